"""Each numeric cell of a table as a claim."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reportparse.claiming.periods import resolve
from reportparse.claiming.periods.finding import alternatives
from reportparse.claiming.tables.grid import Entry, Grid, periods_of, read_grid
from reportparse.claiming.tables.layout import Layout, Row, read_layout
from reportparse.claiming.tables.measures import (
    Measure,
    caption_measures,
    fold,
    header_measure,
    localised,
    parse_measure,
)
from reportparse.language import language_of
from reportparse.records import Claim

if TYPE_CHECKING:
    from reportparse.claiming.context import Context
    from reportparse.claiming.lexicon import Lexicon
    from reportparse.claiming.tables.amounts import Amount
    from reportparse.records import Direction, Modality, Table
    from reportparse.text import Text

__all__ = ["table_claims"]

_SHARES: Final = frozenset({"share", "share_difference", "ratio"})
_UNSURE: Final = Decimal("0.1")
_BRACKETED: Final = re.compile(r"\s?[(（\[][^()（）\[\]]*[)）\]]")
_NUMBERING: Final = re.compile(
    r"^(?:(?:表|图)\s?[\d一二三四五六七八九十]+(?:[-.—]\d+)*|(?:Table|Exhibit|Figure)\s\d+(?:[-.]\d+)*)[\s.:：、]*",
    re.IGNORECASE,
)
_FORECAST_YEAR: Final = re.compile(r"(?:19|20)\d\d\s?[EF](?![A-Za-z])")
_EDGES: Final = " \t\n,，、:：;；-–—/|·"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What holds for all cells of a table."""

    title: str
    folded: str
    """Title and notes, folded."""
    grid: Grid
    layout: Layout
    measures: tuple[Measure, ...]
    currency: str
    """Currency that a bare 元 or $ stands for."""
    per_share: bool
    period: str
    rows_are_metrics: bool
    context: Context
    lexicon: Lexicon


@lru_cache(maxsize=64)
def _any_of(lexicon: Lexicon, *keys: str) -> re.Pattern[str]:
    """Pattern of a list of words; English ones only as whole words."""
    words = lexicon.words("tables", *keys)
    latin = alternatives(word for word in words if word.isascii())
    han = alternatives(word for word in words if not word.isascii())
    return re.compile(rf"(?<![A-Za-z]){latin}(?![A-Za-z])|{han}", re.IGNORECASE)


def _has(lexicon: Lexicon, content: str, *keys: str) -> bool:
    words = lexicon.words("tables", *keys)
    return bool(words) and bool(_any_of(lexicon, *keys).search(content))


def _bare(folded: str) -> str:
    return _BRACKETED.sub("", folded).strip()


def _is_rate(header: str, lexicon: Lexicon) -> bool:
    """Tell whether a header without a unit speaks of a percentage."""
    if _has(lexicon, header, "rates", "except"):
        return False
    endings = lexicon.words("tables", "rates", "endings")
    return _has(lexicon, header, "rates", "words") or _bare(header).endswith(endings)


def _implied(header: str, lexicon: Lexicon) -> Measure | None:
    if _has(lexicon, header, "rates", "times"):
        return Measure("times", "ratio")
    return Measure("percent", "share") if _is_rate(header, lexicon) else None


def _per_share(header: str, sheet: _Sheet) -> bool:
    return _has(sheet.lexicon, header, "per_share", "chinese") or _has(
        sheet.lexicon, header, "per_share", "english"
    )


def _scoped(sheet: _Sheet, *headers: str) -> Measure | None:
    """Return the unit that the caption states for the headers of a cell."""
    best: Measure | None = None
    for measure in sheet.measures:
        scope = measure.scope
        if not scope or (best is not None and len(best.scope) >= len(scope)):
            continue
        if any(scope in header.lower() for header in headers):
            best = measure
    return best


def _general(sheet: _Sheet, row: str, column: str) -> Measure | None:
    """Return the unit that the caption states for all cells, or for cells of this kind."""
    measures = [measure for measure in sheet.measures if not measure.scope]
    if len(measures) <= 1:
        return measures[0] if measures else None
    rate = _is_rate(column, sheet.lexicon) or _is_rate(row, sheet.lexicon)
    for measure in measures:
        if (measure.dimension in _SHARES) == rate:
            return measure
    return measures[0]


