"""Units that a number does not carry itself: implied by what is measured or counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reportparse.claiming.lexicon import Lexicon
    from reportparse.claiming.quantity import Quantity

__all__ = ["implied_unit"]

_MONEY: Final = re.compile(
    r"额|收入|利润|产值|价值|投资|投入|资金|成本|费用|销售|GMV|营收|市值|规模达|支出|贷款|存款|余额|罚|预算"
)
_PEOPLE: Final = re.compile(r"用户|人数|月活|日活|会员|粉丝|客户数|消费者|就业|从业|人口")
_RATIO: Final = re.compile(r"比$|之比|倍差|收入比|比值")
_INDEX: Final = re.compile(r"指数|系数|PMI|评分|得分")
_NOUN: Final = re.compile(r"[\u4e00-\u9fff]{2,8}")


def implied_unit(
    folded: str, quantity: Quantity, metric: str, left: str, lexicon: Lexicon
) -> tuple[str, str, str]:
    """Infer the unit of a bare number.

    Returns:
        Unit, dimension, and the flag that says so; empty strings where nothing is implied.

    """
    del left, lexicon
    if _RATIO.search(metric):
        return "ratio", "ratio", "implied_unit"
    if _INDEX.search(metric):
        return "index" if "系数" in metric else "", "index", "implied_unit"
    if _MONEY.search(metric) and quantity.low >= 10_000:
        return "CNY", "money", "implied_unit"
    if (
        _PEOPLE.search(metric)
        and quantity.low >= 1000
        and not folded[quantity.end : quantity.end + 1].strip(",。;、)")
    ):
        return "人", "count", "implied_unit"
    after = _NOUN.match(folded, quantity.end)
    if after and quantity.low >= 1000 and after[0].startswith(metric[:2]) and metric:
        return metric, "count", "implied_unit"
    return quantity.unit, quantity.dimension, ""
