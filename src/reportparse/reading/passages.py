"""The passages that a text consists of, and the records that they become.

A reader writes a text and notes where its lines and tables stand in it; here these become
blocks, cells and captions in source offsets, alike for every format.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from reportparse.reading.captions import captions_above, is_labelled, is_unit_line
from reportparse.records import Block, Cell, SourceRange, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.records import BlockKind
    from reportparse.text import Text

__all__ = ["Entry", "Passage", "Position", "blocks_and_tables"]


@dataclass(frozen=True, slots=True)
class Position:
    """Where a cell stands in the grid of its table."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell of a table and where its characters stand in the text."""

    position: Position
    start: int
    end: int
    header: bool
    source_start: int
    """Source offset of the place where the cell begins, for one without characters."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of the text, or a table."""

    start: int
    """First character in the text."""
    end: int
    """One past the last, the line end after it left out."""
    kind: BlockKind = "paragraph"
    level: int | None = None
    element: int = -1
    """For a page, number of the innermost element that holds all of it."""
    linked: int = 0
    """Characters that lead to another page."""
    entries: tuple[Entry, ...] = ()
    """Cells, for a table."""
    source_start: int = -1
    """Source offset at which a table begins."""
    preserved: bool = False
    """Whether its lines were typed, not laid out (``<pre>``)."""


_NEAR: Final = 4
"""Passages above a table that are looked at for its caption."""


def blocks_and_tables(
    text: Text, passages: Sequence[Passage]
) -> tuple[tuple[Block, ...], tuple[Table, ...]]:
    """Make the records of the passages.

    Args:
        text: the text in which the passages stand.
        passages: those that are kept, in order.

    Returns:
        A block for each passage, and the tables with their captions.

    """
    captions = _captions(text.content, passages)
    notes = _unit_lines_below(text.content, passages, captions)
    captioned = {index for first, last in captions.values() for index in range(first, last)}
    noted = set(notes.values())
    blocks: list[Block] = []
    tables: list[Table] = []
    for index, passage in enumerate(passages):
        if index in captioned:
            passage = replace(passage, kind="caption", level=None)  # noqa: PLW2901 - the same one, seen otherwise
        elif index in noted:
            passage = replace(passage, kind="caption", level=None)  # noqa: PLW2901 - as above
        start, end = _range(text, passage)
        blocks.append(Block(passage.kind, start, end, passage.level))
        if passage.entries:
            table = _table(text, passage)
            if index in captions:
                first, last = captions[index]
                table = replace(
                    table,
                    caption=SourceRange(
                        _range(text, passages[first])[0], _range(text, passages[last - 1])[1]
                    ),
                )
            if index in notes:
                table = replace(table, notes=(SourceRange(*_range(text, passages[notes[index]])),))
            tables.append(table)
    return tuple(blocks), tuple(tables)


def _range(text: Text, passage: Passage) -> tuple[int, int]:
    """Source range of a passage; that of a table reaches to its last cell, even an empty one."""
    start, end = text.source_range(passage.start, passage.end)
    if passage.entries:
        end = max(end, passage.entries[-1].source_start)
    return (passage.source_start if passage.source_start >= 0 else start), end


def _captions(content: str, passages: Sequence[Passage]) -> dict[int, tuple[int, int]]:
    """Find for each table, by index, the half-open range of passages that are its caption."""
    headed = any(passage.kind == "heading" for passage in passages)
    found: dict[int, tuple[int, int]] = {}
    taken = 0
    for index, table in enumerate(passages):
        if not table.entries:
            continue
        first = index
        while first > taken and passages[first - 1].kind == "caption":
            first -= 1
        lines: list[str] = []
        for above in reversed(passages[max(taken, first - _NEAR) : first]):
            line = content[above.start : above.end]
            if above.entries or (above.kind == "heading" and not is_labelled(line)):
                break
            if above.kind == "list_item":
                break
            lines.append(line)
        stated = first < index
        first -= captions_above(lines[::-1], titled=headed and not stated)
        if first < index:
            found[index] = (first, index)
        elif _is_captioned_below(content, passages, index):
            found[index] = (index + 1, index + 2)
        taken = found.get(index, (0, index + 1))[1]
        taken = max(taken, index + 1)
    return found


def _is_captioned_below(content: str, passages: Sequence[Passage], index: int) -> bool:
    """Tell whether the caption of a table stands under it."""
    following = passages[index + 1 : index + 3]
    if not following or following[0].entries or following[0].kind == "heading":
        return False
    if len(following) > 1 and (
        following[1].entries or is_unit_line(content[following[1].start : following[1].end])
    ):
        return False
    return is_labelled(content[following[0].start : following[0].end])


def _unit_lines_below(
    content: str, passages: Sequence[Passage], captions: dict[int, tuple[int, int]]
) -> dict[int, int]:
    """Find for each table, by index, the line right under it that says its units."""
    taken = {index for first, last in captions.values() for index in range(first, last)}
    return {
        index: index + 1
        for index, table in enumerate(passages)
        if table.entries
        and index + 1 < len(passages)
        and index + 1 not in taken
        and not passages[index + 1].entries
        and passages[index + 1].kind != "heading"
        and is_unit_line(content[passages[index + 1].start : passages[index + 1].end])
    }


def _table(text: Text, passage: Passage) -> Table:
    start, end = _range(text, passage)
    rows = max(entry.position.row for entry in passage.entries) + 1
    cells: list[Cell] = []
    for entry in passage.entries:
        where = (entry.source_start, entry.source_start)
        if entry.start < entry.end:
            where = text.source_range(entry.start, entry.end)
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
