"""Set out a saved text: a paragraph to a line, a table row to a line, the map to it kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from reportparse.reading.characters import INVISIBLE, is_wide
from reportparse.reading.passages import Entry, Passage, Position
from reportparse.reading.plain.lines import read_lines
from reportparse.reading.plain.markdown import is_markdown, marked_heading, marks_in
from reportparse.reading.plain.paging import without_running_lines
from reportparse.reading.plain.tables import TypedTable, find_tables, is_rule
from reportparse.reading.plain.wrapping import continues, find_margin
from reportparse.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportparse.reading.plain.lines import Line
    from reportparse.records import BlockKind
    from reportparse.text import Text

__all__ = ["set_out"]

_UNSEEN: Final = re.compile(rf"[{INVISIBLE}]+")
_BULLET: Final = re.compile(r"[-*•●○▪◆■□➢][ \t\u3000]+\S|[•●○▪◆■□➢]\S")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Lines that make up one paragraph."""

    lines: tuple[Line, ...]
    kind: BlockKind = "paragraph"
    level: int | None = None
    marks: int = 0
    """Characters at its beginning that only mark it (``## ``)."""


def set_out(text: Text) -> tuple[Text, tuple[Passage, ...]]:
    """Set out a text.

    Args:
        text: characters as typed, with line ends of any system.

    Returns:
        The text with a line for each paragraph and each row of a table, and its passages.

    """
    content = text.content
    lines = without_running_lines(content, read_lines(content))
    markdown = is_markdown(content, lines)
    tables = find_tables(content, lines)
    tabular = {index for table in tables for index in range(table.first, table.last)}
    apart = tabular | {at for at, line in enumerate(lines) if is_rule(content, line)}
    margin = find_margin(content, [line for at, line in enumerate(lines) if at not in apart])
    setter = _Setter(text)
    begins = {table.first: table for table in tables}
    at = 0
    while at < len(lines):
        table = begins.get(at)
        if table:
            setter.table(table)
            at = table.last
            continue
        last = at + 1
        while (
            margin
            and last < len(lines)
            and last not in apart
            and at not in apart
            and not marked_heading(content, lines[last - 1])
            and continues(content, lines, at, last, margin)
        ):
            last += 1
        underlined = last in apart - tabular and last + 1 not in tabular
        following = lines[last] if underlined else None
        paragraph = _paragraph(content, lines[at:last], following)
        if paragraph:
            setter.paragraph(paragraph, markdown=markdown)
        at = last
    return setter.finish()


def _paragraph(content: str, lines: Sequence[Line], following: Line | None) -> _Paragraph | None:
    """Tell what kind of paragraph some lines are; None for a drawn line."""
    first = lines[0]
    if len(lines) == 1 and is_rule(content, first):
        return None
    marked = marked_heading(content, first)
    if marked and len(lines) == 1:
        return _Paragraph(tuple(lines), "heading", marked.level, marked.length)
    if following and len(lines) == 1 and not following.blank_before:
        sign = content[following.start]
        drawn = following.end - following.start
        if sign in "=-" and drawn * 2 >= first.end - first.start and first.width <= 80:  # noqa: PLR2004 - a line of a terminal
            return _Paragraph(tuple(lines), "heading", 1 if sign == "=" else 2)
    if _BULLET.match(content, first.start, first.end):
        return _Paragraph(tuple(lines), "list_item")
    return _Paragraph(tuple(lines))


@dataclass(slots=True)
class _Setter:
    """Collects edits, and where the passages stand once they are applied."""

    text: Text
    edits: list[Edit] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    length: int = 0
    """Characters of the edited text so far."""
    done: int = 0
    """Characters of the text that are dealt with."""
    joint: str = ""
    """What stands between the piece before and the next one."""

    def piece(self, start: int, end: int, joint: str) -> int:
        """Take characters over; return where they begin in the edited text."""
        if self.done < start or self.joint:
            self.edits.append(Edit(self.done, start, self.joint))
        self.length += len(self.joint)
        begin = self.length
        self.length += end - start
        self.done, self.joint = end, joint
        return begin

    def paragraph(self, paragraph: _Paragraph, *, markdown: bool) -> None:
        begin = -1
        content = self.text.content
        for index, line in enumerate(paragraph.lines):
            start = line.start + (0 if index else paragraph.marks)
            for piece_start, piece_end in _shown(content, start, line.end, markdown=markdown):
                at = self.piece(piece_start, piece_end, "")
                begin = at if begin < 0 else begin
            if index + 1 < len(paragraph.lines):
                self.joint = _joint(content, line, paragraph.lines[index + 1])
        if begin < 0:
            return
        self.passages.append(Passage(begin, self.length, paragraph.kind, paragraph.level))
        self.joint = "\n"

    def table(self, table: TypedTable) -> None:
        begin = -1
        entries: list[Entry] = []
        for row, fields in enumerate(table.rows):
            column = fields[0].column if fields else 0
            for cell in fields:
                if cell.column > column:
                    self.joint = "\t" * (cell.column - column)
                column = cell.column
                at = self.piece(cell.start, cell.end, "")
                begin = at if begin < 0 else begin
                entries.append(
                    Entry(
                        Position(row, cell.column),
                        at,
                        self.length,
                        row < table.header_rows,
                        self.text.source_range(cell.start, cell.start).start,
                    )
                )
            self.joint = "\n"
        self.passages.append(Passage(begin, self.length, "table", entries=tuple(entries)))

    def finish(self) -> tuple[Text, tuple[Passage, ...]]:
        if self.done < len(self.text) or self.joint:
            self.edits.append(Edit(self.done, len(self.text), self.joint))
        return self.text.edit(self.edits), tuple(self.passages)


def _shown(content: str, start: int, end: int, *, markdown: bool) -> Iterator[tuple[int, int]]:
    """Parts of a line without signs that show nothing, and without Markdown's own."""
    hidden = [found.span() for found in _UNSEEN.finditer(content, start, end)]
    if markdown:
        hidden += marks_in(content, start, end)
    for hidden_start, hidden_end in sorted(hidden):
        if hidden_start > start:
            yield start, hidden_start
        start = max(start, hidden_end)
    if start < end:
        yield start, end


def _joint(content: str, line: Line, after: Line) -> str:
    """Return what stands between two lines of one paragraph."""
    before, behind = content[line.end - 1], content[after.start]
    if is_wide(before) or is_wide(behind) or before in "“‘—…" or behind in "”’—…":
        return ""
    return "" if before == "-" and content[line.end - 2 : line.end - 1].isalpha() else " "
