"""Pages that are pictures: their characters are recognised, where the extra ``ocr`` is installed.

RapidOCR brings its models in its package and runs on this machine alone. What it recognises
becomes characters with boxes, as if the file had them, in a font of the name :data:`FONT`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from reportparse.reading.pdf.characters import Characters
from reportparse.reading.pdf.runs import is_wide

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pypdfium2
    from numpy.typing import NDArray

    from reportparse.reading.pdf.characters import FontTable

__all__ = ["FONT", "Recognised", "is_installed", "recognised"]

FONT: Final = "OCR"
"""Name of the font of recognised characters."""

_SCALE: Final = 200 / 72
"""Pixels for each point: at 200 dots an inch, print of eight points is read well."""

_MOST_PIXELS: Final = 25_000_000
"""Pixels of a picture at most; a page of A3 at 200 dots an inch has 8 million."""

_SIZE: Final = 0.72
"""Font size as a share of the height of a recognised line, which has room above and below."""

_ASCENT: Final = 0.88
_BASELINE: Final = 0.38
"""Font sizes of the base line below the middle of a line."""

_NARROW: Final = 0.55
"""Width of a Latin letter against that of an ideograph."""

_GAP: Final = 0.5
"""Font sizes: a gap within a recognised line that is wider parts two entries."""

_MARKS: Final = frozenset("，。；：、！？（）《》“”‘’「」")
_MARK_GAP: Final = 1.1
"""The same beside a Chinese mark, whose ink takes half of its room."""

_MARGIN: Final = 0.2
"""Font sizes at both ends of a recognised line that are not of its characters."""

_Corner = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Recognised:
    """What stands on the picture of a page."""

    characters: Characters
    confidence: float
    """Mean of the confidence in each character, from 0 to 1."""


@cache
def _engine() -> Callable[..., Any] | None:
    try:
        from rapidocr_onnxruntime import RapidOCR  # noqa: PLC0415 - an extra, slow to import
    except ImportError:
        return None
    engine: Callable[..., Any] = RapidOCR()
    return engine


def is_installed() -> bool:
    """Tell whether pictures can be read."""
    return _engine() is not None


def recognised(page: pypdfium2.PdfPage, fonts: FontTable) -> Recognised | None:
    """Recognise the characters on the picture of a page.

    Args:
        page: the page; its picture is taken as it is shown.
        fonts: where font names are collected.

    Returns:
        None if the extra is not installed, the page is too large, or nothing is on it.

    """
    engine = _engine()
    width, height = page.get_size()
    if engine is None or width * height * _SCALE**2 > _MOST_PIXELS:
        return None
    picture = page.render(scale=_SCALE).to_numpy()
    lines, _ = engine(picture, return_word_box=True)
    return _as_characters(lines, fonts) if lines else None


def _as_characters(lines: Sequence[Sequence[Any]], fonts: FontTable) -> Recognised | None:
    """Make characters of recognised lines: corners, text, confidence, and boxes of words."""
    content: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    spaced: list[bool] = []
    sizes: list[float] = []
    weight = 0.0
    for corners, text, confidence, *rest in lines:
        top, bottom = _extent(corners, 1)
        size = _SIZE * (bottom - top)
        baseline = (top + bottom) / 2 + _BASELINE * size
        for character, left, right, space in _closed(_placed(text, corners, rest), size):
            content.append(character)
            boxes.append((left, baseline - _ASCENT * size, right, baseline + (1 - _ASCENT) * size))
            spaced.append(space)
            sizes.append(size)
            weight += float(confidence)
    if not content:
        return None
    shape = np.array(boxes, np.float64)
    count = len(content)
    origins = np.stack((shape[:, 0], shape[:, 3] - (1 - _ASCENT) * np.array(sizes)), axis=1)
    characters = Characters(
        "".join(content),
        shape,
        origins,
        np.array(sizes, np.float64),
        np.full(count, fonts.index(FONT.encode()), np.int16),
        np.zeros(count, np.int16),
        np.array(spaced, np.bool_),
        np.zeros(count, np.bool_),
    )
    return Recognised(characters, weight / count)


def _extent(corners: Sequence[_Corner], axis: int) -> tuple[float, float]:
    """Least and greatest coordinate of some corners, in points."""
    values = [float(corner[axis]) / _SCALE for corner in corners]
    return min(values), max(values)


def _placed(
    text: str, corners: Sequence[_Corner], rest: Sequence[Any]
) -> list[tuple[str, float, float, bool]]:
    """Place the characters of a line: each with its edges and whether a space stands before it."""
    words, boxes = (rest[1], rest[0]) if len(rest) > 1 else ([text], [corners])
    if "".join(words).replace(" ", "") != text.replace(" ", ""):
        words, boxes = [text], [corners]
    breaks = _breaks(text)
    placed: list[tuple[str, float, float, bool]] = []
    for word, box in zip(words, boxes, strict=True):
        left, right = _extent(box, 0)
        shares = np.array([1.0 if is_wide(one) else _NARROW for one in word])
        edges: NDArray[np.float64] = left + (right - left) * np.concatenate(
            ([0.0], np.cumsum(shares) / max(float(shares.sum()), 1e-9))
        )
        for place, character in enumerate(word):
            if not character.isspace():
                space = len(placed) in breaks
                placed.append((character, float(edges[place]), float(edges[place + 1]), space))
    return placed


def _closed(
    placed: Sequence[tuple[str, float, float, bool]], size: float
) -> list[tuple[str, float, float, bool]]:
    """Close the gaps within words, which the boxes of single characters only seem to have.

    The box of a line has a margin, which would join it to the entry beside it.
    """
    closed: list[tuple[str, float, float, bool]] = []
    for place, (character, left, right, space) in enumerate(placed):
        following = placed[place + 1] if place + 1 < len(placed) else None
        room = _MARK_GAP if character in _MARKS or (following and following[0] in _MARKS) else _GAP
        edge = right - (0.0 if following else _MARGIN * size)
        if following and not following[3] and abs(following[1] - right) < room * size:
            edge = following[1]
        closed.append((character, left + (0.0 if place else _MARGIN * size), edge, space))
    return closed


def _breaks(text: str) -> set[int]:
    """Numbers of the characters, spaces left out, before which a space stands."""
    found: set[int] = set()
    count = 0
    for character in text:
        if character.isspace():
            found.add(count)
        else:
            count += 1
    return found - {0}
