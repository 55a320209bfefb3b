"""Headings that a tagged PDF marks as such."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportparse.reading.pdf.frame import PageFrame

__all__ = ["TaggedHeading", "is_tagged", "read_headings"]

_MOST_ELEMENTS: Final = 20_000
"""Elements of a page's structure that are looked at."""

_DEEPEST: Final = 40
"""Elements within elements that are looked at."""

_MOST_OBJECTS: Final = 60_000
"""Objects of a page that are looked at."""

_HEADING: Final = re.compile(r"^H([1-6])$")
_NAME_BYTES: Final = 64


@dataclass(frozen=True, slots=True)
class TaggedHeading:
    """Where a heading stands on the page as shown."""

    level: int
    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point is within the heading."""
        return self.x0 - 1 <= x <= self.x1 + 1 and self.top - 1 <= y <= self.bottom + 1


def is_tagged(document: object) -> bool:
    """Tell whether a file says that its structure is tagged."""
    return bool(pdfium.FPDFCatalog_IsTagged(document))


def read_headings(page: object, frame: PageFrame) -> tuple[TaggedHeading, ...]:
    """Read the headings of a page.

    Args:
        page: pdfium's handle of the page.
        frame: how the page is shown.

    Returns:
        The headings in the order of the structure.

    """
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return ()
    try:
        marked = list(_marked(tree))
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    if not marked:
        return ()
    boxes = _boxes(page, {mark for _, marks in marked for mark in marks})
    headings = []
    for level, marks in marked:
        corners = np.array([box for mark in marks for box in boxes.get(mark, ())], np.float64)
        if corners.size:
            shown = frame.boxes(corners.reshape(-1, 4))
            x0, top = shown[:, :2].min(axis=0).tolist()
            x1, bottom = shown[:, 2:].max(axis=0).tolist()
            headings.append(TaggedHeading(level, x0, top, x1, bottom))
    return tuple(headings)


def _marked(tree: object) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Level and marks of each heading of a structure."""
    name = ctypes.create_string_buffer(_NAME_BYTES)
    left = _MOST_ELEMENTS
    count = pdfium.FPDF_StructTree_CountChildren(tree)
    stack = [
        (pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), 0)
        for index in reversed(range(min(count, left)))
    ]
    while stack and left > 0:
        element, depth = stack.pop()
        left -= 1
        if not element:
            continue
        length = pdfium.FPDF_StructElement_GetType(element, name, _NAME_BYTES)
        kind = name.raw[: min(length, _NAME_BYTES)].decode("utf-16-le", "replace").rstrip("\0")
        heading = _HEADING.match(kind)
        if heading:
            yield int(heading[1]), tuple(_marks(element))
        elif depth < _DEEPEST:
            children = max(pdfium.FPDF_StructElement_CountChildren(element), 0)
            stack += [
                (pdfium.FPDF_StructElement_GetChildAtIndex(element, index), depth + 1)
                for index in reversed(range(min(children, left)))
            ]


def _marks(element: object) -> Iterator[int]:
    """Marks of what is drawn for an element and all below it."""
    stack = [(element, 0)]
    left = _MOST_ELEMENTS
    while stack and left > 0:
        current, depth = stack.pop()
        left -= 1
        if not current:
            continue
        for index in range(max(pdfium.FPDF_StructElement_GetMarkedContentIdCount(current), 0)):
            mark = pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(current, index)
            if mark >= 0:
                yield mark
        if depth < _DEEPEST:
            children = max(pdfium.FPDF_StructElement_CountChildren(current), 0)
            stack += [
                (pdfium.FPDF_StructElement_GetChildAtIndex(current, index), depth + 1)
                for index in range(min(children, left))
            ]


def _boxes(page: object, marks: set[int]) -> dict[int, list[tuple[float, float, float, float]]]:
    """Boxes of what is drawn under some marks, in the coordinates of the PDF."""
    found: dict[int, list[tuple[float, float, float, float]]] = {}
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    count = min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    for index in range(count):
        item = pdfium.FPDFPage_GetObject(page, index)
        mark = pdfium.FPDFPageObj_GetMarkedContentID(item)
        if mark in marks and pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            box = (left.value, bottom.value, right.value, top.value)
            if all(map(np.isfinite, box)):
                found.setdefault(mark, []).append(box)
    return found
