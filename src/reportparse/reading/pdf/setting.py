"""Characters are set side by side again: what the file draws piece by piece becomes runs."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from reportparse.reading.pdf.runs import GAP, SPACE, Run, begins_wide, ends_wide, is_wide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reportparse.reading.pdf.page import Page

__all__ = ["runs_of"]

_OVERLAP: Final = 0.5
"""Characters stand on one line if they share this part of the lower one's height."""

_BREAK: Final = 0.7
"""Font sizes: a wider gap ends a run where the file has no space."""

_SPACED_BREAK: Final = 1.3
"""Font sizes: a wider gap ends a run even where the file has a space."""

_BACK: Final = 0.6
"""Font sizes by which a character may reach back over the one before it."""

_WORD_GAP: Final = 0.17
"""Font sizes: a wider gap between Latin letters parts words, in files without spaces."""

_LOOSE_WORD_GAP: Final = 0.35
"""The same in a run that has spaces, and so needs no guess."""

_STRAY: Final = 0.04
"""Font sizes: a space that takes less room than this is not seen by a reader."""

_CHINESE_SPACE: Final = 0.2
"""Font sizes: a space between Chinese characters that takes less room is not meant."""

_SEEN_SPACE: Final = 0.21
"""Font sizes: a gap between Chinese characters this wide is a space though the file has none."""

_MIXED_SPACE: Final = 0.31
"""Font sizes: a gap between Chinese and Latin this wide is a space though the file has none;
typesetters put up to a quarter between them by themselves."""

_TIGHT: Final = 0.05
"""Font sizes between Chinese and Latin at most where the typesetter puts nothing between."""

_TELLING: Final = 3
"""Gaps between Chinese and Latin that tell how a page is set."""

_FULL_SPACE: Final = 0.9
"""Font sizes: a gap this wide is a space even where the file has none."""

_WIDE_SET: Final = 0.05
"""Font sizes between most characters of a run that is set wide."""

_LETTER_SPACED: Final = 0.6
"""A run in which this share of the gaps is a space is letter-spaced, and has none."""

_EVEN: Final = 0.03
"""Share by which the gaps between the words of a line that was spread differ."""

_FEWEST_SPREAD: Final = 3
"""Equal gaps that show that a line was spread."""

_WIDEST_SPREAD: Final = 2.5
"""Font sizes between the words of a line that was spread at most."""

_MOSTLY_WORDS: Final = 0.6
"""Share of the stretches of a line that was spread that are words."""

_PROSE_WIDTH: Final = 9.0
"""Font sizes: a line of prose in a column is at least this wide."""

_PROSE: Final = 6
"""Lines of prose that show where a column begins."""

_BULLETS: Final = frozenset("•●○■□◆◇◼◻▪▫►▶➢➤✓✔‣⁃")

_PUNCTUATION: Final = frozenset("、。，．；：？！…—·「」『』（）《》〈〉【】〔〕“”‘’％")


