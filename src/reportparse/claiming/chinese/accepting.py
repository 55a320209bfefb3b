"""Whether a number with what stands around it asserts an amount."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reportparse.claiming.chinese.measuring import Measured
    from reportparse.claiming.units import Unit

__all__ = ["is_quantity"]

_ASSERTED: Final = re.compile(r"[\u4e00-\u9fffA-Za-z:]\s?$")
_AFTER_BARE: Final = re.compile(
    r"[,。;、)\s(]|$|降|升|增|减|上|下|提|收|扩|缩|回|贬|跌|涨|滑|攀|走|反弹|至|到|和|及|与|左右|之间|以|的|倍差|/"
)
_COUNTED_DAYS: Final = re.compile(
    r"日数|天数|周期|周转|期限|时间|时长|缩短|延长|账期|提前|推迟|逗留|停留|住院|历时|为期|工期|"
    r"逾期|库龄|账龄"
)
_DAYS_AFTER: Final = re.compile(r"内|后|以上|以内|期|者|之内")
_BARE_BOUND: Final = re.compile(r"(?:超|破|逾|过|近|上|达|数|约|几|越|足|有|到)$")


_EACH: Final = re.compile(r"每(?:隔|逢)?$|兑$")
_FROM_EACH: Final = re.compile(r"[由从自至到为]每$")
"""In front of a time: 由每28秒缩短到19秒 tells how long one takes, 每28秒 alone how often."""
_CODE: Final = re.compile(r"-?0\d")
"""How a number begins that is a code or a part of one: 070X."""
_RISEN_BY: Final = re.compile(r"[升降涨跌增减挫落]了?约?$")
_EACH_ONE: Final = re.compile(r"每[\u4e00-\u9fff]{0,3}$")
_MUCH: Final = 1_000
"""A bare number of this magnitude (3万, 5亿) is an amount of something."""
_BARE_BOUNDED: Final = 10_000
_BARE_COUNT: Final = 1_000_000
"""Magnitudes without a digit (万, 百万) that are amounts if bounded, and if counted."""
_HOURS: Final = 24
"""A whole number of 点 up to this is a time of day, unless the text says otherwise."""
_ONE_OF: Final = frozenset(("week", "month", "hour", "minute"))
_SHARES: Final = frozenset(("share", "share_difference", "ratio"))


def is_quantity(folded: str, measured: Measured) -> bool:
    """Tell whether a number with what follows it asserts an amount.

    Args:
        folded: the passage.
        measured: the number with its unit.

    """
    number, unit = measured.number, measured.unit
    before = folded[max(0, measured.start - 6) : measured.start]
    if _EACH.search(before):
        return bool(unit and unit.dimension == "time" and _FROM_EACH.search(before))
    if number.bare and number.kind == "chinese":
        return _is_bare_quantity(folded, measured, before)
    if unit is None:
        return _is_bare_number(folded, measured, before)
    surface = folded[number.start : number.end]
    if surface == "1" and unit.dimension == "time" and _EACH_ONE.search(before):
        return False
    if surface == "一":
        more = measured.low != number.low * unit.factor  # 一年半
        return more or unit.dimension in _SHARES or unit.code in _ONE_OF
    return _means_its_unit(folded, measured, surface, unit)


def _means_its_unit(folded: str, measured: Measured, surface: str, unit: Unit) -> bool:
    """Tell whether 点, 日 and x are units here, not parts of a time, a date, a size or a code."""
    if _CODE.match(surface):
        return False
    if unit.code == "point" and measured.number.kind == "arabic":
        before = folded[max(0, measured.start - 3) : measured.start]
        return "." in surface or measured.number.low > _HOURS or bool(_RISEN_BY.search(before))
    if unit.code == "day" and folded[measured.end - 1] == "日":
        context = folded[max(0, measured.start - 30) : measured.start]
        return "." in surface or bool(
            _COUNTED_DAYS.search(context) or _DAYS_AFTER.match(folded, measured.end)
        )
    if unit.code == "times" and folded[measured.end - 1] in "xX×":
        return not folded[measured.end : measured.end + 1].isdigit()
    return True


def _is_bare_number(folded: str, measured: Measured, before: str) -> bool:
    """Tell whether a number without a unit is an amount: a great one, or a decimal fraction."""
    number = measured.number
    if number.magnitude >= _MUCH:
        return True
    if _CODE.match(folded, number.start):
        return False
    if number.kind == "chinese" or "." not in folded[number.start : number.end]:
        return False
    return bool(_ASSERTED.search(before) and _AFTER_BARE.match(folded, measured.end))


def _is_bare_quantity(folded: str, measured: Measured, before: str) -> bool:
    """Tell whether a magnitude without a digit (万家, 百亿元) is an amount."""
    number, unit = measured.number, measured.unit
    bound = measured.vague or number.vague or bool(_BARE_BOUND.search(before))
    if unit is None:
        return bound and number.magnitude >= _BARE_BOUNDED
    if unit.dimension in {"share", "ratio"}:
        return True
    if unit.dimension == "count" and number.low >= _BARE_COUNT:
        return True
    after = folded[measured.end : measured.end + 2]
    return bound or after.startswith(("以上", "大关", "关口", "台阶", "左右", "量级", "级"))
