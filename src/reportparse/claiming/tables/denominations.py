"""The unit and the multiple of each cell: from itself, its headers, or the caption."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from reportparse.claiming.tables.captions import header_measure
from reportparse.claiming.tables.measures import (
    Measure,
    fold,
    localised,
    parse_measure,
    without_plural,
)
from reportparse.claiming.tables.sheet import bare, implied_measure, is_rate
from reportparse.claiming.tables.vocabulary import says
from reportparse.language import language_of

if TYPE_CHECKING:
    from reportparse.claiming.tables.amounts import Amount
    from reportparse.claiming.tables.layout import Row
    from reportparse.claiming.tables.sheet import Sheet

__all__ = ["measure_of"]

_SHARES: Final = frozenset({"share", "share_difference", "ratio"})
_ONE: Final = Decimal(1)
_PERCENT: Final = Measure("percent", "share")
_COUNTED: Final = re.compile(r"^(?:(?:total )?number of )?(?:[a-z-]+ ){0,3}?(?P<noun>[a-z-]+s)$")
"""An English header that names what is counted: ``Number of stores``, ``Active customers``."""


def _scoped(sheet: Sheet, *headers: str) -> Measure | None:
    """Return the unit that the caption states for the headers of a cell."""
    lowered = [header.lower() for header in headers]
    fitting = [
        measure
        for measure in sheet.measures
        if measure.scope and any(measure.scope in header for header in lowered)
    ]
    return max(fitting, key=lambda measure: len(measure.scope), default=None)


def _general(sheet: Sheet, row: str, column: str) -> Measure | None:
    """Return the unit that the caption states for all cells, or for cells of this kind."""
    measures = [measure for measure in sheet.measures if not measure.scope]
    if len(measures) <= 1:
        return measures[0] if measures else None
    rate = is_rate(column, sheet.lexicon) or is_rate(row, sheet.lexicon)
    fitting = (measure for measure in measures if (measure.dimension in _SHARES) == rate)
    return next(fitting, measures[0])


def _listed(sheet: Sheet, row: Row) -> Measure | None:
    """Return the unit that the column of units states for a row."""
    if sheet.layout.unit_column is None:
        return None
    folded = sheet.grid.rows[row.index][sheet.layout.unit_column].folded
    if folded.lower() in sheet.lexicon.words("tables", "units", "unnamed"):
        return Measure(dimension="count")
    return parse_measure(folded, sheet.lexicon, nouns=True)


def _priced(sheet: Sheet, row: Row, price: Measure) -> Measure:
    """Let the column of units say for how much an amount of money is asked: 元 and 吨."""
    listed = _listed(sheet, row)
    if sheet.rows_are_metrics or listed is None or price.per or price.dimension != "money":
        return price
    folded = sheet.grid.rows[row.index][sheet.layout.unit_column or 0].folded
    return replace(price, per=folded)


def _in_headers(sheet: Sheet, row: Row, column: int) -> Measure | None:
    """Return the unit that the headers of a cell, or the column of units, state."""
    lexicon = sheet.lexicon
    heading = row.columns[column]
    of_column, of_row = heading.measure(lexicon), header_measure(row.folded, lexicon)
    if of_column and of_row and of_column.unit and of_row.unit:
        return of_column if of_column.dimension in _SHARES else of_row
    if of_column and of_column.unit:
        return _priced(sheet, row, of_column)
    if _is_percent_change(sheet, row, column):
        return _PERCENT
    of_rows = of_row or _listed(sheet, row) or row.measure
    return of_rows or header_measure(fold(row.group), lexicon) or of_column


def _is_percent_change(sheet: Sheet, row: Row, column: int) -> bool:
    """Tell whether a column without a unit tells by how many percent the rows changed."""
    header = fold(row.columns[column].label)
    changes = says(sheet.lexicon, header, "rates", "change") and not says(
        sheet.lexicon, row.header, "rates", "change"
    )
    return column in sheet.percent_columns or (changes and is_rate(header, sheet.lexicon))


def _counted(sheet: Sheet, row: Row, column: int, *, sure: bool) -> str:
    """Return what a row or column without a unit counts; empty if it is not said.

    Where it is not sure that it counts at all, only the names of those who can be counted do.
    """
    header = row.header if sheet.rows_are_metrics else row.columns[column].label
    match = _COUNTED.match(bare(fold(header)).lower())
    nouns = sheet.lexicon.words("tables", "units", "counted")
    if match is None or not (sure or match["noun"] in nouns):
        return ""
    return without_plural(match["noun"])


def _named_count(sheet: Sheet, row: Row, column: int) -> Measure | None:
    """Return the unit of numbers of people, shares and the like, which their header names."""
    entries = sheet.lexicon.tables["tables"]["counts"]
    headers = (bare(row.folded).lower(), bare(fold(row.columns[column].label)).lower())
    for word, unit in entries.items():
        if any(header.endswith(word) for header in headers):
            return parse_measure(unit, sheet.lexicon) or Measure(unit, "count")
    return None


def _stated(sheet: Sheet, row: Row, column: int) -> Measure | None:
    """Return the unit that headers, a column of units or the caption give to a cell."""
    lexicon = sheet.lexicon
    header, row_header = fold(row.columns[column].label), row.folded
    found = _in_headers(sheet, row, column)
    if found and found.unit:
        return found
    scoped = _scoped(sheet, row_header, header)
    if scoped:
        return scoped
    if found and found.dimension == "count":
        return replace(found, unit=_counted(sheet, row, column, sure=True))
    implied = implied_measure(header, lexicon) or implied_measure(row_header, lexicon)
    general = _general(sheet, row_header, header)
    if implied and (general is None or general.dimension not in _SHARES):
        return implied
    return _scaled(sheet, row, column, general, found)


def _scaled(
    sheet: Sheet, row: Row, column: int, general: Measure | None, found: Measure | None
) -> Measure | None:
    """Combine the caption's unit with a multiple that a header states.

    A header that states a multiple of its own in a table that has one already does not speak of
    the table's money: ``Population (millions)`` below ``US$ billion``.
    """
    counts = _named_count(sheet, row, column)
    scale = found if found and found.scaled and not found.unit else None
    if counts and scale is None and general and general.dimension == "money":
        shares = counts.unit in {"share", "股"}
        return replace(counts, factor=_ONE if sheet.shares_whole or not shares else general.factor)
    if scale is not None:
        counted = counts or Measure(_counted(sheet, row, column, sure=True), "count")
        base = counted if general is None or general.scaled else general
        return replace(base, factor=scale.factor, scaled=True)
    return general or found


def _per_share(sheet: Sheet, row: Row, column: int) -> bool:
    headers = (row.folded, fold(row.columns[column].label))
    return any(says(sheet.lexicon, header, "per_share", "words") for header in headers)


def _share_in(row: Row) -> str:
    return "share" if language_of(row.header) == "en" else "股"


def measure_of(sheet: Sheet, amount: Amount, row: Row, column: int) -> Measure:
    """Return the unit and the multiple of one number.

    Args:
        sheet: the table.
        amount: the number, with the unit that its cell shows, if any.
        row: its row.
        column: its column.

    """
    own, stated = amount.measure, _stated(sheet, row, column)
    if own is not None and own.unit:
        return localised(_own(sheet, amount, stated, row, column), sheet.currency)
    if stated is None:
        named = _named_count(sheet, row, column)
        if named is not None:
            return replace(named, factor=own.factor if own else _ONE)
        counted = _counted(sheet, row, column, sure=False)
        return replace(own or Measure(), unit=counted, dimension="count" if counted else "")
    if own is not None and own.scaled:
        return localised(replace(stated, factor=own.factor), sheet.currency)
    if stated.dimension == "money" and _per_share(sheet, row, column):
        general = any(not measure.scope and measure == stated for measure in sheet.measures)
        stated = replace(
            stated, per=stated.per or _share_in(row), factor=_ONE if general else stated.factor
        )
    return localised(stated, sheet.currency)


def _own(sheet: Sheet, amount: Amount, stated: Measure | None, row: Row, column: int) -> Measure:
    """Return the unit of a cell that shows one; a currency in front leaves the scale open."""
    own = amount.measure or Measure()
    if not amount.prefix or own.scaled:
        return own
    if _per_share(sheet, row, column):
        return replace(own, factor=_ONE, per=own.per or _share_in(row))
    money = stated is not None and stated.dimension in {"money", ""}
    return replace(own, factor=stated.factor) if stated and money else own
