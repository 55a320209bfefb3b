"""Lines, boxes and pictures that are drawn on a page."""

from __future__ import annotations

import ctypes
import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportparse.reading.pdf.frame import PageFrame

__all__ = ["Box", "Drawing", "Rule", "read_drawing"]

_MOST_OBJECTS: Final = 60_000
"""Objects of a page that are looked at; maps and charts have more and hold no tables."""

_MOST_POINTS: Final = 400
"""Points of one path that are looked at; ruled tables are drawn line by line or in boxes."""

_MOST_PAGE_POINTS: Final = 300_000
"""Points of all paths of a page that are looked at."""

_DEEPEST: Final = 8
"""Forms within forms that are opened."""

_FARTHEST: Final = 100_000.0
"""Points from the corner of a page beyond which a broken file draws."""

_THIN: Final = 3.0
"""Points: a filled box thinner than this is a line."""

_STRAIGHT: Final = 0.7
"""Points by which the ends of a horizontal or vertical line may differ."""

_SHORTEST: Final = 4.0
"""Points: shorter lines are dashes, ticks and parts of characters."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal or vertical line: its place across, and from where to where it runs."""

    at: float
    """y of a horizontal line, x of a vertical one."""
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page as shown."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def area(self) -> float:
        """Area in square points."""
        return (self.x1 - self.x0) * (self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn on a page besides its characters."""

    horizontal: tuple[Rule, ...] = ()
    vertical: tuple[Rule, ...] = ()
    fills: tuple[Box, ...] = ()
    """Filled rectangles, such as the grounds of table rows."""
    pictures: tuple[Box, ...] = ()


_CORNERS: Final = 4

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Final[_Matrix] = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class _Found:
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)
    fills: list[tuple[float, float, float, float]] = field(default_factory=list)
    pictures: list[tuple[float, float, float, float]] = field(default_factory=list)


def read_drawing(page: object, frame: PageFrame) -> Drawing:
    """Read the straight lines, filled boxes and pictures of a page.

    Args:
        page: pdfium's handle of the page.
        frame: how the page is shown.

    """
    found = _Found()
    left = _MOST_PAGE_POINTS
    for kind, item, matrix in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            count = pdfium.FPDFPath_CountSegments(item)
            if 2 <= count <= min(_MOST_POINTS, left):  # noqa: PLR2004 - a line has two points
                left -= count
                _read_path(item, matrix, count, found)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            bounds = _bounds(item, matrix)
            if bounds:
                found.pictures.append(bounds)
    horizontal, vertical = [], []
    for x0, top, x1, bottom in _shown(found.lines, frame):
        if bottom - top <= _THIN and x1 - x0 >= max(_SHORTEST, bottom - top):
            horizontal.append(Rule((top + bottom) / 2, x0, x1))
        elif x1 - x0 <= _THIN and bottom - top >= _SHORTEST:
            vertical.append(Rule((x0 + x1) / 2, top, bottom))
    return Drawing(
        tuple(horizontal),
        tuple(vertical),
        tuple(Box(*box) for box in _shown(found.fills, frame)),
        tuple(Box(*box) for box in _shown(found.pictures, frame)),
    )


def _shown(
    corners: list[tuple[float, float, float, float]], frame: PageFrame
) -> list[tuple[float, float, float, float]]:
    found = np.array(corners, np.float64).reshape(-1, 4)
    boxes = frame.boxes(found[(np.abs(found) < _FARTHEST).all(axis=1)])
    return [tuple(box) for box in boxes.tolist()]


def _objects(page: object) -> Iterator[tuple[int, object, _Matrix]]:
    """Walk through the objects of a page, forms opened, each with the matrix it is under."""
    left = _MOST_OBJECTS
    stack: list[tuple[object, bool, _Matrix, int]] = [(page, False, _IDENTITY, 0)]
    while stack and left > 0:
        holder, is_form, matrix, depth = stack.pop()
        count = (pdfium.FPDFFormObj_CountObjects if is_form else pdfium.FPDFPage_CountObjects)(
            holder
        )
        get = pdfium.FPDFFormObj_GetObject if is_form else pdfium.FPDFPage_GetObject
        for index in range(min(count, left)):
            item = get(holder, index)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_FORM:
                if depth < _DEEPEST:
                    stack.append((item, True, _under(_matrix(item), matrix), depth + 1))
            elif kind in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE}:
                yield kind, item, matrix
        left -= max(count, 1)


def _matrix(item: object) -> _Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        return _IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _under(inner: _Matrix, outer: _Matrix) -> _Matrix:
    """Apply one matrix, then another."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _apply(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(item: object, matrix: _Matrix) -> tuple[float, float, float, float] | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return None
    x0, y0 = _apply(matrix, left.value, bottom.value)
    x1, y1 = _apply(matrix, right.value, top.value)
    return x0, y0, x1, y1


def _read_path(item: object, matrix: _Matrix, count: int, found: _Found) -> None:
    """Add the straight lines of a path, and the box that it fills if it is one."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(item, filled, stroked):
        return
    if not filled.value and not stroked.value:
        return
    own = _under(_matrix(item), matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    figure: list[tuple[float, float]] = []
    figures = [figure]
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return  # a curve: part of a chart, a logo, a rounded box
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and figure:
            figure = []
            figures.append(figure)
        figure.append(_apply(own, x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            figure.append(figure[0])
    for points in figures:
        _add_figure(points, found, filled=bool(filled.value), stroked=bool(stroked.value))


def _add_figure(
    points: list[tuple[float, float]], found: _Found, *, filled: bool, stroked: bool
) -> None:
    if len(points) < 2:  # noqa: PLR2004 - a lone point draws nothing
        return
    across = [x for x, _ in points]
    along = [y for _, y in points]
    bounds = (min(across), min(along), max(across), max(along))
    thin = min(bounds[2] - bounds[0], bounds[3] - bounds[1]) <= _THIN
    if filled and thin:
        found.lines.append(bounds)
        return
    if filled and _is_rectangle(points):
        found.fills.append(bounds)
    if stroked:
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            if abs(x1 - x0) <= _STRAIGHT or abs(y1 - y0) <= _STRAIGHT:
                found.lines.append((x0, y0, x1, y1))


def _is_rectangle(points: list[tuple[float, float]]) -> bool:
    corners = [
        point
        for point, after in zip(points, points[1:] + points[:1], strict=True)
        if point != after
    ]
    return len(corners) == _CORNERS and all(
        abs(x1 - x0) <= _STRAIGHT or abs(y1 - y0) <= _STRAIGHT
        for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1], strict=True)
    )