@dataclass(frozen=True, slots=True, eq=False)
class _Strip:
    """Characters in the order of the file, as lists of one length."""

    page: int
    glyphs: list[int]
    content: list[str]
    lefts: list[float]
    tops: list[float]
    rights: list[float]
    bottoms: list[float]
    baselines: list[float]
    sizes: list[float]
    fonts: list[int]
    spaced: list[bool]
    mixed_space: float = _MIXED_SPACE
    """Font sizes: a gap between Chinese and Latin this wide is a space on this page."""


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Neighbours in the file that are neighbours on the line."""

    start: int
    end: int
    x0: float
    top: float
    x1: float
    bottom: float
    size: float


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
    boxes = page.boxes[glyphs]
    whole = page.characters.content
    places = glyphs.tolist()
    lefts, tops, rights, bottoms = boxes.T.tolist()
    strip = _Strip(
        page.index,
        places,
        [whole[place] for place in places],
        lefts,
        tops,
        rights,
        bottoms,
        page.baselines[glyphs].tolist(),
        page.characters.sizes[glyphs].tolist(),
        page.characters.fonts[glyphs].tolist(),
        page.characters.spaced[glyphs].tolist(),
        _mixed_space(page),
    )
    runs: list[Run] = []
    chunks = _chunks(strip, _breaks(page, glyphs, boxes))
    edges = _edges(chunks)
    for row in _rows(chunks):
        together = [row[0]]
        spread = _spread(strip, row)
        for place, chunk in enumerate(row[1:]):
            parted = chunk.start != together[-1].end and round(chunk.x0) in edges
            if not parted and (spread[place] or _belongs(strip, together[-1], chunk)):
                together.append(chunk)
            else:
                runs.append(_run(strip, together))
                together = [chunk]
        runs.append(_run(strip, together))
    return runs


def _mixed_space(page: Page) -> float:
    """Width from which a gap between Chinese and Latin is a space on a page, in font sizes.

    Where the typesetter puts nothing between them, what is wider than a stray is meant.
    """
    codes = np.frombuffer(page.characters.content.encode("utf-32-le"), np.uint32)
    ideographs = (codes >= 0x3400) & (codes <= 0x9FFF)  # noqa: PLR2004 - the blocks of Unicode
    folded = codes | 0x20
    letters = (codes - 0x30 < 10) | (folded - 0x61 < 26)  # noqa: PLR2004 - ASCII, unsigned
    mixed = (ideographs[1:] & letters[:-1]) | (letters[1:] & ideographs[:-1])
    boxes = page.boxes
    mixed &= page.level[1:] & (np.abs(boxes[1:, 1] - boxes[:-1, 1]) < 1)
    gaps = ((boxes[1:, 0] - boxes[:-1, 2]) / page.characters.sizes[1:])[mixed]
    tight = int((np.abs(gaps) < _TIGHT).sum())
    loose = int(((gaps > 2 * _TIGHT) & (gaps < _MIXED_SPACE)).sum())
    return _CHINESE_SPACE if tight >= _TELLING and tight > loose else _MIXED_SPACE


def _breaks(page: Page, glyphs: NDArray[np.intp], boxes: NDArray[np.float64]) -> list[int]:
    """Places at which the next character of the file is no neighbour on the line."""
    sizes = page.characters.sizes[glyphs]
    x0, top, x1, bottom = boxes.T
    gaps = (x0[1:] - x1[:-1]) / np.maximum(sizes[1:], sizes[:-1])
    shared = np.minimum(bottom[1:], bottom[:-1]) - np.maximum(top[1:], top[:-1])
    smaller = np.minimum(bottom[1:] - top[1:], bottom[:-1] - top[:-1])
    spaced = page.characters.spaced[glyphs][1:]
    breaks = (
        (shared < _OVERLAP * smaller)
        | (gaps < -_BACK)
        | (gaps > np.where(spaced, _SPACED_BREAK, _BREAK))
    )
    found: list[int] = (np.flatnonzero(breaks) + 1).tolist()
    return found


def _chunks(strip: _Strip, breaks: Sequence[int]) -> list[_Chunk]:
    chunks = []
    for start, end in zip([0, *breaks], [*breaks, len(strip.glyphs)], strict=True):
        sizes = strip.sizes[start:end]
        size = max(sizes)
        # A raised or lowered character must not stretch the line that it stands in.
        tallest = start + sizes.index(size)
        chunks.append(
            _Chunk(
                start,
                end,
                min(strip.lefts[start:end]),
                strip.tops[tallest],
                max(strip.rights[start:end]),
                strip.bottoms[tallest],
                size,
            )
        )
    return chunks


def _edges(chunks: Sequence[_Chunk]) -> set[int]:
    """Find where columns of text begin: whole points at which several lines of prose begin.

    What is too wide for its column may touch the text of the next one, and even lie over it.
    """
    begun = Counter(
        round(chunk.x0) for chunk in chunks if chunk.x1 - chunk.x0 > _PROSE_WIDTH * chunk.size
    )
    return {
        place + near for place, count in begun.items() if count >= _PROSE for near in (-1, 0, 1)
    }


def _rows(chunks: Sequence[_Chunk]) -> list[list[_Chunk]]:
    """Sort chunks into lines, and each line from left to right."""
    rows: list[list[_Chunk]] = []
    for chunk in sorted(chunks, key=lambda chunk: (chunk.top + chunk.bottom, chunk.x0)):
        height = chunk.bottom - chunk.top
        for row in reversed(rows[-3:]):
            first = row[0]
            shared = min(first.bottom, chunk.bottom) - max(first.top, chunk.top)
            if shared > _OVERLAP * min(first.bottom - first.top, height):
                row.append(chunk)
                break
        else:
            rows.append([chunk])
    return [sorted(row, key=lambda chunk: (chunk.x0, chunk.x1)) for row in rows]


def _spread(strip: _Strip, row: Sequence[_Chunk]) -> list[bool]:
    """Tell which gaps of a line are those between words that were spread to fill it.

    All are equally wide, in files that do without spaces; and between words, not figures.
    """
    gaps = [after.x0 - before.x1 for before, after in itertools.pairwise(row)]
    spread = [False] * len(gaps)
    start = 0
    while start < len(gaps):
        end = start + 1
        limit = max(_EVEN * gaps[start], 0.15)  # a rounding, in points
        while end < len(gaps) and abs(gaps[end] - gaps[start]) <= limit:
            end += 1
        if end - start >= _FEWEST_SPREAD and 0 < gaps[start] <= _WIDEST_SPREAD * row[start].size:
            words = sum(_is_word(strip, chunk) for chunk in row[start : end + 1])
            if words >= _MOSTLY_WORDS * (end + 1 - start):
                spread[start:end] = [True] * (end - start)
        start = end
    return spread


def _is_word(strip: _Strip, chunk: _Chunk) -> bool:
    content = strip.content[chunk.start : chunk.end]
    return any(map(str.isalpha, content)) and not any(map(is_wide, content))


def _belongs(strip: _Strip, before: _Chunk, after: _Chunk) -> bool:
    """Tell whether a chunk goes on where the one before it on the line ends."""
    gap = (after.x0 - before.x1) / max(before.size, after.size)
    follows = after.start == before.end
    if gap < -_BACK and not follows and min(before.end - before.start, after.end - after.start) > 1:
        return False  # printed over one another, as an entry too long for its column
    spaced = follows and strip.spaced[after.start]
    return gap <= (_SPACED_BREAK if spaced else _BREAK)


def _run(strip: _Strip, chunks: Sequence[_Chunk]) -> Run:
    order = [place for chunk in chunks for place in range(chunk.start, chunk.end)]
    sizes = sorted([strip.sizes[place] for place in order])
    size = sizes[len(sizes) // 2]
    usual = [place for place in order if abs(strip.sizes[place] - size) < 0.25]  # noqa: PLR2004 - points
    baselines = sorted([strip.baselines[place] for place in usual])
    fonts = Counter([strip.fonts[place] for place in usual])
    tallest = max(chunks, key=lambda chunk: (chunk.size, chunk.x1 - chunk.x0))
    content: list[str] = []
    glyphs: list[int] = []
    lefts: list[float] = []
    rights: list[float] = []
    spaces = _spaces(strip, order)
    for index, place in enumerate(order):
        if index in spaces:
            content.append(" ")
            glyphs.append(SPACE if strip.spaced[place] else GAP)
            lefts.append(rights[-1])
            rights.append(rights[-1])
        content.append(strip.content[place])
        glyphs.append(strip.glyphs[place])
        lefts.append(strip.lefts[place])
        rights.append(strip.rights[place])
    return Run(
        strip.page,
        "".join(content),
        tuple(glyphs),
        min(chunk.x0 for chunk in chunks),
        tallest.top,
        max(chunk.x1 for chunk in chunks),
        tallest.bottom,
        baselines[len(baselines) // 2],
        size,
        fonts.most_common(1)[0][0],
        tuple(lefts),
        tuple(rights),
    )


def _spaces(strip: _Strip, order: Sequence[int]) -> set[int]:
    """Places in a run before which a reader sees a space."""
    if len(order) == 1:
        return set()
    pairs = list(itertools.pairwise(order))
    gaps = [
        (strip.lefts[after] - strip.rights[before]) / max(strip.sizes[before], strip.sizes[after])
        for before, after in pairs
    ]
    spaced = [strip.spaced[after] and after == before + 1 for before, after in pairs]
    word_gap = _LOOSE_WORD_GAP if any(spaced) else _WORD_GAP
    usual = sorted(gaps)[len(gaps) // 2]
    if usual > _WIDE_SET and sum(spaced) <= _LETTER_SPACED * len(spaced):
        gaps = [gap - usual for gap in gaps]
    found = set()
    for index, ((before, after), gap, space) in enumerate(zip(pairs, gaps, spaced, strict=True)):
        if index == 0 and strip.content[before] in _BULLETS:
            found.add(1)
        elif (space or gap > min(word_gap, strip.mixed_space)) and _is_space(
            strip.content[max(order[0], before - 2) : before + 1] or [strip.content[before]],
            strip.content[after : after + 3],
            gap,
            spaced=space,
            word_gap=word_gap,
            mixed_space=strip.mixed_space,
        ):
            found.add(index + 1)
    if 1 < len(found) > _LETTER_SPACED * len(pairs) and all(
        is_wide(strip.content[place]) for place in order
    ):
        return set()
    return found


def _is_space(  # noqa: PLR0913 - what a gap is judged by
    before: Sequence[str],
    after: Sequence[str],
    gap: float,
    *,
    spaced: bool,
    word_gap: float,
    mixed_space: float,
) -> bool:
    wide = ends_wide("".join(before)) + begins_wide("".join(after))
    if wide == 0:
        return gap > (_STRAY if spaced else word_gap)
    if gap > _FULL_SPACE:
        return True
    if before[-1] in _PUNCTUATION or after[0] in _PUNCTUATION:
        return False
    if wide > 1:
        return gap > (_CHINESE_SPACE if spaced else _SEEN_SPACE)
    return gap > (_STRAY if spaced else mixed_space)
