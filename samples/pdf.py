"""Reports as PDF, with ReportLab: running header, page numbers, columns, tables.

The files are the same to the byte whenever they are made: no dates, no compression (whose
output depends on the zlib at hand), and fonts that every viewer has (STSong-Light, Helvetica).
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from reportlab.lib import colors
from reportlab.lib.pagesizes import B5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Spacer
from reportlab.platypus import Paragraph as Flowable
from reportlab.platypus import Table as Grid

from samples.source import Document, Heading, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Layout", "render_pdf"]

_MARGIN: Final = 18 * mm
_GUTTER: Final = 7 * mm


@dataclass(frozen=True, slots=True)
class Layout:
    """How a report is set."""

    header: str
    """Line at the head of every page."""
    footer: str
    """Line at the foot; ``{page}`` stands for the page number."""
    font: str
    bold: str
    page: tuple[float, float] = B5
    columns: int = 1
    size: float = 11
    ruled: tuple[bool, ...] = ()
    """For each table, whether its cells are framed."""


def render_pdf(document: Document, layout: Layout) -> bytes:
    """Set a report.

    Args:
        document: the clean report.
        layout: fonts that start with ``STSong`` are registered as character-collection fonts
            and set without regard to word boundaries, as Chinese is.

    """
    chinese = layout.font.startswith("STSong")
    if chinese:
        pdfmetrics.registerFont(UnicodeCIDFont(layout.font))
    buffer = BytesIO()
    template = BaseDocTemplate(
        buffer,
        pagesize=layout.page,
        title=document.title,
        author="reportparse samples",
        invariant=1,
        pageCompression=0,
    )
    width = (layout.page[0] - 2 * _MARGIN - (layout.columns - 1) * _GUTTER) / layout.columns
    frames = [
        Frame(
            _MARGIN + number * (width + _GUTTER),
            24 * mm,
            width,
            layout.page[1] - 52 * mm,
            0,
            0,
            0,
            0,
        )
        for number in range(layout.columns)
    ]
    template.addPageTemplates(
        [PageTemplate(id="page", frames=frames, onPage=_furniture(layout), pagesize=layout.page)]
    )
    template.build(list(_flow(document, layout, width, chinese=chinese)))
    return buffer.getvalue()


def _furniture(layout: Layout) -> Callable[[Any, Any], None]:
    def draw(canvas: Any, template: Any) -> None:  # noqa: ANN401 - ReportLab has no types
        canvas.setFont(layout.font, 9)
        canvas.drawString(_MARGIN, layout.page[1] - 16 * mm, layout.header)
        canvas.line(
            _MARGIN, layout.page[1] - 18 * mm, layout.page[0] - _MARGIN, layout.page[1] - 18 * mm
        )
        canvas.drawCentredString(
            layout.page[0] / 2, 12 * mm, layout.footer.format(page=template.page)
        )

    return draw


def _flow(document: Document, layout: Layout, width: float, *, chinese: bool) -> Iterator[Any]:
    size = layout.size
    body = ParagraphStyle(
        "body",
        fontName=layout.font,
        fontSize=size,
        leading=size * (1.7 if chinese else 1.35),
        spaceAfter=size * 0.6,
        firstLineIndent=size * 2 if chinese else 0,
        wordWrap="CJK" if chinese else None,
        alignment=0,
    )
    caption = ParagraphStyle(
        "caption", parent=body, firstLineIndent=0, fontSize=size - 1, keepWithNext=1
    )
    yield Flowable(document.title, _heading_style(body, layout, 0))
    ruled = iter(layout.ruled)
    for element in document.elements:
        match element:
            case Heading(level, text):
                yield Flowable(text, _heading_style(body, layout, level))
            case Paragraph(text):
                yield Flowable(text.replace("&", "&amp;"), body)
            case Table():
                yield Flowable(element.caption, caption)
                yield _grid(element, layout, width, ruled=next(ruled, False))
                yield Spacer(1, size)


def _heading_style(body: ParagraphStyle, layout: Layout, level: int) -> ParagraphStyle:
    size = layout.size + (7, 4, 2, 1)[level]
    return ParagraphStyle(
        f"heading{level}",
        parent=body,
        fontName=layout.bold,
        fontSize=size,
        leading=size * 1.4,
        spaceBefore=size * 0.5,
        firstLineIndent=0,
        keepWithNext=1,
    )


def _grid(table: Table, layout: Layout, width: float, *, ruled: bool) -> Any:  # noqa: ANN401 - ReportLab has no types
    columns = len(table.rows[0])
    first = width * (0.36 if columns > 3 else 0.5)  # noqa: PLR2004 - labels get the room
    grid = Grid(
        table.rows,
        colWidths=[first, *[(width - first) / (columns - 1)] * (columns - 1)],
        repeatRows=1,
    )
    style: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), layout.font, layout.size - 2.5),
        ("FONT", (0, 0), (-1, 0), layout.bold, layout.size - 2.5),
        ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ]
    if ruled:
        style.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    grid.setStyle(style)
    return grid
