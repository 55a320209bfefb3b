"""The headers of a grid's columns: which rows hold them, and what they say of each column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reportparse.claiming.tables.captions import header_measure, is_sure
from reportparse.claiming.tables.measures import Measure, fold, parse_measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.lexicon import Lexicon
    from reportparse.claiming.tables.grid import Entry, Grid

__all__ = ["Heading", "heading_rows", "headings_of", "is_heading_within", "unit_alone", "words_of"]

_MOST_ROWS: Final = 4
"""Rows of titles, and of headers, at the top of a table."""

_WHOLE_BRACKET: Final = re.compile(r"^[(\[]([^()\[\]]*)[)\]]$")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a column."""

    parts: tuple[str, ...] = ()
    """Headers from the top down, as printed."""
    named: tuple[str, ...] = ()
    """Those of the parts that name the column: units and remarks (unaudited) left out."""

    @property
    def label(self) -> str:
        """The naming parts on one line."""
        return " / ".join(self.named)

    @property
    def folded(self) -> str:
        """All parts, folded, on one line."""
        return fold(" / ".join(self.parts))

    def measure(self, lexicon: Lexicon) -> Measure | None:
        """Unit that the heading states, the lowest part first."""
        for part in reversed(self.parts):
            found = unit_alone(part, lexicon) if len(self.parts) > 1 else None
            found = found or header_measure(fold(part), lexicon)
            if found is not None:
                return found
        return None


@lru_cache(maxsize=4096)
def unit_alone(part: str, lexicon: Lexicon) -> Measure | None:
    """Read a header that is nothing but a unit: ``千港元``, ``(RMB million)``."""
    unit = _WHOLE_BRACKET.sub(r"\1", fold(part).strip())
    measure = parse_measure(unit, lexicon)
    if measure is None or ("%" in unit and unit not in {"%", "(%)"}):
        return None
    money = measure.dimension == "money" or (measure.scaled and not measure.unit)
    return measure if money or is_sure(measure) else None


@lru_cache(maxsize=4096)
def _is_remark(part: str, lexicon: Lexicon) -> bool:
    """Tell whether a header is a mere remark: unaudited, restated and the like."""
    bare = fold(part).strip(" ()[]*").lower()
    return bare in lexicon.words("tables", "headers", "remarks")


def words_of(row: Sequence[Entry]) -> list[Entry]:
    """Entries of a row that show something, cells over several places once."""
    return [entry for entry in row if entry.content and not entry.spread]


def _is_title(row: Sequence[Entry]) -> bool:
    """Tell whether a leading row is one caption over the whole table."""
    words = words_of(row)
    if len(row) == 1 or len(words) != 1 or words[0].numeric:
        return False
    spans = sum(1 for entry in row if entry.spread) == len(row) - 1
    return spans or row.index(words[0]) == 0 or "单位" in words[0].folded


def _is_header(
    row: Sequence[Entry], below: Sequence[Entry], lexicon: Lexicon, *, first: bool
) -> bool:
    """Tell whether a row at the top heads the columns."""
    values = [
        entry for entry in row[1:] if entry.content and not (entry.blank and not entry.header)
    ]
    numbers = [entry for entry in values if entry.numeric]
    if not numbers:
        return bool(values)
    if not first:
        return False
    if all(entry.header for entry in row if entry.content):
        sure = sum(not all(amount.plain for amount in entry.amounts) for entry in numbers)
        if sure <= len(values) / 2:
            return True
    corner = lexicon.words("tables", "headers", "metric_corner")
    years = all(entry.short_year for entry in numbers)
    return (years and row[0].folded in {"", *corner}) or _heads_classes(row, below)


def _heads_classes(row: Sequence[Entry], below: Sequence[Entry]) -> bool:
    """Tell whether numbers at the top are classes (``50人以下``), with bare numbers below."""
    pairs = [
        (entry, under) for entry, under in zip(row[1:], below[1:], strict=False) if entry.numeric
    ]
    return (
        not row[0].numeric
        and len(pairs) > 1
        and all(
            under.numeric
            and all(amount.measure is not None for amount in entry.amounts)
            and all(amount.measure is None for amount in under.amounts)
            for entry, under in pairs
        )
    )


def is_heading_within(row: Sequence[Entry], corner: str, lexicon: Lexicon) -> bool:
    """Tell whether a row within the body heads the columns anew.

    Args:
        row: the row; it names times and has no values.
        corner: header of the row headers; the new header repeats it, or leaves its place empty.
        lexicon: vocabulary.

    """
    values = [entry for entry in row[1:] if entry.content and not entry.blank]
    if any(entry.numeric for entry in values) or not any(entry.is_period for entry in values):
        return False
    first = row[0].folded.lower()
    words = lexicon.words("tables", "headers", "metric_corner")
    return (
        not first
        or row[0].is_period
        or first in {corner, *words}
        or all(entry.header for entry in row if entry.content)
    )


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


def heading_rows(grid: Grid, lexicon: Lexicon) -> tuple[int, int]:
    """Return the number of title rows at the top and, behind them, of header rows."""
    last = len(grid.rows) - 1
    titles = 0
    while titles < min(last, _MOST_ROWS) and _is_title(grid.rows[titles]):
        titles += 1
    rest = grid.rows[titles:]
    headers = 0
    for index, row in enumerate(rest[:_MOST_ROWS]):
        body = rest[index + 1 :]
        if not _is_header(row, body[0] if body else (), lexicon, first=index == 0):
            break
        numeric = any(entry.numeric for entry in row)
        if index and not numeric and not _goes_on(rest[0], row, body):
            break
        headers += 1
    return (titles, headers) if headers or titles < last else (0, 0)


def _filled(row: Sequence[Entry]) -> list[str]:
    """Labels of a row of headers; a gap is a span of the header on its left."""
    labels: list[str] = []
    for column, entry in enumerate(row):
        gap = not entry.content and column > 1
        labels.append(labels[-1] if gap else entry.label)
    return labels


def _says_no_names(line: Sequence[str], values: Sequence[int], lexicon: Lexicon) -> bool:
    """Tell whether a row of headers gives its columns nothing but units and remarks."""
    parts = [line[column] for column in values if line[column]]
    return bool(parts) and all(
        _is_remark(part, lexicon) or unit_alone(part, lexicon) for part in parts
    )


def headings_of(
    grid: Grid, rows: Sequence[int], values: Sequence[int], lexicon: Lexicon
) -> tuple[Heading, ...]:
    """Return the heading of each column.

    Args:
        grid: the table.
        rows: its rows of headers, from the top down.
        values: columns that hold values; they must stay apart by their names.
        lexicon: vocabulary.

    """
    lines = [_filled(grid.rows[index]) for index in rows[:-1]]
    lines += [[entry.label for entry in grid.rows[index]] for index in rows[-1:]]
    paths = [
        tuple(dict.fromkeys(line[column] for line in lines if line[column]))
        for column in range(grid.width)
    ]
    naming = [line for line in lines if not _says_no_names(line, values, lexicon)]
    named = [
        tuple(dict.fromkeys(line[column] for line in naming if line[column])) or path
        for column, path in enumerate(paths)
    ]
    if len({named[column] for column in values}) < len({paths[column] for column in values}):
        named = paths
    return tuple(map(Heading, paths, named))
