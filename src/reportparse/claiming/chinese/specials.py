"""Quantities that are no number with a unit: fractions, ratios, halves, doublings."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from reportparse.claiming.chinese.numerals import fraction, integer
from reportparse.claiming.quantity import Quantity

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
    r"每(?P<whole>\d+|[两三四五六七八九十百]+)(?:个|名|位)?人(?:当中|之中|中|里)?(?:就|便|即|约|至少)?有"
    r"(?:超过|近)?(?P<part>\d+|[一两三四五六七八九十]+)(?:个|名|位)?人?"
)
_MINUTES_AND_SECONDS: Final = re.compile(
    r"(?<![\d.])(?P<minutes>\d{1,3})分钟?(?P<seconds>[0-5]?\d)秒"
)


def _count(surface: str) -> Decimal:
    return Decimal(surface) if surface.isdigit() else integer(surface)


def tells_a_rise(surface: str) -> bool:
    """Tell whether a quantity is itself the verb of change, as 翻番 and 翻倍 are."""
    return _DOUBLED.fullmatch(surface) is not None


def special_quantities(folded: str) -> list[Quantity]:
    """Find fractions, ratios, 每三人有一人, minutes with seconds, doublings and halves.

    Args:
        folded: a passage as :func:`~reportparse.claiming.chinese.folding.fold` gives it.

    Returns:
        Quantities, not sorted.

    """
    found: list[Quantity] = []
    for match in _FRACTION.finditer(folded):
        over, under = Decimal(match["over"]), Decimal(match["under"])
        if 0 < over < under:
            value = fraction(over, under)
            found.append(Quantity(*match.span(), value, value, "fraction", "ratio"))
    for match in _RATIO.finditer(folded):
        under = Decimal(match["under"])
        clause = folded[max(0, match.start() - 60) : match.start()]
        if under and _RATIO_WORDS.search(clause):
            value = fraction(Decimal(match["over"]), under)
            found.append(Quantity(*match.span(), value, value, "ratio", "ratio"))
    for match in _OF_EACH.finditer(folded):
        whole, part = _count(match["whole"]), _count(match["part"])
        if whole and part:
            value = fraction(part, whole)
            found.append(Quantity(*match.span(), value, value, "fraction", "ratio"))
    for match in _MINUTES_AND_SECONDS.finditer(folded):
        value = Decimal(match["minutes"]) * 60 + Decimal(match["seconds"])
        found.append(Quantity(*match.span(), value, value, "second", "time"))
    for match in _DOUBLED.finditer(folded):
        doublings = {"两": 2, "二": 2, "三": 3, "四": 4}.get(match["times"] or "", 1)
        value = Decimal(2**doublings)
        found.append(Quantity(*match.span(), value, value, "times", "ratio"))
    found.extend(
        Quantity(*match.span(), Decimal(50), Decimal(50), "percent", "share")
        for match in _HALVES.finditer(folded)
    )
    return found
