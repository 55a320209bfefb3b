"""The text that a page shows, line by line, as a browser would lay it out.

White space collapses, inline elements do not split words, block elements and ``<br>`` break
lines, and a line end of the source between two Chinese characters is no space. The cells of
a table that holds data stand in one line for each row, with a tab between them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportparse.reading.html.lines import LineWriter
from reportparse.reading.html.showing import looks
from reportparse.reading.html.tables import Positions, data_tables, places_in_tables
from reportparse.reading.html.tree import BLOCKS
from reportparse.reading.passages import Entry, Passage, Position

if TYPE_CHECKING:
    from reportparse.reading.html.tree import Event, Page
    from reportparse.text import Source, Text

__all__ = ["Flow", "lay_out"]


@dataclass(frozen=True, slots=True)
class Flow:
    """All that a page shows, navigation included."""

    text: Text
    passages: tuple[Passage, ...]
    """In the order of the page; each ends with a line end that is not part of it."""


@dataclass(frozen=True, slots=True)
class _OpenCell:
    """The cell that is being written."""

    position: Position
    element: int
    source_start: int


@dataclass(slots=True)
class _Grid:
    """The table that is being written."""

    start: int
    linked: int = 0
    source_start: int = -1
    positions: Positions = field(default_factory=Positions)
    entries: list[Entry] = field(default_factory=list)
    cell: _OpenCell | None = None
    in_row: int = 0


class _Layout:
    """Goes through a page and writes what it shows."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.shown = looks(page)
        self.data = data_tables(page, self.shown)
        self.places = places_in_tables(page)
        self.lines = LineWriter(page.content, self.shown)
        self.passages: list[Passage] = []
        self.table = -1
        """Number of the data table that is open."""
        self.grid: _Grid | None = None
        """Its grid, from its first row on."""

    def run(self) -> None:
        """Go through the page."""
        for event in self.page.events:
            if event.start >= 0:
                self._characters(event)
            elif self.shown[event.element].hidden:
                self._hidden(event.element)
            elif self.table < 0 or not self._in_table(event):
                self._element(event)
        self._break_line()

    # ---- lines

    def _characters(self, event: Event) -> None:
        if event.raw or self.shown[event.element].hidden:
            return
        if self.grid is not None and self.grid.cell is None:  # between the rows of a table
            if self.page.content[event.start : event.end].isspace():
                return
            self._begin_cell(event.element)
        self.lines.characters(event.start, event.end, event.element, flowing=self.grid is not None)

    def _hidden(self, number: int) -> None:
        above = self.shown[max(0, self.page.elements[number].parent)]
        if not above.hidden and self._breaks(number):
            self._break_line()

    def _element(self, event: Event) -> None:
        name = self.page.elements[event.element].name
        if name == "table" and event.element in self.data:
            if not event.closing:
                self._break_line()
                self.table = event.element  # its grid begins with its first row
        elif name == "br":
            if not event.closing and not (self.grid is None and self.lines.soft_break()):
                self._break_line()
        elif self._breaks(event.element):
            self._break_line()

    def _breaks(self, number: int) -> bool:
        inline = self.shown[number].inline
        return self.page.elements[number].name in BLOCKS if inline is None else not inline

    def _break_line(self) -> None:
        """End the line, if there is anything in it; in a cell, note a space."""
        if self.grid is not None:
            self.lines.gap(self.lines.reached, self.lines.reached, ended=True)
            return
        passage = self.lines.finish()
        if passage:
            self.passages.append(passage)

    # ---- tables

    def _in_table(self, event: Event) -> bool:
        """Take what makes up the table itself; tell whether it was that."""
        name = self.page.elements[event.element].name
        if event.element == self.table:
            self._end_table()
        elif name == "tr" and self._own(event.element):
            self._end_row() if event.closing else self._begin_row()
        elif name in {"td", "th"} and self._own(event.element):
            self._end_cell() if event.closing else self._begin_cell(event.element)
        else:
            return False
        return True

    def _own(self, number: int) -> bool:
        """Tell whether a row or cell belongs to the table being written, not to one in it."""
        return self.places[number].table == self.table

    def _begin_row(self) -> _Grid:
        if self.grid is None:
            self._break_line()
            self.grid = _Grid(len(self.lines))
        self._end_row()
        self.grid.positions.begin_row()
        return self.grid

    def _begin_cell(self, element: int) -> None:
        grid = self.grid
        if grid is None or grid.positions.row < 0:
            grid = self._begin_row()
        self._end_cell()
        start = max(self.page.elements[element].start, self.lines.reached)
        if grid.source_start < 0:
            grid.source_start = start
        if grid.in_row:
            self.lines.put("\t", start)
        grid.in_row += 1
        grid.cell = _OpenCell(grid.positions.place(self.page.elements[element]), element, start)
        self.lines.begin(element)

    def _end_cell(self) -> None:
        grid = self.grid
        if grid is None or grid.cell is None:
            return
        cell, grid.cell = grid.cell, None
        start, end, linked = self.lines.end()
        grid.linked += linked
        name = self.page.elements[cell.element].name
        header = name == "th" or self.places[cell.element].headed
        grid.entries.append(Entry(cell.position, start, end, header, cell.source_start))

    def _end_row(self) -> None:
        grid = self.grid
        if grid is None:
            return
        self._end_cell()
        if grid.in_row:
            self.lines.put("\n", grid.entries[-1].source_start)
            grid.in_row = 0

    def _end_table(self) -> None:
        self._end_row()
        grid = self.grid
        self.grid, element, self.table = None, self.table, -1
        if grid is None:
            self._break_line()
        elif len(self.lines) > grid.start:
            self.passages.append(
                Passage(
                    grid.start,
                    len(self.lines) - 1,
                    "table",
                    None,
                    element,
                    grid.linked,
                    tuple(grid.entries),
                    grid.source_start,
                )
            )


def lay_out(page: Page, source: Source) -> Flow:
    """Write all that a page shows.

    Args:
        page: the page.
        source: the source whose offsets its elements have.

    Returns:
        The text, navigation and the like included, and the passages that it consists of.

    """
    layout = _Layout(page)
    layout.run()
    return Flow(layout.lines.text(source), tuple(layout.passages))
