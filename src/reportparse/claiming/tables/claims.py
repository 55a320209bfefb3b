"""Each numeric cell of a table as a claim."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.claiming.tables.denominations import measure_of
from reportparse.claiming.tables.layout import names_things
from reportparse.claiming.tables.meaning import change_of, flags_of, modality_of, topic_of
from reportparse.claiming.tables.sheet import read_sheet
from reportparse.claiming.tables.timing import time_of
from reportparse.language import language_of
from reportparse.records import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportparse.claiming.context import Context
    from reportparse.claiming.lexicon import Lexicon
    from reportparse.claiming.tables.amounts import Amount
    from reportparse.claiming.tables.grid import Entry
    from reportparse.claiming.tables.layout import Row
    from reportparse.claiming.tables.sheet import Sheet
    from reportparse.records import Table
    from reportparse.text import Text

__all__ = ["table_claims"]

_SURE: Final = 0.95
_LACKING: Final = 0.2
"""What each lack (no unit, no header) takes off the confidence."""
_BREAKS: Final = re.compile(r"\s*\n\s*")


class _Spot(NamedTuple):
    """A cell that holds values, and where it stands."""

    row: Row
    column: int
    entry: Entry


def _written_out(value: Decimal) -> Decimal:
    """Write a number without an exponent and without zeros at its end."""
    whole = value.normalize()
    exponent = whole.as_tuple().exponent
    return whole.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else whole


def _claim(sheet: Sheet, spot: _Spot, amount: Amount, text: Text) -> Claim:
    row, column, entry = spot
    measure = measure_of(sheet, amount, row, column)
    change = change_of(sheet, amount, row, column)
    topic = topic_of(sheet, row, column)
    time = time_of(sheet, row, column)
    flags = flags_of(sheet, row, measure)
    lacks = sum(flag != "subtotal" for flag in flags)
    label = row.columns[column].label
    group = row.group.strip(" :：")
    inside = group if group and not row.label.startswith(group) else ""
    heads = " · ".join(filter(None, (inside, row.label, label)))
    where = text.source_range(entry.offset + amount.start, entry.offset + amount.end)
    return Claim(
        quantity=entry.content[amount.start : amount.end].strip(),
        value_low=_written_out(amount.low * measure.factor),
        value_high=_written_out(amount.high * measure.factor),
        unit=measure.unit,
        per=measure.per,
        dimension=measure.dimension,
        qualifier=amount.qualifier,
        role="change" if change.told else "level",
        direction=change.direction or "",
        metric=topic.metric,
        subject=topic.subject,
        period=time.said,
        period_start=time.start,
        period_end=time.end,
        baseline=change.baseline,
        modality=modality_of(sheet, row, column, time.end),
        sentence=f"{heads}: {entry.label}" if heads else entry.label,
        language=language_of(f"{sheet.title} {row.label} {label}"),
        origin="table",
        table_title=_BREAKS.sub(" ", sheet.title),
        table_row=row.label,
        table_column=label,
        source_start=where.start,
        source_end=where.end,
        source_text=text.source.content[where.start : where.end],
        confidence=round(_SURE - _LACKING * lacks, 2),
        flags=flags,
    )


def _counts_years(sheet: Sheet, column: int) -> bool:
    """Tell whether the four digits in a column are numbers among numbers, not years."""
    entries = [sheet.grid.rows[row.index][column] for row in sheet.layout.rows]
    numeric = [entry for entry in entries if entry.amounts]
    return sum(entry.year for entry in numeric) * 2 <= len(numeric)


def _values(sheet: Sheet) -> Iterator[_Spot]:
    """Cells that hold values, in row order."""
    grid, layout = sheet.grid, sheet.layout
    columns = {
        column: _counts_years(sheet, column)
        for column in range(grid.width)
        if column not in layout.skipped
    }
    for row in layout.rows:
        if names_things(row.folded.lower(), sheet.lexicon):
            continue
        for column, counts_years in columns.items():
            entry = grid.rows[row.index][column]
            if not entry.spread and (entry.numeric or (entry.year and counts_years)):
                yield _Spot(row, column, entry)


def table_claims(table: Table, text: Text, context: Context, lexicon: Lexicon) -> list[Claim]:
    """Read the claims of a table.

    Args:
        table: the table; its cells in source offsets.
        text: the repaired text of the whole document.
        context: the document around it.
        lexicon: vocabulary; ``tables.toml``, ``units.toml`` and ``periods.toml`` count.

    Returns:
        One claim for each number of a cell that is a value, in row order, with the source
        range of the number; page, box and section are left to the caller. Flags: ``subtotal``
        for a row that sums up others; ``no_unit``, ``no_header`` and ``no_row_header`` for
        what is missing.

    """
    if not table.cells:
        return []
    sheet = read_sheet(table, text, context, lexicon)
    return [
        _claim(sheet, spot, amount, text)
        for spot in _values(sheet)
        for amount in spot.entry.amounts
    ]
