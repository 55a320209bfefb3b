"""The parts of a document in reading order, before they have a place in the source."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from reportparse.reading.pdf.lines import Line, Measure, measure
from reportparse.reading.pdf.paragraphs import Joints, continues, speaks_otherwise
from reportparse.reading.pdf.tables.draft import DraftTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportparse.records import BlockKind

__all__ = ["Column", "Part", "Passage", "Sheet", "TablePart", "measures", "parts"]


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A paragraph, or a line of its own."""

    lines: tuple[Line, ...]
    kind: BlockKind | Literal["text"] = "text"
    """``text`` where the page does not show more."""
    level: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class TablePart:
    """A table, with what belongs to it."""

    tables: tuple[DraftTable, ...]
    """The table on each page that it goes over; rows are counted on."""
    captions: tuple[Passage, ...] = ()
    """Above the table."""
    notes: tuple[Passage, ...] = ()
    """Below the table; the caption, if it stands below."""


Part: TypeAlias = Passage | TablePart


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A stretch of a page that is read from top to bottom."""

    number: int
    elements: tuple[Line | DraftTable, ...]
    footnotes: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A page taken apart."""

    columns: tuple[Column, ...]
    head: tuple[Line, ...] = ()
    """Furniture at the head."""
    foot: tuple[Line, ...] = ()
    """Furniture everywhere else."""
    margin: tuple[Line, ...] = ()
    """Text that runs in other directions than most of the page."""


_NEIGHBOURS: Final = 20
"""Columns before and after one that it may be measured by."""

_ENOUGH: Final = 4
"""Lines that show how their column is measured."""


def measures(sheets: Sequence[Sheet]) -> dict[int, Measure]:
    """Measure every column; one with few lines as the nearest that begins at the same edge.

    Returns:
        Measures by the number of the column.

    """
    columns = [column for sheet in sheets for column in sheet.columns]
    lines = {
        column.number: [
            element
            for element in (*column.elements, *column.footnotes)
            if isinstance(element, Line)
        ]
        for column in columns
    }
    own = {number: measure(found) for number, found in lines.items() if found}
    large = [number for number, found in lines.items() if len(found) >= _ENOUGH]
    found: dict[int, Measure] = {}
    for number, measured in own.items():
        found[number] = measured
        if len(lines[number]) < _ENOUGH:
            found[number] = _lent(number, measured, lines[number], own, large)
    return found


def _lent(
    number: int,
    measured: Measure,
    lines: Sequence[Line],
    own: dict[int, Measure],
    large: Sequence[int],
) -> Measure:
    size = max(line.size for line in lines)
    place = bisect_left(large, number)
    near = large[max(place - _NEIGHBOURS, 0) : place + _NEIGHBOURS]
    for other in sorted(near, key=lambda other: (abs(other - number), other)):
        candidate = own[other]
        if (
            -size < measured.left - candidate.left < 3 * size
            and measured.right <= candidate.right + size
        ):
            return candidate
    return measured


def parts(sheets: Sequence[Sheet]) -> list[Part]:
    """Join the lines of all pages to paragraphs, in reading order.

    Furniture and footnotes stand after the paragraph that is open where they stand, so
    that a paragraph that goes on overleaf stays whole.

    Args:
        sheets: the pages.

    """
    joints = Joints(measures(sheets))
    writing = _Writing(joints)
    for sheet in sheets:
        writing.begin_page()
        writing.floating += [Passage((line,), "furniture") for line in sheet.head]
        for column in sheet.columns:
            writing.begin_column(column)
            for element in column.elements:
                writing.add(element)
            writing.floating += _notes(column.footnotes, joints)
        writing.floating += [Passage((line,)) for line in sheet.margin]
        writing.floating += [Passage((line,), "furniture") for line in sheet.foot]
    writing.end()
    return writing.found


@dataclass(slots=True)
class _Writing:
    """Parts as they are found, and what is still open."""

    joints: Joints
    found: list[Part] = field(default_factory=list)
    floating: list[Part] = field(default_factory=list)
    """What waits for the end of the paragraph that is open."""
    lines: list[Line] = field(default_factory=list)
    """The paragraph that is open."""
    held: list[tuple[Passage, list[Line]]] = field(default_factory=list)
    """Paragraphs that may go on overleaf, in the column of their language, and the passages
    that they are for the time being."""
    page: int = 0

    def close(self) -> None:
        """End the paragraph that is open."""
        if self.lines:
            self.found.append(Passage(tuple(self.lines)))
            self.lines = []
        self.found += self.floating
        self.floating = []

    def begin_page(self) -> None:
        """Give up the paragraphs that did not go on on the page before."""
        self.page += 1
        self.held = [(own, lines) for own, lines in self.held if lines[-1].page + 2 >= self.page]

    def begin_column(self, column: Column) -> None:
        """Hold a paragraph back where a column in the other language begins; go on with one."""
        first = column.elements[0] if column.elements else None
        if not isinstance(first, Line):
            return
        if self.lines and speaks_otherwise(self.lines, first):
            self._hold()
        for own, lines in self.held:
            there = self.joints.measures[lines[-1].flow]
            here = self.joints.measures[first.flow]
            same = abs(there.left - here.left) < 2 * first.size
            if same and continues(lines, first, self.joints):
                self.held.remove((own, lines))
                self.found.remove(own)
                if self.lines:
                    self._hold()
                self.lines = lines
                return

    def _hold(self) -> None:
        """Set the open paragraph aside where it stands."""
        own = Passage(tuple(self.lines))
        self.found.append(own)
        self.held.append((own, self.lines))
        self.lines = []

    def add(self, element: Line | DraftTable) -> None:
        """Add the next line or table."""
        if isinstance(element, DraftTable):
            self.close()
            self.found.append(TablePart((element,)))
        elif self.lines and continues(self.lines, element, self.joints):
            self.lines.append(element)
        else:
            self.close()
            self.lines.append(element)

    def end(self) -> None:
        """End everything."""
        self.close()


def _notes(lines: Sequence[Line], joints: Joints) -> Iterator[Passage]:
    together: list[Line] = []
    for line in lines:
        if together and not continues(together, line, joints):
            yield Passage(tuple(together), "note")
            together = []
        together.append(line)
    if together:
        yield Passage(tuple(together), "note")
