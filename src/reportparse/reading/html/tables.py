"""Which tables of a page hold data, and where their cells stand in the grid."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.reading.passages import Position

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.reading.html.showing import Look
    from reportparse.reading.html.tree import Element, Page

__all__ = ["MOST_COLUMNS", "PlaceInTable", "Positions", "data_tables", "places_in_tables"]

MOST_COLUMNS: Final = 1_000
"""Columns of one table; a wider one is read as prose."""

_WIDEST_SPAN: Final = 200
"""Columns that one cell may span."""

_LONG_CELL: Final = 400
"""Characters of a cell that is a passage rather than an entry of a table."""


@dataclass(slots=True)
class _Survey:
    """What stands in a table, counted as its elements pass."""

    rows: int = 0
    cells: int = 0
    columns: int = 0
    in_row: int = 0
    headers: int = 0
    headings: int = 0
    characters: int = 0
    longest: int = 0
    in_cell: int = 0
    filled: int = 0
    grids: int = 0
    """Tables with several cells inside a cell of this one."""
    presentation: bool = False
    captioned: bool = False

    def end_cell(self) -> None:
        self.longest = max(self.longest, self.in_cell)
        self.filled += self.in_cell > 0
        self.in_cell = 0

    @property
    def is_data(self) -> bool:
        if self.presentation or self.grids or not self.filled:
            return False
        if self.columns < 2 or self.columns > MOST_COLUMNS:  # noqa: PLR2004 - two make a grid
            return False
        if self.rows < 2 and not self.headers:  # noqa: PLR2004 - two make a grid
            return False
        if self.headers or self.captioned:
            return self.headings == 0 or self.longest < _LONG_CELL
        return self.headings == 0 and (
            self.longest < _LONG_CELL or self.longest * 2 < self.characters
        )


def data_tables(page: Page, shown: Sequence[Look]) -> frozenset[int]:
    """Tell the tables that hold data from those that only lay out a page.

    Args:
        page: the page.
        shown: how each of its elements is shown.

    Returns:
        Numbers of the ``table`` elements that hold data.

    """
    surveys: dict[int, _Survey] = {}
    open_tables: list[int] = []
    for event in page.events:
        element = page.elements[event.element]
        if event.start >= 0:
            if open_tables and not event.raw and not shown[event.element].hidden:
                count = sum(map(len, page.content[event.start : event.end].split()))
                survey = surveys[open_tables[-1]]
                survey.characters += count
                survey.in_cell += count
        elif element.name == "table":
            if not event.closing:
                role = element.attributes.get("role", "")
                surveys[event.element] = _Survey(presentation=role in {"presentation", "none"})
                open_tables.append(event.element)
            else:
                open_tables.pop()
                inner = surveys[event.element]
                if open_tables and inner.filled > 1 and inner.columns > 1:
                    surveys[open_tables[-1]].grids += 1
        elif open_tables:
            _count(surveys[open_tables[-1]], element, closing=event.closing)
    return frozenset(number for number, survey in surveys.items() if survey.is_data)


class PlaceInTable(NamedTuple):
    """In which table an element stands."""

    table: int
    """Number of the innermost table around it; -1 outside tables."""
    headed: bool
    """Whether it stands in the head of that table."""


def places_in_tables(page: Page) -> list[PlaceInTable]:
    """Tell for each element of a page in which table it stands."""
    places: list[PlaceInTable] = []
    for element in page.elements:
        if element.parent < 0:
            places.append(PlaceInTable(-1, headed=False))
            continue
        above = page.elements[element.parent].name
        if above == "table":
            places.append(PlaceInTable(element.parent, headed=False))
        elif above == "thead":
            places.append(PlaceInTable(places[element.parent].table, headed=True))
        else:
            places.append(places[element.parent])
    return places


def _count(survey: _Survey, element: Element, *, closing: bool) -> None:
    if closing:
        if element.name in {"td", "th"}:
            survey.end_cell()
        return
    if element.name == "tr":
        survey.rows += 1
        survey.in_row = 0
    elif element.name in {"td", "th"}:
        survey.cells += 1
        survey.in_row += _span(element, "colspan", _WIDEST_SPAN)
        survey.columns = max(survey.columns, survey.in_row)
        survey.headers += element.name == "th"
    elif element.name in {"h1", "h2", "h3", "h4", "h5", "h6", "form", "article", "section", "nav"}:
        survey.headings += 1
    elif element.name == "caption":
        survey.captioned = True


def _span(element: Element, name: str, most: int) -> int:
    stated = element.attributes.get(name, "").strip()
    return min(int(stated), most) if stated.isascii() and stated.isdigit() and int(stated) else 1


_TALLEST_SPAN: Final = 10_000
"""Rows that one cell may span; rows that do not exist are taken off afterwards."""


@dataclass(slots=True)
class Positions:
    """Finds the place of each cell of a table as its rows pass."""

    row: int = -1
    column: int = 0
    busy: list[int] = field(default_factory=list)
    """For each column, the first row in which it is free again."""

    def begin_row(self) -> None:
        """Go to the next row."""
        self.row += 1
        self.column = 0

    def place(self, cell: Element) -> Position:
        """Find the place of the next cell of the row."""
        while self.column < len(self.busy) and self.busy[self.column] > self.row:
            self.column += 1
        rows = _span(cell, "rowspan", _TALLEST_SPAN)
        columns = _span(cell, "colspan", _WIDEST_SPAN)
        position = Position(max(self.row, 0), self.column, rows, columns)
        self.column += columns
        self.busy += [0] * (self.column - len(self.busy))
        for column in range(position.column, self.column):
            self.busy[column] = max(self.busy[column], position.row + rows)
        return position
