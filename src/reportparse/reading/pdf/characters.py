"""The characters of a page as pdfium finds them, in the order in which they were drawn."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
import pypdfium2.raw as pdfium

from reportparse.errors import LimitError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from reportparse.reading.pdf.frame import PageFrame

__all__ = ["LARGEST_PAGE", "Characters", "FontTable", "read_characters"]

LARGEST_PAGE: Final = 500_000
"""Characters on one page beyond which a file is refused; a page of newsprint has 30,000."""

_SOFT_HYPHEN: Final = 0xAD
_HYPHENS: Final = frozenset({0x02, 0xFFFE, _SOFT_HYPHEN})
"""Codes that pdfium gives to a hyphen at the end of a line, and the soft hyphen."""

_SPACES: Final = frozenset({0x09, 0x20, 0xA0, 0x3000, *range(0x2000, 0x200B), 0x202F, 0x205F})
_IGNORED: Final = frozenset({0x0A, 0x0D, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF})
_SURROGATES: Final = range(0xD800, 0xE000)
_PRIVATE: Final = (range(0xE000, 0xF900), range(0xF0000, 0x110000))
_FONT_NAME: Final = 256
"""Bytes of a font name that are read."""

_SMALLEST: Final = 0.5
"""Points: no type is set smaller."""

_FARTHEST: Final = 100_000.0
"""Points from the corner of a page within which everything is kept."""

_ASCENT: Final = 0.88
"""Share of the font size above the base line, as in most Chinese fonts."""

_FIRST_CHINESE: Final = 0x2E80
"""Where the blocks of Chinese characters begin, which no ligature joins."""

_NARROW: Final = 0.85
"""Share of the usual width of an ideograph below which a box is that of its ink."""

_SAME_PLACE: Final = 0.35
"""Two equal characters nearer than this share of their box are one, drawn twice as fake bold."""


class FontTable:
    """Font names in the order in which they were met; one table serves a whole document."""

    def __init__(self) -> None:
        """Start empty."""
        self._indices: dict[bytes, int] = {}
        self._names: dict[str, int] = {}

    def index(self, raw: bytes) -> int:
        """Index of a font by its name in the file, subset tag (``ABCDEF+``) left out."""
        known = self._indices.get(raw)
        if known is None:
            name = raw.rstrip(b"\0").decode("utf-8", "replace")
            tag, plus, rest = name.partition("+")
            if plus and len(tag) == 6 and tag.isalpha() and tag.isupper():  # noqa: PLR2004 - ISO 32000, 9.6.4
                name = rest
            known = self._names.setdefault(name, min(len(self._names), 0x7FFF))
            self._indices[raw] = known
        return known

    @property
    def names(self) -> tuple[str, ...]:
        """The names, by index."""
        return tuple(self._names)


@dataclass(frozen=True, slots=True, eq=False)
class Characters:
    """The drawn characters of a page; arrays of one length, white space left out."""

    content: str
    boxes: NDArray[np.float64]
    """Shape (n, 4): x0, top, x1, bottom on the page as shown."""
    baselines: NDArray[np.float64]
    """Shape (n, 2): the point on the base line at which each character begins."""
    sizes: NDArray[np.float64]
    """Font size as drawn, in points."""
    fonts: NDArray[np.int16]
    turns: NDArray[np.int16]
    """Direction of the text, one of 0, 90, 180, 270; -1 if it runs askew."""
    spaced: NDArray[np.bool_]
    """Whether the file has a space right before the character."""
    hyphens: NDArray[np.bool_]
    """Whether the character is a hyphen that divides a word, as pdfium judges."""
    unmapped: int = 0
    """Number of characters whose font does not say what they mean."""

    def __len__(self) -> int:
        """Count the characters."""
        return len(self.content)

    def take(self, which: NDArray[np.intp] | NDArray[np.bool_]) -> Characters:
        """Return some of the characters, in the order asked for."""
        indices = np.flatnonzero(which) if which.dtype == np.bool_ else which
        content = self.content
        return Characters(
            "".join([content[index] for index in indices.tolist()]),
            self.boxes[indices],
            self.baselines[indices],
            self.sizes[indices],
            self.fonts[indices],
            self.turns[indices],
            self.spaced[indices],
            self.hyphens[indices],
            self.unmapped,
        )


@dataclass(slots=True)
class _Columns:
    """Growing columns of a page's characters."""

    content: list[str] = field(default_factory=list)
    corners: list[float] = field(default_factory=list)
    origins: list[float] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)
    fonts: list[int] = field(default_factory=list)
    turns: list[int] = field(default_factory=list)
    spaced: list[bool] = field(default_factory=list)
    hyphens: list[bool] = field(default_factory=list)
    unmapped: int = 0


