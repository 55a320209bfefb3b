"""The contents list at the front: its entries, and where it ends and the body begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from reportparse.outlining.evidence import is_caption, is_sentence, is_title_word, length_of
from reportparse.outlining.keys import Index, key_of
from reportparse.outlining.lexicon import alternatives, words
from reportparse.outlining.numbering import read_numbers
from reportparse.outlining.sequence import Candidate, choose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportparse.outlining.lines import Line
    from reportparse.outlining.numbering import Number

__all__ = ["Contents", "Entry", "find_contents"]

_PROSE: Final = 3
"""Lines of running text before a list without a title of its own at most."""
_SHORTEST: Final = 3
"""Lines that make a list."""
_MOST: Final = 600
"""Entries that are read at most."""
_WIDEST: Final = 60
"""Reading length of an entry at most."""

_PAGE: Final = re.compile(
    r"[\s.…·．。‥⋯_＿—–-]*(?P<lead>\t|\s|\.{2,}|…|⋯|·{2,}|。{2,}|．{2,}|_{2,}|-{2,}|—{2,})"
    r"[\s.…·．。‥⋯_＿—–-]*(?P<page>[（(]?(?:\d{1,4}|[ivxlIVXL]{1,6})[)）]?)?$"
)
"""Leader and page number at the end of an entry."""
_GLUED_PAGE: Final = re.compile(r"(?<=[^\d\s.])\d{1,6}$")

_INNER_LEADER: Final = re.compile(r"(?:\.{4,}|…{2,}|⋯{2,}|·{4,}|(?:\. ){4,})\s*\d{1,4}\s+(?=\S)")
"""Leader and page number within a line, after which another entry or the body begins."""

_NUMBER_INSIDE: Final = re.compile(
    r"第[零〇一二三四五六七八九十百\d]{1,4}[章节篇讲编]|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}(?:\.\d{1,2})+|\d{1,2}[.、]"
    r"|[壹贰叁肆伍陆柒捌玖拾]{1,2}、"
)
"""What may be the number of a heading inside a line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents list."""

    number: Number | None
    title: str
    start: int
    """First character in the text."""
    title_start: int
    end: int
    level: int
    """1 for a chapter; 0 where no number tells."""
    key: str
    """Number and title as they are compared."""
    title_key: str


@dataclass(frozen=True, slots=True)
class Contents:
    """A contents list and the parts of the text that it takes."""

    entries: tuple[Entry, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    """Parts of the text that are the list, in order."""
    start: int = 0
    end: int = 0
    """Where the body begins; 0 without a list."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a line that may be an entry."""

    start: int
    end: int
    folded: str


@cache
def _heading() -> re.Pattern[str]:
    titles = alternatives("headings", "contents", "titles")
    return re.compile(rf"[\s【\[]*{titles}[\s】\]:：]*", re.IGNORECASE)


@cache
def _figures() -> frozenset[str]:
    return frozenset(map(key_of, words("headings", "contents", "figures")))


def _heading_end(line: Line) -> int:
    """Offset at which the title of a contents list ends in a line; 0 if there is none.

    The first entry may be glued to it, with a stray number between.
    """
    if not (found := _heading().match(line.folded)):
        return 0
    rest = line.folded[found.end() :]
    if not rest.strip("0123456789. "):
        return len(line.folded)
    glued = re.match(r"\d{2,}(?=[^\d\W])", rest)
    return found.end() + glued.end() if glued else 0


def _without_page(folded: str) -> str:
    """Entry without leader and page number."""
    return _PAGE.sub("", folded.rstrip()).rstrip(" .…·．‥⋯_")


def _leader(folded: str) -> int:
    """What leads to a page number: 2 for dots and the like, 1 for a space, 0 without one."""
    found = _PAGE.search(folded.rstrip())
    if not found or not found["page"]:
        return 0
    if len(found.group().strip()) > len(found["page"]) or "\t" in found.group():
        return 2
    return int(len(found["page"].strip("()（）")) <= 3)  # noqa: PLR2004 - four digits are a year


def _has_leader(folded: str) -> bool:
    return _leader(folded) > 0


def _is_entry(line: Line) -> bool:
    bare = _without_page(line.folded)
    if _INNER_LEADER.search(line.folded):
        return True
    return (
        (line.kind not in {"table", "notice", "caption", "note"} or _leader(line.folded) > 1)
        and bool(key_of(bare))
        and length_of(bare) <= _WIDEST
        and (not is_sentence(bare) or _has_leader(line.folded))
    )


def _run(lines: Sequence[Line], first: int, opening: str = "") -> int:
    """End of the run of entries that begins with a line.

    Args:
        lines: lines of the report.
        first: the first line of the run.
        opening: an entry before it that was glued to the title of the list.

    """
    seen = {_undated(opening)} if opening else set()
    at = first
    while at < len(lines) and at - first < _MOST:
        line = lines[at]
        if line.kind != "furniture":
            if not _is_entry(line):
                break
            key = _undated(_without_page(line.folded))
            numbered = bool(read_numbers(line.content, line.folded))
            again = key in seen and not _has_leader(line.folded)
            if again:
                break  # the body begins
            if numbered or not seen:
                seen.add(key)
        at += 1
    return at


