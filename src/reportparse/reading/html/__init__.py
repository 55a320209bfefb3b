"""Web pages: the text that they show, the tables in it, and what they say of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportparse.errors import EmptyDocumentError
from reportparse.reading.html.flow import lay_out
from reportparse.reading.html.selecting import main_passages
from reportparse.reading.html.tree import build
from reportparse.records import Block, Cell, Reading, Table
from reportparse.text import Source

if TYPE_CHECKING:
    from reportparse.reading.html.flow import Flow, Passage

__all__ = ["read_html"]


def read_html(content: str) -> Reading:
    """Read a web page.

    Args:
        content: the decoded file, or a part of a page.

    Returns:
        The report on it; navigation, links, comments and the like are left out.

    Raises:
        EmptyDocumentError: the page shows no text.
        LimitError: the page has too many elements.

    """
    source = Source(content)
    page = build(content)
    flow = lay_out(page, source)
    if not flow.passages:
        message = "The page shows no text; open it in a browser and save what it shows."
        raise EmptyDocumentError(message)
    chosen = main_passages(page, flow, [False] * len(flow.passages))
    text = flow.text.without(_gaps(flow, chosen))
    return Reading(
        text=text,
        media_type="text/html",
        blocks=tuple(_block(flow, passage) for passage in chosen),
        tables=tuple(_table(flow, passage) for passage in chosen if passage.entries),
    )


def _gaps(flow: Flow, chosen: list[Passage]) -> list[tuple[int, int]]:
    """Ranges of the text between the chosen passages, line ends included."""
    gaps: list[tuple[int, int]] = []
    done = 0
    for passage in chosen:
        if passage.start > done:
            gaps.append((done, passage.start))
        done = passage.end + 1
    if done < len(flow.text):
        gaps.append((done, len(flow.text)))
    return gaps


def _range(flow: Flow, passage: Passage) -> tuple[int, int]:
    start, end = flow.text.source_range(passage.start, passage.end)
    return (passage.source_start if passage.entries else start), end


def _block(flow: Flow, passage: Passage) -> Block:
    start, end = _range(flow, passage)
    return Block(passage.kind, start, end, passage.level)


def _table(flow: Flow, passage: Passage) -> Table:
    start, end = _range(flow, passage)
    rows = max(entry.position.row for entry in passage.entries) + 1
    cells: list[Cell] = []
    for entry in passage.entries:
        where = (entry.source_start, entry.source_start)
        if entry.start < entry.end:
            where = flow.text.source_range(entry.start, entry.end)
        place = entry.position
        cells.append(
            Cell(
                place.row,
                place.column,
                *where,
                row_span=min(place.row_span, rows - place.row),
                column_span=place.column_span,
                header=entry.header,
            )
        )
    return Table(start, end, tuple(cells))
