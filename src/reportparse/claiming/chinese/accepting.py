"""Whether a number with what stands around it asserts an amount."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reportparse.claiming.chinese.measuring import Measured

__all__ = ["is_quantity"]

_ASSERTED: Final = re.compile(r"[\u4e00-\u9fffA-Za-z:]\s?$")
_AFTER_BARE: Final = re.compile(
    r"[,。;、)\s(]|$|降|升|增|减|上|下|提|收|扩|缩|回|至|到|和|及|与|左右|之间|以|的|倍差|/"
)
_COUNTED_DAYS: Final = re.compile(r"日数|天数|周期|周转|期限|时间|时长|缩短|延长|账期|提前|推迟")
_DAYS_AFTER: Final = re.compile(r"内|后|以上|以内|期|者|之内")
_BARE_BOUND: Final = re.compile(r"(?:超|破|逾|过|近|上|达|数|约|几|越|足|有|到)$")


def is_quantity(folded: str, measured: Measured) -> bool:
    """Tell whether a number with what follows it asserts an amount."""
    number, unit = measured.number, measured.unit
    before = folded[max(0, measured.start - 6) : measured.start]
    surface = folded[number.start : number.end]
    if before.endswith(("每", "每隔", "兑", "每逢")):
        return False
    if number.bare and number.kind == "chinese":
        return _is_bare_quantity(folded, measured, before)
    if unit is None:
        if number.magnitude >= 1000:
            return True
        if number.kind == "chinese" or "." not in surface:
            return False
        return bool(_ASSERTED.search(before) and _AFTER_BARE.match(folded, measured.end))
    if surface == "一":
        return unit.dimension in {"share", "share_difference", "ratio"} or unit.code in {
            "week", "month", "hour", "minute"
        }  # fmt: skip
    if unit.code == "point" and number.kind == "arabic":
        return "." in surface or number.low > 24
    if unit.code == "day" and folded[measured.end - 1] == "日":
        context = folded[max(0, measured.start - 30) : measured.start]
        return bool(_COUNTED_DAYS.search(context) or _DAYS_AFTER.match(folded, measured.end))
    if unit.code == "times" and folded[measured.end - 1] in "xX×":
        return not folded[measured.end : measured.end + 1].isdigit()
    return True


def _is_bare_quantity(folded: str, measured: Measured, before: str) -> bool:
    """Tell whether a magnitude without a digit (万家, 百亿元) is an amount."""
    number, unit = measured.number, measured.unit
    bound = measured.vague or number.vague or bool(_BARE_BOUND.search(before))
    if unit is None:
        return bound and number.magnitude >= 10_000
    if unit.dimension in {"share", "ratio"}:
        return True
    if unit.dimension == "count" and number.magnitude >= 1_000_000:
        return True
    after = folded[measured.end : measured.end + 2]
    return bound or after.startswith(("以上", "大关", "关口", "台阶", "左右", "量级", "级"))