def _stated(sheet: _Sheet, row: Row, column: str) -> Measure | None:
    """Return the unit that headers, a column of units or the caption give to a cell."""
    lexicon = sheet.lexicon
    of_column = header_measure(column, lexicon)
    of_row = header_measure(fold(row.header), lexicon)
    if of_column and of_row and of_column.unit and of_row.unit:
        return of_column if of_column.dimension in _SHARES else of_row
    column_first = of_column if of_column and of_column.unit else None
    change = _has(lexicon, column, "rates", "change") and not _has(
        lexicon, row.header, "rates", "change"
    )
    listed = None
    if sheet.layout.unit_column is not None:
        entry = sheet.grid.rows[row.index][sheet.layout.unit_column]
        listed = parse_measure(entry.folded, lexicon, nouns=True)
    if column_first is None and change and _is_rate(column, lexicon):
        return Measure("percent", "share")
    folded_row = fold(row.header)
    found = column_first or of_row or listed or row.measure
    found = found or header_measure(fold(row.group), lexicon)
    if found and found.unit:
        return found
    scoped = _scoped(sheet, folded_row, column)
    if scoped:
        return scoped
    implied = _implied(column, lexicon) or _implied(folded_row, lexicon)
    general = _general(sheet, folded_row, column)
    if implied and (general is None or general.dimension not in _SHARES):
        return implied
    if found is None and general is None and of_column is None:
        return None
    base = general or Measure()
    scale = found or of_column
    if scale is not None and scale.scaled and not scale.unit:
        return replace(base, factor=scale.factor, scaled=True)
    return base


def _measure_of(sheet: _Sheet, amount: Amount, row: Row, column: str) -> Measure:
    """Return the unit and multiple of one number."""
    own = amount.measure
    stated = _stated(sheet, row, column)
    if own is not None and own.unit and not amount.prefix:
        return localised(own, sheet.currency)
    share = _per_share(fold(row.header), sheet) or _per_share(column, sheet)
    if own is not None and own.unit:
        money = stated is None or stated.dimension in {"money", ""}
        scale = stated.factor if stated and money and not own.scaled else own.factor
        kept = Decimal(1) if share and sheet.per_share else scale
        return localised(replace(own, factor=kept), sheet.currency)
    if stated is None:
        return own or Measure()
    if own is not None and own.scaled:
        return localised(replace(stated, factor=own.factor), sheet.currency)
    if share and stated.dimension == "money":
        general = any(not measure.scope and measure == stated for measure in sheet.measures)
        per = stated.per or ("share" if language_of(row.header) == "en" else "股")
        stated = replace(stated, per=per, factor=Decimal(1) if general else stated.factor)
    return localised(stated, sheet.currency)


def _period(sheet: _Sheet, row: Row, column: str) -> str:
    for header in (column, fold(row.header), fold(row.group)):
        found = periods_of(header, sheet.lexicon)
        chosen = _chosen(found, header, sheet.lexicon)
        if chosen:
            return chosen
    return sheet.period


def _chosen(found: tuple[str, ...], header: str, lexicon: Lexicon) -> str:
    """Leave out what a change is told from (``比上年增长``); join a time and its gloss."""
    baselines = set(lexicon.words("tables", "rates", "baselines"))
    change = _has(lexicon, header, "rates", "change")
    kept = [period for period in found if not (change and period in baselines)]
    if len(kept) > 1 and f"{kept[0]}({kept[1]})" in header:
        return f"{kept[0]}({kept[1]})"
    return kept[0] if kept else ""


def _without_periods(header: str, lexicon: Lexicon) -> str:
    """Take time and unit off a header; what is left is what it measures."""
    folded = fold(header)
    bare = header
    for period in sorted(periods_of(folded, lexicon), key=len, reverse=True):
        at = fold(bare).find(period)
        if at >= 0:
            bare = f"{bare[:at]} {bare[at + len(period) :]}"
    bare = _BRACKETED.sub("", bare)
    return re.sub(r"\s{2,}", " ", bare).strip(_EDGES)


