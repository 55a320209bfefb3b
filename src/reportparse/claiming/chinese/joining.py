"""Numbers that belong together: the two ends of a range, and lists that share a unit."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from reportparse.claiming.chinese.measuring import Measured

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["joined_range", "share_units"]

_ONE: Final = Decimal(1)
_WIDEST: Final = 4
"""增加3亿元至15亿元: an upper end so many times the lower one is where a change leads to."""
_RANGE: Final = re.compile(r"\s?(?:-|~|—{1,2}|至|到|－)\s?")
_WORDS: Final = frozenset(("至", "到"))
_LIST: Final = re.compile(r"(?:元|个)?(?:、|/|和|及|与|或)")
_FROM: Final = re.compile(
    r"(?:由|从|自)(?:[^,。;、\d至到降升增减跌]{0,12}?(?:年|月|初|末)?"
    r"[^,。;、\d至到降升增减跌]{0,4}?的?)?(?:约|近|逾|超过|平均|不足|原来的|每[^,。]{1,3})?$"
)
_CHANGED: Final = re.compile(
    r"(?:增|升|降|减|拉长|缩短|提升|提高|下降|延长|扩大|压缩|回落|上涨)[加了少至长]?$"
)


def joined_range(folded: str, first: Measured, second: Measured) -> Measured | None:
    """Join two numbers into a range, where a range is meant.

    Args:
        folded: the passage.
        first: a number.
        second: the number behind it.

    Returns:
        The range; None where the two are no range: 由3%至5% tells a change.

    """
    gap = folded[first.end : second.start]
    if not _RANGE.fullmatch(gap):
        return None
    if second.unit is None and first.prefixed and first.unit is not None:
        second = replace(second, unit=replace(first.unit, factor=_ONE))  # US$300-500
    bare = _is_bare(folded, first, second)
    if second.unit is None or not (bare or _agree(first, second)):
        return None
    word = gap.strip() in _WORDS
    low, high = _lower_end(first, second, bare=bare), second.high
    if word and _tells_a_change(folded, first, wide=not bare and 0 < low * _WIDEST < high):
        return None
    if low > high:
        if gap.strip() == "-" and low >= 0:
            return None
        low, high = high, low
    return Measured(
        second.number,
        first.start,
        second.end,
        low,
        high,
        first.unit if first.prefixed else second.unit,
        second.per,
        first.vague or second.vague,
    )


def _is_bare(folded: str, first: Measured, second: Measured) -> bool:
    """Tell whether the first number leaves its unit to the second (3至5亿元, HK$3-5亿)."""
    if first.unit is None or _counts_a_unit(folded, first, second):
        return True
    own = second.unit is not None and second.unit.dimension == "money" and not second.prefixed
    return first.prefixed and first.end == first.number.end and own


def _agree(first: Measured, second: Measured) -> bool:
    return (first.unit and first.unit.code) == (second.unit and second.unit.code)


def _counts_a_unit(folded: str, first: Measured, second: Measured) -> bool:
    """Tell whether a number's 个 counts what only the next number names: 2个至3个百分点."""
    return (
        first.unit is not None
        and first.unit.code == "个"
        and second.unit is not None
        and second.unit.code != "个"
        and folded.startswith("个", second.number.end)
    )


def _lower_end(first: Measured, second: Measured, *, bare: bool) -> Decimal:
    """Lower end of a range, in the magnitude and unit of the upper one if it has none itself."""
    low, factor = first.low, second.unit.factor if second.unit else _ONE
    if not bare:
        return low
    shared = second.number.magnitude if first.number.magnitude == 1 else _ONE
    if low * shared * factor <= second.high:
        low *= shared
    return low * factor


def _tells_a_change(folded: str, first: Measured, *, wide: bool) -> bool:
    """Tell whether 至 or 到 says where a change leads: 由3%至5%, 增加3亿元至15亿元."""
    if _FROM.search(folded[max(0, first.start - 16) : first.start]):
        return True
    return wide and _CHANGED.search(folded[max(0, first.start - 4) : first.start]) is not None


def share_units(folded: str, measured: Sequence[Measured]) -> list[Measured]:
    """Give numbers of a list the unit of the one at its end.

    Args:
        folded: the passage.
        measured: numbers in text order.

    Returns:
        The numbers; in 2.32、3.19、4.20元 each is in yuan, in 42/55亿元 each in 亿, too.

    """
    shared = list(measured)
    for index in range(len(shared) - 2, -1, -1):
        here, after = shared[index], shared[index + 1]
        if after.unit is None or here.number.kind != "arabic":
            continue
        if here.unit is not None and not _counts_a_unit(folded, here, after):
            continue
        gap = folded[here.end : after.start]
        if not _LIST.fullmatch(gap):
            continue
        magnitude = _ONE
        if here.number.magnitude == 1 and gap == "/":
            magnitude = after.number.magnitude
        factor = magnitude * after.unit.factor
        shared[index] = replace(
            here,
            number=replace(here.number, magnitude=here.number.magnitude * magnitude),
            unit=after.unit,
            low=here.low * factor,
            high=here.high * factor,
            per=after.per,
        )
    return shared
