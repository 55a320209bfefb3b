"""How a grid is to be read: its headers, its rows, and the columns that hold no values."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from reportparse.claiming.tables.groups import Groups
from reportparse.claiming.tables.headings import (
    Heading,
    heading_rows,
    headings_of,
    is_heading_within,
    words_of,
)
from reportparse.claiming.tables.measures import Measure, fold, parse_measure
from reportparse.claiming.tables.vocabulary import says

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportparse.claiming.lexicon import Lexicon
    from reportparse.claiming.tables.grid import Entry, Grid

__all__ = ["Layout", "Row", "names_things", "read_layout"]

_MOST_LABEL_COLUMNS: Final = 3
_SERIAL_LENGTH: Final = 3
"""Whole numbers 1, 2, 3 … down a first column are numbering from this many rows on."""
_EMPTY_ROWS: Final = 3
"""Rows of words alone are taken for groups if there is at most one in so many rows; statements
have many rows without values."""
_NUMBERED: Final = re.compile(r"[一二三四五六七八九十]{1,3}[、.]|[(][一二三四五六七八九十]{1,3}[)]")
_MOSTLY: Final = 0.6

_COLONS: Final = " :："
_SPACE_IN_HAN: Final = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of values."""

    index: int
    label: str
    """Row header as printed; its group in front where another row has the same header."""
    header: str
    """Row header alone, as printed."""
    group: str
    """Group that the row stands in, as printed."""
    columns: tuple[Heading, ...]
    """Headings of all columns that hold for this row."""
    measure: Measure | None = None
    """Unit that a row in between states for the rows below it."""
    total: bool = False
    """Whether it sums up other rows."""

    @property
    def folded(self) -> str:
        """The header, folded."""
        return fold(self.header)


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


def _column(grid: Grid, column: int, first: int) -> list[Entry]:
    """Entries of a column below the header that show something."""
    return [row[column] for row in grid.rows[first:] if row[column].content]


def _header_text(grid: Grid, first: int, body: int, column: int) -> str:
    words = " ".join(row[column].folded for row in grid.rows[first:body]).strip().lower()
    return _SPACE_IN_HAN.sub("", words)


def _is_serial(entries: Sequence[Entry]) -> bool:
    """Tell whether a column counts its rows; the last one may be a total."""
    numbers = [entry.folded.lstrip("0").rstrip(".") for entry in entries]
    counted = [str(number) for number in range(1, len(numbers) + 1)]
    return len(numbers) >= _SERIAL_LENGTH and (numbers == counted or numbers[:-1] == counted[:-1])


def names_things(header: str, lexicon: Lexicon) -> bool:
    """Tell whether the numbers below a header are names: ranks, codes, page numbers."""
    if header in lexicon.words("tables", "headers", "names"):
        return True
    return header.endswith(lexicon.words("tables", "headers", "name_endings"))


def _numbered_columns(grid: Grid, titles: int, body: int, lexicon: Lexicon) -> set[int]:
    """Return the columns whose numbers are names."""
    found = {
        column
        for column in range(grid.width)
        if names_things(_header_text(grid, titles, body, column), lexicon)
        and not all(entry.is_period for entry in _column(grid, column, body))
    }
    if grid.width > 1 and _is_serial(_column(grid, 0, body)):
        found.add(0)
    return found


def _unit_column(grid: Grid, titles: int, body: int, lexicon: Lexicon) -> int | None:
    """Return the column that names the unit of each row."""
    for column in range(1, grid.width):
        named = _header_text(grid, titles, body, column).replace(" ", "")
        if named in lexicon.words("tables", "headers", "unit"):
            return column
        entries = [entry for entry in _column(grid, column, body) if not entry.blank]
        if any(entry.amounts for entry in entries):
            return None
        units = [parse_measure(entry.folded, lexicon) for entry in entries]
        if entries and column < grid.width - 1 and all(units):
            return column
    return None


def _are_classes(entries: Sequence[Entry]) -> bool:
    """Tell whether the numbers of a first column are classes: ``18-25岁``, ``1000元以上``."""
    numeric = [entry for entry in entries if entry.numeric]
    classes = sum(
        any(a.low != a.high or a.measure or a.qualifier != "exact" for a in entry.amounts)
        for entry in numeric
    )
    distinct = len({entry.folded for entry in entries}) == len(entries)
    return distinct and classes > len(numeric) * _MOSTLY


def _heads_rows(entries: Sequence[Entry], *, first: bool) -> bool:
    """Tell whether a leading column heads the rows."""
    numbers = sum(entry.numeric for entry in entries)
    if first:
        return numbers <= len(entries) * _MOSTLY or _are_classes(entries)
    blanks = sum(entry.blank for entry in entries)
    return bool(entries) and not numbers and blanks <= len(entries) / 2


def _label_columns(grid: Grid, body: int, others: frozenset[int]) -> tuple[int, ...]:
    """Return the leading columns that head the rows."""
    found: list[int] = []
    for column in range(min(grid.width - 1, _MOST_LABEL_COLUMNS + len(others))):
        if column in others:
            continue
        if not _heads_rows(_column(grid, column, body), first=not found):
            break
        found.append(column)
    if len(found) > 1:
        first = [row[found[0]] for row in grid.rows[body:]]
        labels = [entry.content for entry in first if entry.content]
        repeats = any(entry.spread or not entry.content for entry in first)
        if not repeats and len(set(labels)) == len(labels):
            return tuple(found[:1])
    return tuple(found)