def _rows_are_metrics(grid: Grid, layout: Layout, lexicon: Lexicon) -> bool:
    """Tell whether the rows say what is measured (and the columns of whom, or when)."""
    corner = re.sub(r"\s", "", layout.corner)
    spaced = layout.corner.strip()
    metric = lexicon.words("tables", "headers", "metric_corner")
    if corner in metric or spaced in metric or layout.unit_column is not None:
        return True
    if not layout.rows or all(periods_of(fold(row.header), lexicon) for row in layout.rows):
        return False
    united = sum(header_measure(fold(row.header), lexicon) is not None for row in layout.rows)
    if united * 2 > len(layout.rows):
        return True
    columns = [
        fold(header)
        for index, header in enumerate(layout.rows[0].columns)
        if index not in layout.skipped
    ]
    telling = [
        header
        for header in columns
        if _without_periods(header, lexicon) and not _has(lexicon, header, "rates", "change")
    ]
    return not corner and len(telling) * 2 <= len(columns)


def _topic(title: str, lexicon: Lexicon) -> str:
    """Take number, unit, time and words such as 情况 off a title."""
    topic = _without_periods(_NUMBERING.sub("", title.split("\n")[0].strip()), lexicon)
    topic = re.split(r"(?:金额)?(?:单位|單位)\s?[:：]", topic)[0].strip(_EDGES)
    for tail in lexicon.words("tables", "headers", "title_tails"):
        if fold(topic).endswith(tail) and len(topic) > len(tail) + 1:
            topic = topic[: -len(tail)]
    return topic.strip(_EDGES)


def _modality(sheet: _Sheet, row: Row, column: str, end: str) -> Modality:
    lexicon = sheet.lexicon
    heads = f"{column}\n{fold(row.label)}"
    if _FORECAST_YEAR.search(heads) or _has(lexicon, heads, "forecast", "words"):
        return "forecast"
    if _has(lexicon, heads, "forecast", "targets"):
        return "target"
    known = sheet.context.published
    if _has(lexicon, sheet.folded, "forecast", "words") and known and end > known:
        return "forecast"
    return "actual"


def _change(
    sheet: _Sheet, amount: Amount, row: Row, column: str
) -> tuple[bool, Direction | None, str]:
    """Return whether a number tells a change, which way, and against what."""
    heads = column if _has(sheet.lexicon, column, "rates", "change") else fold(row.header)
    if amount.direction is None and not _has(sheet.lexicon, heads, "rates", "change"):
        return False, None, ""
    sign: Direction | None = "up" if amount.low > 0 else "down" if amount.high < 0 else None
    base = _any_of(sheet.lexicon, "rates", "baselines").search(heads)
    return True, amount.direction or sign, base.group() if base else ""


def _flags(sheet: _Sheet, row: Row, measure: Measure) -> tuple[str, ...]:
    flags: list[str] = []
    plain = re.sub(r"\s", "", _bare(fold(row.header))).lower()
    spaced = _bare(fold(row.header)).lower().strip()
    totals = (
        *sheet.lexicon.words("tables", "totals", "total"),
        *sheet.lexicon.words("tables", "totals", "subtotal"),
    )
    if (
        plain in totals
        or spaced in totals
        or re.match(r"(?:合计|总计|小计|total\b|sub-?total\b)|.*(?:合计|小计|总计)$", spaced)
    ):
        flags.append("subtotal")
    if not measure.unit:
        flags.append("no_unit")
    if not sheet.layout.headed:
        flags.append("no_header")
    return tuple(flags)


