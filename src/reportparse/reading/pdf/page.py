"""One page as it is read: its characters turned so that most run from left to right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
import pypdfium2.raw as pdfium

from reportparse.errors import LimitError
from reportparse.reading.pdf.characters import Characters, FontTable, read_characters
from reportparse.reading.pdf.drawing import Box, Drawing, Rule, read_drawing
from reportparse.reading.pdf.frame import TURNS, PageFrame, turned_boxes
from reportparse.reading.pdf.tags import TaggedHeading, read_headings

if TYPE_CHECKING:
    import pypdfium2
    from numpy.typing import NDArray

__all__ = ["Page", "read_page"]

_MOSTLY: Final = 0.6
"""A page of which this share of the characters is turned is read turned."""

_OUTSIDE: Final = 2.0
"""Points by which a character may stand outside the part of the page that is shown."""


_SHOWN: Final = frozenset(
    {pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP}
)
"""Annotations that are read with the page: fields of forms, text typed over it, stamps."""

_MOST_ANNOTATIONS: Final = 5_000

_MOST_PIECES: Final = 60_000
"""Pieces of text on a page at most; where each character is one, a page of newsprint has 30,000."""

_AS_SHOWN: Final = 0
"""How pdfium flattens a page: as it is shown, not as it is printed."""

_FLATTENED: Final = 1


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A page, in points from the top left corner as its text is read."""

    index: int
    """0 for the first page."""
    width: float
    height: float
    characters: Characters
    """The characters, with their boxes on the page as shown."""
    boxes: NDArray[np.float64]
    """The boxes on the page turned so that most of the text runs from left to right."""
    baselines: NDArray[np.float64]
    """Height of the base line of each character on the turned page."""
    level: NDArray[np.bool_]
    """Whether each character runs from left to right on the turned page."""
    drawing: Drawing
    """What is drawn, on the turned page."""
    turn: int = 0
    """Degrees by which the page was turned to be read."""
    headings: tuple[TaggedHeading, ...] = ()
    """Headings that the file marks, on the page as shown."""

    def recognised(self, characters: Characters) -> Page:
        """Return the page with the characters of its picture, which is level, in place of its own.

        Args:
            characters: what was recognised, on the page as shown.

        """
        count = len(characters)
        level = np.ones(count, np.bool_)
        boxes, baselines = characters.boxes, characters.baselines[:, 1]
        whole = replace(self, characters=characters, boxes=boxes, baselines=baselines, level=level)
        if self.turn in {90, 270}:
            whole = replace(whole, width=self.height, height=self.width)
        return whole if not self.turn else replace(whole, drawing=Drawing(), turn=0)

    def turned(self, direction: int) -> Page:
        """Return the page turned so that text of one direction runs from left to right.

        Args:
            direction: direction of the text on the page as shown, 0, 90, 180 or 270.

        """
        width, height = self.width, self.height
        if self.turn in {90, 270}:
            width, height = height, width
        characters = self.characters
        points = np.concatenate((characters.baselines, characters.baselines), axis=1)
        return replace(
            self,
            boxes=turned_boxes(characters.boxes, direction, width, height),
            baselines=turned_boxes(points, direction, width, height)[:, 1],
            level=characters.turns == direction,
            drawing=Drawing(),
            turn=direction,
        )


def read_page(
    document: pypdfium2.PdfDocument, index: int, fonts: FontTable, *, tagged: bool = False
) -> Page:
    """Read a page, and release what pdfium holds of it.

    Args:
        document: the open file.
        index: 0 for the first page.
        fonts: where font names are collected.
        tagged: whether to look for headings in the structure of the file.

    Raises:
        PdfiumError: pdfium cannot load the page.
        LimitError: the page has too many characters.

    """
    page = document[index]
    if _is_filled_in(page.raw) and pdfium.FPDFPage_Flatten(page.raw, _AS_SHOWN) == _FLATTENED:
        page.close()
        page = document[index]  # what was filled in is part of the page now
    try:
        frame = _frame(page)
        _refuse_too_much(page.raw, index + 1)
        text_page = pdfium.FPDFText_LoadPage(page.raw)
        try:
            characters = read_characters(text_page, frame, fonts, index + 1)
        finally:
            pdfium.FPDFText_ClosePage(text_page)
        drawing = read_drawing(page.raw, frame)
        headings = read_headings(page.raw, frame) if tagged else ()
    finally:
        page.close()
    turned = _turned(index, frame, _shown(characters, frame), drawing)
    return replace(turned, headings=headings)


