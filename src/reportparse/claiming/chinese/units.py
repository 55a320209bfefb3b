"""Units that a number does not carry itself: implied by what is measured or counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from reportparse.claiming.quantity import Quantity

__all__ = ["implied_unit"]

_MONEY: Final = re.compile(
    r"额|收入|利润|产值|价值|投资|投入|资金|成本|费用|销售|GMV|营收|市值|规模达|支出|贷款|存款|"
    r"余额|罚|预算"
)
_PEOPLE: Final = re.compile(r"用户|人数|月活|日活|会员|粉丝|客户数|消费者|就业|从业|人口")
_RATIO: Final = re.compile(r"(?<![占同环对])比$|之比|倍差|收入比|比值")
_RATIO_NEAR: Final = re.compile(
    r"(?:收入比|之比|倍差|比值|[别养师护械生价]比(?=[为是约达由从]))[^,。;]{0,24}$"
)
_INDEX: Final = re.compile(r"指数|系数|PMI")
_SCORE: Final = re.compile(r"评分|得分")
_ENDS: Final = frozenset(("", ",", "。", ";", "、", ")", "\n"))
_NOUN: Final = re.compile(r"[\u4e00-\u9fff]{2,8}")


_NEAR: Final = 40
"""Characters before a number in which the name of a ratio may stand."""
_MONEY_FROM: Final = 10_000
_PEOPLE_FROM: Final = 1_000
"""Least numbers that are money, or people, without saying so."""


class Implied(NamedTuple):
    """A unit that a number does not carry itself."""

    unit: str
    dimension: str
    flag: str = "implied_unit"


def implied_unit(folded: str, quantity: Quantity, metric: str, currency: str) -> Implied:
    """Infer the unit of a bare number.

    Args:
        folded: the passage.
        quantity: the number.
        metric: what it measures.
        currency: ISO 4217 code of the document's money; empty for the renminbi.

    Returns:
        Unit, dimension, and the flag that says so; what the number itself has, and no flag,
        where nothing is implied.

    """
    left = folded[max(0, quantity.start - _NEAR) : quantity.start]
    decimal = quantity.low != quantity.low.to_integral_value()
    if _RATIO.search(metric) or (decimal and _RATIO_NEAR.search(left)):
        return Implied("ratio", "ratio")
    if _INDEX.search(metric) or _SCORE.search(metric):
        return Implied(quantity.unit if _SCORE.search(metric) else "index", "index")
    if _MONEY.search(metric) and quantity.low >= _MONEY_FROM:
        return Implied(currency or "CNY", "money")
    many = quantity.low >= _PEOPLE_FROM
    if many and _PEOPLE.search(metric) and folded[quantity.end : quantity.end + 1] in _ENDS:
        return Implied("人", "count")
    after = _NOUN.match(folded, quantity.end)
    if many and metric and after and after[0].startswith(metric[:2]):
        return Implied(metric, "count")
    return Implied(quantity.unit, quantity.dimension, "")
