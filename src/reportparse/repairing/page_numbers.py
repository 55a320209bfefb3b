"""Page numbers that are glued to the entries of a contents list, and to headings.

``1.2供给结构7`` and ``第二章经营情况15`` lose theirs, which are recorded, where the page numbers of
at least three lines count up and something proves that the titles end before them: titles stand
again without their digits, or all head chapters, whose digits count up by no pattern of their own.
Titles that end in digits (a year, a version, a number that is one of a series) keep these.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reportparse.repairing.account import Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportparse.records import Certainty

__all__ = ["page_number_changes"]

KIND: Final = "page_number"

_LONGEST: Final = 60
"""Characters of an entry or heading at most."""
_MOST: Final = 600
"""Lines that are looked at at most."""
_FEWEST: Final = 3
"""Page numbers of a list at least."""
_BETWEEN: Final = 4
"""Lines without a glued page number between two of a list at most."""
_UNNUMBERED: Final = 15
"""Characters of a title without a number at most."""

_NUMBER: Final = (
    r"第[零〇一二三四五六七八九十百0-9]{1,4}[章节節篇编編部講讲回][ ]?"
    r"|[（(]?[一二三四五六七八九十]{1,3}[）)、.．][ ]?"
    r"|[0-9]{1,2}(?:[.．][0-9]{1,2}){1,3}[.、．]?[ ]?|[0-9]{1,2}[.、．][ ]?"
)
_LINE: Final = re.compile(
    rf"[ ]*(?P<number>{_NUMBER})?(?P<title>[^\n]{{1,{_LONGEST}}}?)"
    r"(?P<digits>(?:(?<=[\u3400-\u9fff）)》”」])|(?<=[a-z]{4}))(?:[0-9]{1,4}\.[0-9]{1,4}|[0-9]{1,8}))"
    r"[ ]*\Z"
)
_CHAPTER: Final = re.compile(r"第[零〇一二三四五六七八九十百0-9]{1,4}[章节節篇编編部講讲]")
_ITEM: Final = re.compile(r"[一二三四五六七八九十]{1,3}、(?=[^\n])")
_PROSE: Final = 40
"""Characters of a paragraph of running text at least, which shows that a heading is above it."""
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}\Z")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that ends in digits, with the ways to read them."""

    start: int
    """Where the line begins."""
    digits: int
    """Where its digits begin."""
    end: int
    at: int
    """Index of the line in the text."""
    chapter: bool
    """Whether it is the heading of a chapter by itself, whatever stands elsewhere."""
    ending: str
    """The character before the digits."""
    pages: tuple[tuple[int, int], ...]
    """Page numbers that the digits may end in, and where each begins; the longest first."""


@dataclass(frozen=True, slots=True)
class _Chain:
    """Lines whose page numbers count up, by the last of them."""

    length: int
    kept: int
    """Digits left to the titles."""
    line: _Line | None = None
    page: int = 0
    start: int = 0
    """Where the page number begins."""
    before: _Chain | None = None

    @property
    def worth(self) -> tuple[int, int]:
        """What makes one chain better than another."""
        return self.length, -self.kept


def page_number_changes(content: str) -> list[Change]:
    """Take out page numbers that are glued to titles.

    Args:
        content: any text, an entry or heading a line.

    """
    rows = content.split("\n")
    lines = list(_lines(rows))
    if len(lines) < _FEWEST:
        return []
    shown = Counter(_bare(row) for row in rows if len(row) <= 2 * _LONGEST)
    chapters = [at for at in range(len(rows)) if _is_chapter(rows, at)]
    changes: dict[int, Change] = {}
    for run in [*_runs(lines), [line for line in lines if line.chapter]]:
        read = _counting_up(run)
        if len(read) * 3 < len(run) * 2:
            continue
        if _stand_again(content, read, shown):
            certainty: Certainty = "exact"
            read = [
                (line, page, start)
                for line, page, start in read
                if _bare(content[line.start : start]) in shown
                or (_is_plain(content, line, start) and shown[_rest(content, line)] == 1)
            ]
        elif _are_chapters(read, chapters):
            certainty = "inferred"
            read = [one for one in read if _is_plain(content, one[0], one[2])]
        else:
            continue
        for line, page, start in read:
            rule = f"page {page}, as the pages of a list count up"
            change = Change(start, line.end, "", KIND, rule, certainty)
            changes.setdefault(line.start, change)
    return sorted(changes.values())