def read_characters(
    text_page: object, frame: PageFrame, fonts: FontTable, page_number: int
) -> Characters:
    """Read the characters of a page.

    Args:
        text_page: pdfium's handle of the page's text.
        frame: how the page is shown.
        fonts: where font names are collected.
        page_number: 1 for the first page, for the message.

    Raises:
        LimitError: the page has more than :data:`LARGEST_PAGE` characters.

    """
    count = pdfium.FPDFText_CountChars(text_page)
    if count > LARGEST_PAGE:
        message = (
            f"page {page_number} has {count:,} characters, more than the {LARGEST_PAGE:,} that "
            "are read; it is hardly a page of a report: leave the file out."
        )
        raise LimitError(message)
    columns = _read_columns(text_page, max(count, 0), frame, fonts)
    return _without_doubles(_shaped(columns, frame))


def _read_columns(text_page: object, count: int, frame: PageFrame, fonts: FontTable) -> _Columns:
    """Ask pdfium for each character; the loop runs for every character of a document."""
    unicode_of: Callable[..., int] = pdfium.FPDFText_GetUnicode
    box_of, origin_of = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin
    is_generated, is_unmapped = pdfium.FPDFText_IsGenerated, pdfium.FPDFText_HasUnicodeMapError
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_ref, x_ref, y_ref = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    piece_of = _piece_of()
    piece: int | None = None
    size, turn, font = 0.0, 0, 0
    columns = _Columns()
    spaced = False
    lead = 0
    for index in range(count):
        code = unicode_of(text_page, index)
        if code in _SPACES:
            spaced = spaced or not is_generated(text_page, index)
            continue
        if code in _IGNORED:
            continue
        hyphen = code in _HYPHENS
        if hyphen:
            code = 0x2010 if code == _SOFT_HYPHEN else 0x2D
        elif code in _SURROGATES:
            if code < 0xDC00:  # noqa: PLR2004 - where low surrogates begin
                lead = code
                continue
            code = 0x10000 + ((lead - 0xD800) << 10) + (code - 0xDC00) if lead else 0xFFFD
            lead = 0
        elif code < 0x20 or is_unmapped(text_page, index) == 1 or _is_private(code):  # noqa: PLR2004 - controls
            columns.unmapped += 1
            code = code if code >= 0x20 else 0xFFFD  # noqa: PLR2004 - controls
        box_of(text_page, index, box_ref)
        origin_of(text_page, index, x_ref, y_ref)
        here = piece_of(text_page, index)
        if here is None or here != piece:  # one piece has one font, size and direction
            piece = here
            size, turn, font = _look(text_page, index, frame, fonts)
        columns.content.append(chr(code))
        columns.corners += (box.left, box.top, box.right, box.bottom)
        columns.origins += (x.value, y.value)
        columns.sizes.append(size)
        columns.fonts.append(font)
        columns.turns.append(turn)
        columns.spaced.append(spaced)
        columns.hyphens.append(hyphen)
        spaced = False
    return columns


def _look(
    text_page: object, index: int, frame: PageFrame, fonts: FontTable
) -> tuple[float, int, int]:
    """Size as drawn, direction and font of a character."""
    matrix, flags = pdfium.FS_MATRIX(), ctypes.c_int()
    name = ctypes.create_string_buffer(_FONT_NAME)
    pdfium.FPDFText_GetMatrix(text_page, index, ctypes.byref(matrix))
    length = pdfium.FPDFText_GetFontInfo(text_page, index, name, _FONT_NAME, ctypes.byref(flags))
    stretched = (matrix.c * matrix.c + matrix.d * matrix.d) ** 0.5
    return (
        pdfium.FPDFText_GetFontSize(text_page, index) * stretched,
        frame.direction(matrix.a, matrix.b),
        fonts.index(name.raw[: min(length, _FONT_NAME)]),
    )


@cache
def _piece_of() -> Callable[[object, int], int | None]:
    """How pdfium tells the piece of text that a character is drawn with: by its address.

    An older pdfium does not: there each character is a piece of its own.
    """
    function = getattr(pdfium, "FPDFText_GetTextObject", None)
    if function is None:
        return lambda _, __: None
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    plain = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(address)
    found: Callable[[object, int], int | None] = plain
    return found


