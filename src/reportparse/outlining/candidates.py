"""Every place of the body that may be a heading, with its readings."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from reportparse.outlining.evidence import is_caption, length_of, setting_of, weigh
from reportparse.outlining.keys import key_of
from reportparse.outlining.numbering import read_numbers
from reportparse.outlining.sequence import Candidate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.outlining.contents import Contents, Entry
    from reportparse.outlining.evidence import Setting
    from reportparse.outlining.keys import Index
    from reportparse.outlining.lines import Line

__all__ = ["find_candidates"]

_MOST_TIMES: Final = 40
"""Places at which an entry is looked for at most."""
_WIDEST: Final = 120
"""Reading length of a line that can be a heading at most."""
_SENTENCE_BEFORE: Final = re.compile(r"[。！？!?；;…”』」\n](?:\[\d+\]|[①-⑳])?\s*$")
_CITED_BEFORE: Final = re.compile(r"[见在第参照如“「《(（]\s*$|see\s+$|section\s+$", re.IGNORECASE)


def find_candidates(
    lines: Sequence[Line], contents: Contents, index: Index, folded: str
) -> list[list[Candidate]]:
    """List the places that may be headings, in order.

    Args:
        lines: lines of the body, what stands outside the running text included.
        contents: the contents list; empty if there is none.
        index: the whole text as it is compared.
        folded: the whole text in simplified characters.

    Returns:
        The readings of each place.

    """
    setting = setting_of(lines)
    places: dict[int, list[Candidate]] = defaultdict(list)
    styles = {entry.number.style for entry in contents.entries if entry.number}
    by_key = _by_key(contents.entries)
    for at, line in enumerate(lines):
        if line.outside or length_of(line.content) > _WIDEST:
            continue
        for candidate in _of_line(lines, at, setting):
            entries = by_key.get(key_of(folded[candidate.start : candidate.end]), ())
            if entries:
                continue  # found with its entry below
            unlisted = bool(styles) and (candidate.number is None or candidate.number.style in styles)
            weight = candidate.weight - (1.5 if unlisted else 0.0)
            places[candidate.start].append(_weighted(candidate, weight))
    for candidate in _listed(contents, lines, index, folded):
        places[candidate.start].append(candidate)
    return [places[start] for start in sorted(places)]


def _weighted(candidate: Candidate, weight: float) -> Candidate:
    return Candidate(
        candidate.start,
        candidate.title,
        candidate.end,
        candidate.number,
        weight,
        candidate.line,
        candidate.entry,
        candidate.level,
        candidate.look,
        candidate.second,
    )


def _by_key(entries: Sequence[Entry]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at, entry in enumerate(entries):
        found[entry.key].append(at)
    return found


def _of_line(lines: Sequence[Line], at: int, setting: Setting) -> list[Candidate]:
    """Readings of a line that is a heading as a whole."""
    line = lines[at]
    if is_caption(line.folded) and line.kind != "heading":
        return []
    found = []
    for number in (*read_numbers(line.content, line.folded), None):
        title = line.content[number.end :] if number else line.content
        second = -1
        if not title and number and number.strong:
            second = _continuation(lines, at)
            title = lines[second].content if second >= 0 else ""
        found.append(
            Candidate(
                line.start,
                line.start + (number.end if number else 0),
                lines[second].end if second >= 0 else line.end,
                number,
                weigh(lines, at, number, title, setting),
                at,
                level=line.level,
                look=line.look,
                second=second,
            )
        )
    return found


def _continuation(lines: Sequence[Line], at: int) -> int:
    """Index of the line with the title of a number that stands alone on its line."""
    following = at + 1
    if following < len(lines) and not lines[following].outside:
        line = lines[following]
        if length_of(line.content) < 30 and not read_numbers(line.content, line.folded):  # noqa: PLR2004 - a title
            return following
    return -1


def _listed(
    contents: Contents, lines: Sequence[Line], index: Index, folded: str
) -> list[Candidate]:
    """Places at which the entries of the contents list stand in the body."""
    line_at = {line.start: at for at, line in enumerate(lines)}
    ends = {line.end for line in lines}
    starts = [line.start for line in lines]
    found: list[Candidate] = []
    for number, entry in enumerate(contents.entries):
        for start, end in index.find(entry.key, contents.end)[:_MOST_TIMES]:
            end = _closed(folded, end)
            weight = _weight_of_match(folded, start, end, entry, start in line_at, end in ends)
            at = line_at.get(start, _line_of(starts, start))
            if lines[at].outside:
                continue
            title = start + (entry.title_start - entry.start)
            if folded[title:end] != entry.title:
                title = _title_start(folded, start, end, entry)
            line = lines[at]
            found.append(
                Candidate(start, title, end, entry.number, weight, at, number, line.level, line.look)
            )
        if entry.number is not None and entry.title_key:
            found += _by_title(contents, number, entry, lines)
    return found


def _line_of(starts: Sequence[int], start: int) -> int:
    from bisect import bisect_right

    return max(0, bisect_right(starts, start) - 1)


def _closed(folded: str, end: int) -> int:
    """Take in a closing bracket or quotation mark that belongs to a title."""
    while end < len(folded) and folded[end] in "”’》」』）)？?！!%":
        end += 1
    return end


def _title_start(folded: str, start: int, end: int, entry: Entry) -> int:
    """Where the title begins in a match that is spaced otherwise than its entry."""
    wanted = len(entry.title_key)
    at, seen = end, 0
    while at > start and seen < wanted:
        at -= 1
        seen += len(key_of(folded[at]))
    while at > start and folded[at - 1] in "“‘《「『（(":
        at -= 1
    return at


def _weight_of_match(
    folded: str, start: int, end: int, entry: Entry, begins: bool, ends: bool
) -> float:
    """Weight of an entry's number and title found in the body."""
    weight = 5.0 if entry.number else 1.0
    before = folded[max(0, start - 12) : start]
    if begins and ends:
        return weight + 2.0
    if begins:
        return weight + (0.5 if entry.number else -2.0)
    if _CITED_BEFORE.search(before):
        return weight - 6.0
    if entry.number is None:
        weight -= 2.0
    return weight + (0.0 if _SENTENCE_BEFORE.search(before) else -1.0)


def _by_title(
    contents: Contents, number: int, entry: Entry, lines: Sequence[Line]
) -> list[Candidate]:
    """Lines that are an entry's title with another number, or with none."""
    found = []
    for at, line in enumerate(lines):
        if line.outside or line.start < contents.end or length_of(line.content) > _WIDEST:
            continue
        if key_of(line.folded) == entry.title_key:
            found.append(
                Candidate(
                    line.start, line.start, line.end, None, 1.0, at, number, line.level, line.look
                )
            )
    return found
