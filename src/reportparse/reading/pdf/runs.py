"""Characters set side by side become runs: stretches of a line without a wide gap."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from reportparse.reading.pdf.page import Page

__all__ = ["Run", "is_wide", "joined", "rows_of", "runs_of"]

_OVERLAP: Final = 0.5
"""Characters stand on one line if they share this part of the lower one's height."""

_BREAK: Final = 0.7
"""Font sizes: a wider gap ends a run where the file has no space."""

_SPACED_BREAK: Final = 1.3
"""Font sizes: a wider gap ends a run even where the file has a space."""

_BACK: Final = 0.6
"""Font sizes by which a character may reach back over the one before it."""

_PARTING: Final = 0.42
"""Font sizes: a gap this wide, at the place of a gap between columns, parts two cells."""

_EVEN: Final = 0.03
"""Share by which the gaps between the words of a line that was spread differ."""

_FEWEST_SPREAD: Final = 3
"""Equal gaps that show that a line was spread."""

_WIDEST_SPREAD: Final = 2.5
"""Font sizes between the words of a line that was spread at most."""

_MOSTLY_WORDS: Final = 0.6
"""Share of the stretches of a line that was spread that are words."""

_WORD_GAP: Final = 0.17
"""Font sizes: a wider gap between Latin letters parts words, in files without spaces."""

_LOOSE_WORD_GAP: Final = 0.35
"""The same in a run that has spaces, and so needs no guess."""

_STRAY: Final = 0.04
"""Font sizes: a space that takes less room than this is not seen by a reader."""

_CHINESE_SPACE: Final = 0.2
"""Font sizes: a space between Chinese characters that takes less room is not meant."""

_FULL_SPACE: Final = 0.9
"""Font sizes: a gap this wide is a space even where the file has none."""

_LETTER_SPACED: Final = 0.6
"""A run in which this share of the gaps is a space is letter-spaced, and has none."""

_FIRST_WIDE: Final = 0x2E80
"""Where the blocks of Chinese characters and of full-width punctuation begin."""