def _is_private(code: int) -> bool:
    return code >= 0xE000 and any(code in block for block in _PRIVATE)  # noqa: PLR2004 - cheap first


def _bounded(values: list[float]) -> NDArray[np.float64]:
    """Make an array in which broken files place nothing beyond all pages."""
    found = np.nan_to_num(
        np.array(values, np.float64), nan=0.0, posinf=_FARTHEST, neginf=-_FARTHEST
    )
    return np.clip(found, -_FARTHEST, _FARTHEST)


def _shaped(columns: _Columns, frame: PageFrame) -> Characters:
    """Make arrays, with boxes that hold in every font: as high as the font size."""
    corners = _bounded(columns.corners).reshape(-1, 4)
    origins = _bounded(columns.origins).reshape(-1, 2)
    boxes = frame.boxes(corners)
    baselines = frame.points(origins[:, 0], origins[:, 1])
    sizes = np.abs(_bounded(columns.sizes))
    turns = np.array(columns.turns, np.int16)
    heights = np.where(
        (turns == 90) | (turns == 270),  # noqa: PLR2004 - degrees
        boxes[:, 2] - boxes[:, 0],
        boxes[:, 3] - boxes[:, 1],
    )
    # A size of nothing is one that the file does not tell.
    sizes = np.maximum(np.where(sizes < _SMALLEST, heights, sizes), _SMALLEST)
    upright = turns == 0
    tops = np.where(upright, baselines[:, 1] - _ASCENT * sizes, boxes[:, 1])
    bottoms = np.where(upright, baselines[:, 1] + (1 - _ASCENT) * sizes, boxes[:, 3])
    lefts, rights = _squared(columns.content, boxes, baselines[:, 0], sizes, upright)
    boxes = np.stack((lefts, tops, rights, bottoms), axis=1)
    return Characters(
        "".join(columns.content),
        boxes,
        baselines,
        sizes,
        np.array(columns.fonts, np.int16),
        turns,
        np.array(columns.spaced, np.bool_),
        np.array(columns.hyphens, np.bool_),
        columns.unmapped,
    )


def _squared(
    content: Sequence[str],
    boxes: NDArray[np.float64],
    origins: NDArray[np.float64],
    sizes: NDArray[np.float64],
    upright: NDArray[np.bool_],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Left and right edges of characters, ideographs as wide as most of them are.

    Where a font does not tell how wide a character is, its box holds the ink alone.
    """
    lefts, rights = boxes[:, 0], boxes[:, 2]
    square = upright & np.array(
        ["\u3400" <= character <= "\u9fff" for character in content], np.bool_
    )
    if not square.any():
        return lefts, rights
    widths = (rights - lefts) / sizes
    usual = float(np.median(widths[square]))
    narrow = square & (widths < _NARROW * usual)
    lefts = np.where(narrow, np.minimum(lefts, origins), lefts)
    return lefts, np.where(narrow, np.maximum(rights, lefts + usual * sizes), rights)


def _without_doubles(characters: Characters) -> Characters:
    """Leave out characters drawn a second time, a hair beside the first, to look bold."""
    count = len(characters)
    if count < 2:  # noqa: PLR2004 - it takes two
        return characters
    boxes = characters.boxes
    codes = np.frombuffer(characters.content.encode("utf-32-le"), np.uint32)
    widths = np.maximum(boxes[:, 2] - boxes[:, 0], 0.1)
    heights = np.maximum(boxes[:, 3] - boxes[:, 1], 0.1)
    doubled = np.zeros(count, np.bool_)
    step = float(np.median(heights)) * 2
    for offset in (0.0, 0.5):  # two grids, so that no pair is parted by a grid line in both
        order = np.lexsort((boxes[:, 0], np.floor(boxes[:, 1] / step + offset), codes))
        first, second = order[:-1], order[1:]
        same = (
            (codes[first] == codes[second])
            & (np.abs(boxes[first, 0] - boxes[second, 0]) < _SAME_PLACE * widths[first])
            & (np.abs(boxes[first, 1] - boxes[second, 1]) < _SAME_PLACE * heights[first])
            & (np.abs(boxes[first, 2] - boxes[second, 2]) < _SAME_PLACE * widths[first])
        )
        # The parts of a ligature (ff, ——) have one box and follow one another in the file.
        ligature = (np.abs(first - second) == 1) & (boxes[first] == boxes[second]).all(axis=1)
        same &= ~(ligature & (codes[first] < _FIRST_CHINESE))
        doubled[np.maximum(first, second)[same]] = True
    return characters.take(~doubled) if doubled.any() else characters
