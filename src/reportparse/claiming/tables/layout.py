"""Which rows and columns of a grid are headers, and which say no values at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from reportparse.claiming.tables.measures import Measure, parse_measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.lexicon import Lexicon
    from reportparse.claiming.tables.grid import Entry, Grid

__all__ = ["Layout", "Row", "read_layout"]

_MOST_HEADER_ROWS: Final = 4
_MOST_HEADER_COLUMNS: Final = 3
_SERIAL_LENGTH: Final = 3
"""Whole numbers 1, 2, 3 … down a first column are numbering from this many rows on."""
_MOSTLY: Final = 0.6

_UNITS_OF_RATIO: Final = frozenset("()[]:：（）")
_SPACE_IN_HAN: Final = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of values."""

    index: int
    label: str
    """Row header as printed, its group in front."""
    header: str
    """Row header alone, folded."""
    group: str
    """Group that the row stands in, folded."""
    columns: tuple[str, ...]
    """Headers of all columns that hold for this row, as printed."""
    measure: Measure | None = None
    """Unit that a row in between states for the rows below it."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a grid is to be read."""

    title: str
    """Text of leading rows that are a caption, not a header."""
    rows: tuple[Row, ...]
    skipped: frozenset[int]
    """Columns that hold headers, units or numbering."""
    corner: str
    """Header of the row headers, folded."""
    unit_column: int | None = None
    headed: bool = True
    """Whether the table has a header row."""
    label_columns: tuple[int, ...] = field(default=(0,))


def _words(row: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in row if entry.content and not entry.spread]


def _is_title(row: Sequence[Entry]) -> bool:
    """Tell whether a leading row is one caption over the whole table."""
    words = _words(row)
    if len(row) < 2 or len(words) != 1 or words[0].numeric:  # noqa: PLR2004 - one column has no titles
        return False
    spans = sum(1 for entry in row if entry.spread) == len(row) - 1
    return spans or row.index(words[0]) == 0 or "单位" in words[0].folded


def _is_header(row: Sequence[Entry], *, first: bool) -> bool:
    """Tell whether a row at the top heads the columns."""
    values = [
        entry for entry in row[1:] if entry.content and not (entry.blank and not entry.header)
    ]
    numbers = [entry for entry in values if entry.numeric]
    if not numbers:
        return bool(values)
    if not first or not all(entry.header for entry in row if entry.content):
        return False
    sure = sum(1 for entry in numbers if not all(amount.plain for amount in entry.amounts))
    return sure <= len(values) / 2


def _is_heading(row: Sequence[Entry]) -> bool:
    """Tell whether a row within the body heads the columns anew."""
    values = [entry for entry in row[1:] if entry.content and not entry.blank]
    return (
        bool(values)
        and not any(entry.numeric for entry in values)
        and any(entry.is_period for entry in values)
    )


def _header_rows(grid: Grid) -> tuple[int, int]:
    """Return the number of title rows and, behind them, of header rows."""
    titles = 0
    while (
        titles < len(grid.rows) - 1 and titles < _MOST_HEADER_ROWS and _is_title(grid.rows[titles])
    ):
        titles += 1
    rest = grid.rows[titles:]
    headers = 0
    for index, row in enumerate(rest[:_MOST_HEADER_ROWS]):
        if not _is_header(row, first=index == 0):
            break
        body = rest[index + 1 :]
        if index and not any(entry.numeric for entry in row) and not _goes_on(rest[0], row, body):
            break
        headers += 1
    return (titles, headers) if headers else (0 if titles == len(grid.rows) - 1 else titles, 0)


def _goes_on(top: Sequence[Entry], row: Sequence[Entry], body: Sequence[Sequence[Entry]]) -> bool:
    """Tell whether a second row without numbers still belongs to the header.

    A row of words below the header is a row of the body (``| 审计意见 | 标准 |``) unless the
    header above has gaps or spans, its first cell is empty, or it is marked as a header.
    """
    if not body:
        return False
    gaps = any(entry.spread or not entry.content for entry in top[1:])
    return (
        all(entry.header for entry in row if entry.content)
        or (gaps and any(entry.content for entry in row[1:]))
        or not row[0].content
        or row[0].spread
    )


def _column(grid: Grid, column: int, first: int) -> list[Entry]:
    return [row[column] for row in grid.rows[first:]]


def _is_serial(entries: Sequence[Entry]) -> bool:
    numbers = [entry.folded for entry in entries if entry.content]
    if len(numbers) < _SERIAL_LENGTH:
        return False
    counted = [str(number) for number in range(1, len(numbers) + 1)]
    filled = [number.lstrip("0").rstrip(".") for number in numbers]
    return filled == counted or filled[:-1] == counted[:-1]


def _header_text(grid: Grid, first: int, count: int, column: int) -> str:
    return " ".join(row[column].folded for row in grid.rows[first : first + count]).strip().lower()


