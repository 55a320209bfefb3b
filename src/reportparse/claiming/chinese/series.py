"""Times that a list of quantities shares out: 2025—2027年分别为3亿元、4亿元和5亿元."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reportparse.claiming.chinese.sentence import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.chinese.clauses import Span

__all__ = ["shared_out"]

_YEARS: Final = re.compile(
    r"(?P<first>(?:19|20)\d\d)\s?[-—~至到]{1,2}\s?(?P<last>(?:19|20)\d\d)(?P<unit>年|[AEF])?"
)
_QUARTERS: Final = re.compile(
    r"(?P<first>[一二三四1-4])季?度?[-—~至到](?P<last>[一二三四1-4])季度?"
)
_MONTHS: Final = re.compile(r"(?P<first>\d{1,2})月?[-—~至到](?P<last>\d{1,2})月(?:份)?")
_EARLIER: Final = re.compile(r"((?:19|20)\d\d)年?(?:[、/,]|和|及|与)$")
_CHINESE: Final = "零一二三四"
_JOINED: Final = re.compile(r"\s?(?:、|/|和|及|与|以及)\s?")
_MOST: Final = 12


def shared_out(folded: str, periods: Sequence[Span], index: int, length: int) -> list[Mention]:
    """Find the times of the quantities of a list, if one time for each is named.

    Args:
        folded: the passage.
        periods: expressions of time in the sentence, in order.
        index: which of them to look at.
        length: how many quantities the list has.

    Returns:
        A time for each quantity; empty where the text tells no such times. A time that the
        text only implies (2026年 in 2025—2027年) stands nowhere in the passage.

    """
    if not 1 < length <= _MOST:
        return []
    span = periods[index]
    text = folded[span.start : span.end]
    named = _range(text) or _earlier_years(folded, span)
    if len(named) == length:
        return [Mention(word) for word in named]
    row = _row(folded, periods, index)
    if len(row) == length:
        return [Mention(folded[one.start : one.end], *one) for one in row]
    return []


def _range(text: str) -> list[str]:
    years = _YEARS.fullmatch(text)
    if years:
        unit = years["unit"] or "年"
        return [f"{year}{unit}" for year in range(int(years["first"]), int(years["last"]) + 1)][
            : _MOST + 1
        ]
    quarters = _QUARTERS.fullmatch(text)
    if quarters:
        first, last = (_quarter(quarters[name]) for name in ("first", "last"))
        return [f"{_CHINESE[quarter]}季度" for quarter in range(first, last + 1)]
    months = _MONTHS.fullmatch(text)
    if months:
        return [f"{month}月" for month in range(int(months["first"]), int(months["last"]) + 1)]
    return []


def _quarter(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else _CHINESE.index(numeral)


def _earlier_years(folded: str, span: Span) -> list[str]:
    """Years of which only the last one has a word behind it: 2025、2026年."""
    text = folded[span.start : span.end]
    if not re.fullmatch(r"(?:19|20)\d\d年", text):
        return []
    years, start = [text], span.start
    while len(years) <= _MOST and (match := _EARLIER.search(folded[max(0, start - 8) : start])):
        years.insert(0, f"{match[1]}年")
        start -= len(match[0])
    return years if len(years) > 1 else []


def _row(folded: str, periods: Sequence[Span], index: int) -> list[Span]:
    """Times that stand in a row with one of them: 6月末、9月末和12月末."""
    rows: list[list[Span]] = [[periods[0]]]
    for one, other in pairwise(periods):
        if _JOINED.fullmatch(folded[one.end : other.start]):
            rows[-1].append(other)
        else:
            rows.append([other])
    return next(row for row in rows if periods[index] in row)