def _is_plain(content: str, line: _Line, start: int) -> bool:
    """Whether no single digit is left to a title before its page number, which may be of it."""
    return start - line.digits != 1 or not content[line.digits].isdigit()


def _rest(content: str, line: _Line) -> str:
    return _bare(content[line.start : line.end])


def _bare(row: str) -> str:
    return row.replace(" ", "")


def _is_chapter(rows: Sequence[str], at: int) -> bool:
    """Whether a row is numbered as a chapter, or as a part with running text below it."""
    row = rows[at].lstrip(" ")
    if len(row) > _LONGEST:
        return False
    if _CHAPTER.match(row):
        return True
    below = rows[at + 1] if at + 1 < len(rows) else ""
    return bool(_ITEM.match(row)) and len(below) >= _PROSE and below.endswith("。")


def _lines(rows: Sequence[str]) -> Iterator[_Line]:
    """Lines that end in digits which may be a page number."""
    start = count = 0
    for at, row in enumerate(rows):
        ends = row.rstrip(" ")[-1:]
        if ends and ends in "0123456789" and len(row) <= 2 * _LONGEST and count < _MOST:
            found = _LINE.match(row)
            pages = tuple(_pages(found["digits"], start + found.start("digits"))) if found else ()
            if found and pages and (found["number"] or len(found["title"]) <= _UNNUMBERED):
                count += 1
                yield _Line(
                    start,
                    start + found.start("digits"),
                    start + found.end("digits"),
                    at,
                    _is_chapter(rows, at),
                    found["title"][-1],
                    pages,
                )
        start += len(row) + 1


def _pages(digits: str, start: int) -> Iterator[tuple[int, int]]:
    """Page numbers that digits may end in; what is before one is a year or a decimal number."""
    if _YEAR.match(digits):
        return
    for length in range(min(3, len(digits)), 0, -1):
        kept, page = digits[:-length], digits[-length:]
        if page[0] == "0" or not page.isdigit() or kept.endswith("."):
            continue
        if not kept or _YEAR.match(kept) or "." in kept or len(kept) == 1:
            yield int(page), start + len(kept)


def _runs(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Lines near one another, as in a list."""
    run: list[_Line] = []
    for line in lines:
        if run and line.at - run[-1].at > _BETWEEN:
            yield run
            run = []
        run.append(line)
    yield run


def _counting_up(run: Sequence[_Line]) -> list[tuple[_Line, int, int]]:
    """Choose the page numbers of a run such that as many as possible count up.

    Returns:
        Lines with their page and where it begins, in order; of several readings that with the
        fewest digits left to titles. Nothing for too few.

    """
    best = {0: _Chain(0, 0)}
    for line in run:
        found: list[_Chain] = []
        for page, start in line.pages:
            before = max((c for c in best.values() if c.page <= page), key=lambda c: c.worth)
            kept = before.kept + start - line.digits
            found.append(_Chain(before.length + 1, kept, line, page, start, before))
        for chain in found:
            if chain.page not in best or chain.worth > best[chain.page].worth:
                best[chain.page] = chain
    at: _Chain | None = max(best.values(), key=lambda chain: chain.worth)
    read: list[tuple[_Line, int, int]] = []
    while at is not None:
        if at.line is not None:
            read.append((at.line, at.page, at.start))
        at = at.before
    return read[::-1] if len(read) >= _FEWEST else []


def _stand_again(
    content: str, read: Sequence[tuple[_Line, int, int]], shown: Mapping[str, int]
) -> bool:
    """Whether the titles stand again without their page numbers, and not with them."""
    again = sum(_bare(content[line.start : start]) in shown for line, _, start in read)
    whole = sum(shown[_rest(content, line)] > 1 for line, _, _ in read)
    return bool(read) and again * 2 >= len(read) and again > whole


def _are_chapters(read: Sequence[tuple[_Line, int, int]], chapters: Sequence[int]) -> bool:
    """Whether digits at the ends of chapters count up by no pattern of the titles' own."""
    steps = {later - earlier for (_, earlier, _), (_, later, _) in pairwise(read)}
    endings = {line.ending for line, _, _ in read}
    if not read:
        return False
    within = bisect_right(chapters, read[-1][0].at) - bisect_left(chapters, read[0][0].at)
    return (
        len(read) * 5 >= within * 4
        and all(line.chapter for line, _, _ in read)
        and 0 not in steps
        and len(steps) > 1
        and len(endings) > 1
    )