def _undated(folded: str) -> str:
    """Return an entry as it is compared, without a page number that was glued to it."""
    return key_of(_GLUED_PAGE.sub("", folded))


def _recurs(folded: str, index: Index, after: int) -> bool:
    """Whether an entry stands again after the list, number and title or title alone."""
    bare = _without_page(folded)
    if index.find(key_of(bare), after):
        return True
    shorter = _GLUED_PAGE.sub("", bare)
    if shorter != bare and index.find(key_of(shorter), after):
        return True
    return any(
        len(key_of(bare[number.end :])) > 3 and index.find(key_of(bare[number.end :]), after)  # noqa: PLR2004 - shorter ones stand everywhere
        for number in read_numbers(bare, bare)[:2]
    )


def _is_list(lines: Sequence[Line], first: int, last: int, index: Index, *, titled: bool) -> bool:
    """Whether a run of lines is a contents list."""
    run = [line for line in lines[first:last] if line.kind != "furniture"]
    least = 2 if titled else _SHORTEST
    if len(run) < least:
        return False
    leaders = sum(_has_leader(line.folded) for line in run)
    if leaders * 2 >= len(run):
        return True
    after = lines[last - 1].end
    recurring = [_recurs(line.folded, index, after) for line in run]
    if titled:
        return sum(recurring) * 3 >= len(run)
    numbered = sum(bool(read_numbers(line.content, line.folded)) for line in run)
    return sum(recurring) * 2 > len(run) and numbered * 2 >= len(run) and any(recurring[:2])


def _located(lines: Sequence[Line], index: Index) -> tuple[int, int, int] | None:
    """Find the list: its title line (or the line itself without one), first line, and end."""
    for at, line in enumerate(lines):
        if _heading_end(line):
            opening = line.folded[_heading_end(line) :]
            last = _run(lines, at + 1, opening)
            last = _shortened(lines, at + 1, last, index)
            if _is_list(lines, at + 1, last, index, titled=True):
                return at, at + 1, last
    stated = [at for at, line in enumerate(lines) if line.kind == "contents"]
    if len(stated) >= _SHORTEST:
        return stated[0], stated[0], stated[-1] + 1
    at = prose = 0
    while at < len(lines) and prose <= _PROSE:
        if not read_numbers(lines[at].content, lines[at].folded) or not _is_entry(lines[at]):
            prose += is_sentence(lines[at].content) or length_of(lines[at].content) > _WIDEST
            at += 1
            continue
        last = _shortened(lines, at, _run(lines, at), index)
        if _is_list(lines, at, last, index, titled=False):
            return at, at, last
        at = max(at + 1, _run(lines, at))
    return None