def _claim(sheet: _Sheet, entry: Entry, amount: Amount, row: Row, column: str, text: Text) -> Claim:
    folded = fold(column)
    measure = _measure_of(sheet, amount, row, folded)
    low, high = amount.low * measure.factor, amount.high * measure.factor
    period = _period(sheet, row, folded)
    start, end = resolve(period, sheet.context, sheet.lexicon) if period else ("", "")
    changed, direction, baseline = _change(sheet, amount, row, folded)
    column_metric = _without_periods(column, sheet.lexicon)
    row_metric = _without_periods(row.header, sheet.lexicon)
    topic = _topic(sheet.title, sheet.lexicon)
    if sheet.rows_are_metrics:
        metric = row_metric or column_metric
        subject = "" if changed or column_metric == metric else column_metric
        subject = subject or row.group or sheet.context.publisher
    else:
        metric = column_metric if column_metric and not (changed and not column_metric) else topic
        subject = row_metric or row.group or sheet.context.publisher
    flags = _flags(sheet, row, measure)
    where = text.source_range(entry.offset + amount.start, entry.offset + amount.end)
    quantity = entry.content[amount.start : amount.end].strip()
    sentence = " · ".join(part for part in (row.label, column) if part)
    unsure = sum(flag != "subtotal" for flag in flags)
    return Claim(
        quantity=quantity,
        value_low=_plain(low),
        value_high=_plain(high),
        unit=measure.unit,
        per=measure.per,
        dimension=measure.dimension,
        qualifier=amount.qualifier,
        role="change" if changed else "level",
        direction=direction or "",
        metric=metric,
        subject=subject,
        period=period,
        period_start=start,
        period_end=end,
        baseline=baseline,
        modality=_modality(sheet, row, folded, end),
        sentence=f"{sentence}: {entry.label}" if sentence else entry.label,
        language=language_of(f"{sheet.title} {row.label} {column}"),
        origin="table",
        table_title=re.sub(r"\s*\n\s*", " ", sheet.title),
        table_row=row.label,
        table_column=column,
        source_start=where.start,
        source_end=where.end,
        source_text=text.source.content[where.start : where.end],
        confidence=float(1 - _UNSURE * (1 + 2 * unsure)) if unsure else 0.95,
        flags=flags,
    )


def _plain(value: Decimal) -> Decimal:
    """Write a number without an exponent and without zeros at its end."""
    whole = value.normalize()
    return whole.quantize(Decimal(1)) if whole.as_tuple().exponent > 0 else whole  # type: ignore[operator] - finite


def _excerpt(table: Table, text: Text, which: str) -> str:
    ranges = [table.caption] if which == "caption" and table.caption else []
    ranges = list(table.notes) if which == "notes" else ranges
    parts = (text.content[slice(*text.find_source(*place))].strip() for place in ranges)
    return "\n".join(part for part in parts if part)


def _sheet(table: Table, text: Text, context: Context, lexicon: Lexicon) -> _Sheet:
    grid = read_grid(table, text, lexicon)
    layout = read_layout(grid, lexicon)
    caption = _excerpt(table, text, "caption")
    title = "\n".join(part for part in (caption, layout.title) if part)
    corner = layout.corner if header_measure(layout.corner, lexicon) else ""
    notes = [note for note in fold(_excerpt(table, text, "notes")).split("\n") if "单位" in note]
    folded = fold(title)
    stated = "\n".join(part for part in (folded, *notes) if part)
    measures, currency, per_share = caption_measures(stated, lexicon)
    if not measures and corner:
        found = header_measure(corner, lexicon)
        measures = [found] if found else []
    if not currency:
        named = (one.unit for one in measures if one.dimension == "money" and not one.generic)
        currency = next(named, context.currency)
    prefixes = Counter(
        amount.measure.unit
        for row in grid.rows
        for entry in row
        for amount in entry.amounts
        if amount.prefix and amount.measure
    )
    common = prefixes.most_common(1)[0][0] if prefixes else currency
    measures = [
        replace(measure, unit=common, dimension="money")
        if not measure.unit and not measure.scope and common
        else measure
        for measure in measures
    ]
    times = periods_of(folded, lexicon)
    return _Sheet(
        title=title,
        folded=folded,
        grid=grid,
        layout=layout,
        measures=tuple(measures),
        currency=currency,
        per_share=per_share,
        period=times[0] if times else "",
        rows_are_metrics=_rows_are_metrics(grid, layout, lexicon),
        context=context,
        lexicon=lexicon,
    )


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
        for a row that sums up others, ``no_unit`` and ``no_header`` where they are missing.

    """
    if not table.cells:
        return []
    sheet = _sheet(table, text, context, lexicon)
    claims: list[Claim] = []
    for row in sheet.layout.rows:
        for column, entry in enumerate(sheet.grid.rows[row.index]):
            if column in sheet.layout.skipped or not entry.numeric or entry.spread:
                continue
            header = row.columns[column]
            claims += [_claim(sheet, entry, amount, row, header, text) for amount in entry.amounts]
    return claims
