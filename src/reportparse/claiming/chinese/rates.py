"""Rates of exchange: a bare number behind two currencies (人民币对美元汇率为7.12)."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reportparse.claiming.chinese.measuring import alternation
from reportparse.claiming.units import unit_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportparse.claiming.lexicon import Lexicon
    from reportparse.claiming.quantity import Quantity

__all__ = ["exchange_rates"]

_BASES: Final = ("GBP", "EUR", "AUD", "USD", "HKD")
"""Currencies of which one is told in the other, whichever is named first."""
_BEFORE: Final = 60
"""Characters in front of a number in which its pair of currencies may stand."""


@lru_cache(maxsize=8)
def _pairs(lexicon: Lexicon) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Pattern of two currencies, and their codes by word."""
    codes = {
        word: unit.code
        for word, unit in unit_words(lexicon, "chinese").items()
        if unit.dimension == "money" and unit.factor == 1 and "\u4e00" <= word[-1] <= "\u9fff"
    }
    del codes["元"], codes["圆"]
    word = alternation(list(codes))
    return re.compile(rf"(?P<one>{word})(?:对|兑|/)(?P<other>{word})(?P<rest>[^。;]*)$"), codes


def exchange_rates(folded: str, quantities: Sequence[Quantity], lexicon: Lexicon) -> list[Quantity]:
    """Give bare numbers behind a pair of currencies their unit and denominator.

    Args:
        folded: the passage.
        quantities: in text order.
        lexicon: vocabulary.

    Returns:
        The quantities; 7.12 in 人民币对美元汇率为7.12 is in renminbi, per US dollar.

    """
    return [_rate(folded, quantity, lexicon) for quantity in quantities]


def _rate(folded: str, quantity: Quantity, lexicon: Lexicon) -> Quantity:
    if quantity.unit or quantity.low == quantity.low.to_integral_value():
        return quantity
    pattern, codes = _pairs(lexicon)
    match = pattern.search(folded[max(0, quantity.start - _BEFORE) : quantity.start])
    if match is None or "指数" in match["rest"]:
        return quantity
    one, other = codes[match["one"]], codes[match["other"]]
    base = next((code for code in _BASES if code in {one, other}), one)
    return replace(quantity, unit=other if base == one else one, dimension="money", per=base)
