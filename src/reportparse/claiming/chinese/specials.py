"""Quantities that are no number with a unit: fractions, ratios, halves, doublings."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from reportparse.claiming.chinese.numerals import fraction, integer
from reportparse.claiming.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["special_quantities", "tells_a_rise"]

_FRACTION: Final = re.compile(
    r"(?<![\d/.,])(?P<over>\d{1,3})/(?P<under>\d{1,4})(?![\d/.年月日元%])"
)
_RATIO: Final = re.compile(r"(?<![\d:.])(?P<over>\d+(?:\.\d+)?):(?P<under>\d+(?:\.\d+)?)(?![\d:])")
_DOUBLED: Final = re.compile(
    r"翻(?:了)?(?:近|约|超)?(?P<times>[一两二三四])?番(?!茄)|(?<!成)翻倍|(?<![\d一二两三四五六七八九十])倍增(?!器)"
)
_RATIO_WORDS: Final = re.compile(r"比[例值率]?|倍差|配比")
_HALVES: Final = re.compile(
    r"一半(?!以外)|(?<![\u4e00-\u9fff])半数|对半(?!导)|(?<=[过近逾超])半(?![年天月导径岛路夜程生票场])"
)


_OF_EACH: Final = re.compile(
    r"每(?P<whole>\d{1,5}|[两三四五六七八九十百]{1,3})(?P<of>[\u4e00-\u9fff])[\u4e00-\u9fff]{0,8}?"
    r"(?:当中|之中|中|里)?(?:就|便|即|约|至少|会)*有(?:超过|近|约|至少)?"
    r"(?P<part>\d{1,5}|[一两三四五六七八九十]{1,3})(?P<one>[\u4e00-\u9fff])人?"
)
_PERSONS: Final = frozenset("人名位个")
_COUNT: Final = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_DURATION: Final = re.compile(
    rf"(?<![\d.一二三四五六七八九十])(?:"
    rf"(?P<years>\d{{1,2}}|[一二两三四五六七八九十]{{1,3}})年[零又]?(?P<months>{_COUNT})个月"
    rf"|(?P<days>{_COUNT})天[零又]?(?P<hours>{_COUNT})个?小时"
    rf"|(?P<whole_hours>{_COUNT})个?小时[零又]?(?P<minutes>{_COUNT})分钟?(?!之)"
    rf"|(?P<whole_minutes>{_COUNT})分钟?[零又]?(?P<seconds>{_COUNT})秒)"
)
"""Two units of time, the greater one first, and how many of the smaller one make a greater."""
_SMALLER: Final = (
    ("years", "months", 12, "month"),
    ("days", "hours", 24, "hour"),
    ("whole_hours", "minutes", 60, "minute"),
    ("whole_minutes", "seconds", 60, "second"),
)
_HALF_A: Final = re.compile(
    r"(?<![\d一二两三四五六七八九十百个年小大老好上下前后每])半(?:"
    r"个?(?P<hour>小时|钟头)|(?P<month>个月)|(?P<day>[天日](?![游班制假程]))"
    r"|(?P<year>(?<=(?:不到|超过|缩短|延长|提前|推迟|短至|长达|为期|不足)半)年(?![报度]))"
    r")"
)
_HALF: Final = Decimal("0.5")


def _count(surface: str) -> Decimal:
    return Decimal(surface) if surface.isdigit() else integer(surface)


def tells_a_rise(surface: str) -> bool:
    """Tell whether a quantity is itself the verb of change, as 翻番 and 翻倍 are."""
    return _DOUBLED.fullmatch(surface) is not None


def special_quantities(folded: str) -> list[Quantity]:
    """Find fractions, ratios, 每三人有一人, times in two units, doublings and halves.

    Args:
        folded: a passage as :func:`~reportparse.claiming.chinese.folding.fold` gives it.

    Returns:
        Quantities, not sorted.

    """
    readers = (_fractions, _ratios, _of_each, _durations, _doublings, _halves)
    return [quantity for read in readers for quantity in read(folded)]


def _fractions(folded: str) -> Iterator[Quantity]:
    for match in _FRACTION.finditer(folded):
        over, under = Decimal(match["over"]), Decimal(match["under"])
        if 0 < over < under:
            value = fraction(over, under)
            yield Quantity(*match.span(), value, value, "fraction", "ratio")


def _ratios(folded: str) -> Iterator[Quantity]:
    for match in _RATIO.finditer(folded):
        under = Decimal(match["under"])
        clause = folded[max(0, match.start() - 60) : match.start()]
        if under and _RATIO_WORDS.search(clause):
            value = fraction(Decimal(match["over"]), under)
            yield Quantity(*match.span(), value, value, "ratio", "ratio")


def _of_each(folded: str) -> Iterator[Quantity]:
    for match in _OF_EACH.finditer(folded):
        whole, part = _count(match["whole"]), _count(match["part"])
        alike = match["of"] == match["one"] or {match["of"], match["one"]} <= _PERSONS
        if alike and 0 < part < whole:
            value = fraction(part, whole)
            yield Quantity(*match.span(), value, value, "fraction", "ratio")


def _durations(folded: str) -> Iterator[Quantity]:
    for match in _DURATION.finditer(folded):
        for great, small, parts, unit in _SMALLER:
            if match[great]:
                value = _count(match[great]) * parts + _count(match[small])
                yield Quantity(*match.span(), value, value, unit, "time")
    for match in _HALF_A.finditer(folded):
        yield Quantity(*match.span(), _HALF, _HALF, match.lastgroup or "", "time")


def _doublings(folded: str) -> Iterator[Quantity]:
    for match in _DOUBLED.finditer(folded):
        doublings = {"两": 2, "二": 2, "三": 3, "四": 4}.get(match["times"] or "", 1)
        value = Decimal(2**doublings)
        yield Quantity(*match.span(), value, value, "times", "ratio")


def _halves(folded: str) -> Iterator[Quantity]:
    for match in _HALVES.finditer(folded):
        yield Quantity(*match.span(), Decimal(50), Decimal(50), "percent", "share")