def _unit_column(grid: Grid, titles: int, headers: int, lexicon: Lexicon) -> int | None:
    body = titles + headers
    for column in range(1, grid.width):
        named = _header_text(grid, titles, headers, column).replace(" ", "")
        entries = [
            entry for entry in _column(grid, column, body) if entry.content and not entry.blank
        ]
        if named in lexicon.words("tables", "headers", "unit"):
            return column
        if any(entry.amounts for entry in entries):
            break
        units = [parse_measure(entry.folded, lexicon) for entry in entries]
        if entries and column < grid.width - 1 and all(units):
            return column
    return None


def _label_columns(grid: Grid, body: int, unnumbered: frozenset[int]) -> tuple[int, ...]:
    """Return the leading columns that head the rows."""
    found: list[int] = []
    for column in range(min(grid.width - 1, _MOST_HEADER_COLUMNS + len(unnumbered))):
        if column in unnumbered:
            continue
        entries = [entry for entry in _column(grid, column, body) if entry.content]
        numbers = sum(entry.numeric for entry in entries)
        if found and (numbers or not entries or sum(e.blank for e in entries) > len(entries) / 2):
            break
        if not found and entries and numbers > len(entries) * _MOSTLY:
            break
        found.append(column)
    if len(found) > 1:
        first = [row[found[0]] for row in grid.rows[body:]]
        labels = [entry.content for entry in first if entry.content]
        repeats = any(entry.spread for entry in first) or any(not entry.content for entry in first)
        if not repeats and len(set(labels)) == len(labels):
            return tuple(found[:1])
    return tuple(found)


def _path(grid: Grid, rows: Sequence[int], column: int) -> str:
    """Join the headers of a column from the top down; gaps in upper rows are spans."""
    parts: list[str] = []
    for position, index in enumerate(rows):
        row = grid.rows[index]
        at = column
        if position < len(rows) - 1:
            while at > 0 and not row[at].content:
                at -= 1
            if at == 0 and column != 0:
                at = column
        label = row[at].label
        if label and (not parts or parts[-1] != label):
            parts.append(label)
    return " / ".join(parts)


def read_layout(grid: Grid, lexicon: Lexicon) -> Layout:
    """Find the headers of a grid and the rows of its body."""
    titles, headers = _header_rows(grid)
    body = titles + headers
    names = lexicon.words("tables", "headers", "names")
    unnumbered = {
        column
        for column in range(grid.width)
        if _SPACE_IN_HAN.sub("", _header_text(grid, titles, headers, column)) in names
        and not all(entry.is_period for entry in _column(grid, column, body) if entry.content)
    }
    if grid.width > 1 and _is_serial(_column(grid, 0, body)):
        unnumbered.add(0)
    unit_column = _unit_column(grid, titles, headers, lexicon)
    labels = tuple(
        column
        for column in _label_columns(grid, body, frozenset(unnumbered))
        if column != unit_column
    )
    skipped = frozenset({*unnumbered, *labels, *([] if unit_column is None else [unit_column])})
    title = "\n".join(_words(row)[0].content for row in grid.rows[:titles])
    corner = _header_text(grid, titles, headers, labels[0]) if labels else ""
    rows = _body_rows(grid, body, list(range(titles, body)), labels, skipped, lexicon)
    return Layout(title, rows, skipped, corner, unit_column, bool(headers), labels)


def _body_rows(
    grid: Grid,
    body: int,
    heading: list[int],
    labels: tuple[int, ...],
    skipped: frozenset[int],
    lexicon: Lexicon,
) -> tuple[Row, ...]:
    totals = lexicon.words("tables", "totals", "total")
    columns = tuple(_path(grid, heading, column) for column in range(grid.width))
    group, measure, fresh = "", None, False
    above = [""] * len(labels)
    found: list[Row] = []
    for index in range(body, len(grid.rows)):
        row = grid.rows[index]
        if _is_heading(row) and heading:
            heading = [*heading, index] if fresh else [index]
            columns = tuple(_path(grid, heading, column) for column in range(grid.width))
            fresh = True
            continue
        fresh = False
        words = _words(row)
        if len(words) == 1 and not words[0].numeric and grid.width > 1 and not words[0].is_period:
            stated = parse_measure(words[0].folded.strip("()").removeprefix("单位:"), lexicon)
            if stated is not None and words[0].folded.startswith(("(", "单位")):
                measure = stated
            else:
                group = words[0].label
                above = [""] * len(labels)
            continue
        for position, column in enumerate(labels):
            if row[column].label:
                if row[column].label != above[position]:
                    above[position + 1 :] = [""] * (len(labels) - position - 1)
                above[position] = row[column].label
            elif position == len(labels) - 1:
                above[position] = ""
        parts = [part for part in dict.fromkeys(above) if part]
        header = " / ".join(parts)
        plain = _SPACE_IN_HAN.sub("", parts[0] if parts else "").lower()
        if group and plain in totals:
            group = ""
        label = f"{group} / {header}" if group else header
        found.append(Row(index, label, header, group, columns, measure))
    return tuple(found)