def _refuse_too_much(page: object, page_number: int) -> None:
    """Refuse a page of so many pieces of text that pdfium would work on it for minutes.

    Raises:
        LimitError: it has more than :data:`_MOST_PIECES`.

    """
    count = pdfium.FPDFPage_CountObjects(page)
    if count <= _MOST_PIECES:
        return
    pieces = sum(
        pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, place))
        == pdfium.FPDF_PAGEOBJ_TEXT
        for place in range(count)
    )
    if pieces > _MOST_PIECES:
        message = (
            f"page {page_number} has {pieces:,} pieces of text, more than the {_MOST_PIECES:,} "
            "that are read; it is hardly a page of a report: leave the file out."
        )
        raise LimitError(message)


def _is_filled_in(page: object) -> bool:
    """Tell whether text stands on a page that is not of it: in fields, comments or stamps."""
    for place in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, place)
        if annotation:
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            pdfium.FPDFPage_CloseAnnot(annotation)
            if kind in _SHOWN:
                return True
    return False


def _frame(page: pypdfium2.PdfPage) -> PageFrame:
    left, bottom, right, top = page.get_bbox()
    return PageFrame(left, bottom, right, top, page.get_rotation() % 360)


def _shown(characters: Characters, frame: PageFrame) -> Characters:
    """Leave out characters outside the part of the page that is shown."""
    if not len(characters):
        return characters
    x0, top, x1, bottom = characters.boxes.T
    shown = (
        (x1 > -_OUTSIDE)
        & (bottom > -_OUTSIDE)
        & (x0 < frame.width + _OUTSIDE)
        & (top < frame.height + _OUTSIDE)
    )
    return characters if shown.all() else characters.take(shown)


def _turned(index: int, frame: PageFrame, characters: Characters, drawing: Drawing) -> Page:
    turn = 0
    for candidate in TURNS[1:]:
        if len(characters) and np.mean(characters.turns == candidate) > _MOSTLY:
            turn = candidate
    width, height = frame.width, frame.height
    boxes = characters.boxes
    baselines = characters.baselines[:, 1]
    if turn:
        boxes = turned_boxes(boxes, turn, width, height)
        points = np.concatenate((characters.baselines, characters.baselines), axis=1)
        baselines = turned_boxes(points, turn, width, height)[:, 1]
        drawing = _turned_drawing(drawing, turn, width, height)
    if turn in {90, 270}:
        width, height = height, width
    return Page(
        index, width, height, characters, boxes, baselines, characters.turns == turn, drawing, turn
    )


def _turned_drawing(drawing: Drawing, turn: int, width: float, height: float) -> Drawing:
    level = np.array(
        [(rule.start, rule.at, rule.end, rule.at) for rule in drawing.horizontal], np.float64
    ).reshape(-1, 4)
    upright = np.array(
        [(rule.at, rule.start, rule.at, rule.end) for rule in drawing.vertical], np.float64
    ).reshape(-1, 4)
    rows = turned_boxes(level, turn, width, height).tolist()
    columns = turned_boxes(upright, turn, width, height).tolist()
    if turn in {90, 270}:
        rows, columns = columns, rows
    return Drawing(
        tuple(Rule(top, x0, x1) for x0, top, x1, _ in rows),
        tuple(Rule(x0, top, bottom) for x0, top, _, bottom in columns),
        _turned_areas(drawing.fills, turn, width, height),
        _turned_areas(drawing.pictures, turn, width, height),
    )


def _turned_areas(
    areas: tuple[Box, ...], turn: int, width: float, height: float
) -> tuple[Box, ...]:
    corners = np.array(
        [(area.x0, area.top, area.x1, area.bottom) for area in areas], np.float64
    ).reshape(-1, 4)
    return tuple(Box(*box) for box in turned_boxes(corners, turn, width, height).tolist())