_WIDE_PUNCTUATION: Final = frozenset("、。，．；：？！…—·「」『』（）《》〈〉【】〔〕“”‘’％")


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Characters side by side on one line of one page, and the spaces between them."""

    page: int
    """Index of the page, 0 for the first."""
    content: str
    glyphs: NDArray[np.int32]
    """Index of each character on its page; -1 for a space that was put in."""
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    """Size of most of the characters, in points."""
    font: int
    """Font of most of the characters."""

    @property
    def middle(self) -> float:
        """Height of the middle of the run."""
        return (self.top + self.bottom) / 2

    lefts: NDArray[np.float64]
    """Left edge of each character; of a space, that of the character before it."""
    rights: NDArray[np.float64]
    """Right edge of each character."""

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    def parted(self, gap: tuple[float, float]) -> list[Run]:
        """Part the run where it leaves free what lies between two columns.

        Args:
            gap: left and right edge of the gap between the columns.

        Returns:
            Two runs, or the run alone if it has no gap there but the space between words.

        """
        drawn = np.flatnonzero(self.glyphs >= 0)
        before, after = drawn[:-1], drawn[1:]
        places = np.flatnonzero(
            (self.lefts[after] - self.rights[before] > _PARTING * self.size)
            & (self.rights[before] <= gap[1])
            & (self.lefts[after] >= gap[0])
        )
        if not places.size:
            return [self]
        place = int(places[0])
        return [
            self.part(0, int(before[place]) + 1),
            self.part(int(after[place]), len(self.content)),
        ]

    def part(self, start: int, end: int) -> Run:
        """Return some of the characters as a run of its own."""
        return replace(
            self,
            content=self.content[start:end],
            glyphs=self.glyphs[start:end],
            x0=float(self.lefts[start:end].min()),
            x1=float(self.rights[start:end].max()),
            lefts=self.lefts[start:end],
            rights=self.rights[start:end],
        )


def is_wide(character: str) -> bool:
    """Tell whether a character is as wide as a Chinese one, and needs no spaces."""
    return character >= "\u2e80" or character in _WIDE_PUNCTUATION


def runs_of(page: Page, glyphs: NDArray[np.intp]) -> list[Run]:
    """Set characters of a page side by side.

    Args:
        page: the page.
        glyphs: which of its characters, in the order of the file; all run left to right.

    Returns:
        The runs from top to bottom, those on one line from left to right.

    """
    if not len(glyphs):
        return []
    chunks = _chunks(page, glyphs)
    runs: list[Run] = []
    for row in _chunk_rows(chunks):
        together = [row[0]]
        spread = _spread(page, row)
        for place, chunk in enumerate(row[1:]):
            if spread[place] or _belongs(page, together[-1], chunk):
                together.append(chunk)
            else:
                runs.append(_run(page, together))
                together = [chunk]
        runs.append(_run(page, together))
    return runs


@dataclass(frozen=True, slots=True, eq=False)
class _Chunk:
    """Neighbours in the file that are neighbours on the line."""

    glyphs: NDArray[np.intp]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float


def _chunks(page: Page, glyphs: NDArray[np.intp]) -> list[_Chunk]:
    boxes = page.boxes[glyphs]
    sizes = page.characters.sizes[glyphs]
    x0, top, x1, bottom = boxes.T
    larger = np.maximum(sizes[1:], sizes[:-1])
    gaps = (x0[1:] - x1[:-1]) / larger
    shared = np.minimum(bottom[1:], bottom[:-1]) - np.maximum(top[1:], top[:-1])
    smaller = np.minimum(bottom[1:] - top[1:], bottom[:-1] - top[:-1])
    spaced = page.characters.spaced[glyphs][1:]
    breaks = (
        (shared < _OVERLAP * smaller)
        | (gaps < -_BACK)
        | (gaps > np.where(spaced, _SPACED_BREAK, _BREAK))
    )
    starts = np.concatenate(([0], np.flatnonzero(breaks) + 1))
    ends = np.append(starts[1:], len(glyphs))
    bounds = zip(
        np.minimum.reduceat(x0, starts).tolist(),
        np.maximum.reduceat(x1, starts).tolist(),
        np.maximum.reduceat(sizes, starts).tolist(),
        starts.tolist(),
        ends.tolist(),
        strict=True,
    )
    chunks = []
    for left, right, size, start, end in bounds:
        # A raised or lowered character must not stretch the line that it stands in.
        tallest = start + int(np.argmax(sizes[start:end]))
        chunks.append(
            _Chunk(
                glyphs[start:end], left, float(top[tallest]), right, float(bottom[tallest]), size
            )
        )
    return chunks


def _chunk_rows(chunks: Sequence[_Chunk]) -> list[list[_Chunk]]:
    """Sort chunks into lines, and each line from left to right."""
    rows: list[tuple[_Chunk, list[_Chunk]]] = []
    for chunk in sorted(chunks, key=lambda chunk: (chunk.top + chunk.bottom, chunk.x0)):
        for first, row in reversed(rows[-3:]):
            shared = min(first.bottom, chunk.bottom) - max(first.top, chunk.top)
            if shared > _OVERLAP * min(first.bottom - first.top, chunk.bottom - chunk.top):
                row.append(chunk)
                break
        else:
            rows.append((chunk, [chunk]))
    return [sorted(row, key=lambda chunk: (chunk.x0, chunk.x1)) for _, row in rows]


def _spread(page: Page, row: Sequence[_Chunk]) -> list[bool]:
    """Tell which gaps of a line are those between words that were spread to fill it.

    All are equally wide, in files that do without spaces; and between words, not figures.
    """
    gaps = [after.x0 - before.x1 for before, after in zip(row, row[1:], strict=False)]
    spread = [False] * len(gaps)
    start = 0
    while start < len(gaps):
        end = start + 1
        limit = max(_EVEN * gaps[start], 0.15)  # a rounding, in points
        while end < len(gaps) and abs(gaps[end] - gaps[start]) <= limit:
            end += 1
        chunks = row[start : end + 1]
        if (
            end - start >= _FEWEST_SPREAD
            and 0 < gaps[start] <= _WIDEST_SPREAD * row[start].size
            and sum(_is_word(page, chunk) for chunk in chunks) >= _MOSTLY_WORDS * len(chunks)
        ):
            spread[start:end] = [True] * (end - start)
        start = end
    return spread


def _is_word(page: Page, chunk: _Chunk) -> bool:
    characters = [page.characters.content[glyph] for glyph in chunk.glyphs.tolist()]
    return any(map(str.isalpha, characters)) and not any(map(is_wide, characters))


def _belongs(page: Page, before: _Chunk, after: _Chunk) -> bool:
    """Tell whether a chunk goes on where the one before it on the line ends."""
    gap = (after.x0 - before.x1) / max(before.size, after.size)
    follows = int(after.glyphs[0]) - int(before.glyphs[-1]) == 1
    spaced = bool(page.characters.spaced[after.glyphs[0]]) and follows
    return gap <= (_SPACED_BREAK if spaced else _BREAK)


def _run(page: Page, chunks: Sequence[_Chunk]) -> Run:
    glyphs = np.concatenate([chunk.glyphs for chunk in chunks])
    content, indices = joined(page, glyphs)
    sizes = page.characters.sizes[glyphs]
    size = float(np.median(sizes))
    tallest = max(chunks, key=lambda chunk: (chunk.size, chunk.x1 - chunk.x0))
    usual = np.abs(sizes - size) < 0.25  # noqa: PLR2004 - a quarter of a point
    middle = glyphs[usual] if usual.any() else glyphs
    fonts = page.characters.fonts[middle]
    return Run(
        page.index,
        content,
        indices,
        min(chunk.x0 for chunk in chunks),
        tallest.top,
        max(chunk.x1 for chunk in chunks),
        tallest.bottom,
        float(np.median(page.baselines[middle])),
        size,
        int(np.bincount(np.maximum(fonts, 0)).argmax()),
        *_edges(page, glyphs, indices),
    )


def _edges(
    page: Page, glyphs: NDArray[np.intp], indices: NDArray[np.int32]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Left and right edge of each character, a space as narrow as the edge before it."""
    drawn = np.cumsum(indices >= 0) - 1
    lefts, rights = page.boxes[glyphs, 0][drawn], page.boxes[glyphs, 2][drawn]
    return np.where(indices >= 0, lefts, rights), rights


