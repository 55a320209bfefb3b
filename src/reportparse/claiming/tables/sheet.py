"""What holds for all cells of a table: its title, its units, and what its rows are."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reportparse.claiming.tables.captions import Stated, header_measure, read_caption
from reportparse.claiming.tables.grid import Grid, periods_of, read_grid
from reportparse.claiming.tables.headings import unit_alone
from reportparse.claiming.tables.layout import Layout, read_layout
from reportparse.claiming.tables.measures import Measure, fold, localised
from reportparse.claiming.tables.vocabulary import says

if TYPE_CHECKING:
    from reportparse.claiming.context import Context
    from reportparse.claiming.lexicon import Lexicon
    from reportparse.records import Table
    from reportparse.text import Text

__all__ = ["Sheet", "bare", "implied_measure", "is_rate", "read_sheet", "without_times"]

_BRACKETED: Final = re.compile(r"\s?[(（\[][^()（）\[\]]*[)）\]]")
_EMPTY_BRACKETS: Final = re.compile(r"\s?[(（\[]\s*[)）\]]")
_TRAILING_BRACKETS: Final = re.compile(r"(?:\s?[(（\[][^()（）\[\]]{0,60}[)）\]]\s{0,3}){1,4}$")
"""What stands in brackets at the end of a header is a unit or a remark, not part of a name."""
_CAPTION_LINE: Final = re.compile(
    r"\s*(?:附?表\s?[\d一二三四五六七八九十]|(?:Table|Exhibit)\s\d|(?P<unit>[(]?(?:金额)?单位\s?:))",
    re.IGNORECASE,
)
_LINES_ABOVE: Final = 5
_SHORT_LINE: Final = 40
"""Characters of a page header or number."""
_REACH: Final = 500
"""Characters above a table in which its caption is looked for."""
_ROUNDING: Final = Decimal("0.11")
"""By how much a percentage of one decimal may miss the change of two rounded numbers."""
_EDGES: Final = " \t\n,，、:：;；-–—/|·"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with what holds for all of its cells."""

    title: str
    """Caption as printed, leading rows that are none of the header among it."""
    folded: str
    """The title, folded."""
    grid: Grid
    layout: Layout
    measures: tuple[Measure, ...]
    """Units that caption, notes or the corner state."""
    currency: str
    """Currency that a bare 元 or $ stands for."""
    shares_whole: bool
    """Whether numbers of shares are left out of the scale."""
    percent_columns: frozenset[int]
    """Columns of changes whose numbers show that they are percentages."""
    rows_are_metrics: bool
    """Whether the rows say what is measured, and the columns of whom or when."""
    context: Context
    lexicon: Lexicon

    @property
    def times(self) -> tuple[str, ...]:
        """Expressions of time in the title."""
        return periods_of(self.folded, self.lexicon)


def bare(header: str) -> str:
    """Return a header without what stands in brackets."""
    return _BRACKETED.sub("", header).strip()


def is_rate(header: str, lexicon: Lexicon) -> bool:
    """Tell whether a folded header without a unit speaks of a percentage."""
    if says(lexicon, header, "rates", "except"):
        return False
    endings = lexicon.words("tables", "rates", "endings")
    return says(lexicon, header, "rates", "words") or bare(header).endswith(endings)


def implied_measure(header: str, lexicon: Lexicon) -> Measure | None:
    """Return the unit that the words of a folded header imply: percent, or times."""
    if says(lexicon, header, "rates", "times"):
        return Measure("times", "ratio")
    return Measure("percent", "share") if is_rate(header, lexicon) else None


@lru_cache(maxsize=8192)
def without_times(header: str, lexicon: Lexicon) -> str:
    """Take times, units and remarks off a header; what is left is what it measures."""
    left = header
    for period in sorted(periods_of(fold(header), lexicon), key=len, reverse=True):
        at = fold(left).find(period)
        if at >= 0:
            left = f"{left[:at]} {left[at + len(period) :]}"
    left = _TRAILING_BRACKETS.sub("", _EMPTY_BRACKETS.sub("", left))
    left = re.sub(r"\s{2,}", " ", left).strip(_EDGES)
    name, _, unit = left.rpartition(",")
    if name and unit_alone(unit.strip(), lexicon):
        left = name.strip(_EDGES)
    idle = fold(left).lower() in lexicon.words("tables", "headers", "particles")
    return "" if idle or unit_alone(left, lexicon) else left


