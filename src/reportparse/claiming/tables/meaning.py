"""What a cell is about: metric, subject, whether it tells a change, and what makes it unsure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.claiming.tables.measures import fold
from reportparse.claiming.tables.sheet import bare, without_times
from reportparse.claiming.tables.vocabulary import any_of, says

if TYPE_CHECKING:
    from reportparse.claiming.lexicon import Lexicon
    from reportparse.claiming.tables.amounts import Amount
    from reportparse.claiming.tables.layout import Row
    from reportparse.claiming.tables.measures import Measure
    from reportparse.claiming.tables.sheet import Sheet
    from reportparse.records import Direction, Modality

__all__ = ["Change", "Topic", "change_of", "flags_of", "modality_of", "topic_of"]

_CAPTION_NUMBER: Final = re.compile(
    r"^(?:(?:表|图)\s?[\d一二三四五六七八九十]+(?:[-.—]\d+)*"
    r"|(?:Table|Exhibit|Figure)\s\d+(?:[-.]\d+)*|(?:附?表|图)(?=\s?[:：]))[\s.:：、]*",
    re.IGNORECASE,
)
_ROW_NUMBER: Final = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:[、．]|\.(?!\d))|"
    r"其中\s?[:：]|[减減加]\s?[:：]|[①-⑳]|of which:?\s)\s?",
    re.IGNORECASE,
)
_HEADING: Final = re.compile(
    r":$|^(?:[一二三四五六七八九十]{1,3}[、.]|[(][一二三四五六七八九十]{1,3}[)])"
)
"""A group named like a heading of a statement says what is measured, not of whom."""
_ROW_MARK: Final = re.compile(r"(?:\[\d{1,2}\]|[*†‡¹²³⁴⁵⁶⁷⁸⁹])+$")
_UNIT_LINE: Final = re.compile(r"(?:金额)?(?:单位|單位)\s?[:：]")
_FORECAST_YEAR: Final = re.compile(r"(?:(?:19|20)\d\d|(?<!\d)[12]\d)\s?[EFef](?![A-Za-z])")
_EDGES: Final = " \t\n,，、:：;；-–—/|·"


class Topic(NamedTuple):
    """What is measured, and of whom."""

    metric: str
    subject: str


class Change(NamedTuple):
    """Whether a number tells a change, which way, and against what."""

    told: bool = False
    direction: Direction | None = None
    baseline: str = ""


@lru_cache(maxsize=256)
def _of_title(title: str, lexicon: Lexicon) -> str:
    """Take number, unit, time and words such as 情况 off a title."""
    line = title.partition("\n")[0].strip()
    topic = without_times(_CAPTION_NUMBER.sub("", line), lexicon)
    topic = _UNIT_LINE.split(topic, maxsplit=1)[0].strip(_EDGES)
    for tail in lexicon.words("tables", "headers", "title_tails"):
        if fold(topic).endswith(tail) and len(topic) > len(tail) + 1:
            topic = topic[: -len(tail)]
    return topic.strip(_EDGES)


@lru_cache(maxsize=8192)
def _name(header: str, lexicon: Lexicon) -> str:
    """Take numbering, footnote marks, time and unit off a header."""
    left = without_times(_ROW_MARK.sub("", header.strip()), lexicon)
    return _ROW_NUMBER.sub("", left).strip(_EDGES)


def topic_of(sheet: Sheet, row: Row, column: int) -> Topic:
    """Return what a cell measures, and of whom.

    Args:
        sheet: the table.
        row: its row.
        column: its column.

    """
    lexicon = sheet.lexicon
    changes = says(lexicon, fold(row.columns[column].label), "rates", "change")
    label = row.columns[column].label
    of_column = bare(label) if changes else _name(label, lexicon)
    of_row = _name(row.header, lexicon)
    group = "" if _HEADING.search(fold(row.group)) else _name(row.group, lexicon)
    outside = group or sheet.context.publisher
    if fold(of_column).lower() in lexicon.words("tables", "headers", "amounts"):
        of_column = "" if sheet.rows_are_metrics else _of_title(sheet.title, lexicon) or of_column
    if sheet.rows_are_metrics:
        metric = of_row or of_column
        named = "" if changes or of_column == metric else of_column
        return Topic(metric, named or outside)
    return Topic(of_column or _of_title(sheet.title, lexicon), of_row or outside)


def change_of(sheet: Sheet, amount: Amount, row: Row, column: int) -> Change:
    """Tell whether a number tells a change: its header, its column or a word in it says so."""
    lexicon = sheet.lexicon
    header = fold(row.columns[column].label)
    heads = header if says(lexicon, header, "rates", "change") else row.folded
    if amount.direction is None and (
        not says(lexicon, heads, "rates", "change") or says(lexicon, heads, "rates", "named")
    ):
        return Change()
    sign: Direction | None = "up" if amount.low > 0 else "down" if amount.high < 0 else None
    falls = says(lexicon, heads, "rates", "falls") and not says(lexicon, heads, "rates", "either")
    if falls and sign:
        sign = "down"
    base = any_of(lexicon, "rates", "baselines").search(heads)
    return Change(
        told=True, direction=amount.direction or sign, baseline=base.group() if base else ""
    )


def modality_of(sheet: Sheet, row: Row, column: int, end: str) -> Modality:
    """Tell what has happened from what is expected or aimed at.

    Args:
        sheet: the table.
        row: its row.
        column: its column.
        end: last day for which the cell holds, as an ISO date.

    """
    lexicon = sheet.lexicon
    heads = f"{row.columns[column].folded}\n{fold(row.group)}\n{row.folded}"
    if _FORECAST_YEAR.search(heads) or says(lexicon, heads, "forecast", "words"):
        return "forecast"
    if says(lexicon, heads, "forecast", "targets"):
        return "target"
    published = sheet.context.published
    if published and end > published and says(lexicon, sheet.folded, "forecast", "words"):
        return "forecast"
    return "actual"


def flags_of(sheet: Sheet, row: Row, measure: Measure) -> tuple[str, ...]:
    """Return what is to be noted of a cell: a total, or what it lacks."""
    flags = {
        "subtotal": row.total,
        "no_unit": not measure.unit,
        "no_header": not sheet.layout.headed,
        "no_row_header": not row.header,
    }
    return tuple(flag for flag, holds in flags.items() if holds)