def joined(page: Page, glyphs: NDArray[np.intp]) -> tuple[str, NDArray[np.int32]]:
    """Join characters of one line, with the spaces that a reader sees.

    Args:
        page: the page.
        glyphs: characters from left to right.

    Returns:
        The content, and for each character of it the index on the page, -1 for a space.

    """
    content = page.characters.content
    characters = [content[glyph] for glyph in glyphs.tolist()]
    if len(characters) == 1:
        return characters[0], glyphs.astype(np.int32)
    boxes = page.boxes[glyphs]
    sizes = page.characters.sizes[glyphs]
    gaps = (boxes[1:, 0] - boxes[:-1, 2]) / np.maximum(sizes[1:], sizes[:-1])
    spaced = page.characters.spaced[glyphs][1:] & (np.diff(glyphs) == 1)
    word_gap = _LOOSE_WORD_GAP if spaced.any() else _WORD_GAP
    usual = float(np.median(gaps))
    if usual > 0.05:  # noqa: PLR2004 - font sizes: the whole run is set wide
        gaps = gaps - usual * (not spaced.mean() > _LETTER_SPACED)
    places = []
    for index in np.flatnonzero(spaced | (gaps > word_gap)).tolist():
        if _is_space(
            characters[index],
            characters[index + 1],
            float(gaps[index]),
            spaced=bool(spaced[index]),
            word_gap=word_gap,
        ):
            places.append(index + 1)
    if len(places) > _LETTER_SPACED * (len(characters) - 1) and len(places) > 1 and all(
        is_wide(character) for character in characters
    ):
        places = []
    for place in reversed(places):
        characters.insert(place, " ")
    return "".join(characters), np.insert(glyphs, places, -1).astype(np.int32)


def _is_space(before: str, after: str, gap: float, *, spaced: bool, word_gap: float) -> bool:
    wide = is_wide(before) + is_wide(after)
    if wide == 0:
        return gap > (_STRAY if spaced else word_gap)
    if gap > _FULL_SPACE:
        return True
    if before in _WIDE_PUNCTUATION or after in _WIDE_PUNCTUATION:
        return False
    return spaced and gap > (_CHINESE_SPACE if wide > 1 else _STRAY)


def rows_of(runs: Iterable[Run]) -> list[list[Run]]:
    """Sort runs into lines from top to bottom, and each line from left to right."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.middle, run.x0)):
        for row in reversed(rows[-3:]):
            first = row[0]
            shared = min(first.bottom, run.bottom) - max(first.top, run.top)
            if shared > _OVERLAP * min(first.bottom - first.top, run.bottom - run.top):
                row.append(run)
                break
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: (run.x0, run.x1)) for row in rows]
