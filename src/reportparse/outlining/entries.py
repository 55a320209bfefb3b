"""Entries of a contents list: lines and parts of lines, with the number and level of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from reportparse.outlining.evidence import is_caption
from reportparse.outlining.keys import key_of
from reportparse.outlining.leaders import leader, parted, without_glued_page, without_page
from reportparse.outlining.lexicon import words
from reportparse.outlining.numbering import read_numbers
from reportparse.outlining.sentences import length_of
from reportparse.outlining.sequence import Candidate, choose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportparse.outlining.keys import Index
    from reportparse.outlining.lines import Line
    from reportparse.outlining.numbering import Number

__all__ = ["FIRST_NUMBER", "Entry", "Piece", "entries_of", "pieces_of"]

_TWO_ENTRIES: Final = 12
"""Reading length of two short entries that are glued to one another."""

_NUMBER_INSIDE: Final = re.compile(
    r"第[零〇一二三四五六七八九十百\d]{1,4}[章节篇讲编]|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}(?:\.\d{1,2})+|\d{1,2}[.、]"
    r"|[壹贰叁肆伍陆柒捌玖拾]{1,2}、"
)
"""What may be the number of a heading inside a line."""


FIRST_NUMBER: Final = re.compile(
    r"第[一1][章节篇部讲编]|[一壹]、|(?<!\d)1(?:\.1)?[.、]?(?=[^\d.、,，年月日%])"
)
"""What may be the first number of a list."""


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
class Piece:
    """A part of a line that may be an entry."""

    start: int
    """First character in the text."""
    end: int
    folded: str
    """Its characters, simplified."""


@cache
def _no_entries() -> frozenset[str]:
    """Titles of the list itself and of lists of figures, which are no entries."""
    titles = (*words("headings", "contents", "titles"), *words("headings", "contents", "figures"))
    return frozenset(map(key_of, titles))


def pieces_of(line: Line) -> tuple[Piece, ...]:
    """Entries of a line of the list: one, or several that are glued together."""
    spans = list(parted(line.folded)) or _numbered(line) or [(0, len(line.folded))]
    return tuple(
        Piece(line.start + start, line.start + end, line.folded[start:end]) for start, end in spans
    )


def _numbered(line: Line) -> list[tuple[int, int]]:
    """Parts of a line that begin with numbers in sequence; empty if it is one entry."""
    starts = {0, *(found.start() for found in _NUMBER_INSIDE.finditer(line.folded))}
    if len(starts) == 1 or length_of(without_page(line.folded)) <= _TWO_ENTRIES:
        return []
    places = [
        [
            Candidate(at, at + number.end, at + number.end + 1, number, 0.0 if at else 1.5)
            for number in read_numbers(line.content[at:], line.folded[at:])
        ]
        for at in sorted(starts)
    ]
    cuts = [chosen.candidate.start for chosen in choose(places)]
    if len(cuts) < 2 or (len(cuts) == 2 and cuts[0] > 0):  # noqa: PLR2004 - two inside may be chance
        return []
    cuts = sorted({0, *cuts})
    return list(zip(cuts, [*cuts[1:], len(line.folded)], strict=True))


def entries_of(pieces: Sequence[Piece], index: Index, end: int) -> Iterator[Entry]:
    """Read the entries of a list.

    Args:
        pieces: lines and parts of lines of the list, in order.
        index: the whole text as it is compared.
        end: where the body begins.

    """
    joined = list(_joined(pieces))
    paged = _are_paged(joined)
    bare = {
        piece.start: without_glued_page(piece.folded)
        if paged and without_page(piece.folded) == piece.folded
        else _bare(piece, index, end)
        for piece in joined
    }
    places = [
        _readings(start, folded)
        for start, folded in bare.items()
        if key_of(folded) and key_of(folded) not in _no_entries() and not is_caption(folded)
    ]
    for chosen in choose(places):
        candidate = chosen.candidate
        folded = bare[candidate.start]
        title = folded[candidate.title - candidate.start :]
        yield Entry(
            candidate.number,
            title,
            candidate.start,
            candidate.title,
            candidate.end,
            chosen.depth,
            key_of(folded),
            key_of(title),
        )


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Join an entry that is broken over two lines, where entries have leaders."""
    led = sum(leader(piece.folded) > 1 for piece in pieces) * 2 > len(pieces)
    held: Piece | None = None
    for piece in pieces:
        if held is not None:
            if leader(piece.folded) > 1 and not read_numbers(piece.folded, piece.folded):
                gap = " " * (piece.start - held.end)
                held = Piece(held.start, piece.end, held.folded + gap + piece.folded)
                yield held
                held = None
                continue
            yield held
            held = None
        if led and not leader(piece.folded) and read_numbers(piece.folded, piece.folded):
            held = piece
        else:
            yield piece
    if held is not None:
        yield held


def _are_paged(pieces: Sequence[Piece]) -> bool:
    """Whether most entries end in digits that never fall, as page numbers glued to them do."""
    glued = [
        int(piece.folded.rstrip()[len(bare) :])
        for piece in pieces
        if not leader(piece.folded)
        and (bare := without_glued_page(piece.folded.rstrip())) != piece.folded.rstrip()
    ]
    return len(glued) >= max(3, 0.6 * len(pieces)) and glued == sorted(glued)


def _bare(piece: Piece, index: Index, end: int) -> str:
    """Text of an entry without its page number, which may be glued to it."""
    folded = without_page(piece.folded)
    if folded == piece.folded and not index.has(key_of(folded), end):
        shorter = without_glued_page(folded)
        if index.has(key_of(shorter), end):
            return shorter
    return folded


def _readings(start: int, folded: str) -> list[Candidate]:
    stop = start + len(folded)
    numbered = [
        Candidate(start, start + number.end, stop, number, 3.0 if number.counts else 4.0)
        for number in read_numbers(folded, folded)
        if folded[number.end :].strip()
    ]
    return [*numbered, Candidate(start, start, stop, None, 0.5)]