def _excerpts(table: Table, text: Text, which: str) -> str:
    ranges = [table.caption] if which == "caption" and table.caption else []
    ranges = list(table.notes) if which == "notes" else ranges
    parts = (text.content[slice(*text.find_source(*place))].strip() for place in ranges)
    return "\n".join(filter(None, parts))


def _caption_above(table: Table, text: Text) -> str:
    """Return the caption that stands some lines above a table, such as before a page break.

    Only a line that begins as captions do (``表3``, ``Table 2``, ``单位：``) is one, and only if
    nothing but short lines (page headers and numbers) stands between it and the table, no row
    of another one among them.
    """
    end, _ = text.find_source(table.start, table.start)
    found: list[str] = []
    for line in reversed(text.content[max(0, end - _REACH) : end].splitlines()[-_LINES_ABOVE:]):
        begins = _CAPTION_LINE.match(fold(line))
        if begins:
            found.append(line.strip())
        elif found or len(line) > _SHORT_LINE or "\t" in line:
            break
        if begins and not begins["unit"]:
            break
    return "\n".join(reversed(found))


def _tells_a_metric(header: str, lexicon: Lexicon) -> bool:
    """Tell whether a header says what is measured: it has a unit, or is a rate."""
    return header_measure(header, lexicon) is not None or is_rate(header, lexicon)


def _columns_have_units(grid: Grid, layout: Layout, lexicon: Lexicon) -> bool:
    """Tell whether all columns of numbers state units: a column of units then says of how much."""
    first = layout.rows[0] if layout.rows else None
    headings = [
        heading
        for column, heading in enumerate(first.columns if first else ())
        if first and column not in layout.skipped and grid.rows[first.index][column].numeric
    ]
    return bool(headings) and all(heading.measure(lexicon) for heading in headings)


def _rows_are_metrics(grid: Grid, layout: Layout, lexicon: Lexicon) -> bool:
    """Tell whether the rows say what is measured (and the columns of whom, or when)."""
    corner = layout.corner.strip()
    metric = lexicon.words("tables", "headers", "metric_corner")
    if layout.unit_column is not None and _columns_have_units(grid, layout, lexicon):
        return False
    if corner in metric or re.sub(r"\s", "", corner) in metric:
        return True
    if not layout.rows or all(periods_of(row.folded, lexicon) for row in layout.rows):
        return False
    columns, named = _named_columns(layout, lexicon)
    if layout.unit_column is not None:
        return not corner or not named
    telling = sum(_tells_a_metric(row.folded, lexicon) for row in layout.rows)
    if telling * 2 > len(layout.rows):
        return True
    plain = not corner or bool(header_measure(corner, lexicon) and not bare(corner))
    return plain and named * 2 <= columns


def _named_columns(layout: Layout, lexicon: Lexicon) -> tuple[int, int]:
    """Return the number of columns of values, and of those that are named after a thing."""
    idle = lexicon.words("tables", "headers", "amounts")
    names = [
        without_times(heading.label, lexicon)
        for column, heading in enumerate(layout.rows[0].columns)
        if column not in layout.skipped
    ]
    named = [
        name
        for name in map(fold, names)
        if name and name.lower() not in idle and not says(lexicon, name, "rates", "change")
    ]
    return len(names), len(named)


def _is_by_percent(now: Decimal, before: Decimal, told: Decimal) -> int:
    """Return 1 if a number is the percentage by which two others differ, -1 if it is not.

    Which of the two is the later one is not known. 0 where the number may be the difference
    itself, or where nothing can be said.
    """
    if not now or not before:
        return 0
    difference = abs(now - before)
    if abs(difference - told) <= _ROUNDING:
        return 0
    rates = (difference / abs(before) * 100, difference / abs(now) * 100)
    near = any(abs(rate - told) <= max(_ROUNDING, told / 100) for rate in rates)
    return 1 if near else -1


