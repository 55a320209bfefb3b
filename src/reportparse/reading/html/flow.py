"""The text that a page shows, line by line, as a browser would lay it out.

White space collapses, inline elements do not split words, block elements and ``<br>`` break
lines, and a line end of the source between two Chinese characters is no space. The cells of
a table that holds data stand in one line for each row, with a tab between them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from reportparse.reading.characters import INVISIBLE, WHITE, joins_without_space
from reportparse.reading.html.scanning import character_reference
from reportparse.reading.html.showing import Look, looks
from reportparse.reading.html.tables import Positions, data_tables
from reportparse.reading.html.tree import BLOCKS
from reportparse.reading.passages import Entry, Passage, Position
from reportparse.reading.writing import Writer

if TYPE_CHECKING:
    from reportparse.reading.html.tree import Page
    from reportparse.text import Source, Text

__all__ = ["Flow", "lay_out"]

_PIECE: Final = re.compile(rf"[{WHITE}]++|[{INVISIBLE}]++|&|[^{WHITE}{INVISIBLE}&]++")
_WHITE: Final = re.compile(rf"[{WHITE}]+")
_INVISIBLE: Final = re.compile(rf"[{INVISIBLE}]+")
_LINE: Final = re.compile(r"\r\n|[\r\n]")
_FULL_WIDTH_SPACE: Final = "\u3000"
_RAISED: Final = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_RAISABLE: Final = re.compile(r"[0-9+\-n]{1,4}")


@dataclass(frozen=True, slots=True)
class Flow:
    """All that a page shows, navigation included."""

    text: Text
    passages: tuple[Passage, ...]
    """In the order of the page; each ends with a line end that is not part of it."""


@dataclass(slots=True)
class _Line:
    """The line that is being written."""

    start: int
    element: int = -1
    look: Look = field(default_factory=Look)
    linked: int = 0
    gap: tuple[int, int, bool] | None = None
    """White space that waits for a character after it: its range, and whether a line ended."""


@dataclass(slots=True)
class _Grid:
    """The table that is being written."""

    element: int
    start: int
    linked: int = 0
    source_start: int = -1
    positions: Positions = field(default_factory=Positions)
    entries: list[Entry] = field(default_factory=list)
    cell: tuple[Position, int, int, int] | None = None
    """The open cell: its place, where its text begins, its element, the offset of its tag."""
    in_row: int = 0


class _Layout:
    """Goes through a page and writes what it shows."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.shown = looks(page)
        self.data = data_tables(page, self.shown)
        self.writer = Writer()
        self.passages: list[Passage] = []
        self.line = _Line(0)
        self.table = -1
        """Number of the data table that is open."""
        self.grid: _Grid | None = None
        """Its grid, from its first row on."""

    # ---- characters

    def characters(self, start: int, end: int, element: int) -> None:
        look = self.shown[element]
        if look.preserved and self.grid is None:
            self._preserved(start, end, element)
            return
        content = self.page.content
        done = start
        while done < end:
            piece = _PIECE.match(content, done, end)
            if piece is None:  # pragma: no cover - the pattern covers every character
                break
            found = piece[0]
            if found == "&":
                done = self._reference(done, end, element)
                continue
            done = piece.end()
            if _WHITE.match(found):
                self._gap(piece.start(), done, ended="\n" in found or "\r" in found)
            elif not _INVISIBLE.match(found):
                self._visible(found, piece.start(), done, element)

    def _reference(self, start: int, end: int, element: int) -> int:
        resolved = character_reference(self.page.content, start)
        if resolved is None or resolved[1] > end:
            self._visible("&", start, start + 1, element)
            return start + 1
        characters, after = resolved
        if _WHITE.fullmatch(characters):
            self._gap(start, after, ended=False)
        elif not _INVISIBLE.fullmatch(characters):
            self._visible(characters, start, after, element)
        return after

    def _gap(self, start: int, end: int, *, ended: bool) -> None:
        before = self.line.gap
        self.line.gap = (before[0], end, before[2] or ended) if before else (start, end, ended)

    def _visible(self, characters: str, start: int, end: int, element: int) -> None:
        if self.grid is not None and self.grid.cell is None:  # between the rows of a table
            self.begin_row()
            self.begin_cell(element)
        line, writer = self.line, self.writer
        if len(writer) == line.start:
            kept = characters.lstrip(_FULL_WIDTH_SPACE)
            if not kept:
                return
            if len(characters) == end - start:
                start += len(characters) - len(kept)
            characters = kept
            line.gap = None
            if self.grid is None or line.element < 0:
                line.element, line.look = element, self.shown[element]
        elif line.gap:
            gap_start, gap_end, ended = line.gap
            if not (ended and joins_without_space(writer.last, characters[0])):
                writer.stand(" ", gap_start, gap_end)
            line.gap = None
        look = self.shown[element]
        if look.linked:
            line.linked += len(characters)
        if look.raised and _RAISABLE.fullmatch(characters):
            characters = characters.translate(_RAISED)
        if len(characters) == end - start:
            writer.keep(characters, start)
        else:
            writer.stand(characters, start, end)

    def _preserved(self, start: int, end: int, element: int) -> None:
        """Write typed lines as they are."""
        content, line = self.page.content, self.line
        done = start
        for piece in re.compile(r"&|\r\n|[\r\n]").finditer(content, start, end):
            if piece.start() < done:
                continue
            self._typed(content[done : piece.start()], done, piece.start(), element)
            done = piece.end()
            if piece[0] == "&":
                resolved = character_reference(content, piece.start())
                if resolved and resolved[1] <= end:
                    characters = _WHITE.sub(" ", resolved[0])
                    self._typed(characters, piece.start(), resolved[1], element)
                    done = resolved[1]
                else:
                    self._typed("&", piece.start(), done, element)
            elif len(self.writer) > line.start or line.element >= 0:
                self.writer.stand("\n", piece.start(), done)
        self._typed(content[done:end], done, end, element)

    def _typed(self, characters: str, start: int, end: int, element: int) -> None:
        if not characters:
            return
        if self.line.element < 0:
            if not characters.strip():
                return  # before the first line; its own indentation is no matter
            self.line.element, self.line.look = element, self.shown[element]
        if self.shown[element].linked:
            self.line.linked += len(characters)
        if len(characters) == end - start:
            self.writer.keep(characters, start)
        else:
            self.writer.stand(characters, start, end)

    # ---- lines

    def break_line(self) -> None:
        """End the line, if there is anything in it."""
        line, writer = self.line, self.writer
        if self.grid is not None:
            self._gap(writer.reached, writer.reached, ended=True)
            return
        writer.strip_end(" \t\n\u3000" if line.look.preserved else " \u3000", line.start)
        end = len(writer)
        if end > line.start:
            look = line.look
            self.passages.append(
                Passage(
                    line.start,
                    end,
                    look.kind,
                    look.level,
                    line.element,
                    min(line.linked, end - line.start),
                    preserved=look.preserved,
                )
            )
            writer.stand("\n", writer.reached, writer.reached)
        self.line = _Line(len(writer))

    def break_softly(self) -> None:
        """Break a line where ``<br>`` stands."""
        if self.grid is not None or self.line.look.kind == "heading":
            self._gap(self.writer.reached, self.writer.reached, ended=True)
        elif self.line.look.preserved and self.line.element >= 0:
            self.writer.stand("\n", self.writer.reached, self.writer.reached)
        else:
            self.break_line()

    # ---- tables

    def begin_table(self, element: int) -> None:
        """Remember a table that holds data; its grid begins with its first row."""
        self.break_line()
        self.table = element

    def begin_row(self) -> None:
        if self.grid is None:
            self.break_line()
            self.grid = _Grid(self.table, len(self.writer))
        self.end_row()
        self.grid.positions.begin_row()

    def begin_cell(self, element: int) -> None:
        if self.grid is None or self.grid.positions.row < 0:
            self.begin_row()
        grid = self.grid
        if grid is None:  # pragma: no cover - a row was begun
            return
        self._end_cell()
        start = max(self.page.elements[element].start, self.writer.reached)
        if grid.source_start < 0:
            grid.source_start = start
        if grid.in_row:
            self.writer.stand("\t", start, start)
        grid.in_row += 1
        position = grid.positions.place(self.page.elements[element])
        grid.cell = (position, len(self.writer), element, start)
        self.line = _Line(len(self.writer), element, self.shown[element])

    def _end_cell(self) -> None:
        grid, writer = self.grid, self.writer
        if grid is None or grid.cell is None:
            return
        position, start, element, source_start = grid.cell
        writer.strip_end(" \u3000", start)
        grid.cell = None
        grid.linked += min(self.line.linked, len(writer) - start)
        grid.entries.append(
            Entry(
                position,
                start,
                len(writer),
                self._is_header(element),
                source_start,
            )
        )

    def _is_header(self, element: int) -> bool:
        if self.page.elements[element].name == "th":
            return True
        while element > self.table:
            if self.page.elements[element].name == "thead":
                return True
            element = self.page.elements[element].parent
        return False

    def end_row(self) -> None:
        grid, writer = self.grid, self.writer
        if grid is None:
            return
        self._end_cell()
        if grid.in_row:
            at = max(writer.reached, grid.entries[-1].source_start)
            writer.stand("\n", at, at)
            grid.in_row = 0

    def end_table(self) -> None:
        self.end_row()
        grid, writer = self.grid, self.writer
        self.grid, self.table = None, -1
        if grid is None:
            self.break_line()
            return
        if len(writer) > grid.start:
            self.passages.append(
                Passage(
                    grid.start,
                    len(writer) - 1,
                    "table",
                    None,
                    grid.element,
                    grid.linked,
                    tuple(grid.entries),
                    grid.source_start,
                )
            )
        self.line = _Line(len(writer))

    # ---- elements

    def run(self) -> None:
        """Go through the page."""
        for event in self.page.events:
            number = event.element
            if event.start >= 0:
                if not event.raw and not self.shown[number].hidden:
                    self.characters(event.start, event.end, number)
                continue
            element = self.page.elements[number]
            if self.shown[number].hidden:
                if element.name in BLOCKS and element.name not in {"head", "title", "option"}:
                    self.break_line()
                continue
            if self.table >= 0 and self._in_table(element.name, number, closing=event.closing):
                continue
            if element.name == "table" and number in self.data:
                if not event.closing:
                    self.begin_table(number)
            elif element.name == "br":
                if not event.closing:
                    self.break_softly()
            elif self._breaks(number, element.name):
                self.break_line()
        self.break_line()

    def _in_table(self, name: str, number: int, *, closing: bool) -> bool:
        """Take what makes up the table itself; tell whether it was that."""
        if number == self.table:
            if closing:
                self.end_table()
        elif name == "tr" and self._own(number):
            self.end_row() if closing else self.begin_row()
        elif name in {"td", "th"} and self._own(number):
            self._end_cell() if closing else self.begin_cell(number)
        else:
            return False
        return True

    def _own(self, number: int) -> bool:
        """Tell whether a row or cell belongs to the table being written, not to one in it."""
        while number > self.table:
            number = self.page.elements[number].parent
            if self.page.elements[number].name == "table":
                return number == self.table
        return False

    def _breaks(self, number: int, name: str) -> bool:
        inline = self.shown[number].inline
        if inline is None:
            return name in BLOCKS
        return (
            name in BLOCKS and not inline
            if inline
            else name in BLOCKS or self._shown_as_block(number)
        )

    def _shown_as_block(self, number: int) -> bool:
        style = self.page.elements[number].attributes.get("style", "")
        return "block" in style and "inline-block" not in style


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
    return Flow(layout.writer.text(source), tuple(layout.passages))