def _shortened(lines: Sequence[Line], first: int, last: int, index: Index) -> int:
    """Leave out what stands at the end of a run and is the body's.

    Where entries have page numbers, a line without is none; elsewhere one that neither has a
    number nor stands again.
    """
    run = lines[first:last]
    usual = sorted(_leader(line.folded) for line in run)[len(run) // 2] if run else 0
    led = usual > 0 or sum(line.kind == "contents" for line in run) * 2 >= len(run)
    while last - 1 > first:
        line = lines[last - 1]
        if _leader(line.folded) >= max(usual, 1) or line.kind == "contents" or _INNER_LEADER.search(line.folded):
            break
        if not led and (
            read_numbers(line.content, line.folded)
            or is_title_word(line.folded)
            or _recurs(line.folded, index, line.end)
        ):
            break
        last -= 1
    return last


def _pieces(line: Line) -> Iterator[_Piece]:
    """Entries of a line of the list: one, or several that are glued together."""
    if _INNER_LEADER.search(line.folded):
        at = 0
        for found in _INNER_LEADER.finditer(line.folded):
            yield _Piece(line.start + at, line.start + found.end(), line.folded[at : found.end()])
            at = found.end()
        if _has_leader(line.folded):
            yield _Piece(line.start + at, line.end, line.folded[at:])
        return
    starts = [found.start() for found in _NUMBER_INSIDE.finditer(line.folded)]
    if len(starts) > 1 and length_of(_without_page(line.folded)) > 12:  # noqa: PLR2004 - two short entries
        places = [
            [
                Candidate(at, at + n.end, at + n.end + 1, n, 0.0 if at else 1.5)
                for n in read_numbers(line.content[at:], line.folded[at:])
            ]
            for at in sorted({0, *starts})
        ]
        cuts = [chosen.candidate.start for chosen in choose(places)]
        if len(cuts) > 2 or (len(cuts) == 2 and cuts[0] == 0):  # noqa: PLR2004 - two may be chance
            cuts = sorted({0, *cuts})
            for at, end in zip(cuts, [*cuts[1:], len(line.folded)], strict=True):
                yield _Piece(line.start + at, line.start + end, line.folded[at:end])
            return
    yield _Piece(line.start, line.end, line.folded)


def _glued_front(line: Line, index: Index) -> _Piece | None:
    """Entry that is glued to the end of the title line before the list: what recurs of it."""
    recurring = [
        at
        for at in range(max(1, len(line.folded) - _WIDEST), len(line.folded) - 1)
        if line.folded[at] in "（(" or (line.folded[at].isalnum() and _is_cut(line.folded, at))
        if index.find(key_of(line.folded[at:]), line.end)
    ]
    numbered = [at for at in recurring if read_numbers(line.content[at:], line.folded[at:])]
    at = min(numbered or recurring, default=None)
    return None if at is None else _Piece(line.start + at, line.end, line.folded[at:])


def _is_cut(folded: str, at: int) -> bool:
    """Whether a word or number may begin at an offset."""
    before, first = folded[at - 1], folded[at]
    return not (before.isascii() and before.isalnum() and first.isascii() and first.isalnum())


def _glued_body(line: Line, opening: str, index: Index) -> int | None:
    """Offset in a line at which the body begins, after a last entry that is glued to it.

    The entry is what recurs of the line's beginning; if nothing does, the body begins where
    the first entry stands again.
    """
    numbers = read_numbers(line.content, line.folded)
    least = max(2, numbers[0].end + 2) if numbers else 4
    head = Index.of(line.folded[: 2 * _WIDEST])
    if opening and head.key.startswith(opening):
        return None  # the body begins with the line
    own = next((s for s, _ in head.find(opening) if s > 0), None) if opening else None
    longest = 0
    for length in range(1, len(head.key) + 1):
        again = index.find(head.key[:length], line.start + head.offsets[length - 1] + 1)
        if not again:
            break
        longest = head.offsets[length - 1] + 1
    if not numbers and own is None:
        return None
    inside = 0 < longest < len(line.folded) and _is_cut(line.folded, longest)
    if inside and longest >= least and (own is None or longest <= own):
        return _with_closing(line.folded, longest)
    if own is not None and numbers and length_of(line.folded[:own]) <= _WIDEST:
        return own
    return None


def _with_closing(folded: str, end: int) -> int:
    while end < len(folded) and folded[end] in "”’》」』）)？?！!":
        end += 1
    return end


def find_contents(lines: Sequence[Line], index: Index) -> Contents:
    """Find and read the contents list.

    Args:
        lines: lines of the report, the site's notices left out.
        index: the whole text as it is compared.

    """
    located = _located(lines, index)
    if located is None:
        return Contents()
    title, first, last = located
    pieces: list[_Piece] = []
    spans: list[tuple[int, int]] = []
    if title < first:
        spans.append((lines[title].start, lines[title].end))
        if (cut := _heading_end(lines[title])) < len(lines[title].folded):
            line = lines[title]
            pieces.append(_Piece(line.start + cut, line.end, line.folded[cut:]))
    elif title and (glued := _glued_front(lines[title - 1], index)):
        pieces.append(glued)
        spans.append((glued.start, glued.end))
    end = 0
    for line in lines[first:last]:
        if line.kind != "furniture":
            pieces += _pieces(line)
        end = pieces[-1].end if pieces and line.kind != "furniture" else line.end
        spans.append((line.start, end))
    if last < len(lines) and pieces:
        cut = _glued_body(lines[last], key_of(_without_page(pieces[0].folded)), index)
        if cut is not None:
            tail = lines[last]
            pieces.append(_Piece(tail.start, tail.start + cut, tail.folded[:cut]))
            spans.append((tail.start, tail.start + cut))
            end = tail.start + cut
    return Contents(tuple(_entries(pieces, lines, index, end)), tuple(spans), spans[0][0], end)


def _entries(
    pieces: Sequence[_Piece], lines: Sequence[Line], index: Index, end: int
) -> Iterator[Entry]:
    contents = {line.start: line for line in lines}
    places: list[list[Candidate]] = []
    bare: dict[int, str] = {}
    for piece in pieces:
        folded = _without_page(piece.folded)
        if folded == piece.folded and not index.find(key_of(folded), end):
            shorter = _GLUED_PAGE.sub("", folded)
            if index.find(key_of(shorter), end):
                folded = shorter
        if key_of(folded) in _figures() or is_caption(folded) or not key_of(folded):
            continue
        bare[piece.start] = folded
        stop = piece.start + len(folded)
        line = contents.get(piece.start)
        readings = [
            Candidate(piece.start, piece.start + n.end, stop, n, 3.0 if n.counts else 4.0)
            for n in read_numbers(folded, folded)
            if folded[n.end :].strip()
        ]
        readings.append(
            Candidate(
                piece.start,
                piece.start,
                stop,
                None,
                0.5,
                level=line.level if line else None,
            )
        )
        places.append(readings)
    for chosen in choose(places):
        candidate = chosen.candidate
        folded = bare[candidate.start]
        title = folded[candidate.title - candidate.start :]
        level = chosen.depth
        yield Entry(
            candidate.number,
            title,
            candidate.start,
            candidate.title,
            candidate.end,
            level,
            key_of(folded),
            key_of(title),
        )