def _told_apart(rows: list[Row]) -> tuple[Row, ...]:
    """Put the group in front of those row headers that stand in the table more than once."""
    headers = Counter(row.header for row in rows)
    return tuple(
        replace(row, label=f"{row.group.strip(_COLONS)} / {row.header}")
        if row.group and headers[row.header] > 1
        else row
        for row in rows
    )


def _is_total(header: str, lexicon: Lexicon) -> bool:
    plain = _SPACE_IN_HAN.sub("", fold(header)).lower().strip(" :：")
    totals = lexicon.tables["tables"]["totals"]
    return (
        plain in totals["total"]
        or plain in totals["subtotal"]
        or plain.endswith(tuple(totals["endings"]))
        or plain.startswith(tuple(totals["beginnings"]))
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is known of a grid before its body is read."""

    grid: Grid
    first: int
    """First row of the body."""
    heading: tuple[int, ...]
    """Rows of headers above it."""
    labels: tuple[int, ...]
    """Columns that head the rows."""
    skipped: frozenset[int]
    corner: str
    """Header of the row headers, folded."""
    lexicon: Lexicon

    def columns(self, heading: Sequence[int]) -> tuple[Heading, ...]:
        """Headings of the columns below some rows of headers."""
        values = [column for column in range(self.grid.width) if column not in self.skipped]
        return headings_of(self.grid, heading, values, self.lexicon)


def _headed(frame: _Frame) -> Iterator[tuple[int, tuple[Heading, ...]]]:
    """Rows of the body that are no headers, each with the headings that hold for it."""
    heading, fresh = list(frame.heading), False
    columns = frame.columns(heading)
    for index in range(frame.first, len(frame.grid.rows)):
        row = frame.grid.rows[index]
        if frame.heading and is_heading_within(row, frame.corner, frame.lexicon):
            heading = [*heading, index] if fresh else [index]
            columns = frame.columns(heading)
            fresh = True
        else:
            fresh = False
            yield index, columns


def _alone(row: Sequence[Entry]) -> Entry | None:
    """Return the words of a row that has nothing else: the name of a group, or a unit."""
    words = words_of(row)
    if len(row) == 1 or len(words) != 1 or words[0].numeric or words[0].is_period:
        return None
    return words[0]


def _names_a_group(words: Entry, row: Sequence[Entry], lexicon: Lexicon) -> bool | None:
    """Tell whether a row of words alone is sure to name a group; None if it may be an empty row."""
    if says(lexicon, words.folded, "headers", "parts"):
        return False
    spans = any(entry.spread for entry in row)
    numbered = _NUMBERED.match(words.folded)
    return True if spans or numbered or words.folded.endswith(":") else None


def _empty_rows_are_groups(frame: _Frame) -> bool:
    """Tell whether rows of words alone are so few that they must be groups, not empty rows."""
    body = frame.grid.rows[frame.first :]
    empty = sum(
        (words := _alone(row)) is not None and _names_a_group(words, row, frame.lexicon) is None
        for row in body
    )
    return empty * _EMPTY_ROWS <= len(body)


def _stated_unit(words: Entry, lexicon: Lexicon) -> Measure | None:
    """Read a row between others that states a unit: ``(人民币百万元)``, ``单位：元``."""
    if not words.folded.startswith(("(", "单位")):
        return None
    return parse_measure(words.folded.strip("()").removeprefix("单位:"), lexicon)


def _labels(
    above: tuple[str, ...], row: Sequence[Entry], columns: Sequence[int]
) -> tuple[str, ...]:
    """Return the headers of a row; a gap repeats the one above unless it is the last one."""
    headers = list(above)
    for position, column in enumerate(columns):
        label = row[column].label
        if label and label != headers[position]:
            headers[position + 1 :] = [""] * (len(columns) - position - 1)
        if label or position == len(columns) - 1:
            headers[position] = label
    return tuple(headers)


def _body(frame: _Frame) -> Iterator[Row]:
    """Read the rows of the body from the top down."""
    nothing = ("",) * len(frame.labels)
    above, measure, groups = nothing, None, Groups()
    unsure = _empty_rows_are_groups(frame)
    for index, columns in _headed(frame):
        row = frame.grid.rows[index]
        words = _alone(row)
        if words is not None:
            stated = _stated_unit(words, frame.lexicon)
            measure = stated or measure
            named = _names_a_group(words, row, frame.lexicon)
            if stated is None and (unsure if named is None else named):
                groups.open(words.label, words.indent)
                above = nothing
            continue
        above = _labels(above, row, frame.labels)
        header = " / ".join(dict.fromkeys(filter(None, above)))
        total = _is_total(header, frame.lexicon)
        indent = row[frame.labels[0]].indent if frame.labels else 0
        group = groups.of(header, indent, total=total)
        yield Row(index, header, header, group, columns, measure, total)


def read_layout(grid: Grid, lexicon: Lexicon) -> Layout:
    """Find the headers of a grid and the rows of its body."""
    titles, headers = heading_rows(grid, lexicon)
    body = titles + headers
    numbered = _numbered_columns(grid, titles, body, lexicon)
    unit_column = _unit_column(grid, titles, body, lexicon)
    others = frozenset(numbered if unit_column is None else {*numbered, unit_column})
    labels = _label_columns(grid, body, others)
    skipped = others.union(labels)
    corner = _header_text(grid, titles, body, labels[0]) if labels else ""
    frame = _Frame(grid, body, tuple(range(titles, body)), labels, skipped, corner, lexicon)
    return Layout(
        title="\n".join(words_of(row)[0].content for row in grid.rows[:titles]),
        rows=_told_apart(list(_body(frame))),
        skipped=skipped,
        corner=corner,
        unit_column=unit_column,
        headed=bool(headers),
    )