def _changes_by_percent(grid: Grid, layout: Layout, column: int) -> bool:
    """Tell whether the numbers of a column are the percentage by which two others differ.

    ``变动 6.8`` beside 1,846 and 1,729 is a percentage although no sign says so.
    """
    agreed = 0
    for row in layout.rows:
        entries = grid.rows[row.index]
        told = entries[column]
        numbers = [
            entry.amounts[0].low
            for index, entry in enumerate(entries[:column])
            if entry.numeric and index not in layout.skipped
        ]
        if told.numeric and told.amounts[0].measure is None and len(numbers) > 1:
            agreed += _is_by_percent(numbers[0], numbers[1], abs(told.amounts[0].low))
    return agreed > 0


def _percent_columns(grid: Grid, layout: Layout, lexicon: Lexicon) -> frozenset[int]:
    if not layout.rows:
        return frozenset()
    return frozenset(
        column
        for column, heading in enumerate(layout.rows[0].columns)
        if column not in layout.skipped
        and says(lexicon, fold(heading.label), "rates", "change")
        and heading.measure(lexicon) is None
        and _changes_by_percent(grid, layout, column)
    )


def _currency(stated: Stated, context: Context) -> str:
    """Return the currency that a bare 元 or $ stands for."""
    if stated.currency:
        return stated.currency
    named = {
        measure.unit
        for measure in stated.measures
        if measure.dimension == "money" and not measure.generic
    }
    return named.pop() if len(named) == 1 else context.currency


def _in_front(grid: Grid, currency: str) -> str:
    """Return the currency that stands most often in front of the numbers of the cells."""
    prefixes = Counter(
        localised(amount.measure, currency).unit
        for row in grid.rows
        for entry in row
        for amount in entry.amounts
        if amount.prefix and amount.measure
    )
    return prefixes.most_common(1)[0][0] if prefixes else ""


def _is_statement(grid: Grid, layout: Layout) -> bool:
    """Tell whether currency signs stand in the first row and in a total, as in a statement.

    The numbers between them are in the same currency.
    """
    signed = [
        row
        for row in layout.rows
        if any(a.prefix for entry in grid.rows[row.index] for a in entry.amounts)
    ]
    return bool(signed) and signed[0] is layout.rows[0] and any(row.total for row in signed[1:])


def _stated(folded: str, notes: str, corner: str, lexicon: Lexicon) -> Stated:
    """Read the units of caption and notes, or else of the top left corner."""
    told = [note for note in fold(notes).split("\n") if "单位" in note]
    stated = read_caption("\n".join(filter(None, (folded, *told))), lexicon)
    in_corner = header_measure(corner, lexicon)
    if stated.measures or in_corner is None:
        return stated
    return replace(stated, measures=(in_corner,))


def read_sheet(table: Table, text: Text, context: Context, lexicon: Lexicon) -> Sheet:
    """Read what holds for all cells of a table.

    Args:
        table: the table; its cells in source offsets.
        text: the repaired text of the whole document.
        context: the document around it.
        lexicon: vocabulary.

    """
    grid = read_grid(table, text, lexicon)
    layout = read_layout(grid, lexicon)
    caption = _excerpts(table, text, "caption") or _caption_above(table, text)
    title = "\n".join(filter(None, (caption, layout.title)))
    folded = fold(title)
    stated = _stated(folded, _excerpts(table, text, "notes"), layout.corner, lexicon)
    currency = _currency(stated, context)
    common = _in_front(grid, currency) or currency
    if not stated.measures and _is_statement(grid, layout):
        stated = replace(stated, measures=(Measure(common, "money"),))
    measures = tuple(
        replace(measure, unit=common, dimension="money")
        if common and not measure.unit and not measure.scope
        else measure
        for measure in stated.measures
    )
    return Sheet(
        title=title,
        folded=folded,
        grid=grid,
        layout=layout,
        measures=measures,
        currency=currency,
        shares_whole=stated.shares_whole,
        percent_columns=_percent_columns(grid, layout, lexicon),
        rows_are_metrics=_rows_are_metrics(grid, layout, lexicon),
        context=context,
        lexicon=lexicon,
    )
