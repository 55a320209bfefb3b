"""The contents list at the front: where it stands, and where the body begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from reportparse.outlining.entries import FIRST_NUMBER, Entry, Piece, entries_of, pieces_of
from reportparse.outlining.evidence import is_title_word
from reportparse.outlining.keys import Index, key_of
from reportparse.outlining.leaders import leader, parted, without_glued_page, without_page
from reportparse.outlining.lexicon import alternatives, words
from reportparse.outlining.numbering import read_numbers
from reportparse.outlining.sentences import is_sentence, length_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.outlining.lines import Line

__all__ = ["Contents", "find_contents"]

_PROSE: Final = 3
"""Lines of running text before a list without a title of its own at most."""
_SHORTEST: Final = 3
"""Lines that make a list."""
_APART: Final = 4
"""Lines by which the entries that a file marks are apart at most: page headers, page numbers."""
_TRIED: Final = 400
"""Lines at the beginning among which a list without a title of its own may begin."""
_MOST: Final = 600
"""Entries that are read at most."""
_WIDEST: Final = 60
"""Reading length of an entry at most."""

_INLINE_LINES: Final = 8
"""Lines at the beginning in which a list may be glued to title and body."""
_INLINE_REACH: Final = 4_000
"""Characters of such a list at most."""
_INLINE_HEAD: Final = 4
"""Characters of its first title that stand again where the body begins."""
_CLOSING: Final = "”’》」』）)？?！!"

_OUTSIDE: Final = frozenset({"table", "notice", "caption", "note"})


@dataclass(frozen=True, slots=True)
class Contents:
    """A contents list and the part of the text that it takes."""

    entries: tuple[Entry, ...] = ()
    start: int = 0
    """Where the list begins in the text, its own title included."""
    end: int = 0
    """Where the body begins; 0 without a list."""


@cache
def _heading() -> re.Pattern[str]:
    titles = alternatives("headings", "contents", "titles")
    return re.compile(rf"[\s【\[]*{titles}[\s】\]:：]*", re.IGNORECASE)


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


def _is_entry(line: Line) -> bool:
    if any(parted(line.folded)):
        return True
    bare = without_page(line.folded)
    return (
        (line.kind not in _OUTSIDE or leader(line.folded) > 1)
        and bool(key_of(bare))
        and length_of(bare) <= _WIDEST
        and (not is_sentence(bare) or leader(line.folded) > 0)
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
            keys = [_undated(without_page(piece.folded)) for piece in pieces_of(line)]
            if keys[0] in seen and not leader(line.folded):
                break  # the body begins
            if read_numbers(line.content, line.folded) or not seen:
                seen.update(keys)
        at += 1
    return at


def _undated(folded: str) -> str:
    """Return an entry as it is compared, without a page number that was glued to it."""
    return key_of(without_glued_page(folded))


def _recurs(folded: str, index: Index, after: int) -> bool:
    """Whether an entry stands again after the list, number and title or title alone."""
    bare = without_page(folded)
    if index.has(key_of(bare), after):
        return True
    shorter = without_glued_page(bare)
    if shorter != bare and index.has(key_of(shorter), after):
        return True
    return any(
        len(key_of(bare[number.end :])) > 3 and index.has(key_of(bare[number.end :]), after)  # noqa: PLR2004 - shorter ones stand everywhere
        for number in read_numbers(bare, bare)[:2]
    )


def _is_list(lines: Sequence[Line], first: int, last: int, index: Index, *, titled: bool) -> bool:
    """Whether a run of lines is a contents list."""
    run = [
        piece for line in lines[first:last] if line.kind != "furniture" for piece in pieces_of(line)
    ]
    least = 2 if titled else _SHORTEST
    if len(run) < least:
        return False
    leaders = sum(leader(line.folded) > 0 for line in run)
    if leaders * 2 >= len(run):
        return True
    after = run[-1].start + 1  # the body may be glued to the last entry
    recurring = [_recurs(line.folded, index, after) for line in run]
    if titled:
        return sum(recurring) * 3 >= len(run)
    numbered = sum(bool(read_numbers(line.folded, line.folded)) for line in run)
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
    stated = _stated(lines)
    if len(stated) >= _SHORTEST:
        return stated[0], stated[0], stated[-1] + 1
    at = prose = 0
    while at < min(len(lines), _TRIED) and prose <= _PROSE:
        if not read_numbers(lines[at].content, lines[at].folded) or not _is_entry(lines[at]):
            prose += is_sentence(lines[at].content) or length_of(lines[at].content) > _WIDEST
            at += 1
            continue
        glued = _glued_front(lines[at - 1], index) if at else None
        last = _run(lines, at, glued.folded if glued else "")
        last = _shortened(lines, at, last, index)
        if _is_list(lines, at, last, index, titled=False):
            return at, at, last
        at = max(at + 1, _run(lines, at))
    return None


def _stated(lines: Sequence[Line]) -> list[int]:
    """Indices of the first lines that the file shows to be a list, near one another."""
    found: list[int] = []
    for at, line in enumerate(lines):
        if line.kind != "contents":
            continue
        if found and at - found[-1] > _APART:
            break
        found.append(at)
    return found


def _shortened(lines: Sequence[Line], first: int, last: int, index: Index) -> int:
    """Leave out what stands at the end of a run and is the body's.

    Where entries have page numbers, a line without is none; elsewhere one that neither has a
    number nor stands again.
    """
    run = lines[first:last]
    usual = sorted(leader(line.folded) for line in run)[len(run) // 2] if run else 0
    led = usual > 0 or sum(line.kind == "contents" for line in run) * 2 >= len(run)
    while last - 1 > first:
        line = lines[last - 1]
        if (
            leader(line.folded) >= max(usual, 1)
            or line.kind == "contents"
            or any(parted(line.folded))
        ):
            break
        if not led and (
            read_numbers(line.content, line.folded)
            or is_title_word(line.folded)
            or _recurs(line.folded, index, line.end)
        ):
            break
        last -= 1
    return last


def _glued_front(line: Line, index: Index) -> Piece | None:
    """Entry that is glued to the end of the title line before the list: what recurs of it."""
    recurring = [
        at
        for at in range(max(1, len(line.folded) - _WIDEST), len(line.folded) - 1)
        if line.folded[at] in "（(" or (line.folded[at].isalnum() and _is_cut(line.folded, at))
        if index.has(key_of(line.folded[at:]), line.end)
    ]
    numbered = [at for at in recurring if read_numbers(line.content[at:], line.folded[at:])]
    at = min(numbered or recurring, default=None)
    return None if at is None else Piece(line.start + at, line.end, line.folded[at:])


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
        again = index.has(head.key[:length], line.start + head.offsets[length - 1] + 1)
        if not again:
            break
        longest = head.offsets[length - 1] + 1
    if not numbers and own is None:
        return None
    longest = _before_byline(line.folded, longest)
    inside = 0 < longest < len(line.folded) and _is_cut(line.folded, longest)
    if inside and longest >= least and (own is None or longest <= own):
        return _with_closing(line.folded, longest)
    if own is not None and numbers and length_of(line.folded[:own]) <= _WIDEST:
        return own
    return None


def _before_byline(folded: str, end: int) -> int:
    """Move the end of an entry before a word of a byline that it would cut in two."""
    for word in words("front", "byline", "words"):
        start = folded.find(word, max(0, end - len(word) + 1), end + len(word) - 1)
        if 0 <= start < end < start + len(word):
            return start
    return end


def _with_closing(folded: str, end: int) -> int:
    while end < len(folded) and folded[end] in _CLOSING:
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
        return _inline(lines, index)
    title, first, last = located
    pieces: list[Piece] = []
    start = lines[title].start
    if title < first:
        pieces += _glued_first(lines[title])
    elif title and (glued := _glued_front(lines[title - 1], index)):
        pieces.append(glued)
        start = glued.start
    inner = _glued_inside(lines[last - 1], pieces, lines[first])
    end = start
    for line in lines[first : last - (inner is not None)]:
        if line.kind != "furniture":
            pieces += pieces_of(line)
        end = pieces[-1].end if pieces and line.kind != "furniture" else line.end
    glued = inner
    if glued is None and last < len(lines) and pieces:
        glued = _glued_last(lines[last], pieces[0], index)
    if glued is not None:
        pieces.append(glued)
        end = glued.end
    return Contents(tuple(entries_of(pieces, index, end)), start, end)


def _glued_first(line: Line) -> list[Piece]:
    """Entry that is glued to the title of the list."""
    cut = _heading_end(line)
    return [Piece(line.start + cut, line.end, line.folded[cut:])] if cut < len(line.folded) else []


def _glued_last(line: Line, opening: Piece, index: Index) -> Piece | None:
    """Entry that is glued to the body after the list."""
    cut = _glued_body(line, key_of(without_page(opening.folded)), index)
    return None if cut is None else Piece(line.start, line.start + cut, line.folded[:cut])


def _glued_inside(line: Line, before: Sequence[Piece], first: Line) -> Piece | None:
    """Last entry of a list, to which no more than the first heading of the body is glued."""
    if line is first or leader(line.folded):
        return None
    opening = key_of(without_page(before[0].folded if before else first.folded))
    found = Index.of(line.folded).find(opening)
    cut = next((start for start, _ in found if start > 0), None)
    return None if cut is None else Piece(line.start, line.start + cut, line.folded[:cut])


def _inline(lines: Sequence[Line], index: Index) -> Contents:
    """Find a list that is glued to the title before it and to the body after it.

    It begins with a first number, holds no full stop, and its beginning stands again where the
    body begins.
    """
    for line in lines[:_INLINE_LINES]:
        for found in FIRST_NUMBER.finditer(line.folded[:_INLINE_REACH]):
            head = key_of(line.folded[found.start() : found.end() + _INLINE_HEAD])
            start = line.start + found.start()
            again = next((at for at, _ in index.find(head, start + 1, 1)), None)
            if again is None or again >= line.end:
                continue
            region = line.folded[found.start() : again - line.start]
            if "。" in region or len(region) > _INLINE_REACH:
                continue
            pieces = pieces_of(replace(line, start=start, end=again, content=region, folded=region))
            if len(pieces) >= _SHORTEST:
                entries = tuple(entries_of(pieces, index, again))
                return Contents(entries, start, again)
    return Contents()
