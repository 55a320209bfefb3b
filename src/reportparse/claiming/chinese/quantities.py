"""Numbers with their units, qualifiers and ranges in a Chinese passage."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from reportparse.claiming.chinese.accepting import is_quantity
from reportparse.claiming.chinese.exclusions import excluded
from reportparse.claiming.chinese.joining import joined_range, share_units
from reportparse.claiming.chinese.measuring import measure
from reportparse.claiming.chinese.numerals import find_numbers
from reportparse.claiming.chinese.qualifying import qualified, share_qualifiers
from reportparse.claiming.chinese.rates import exchange_rates
from reportparse.claiming.chinese.specials import special_quantities
from reportparse.claiming.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.chinese.measuring import Measured
    from reportparse.claiming.lexicon import Lexicon

__all__ = ["find_quantities"]

_ONE: Final = Decimal(1)


def _quantity(measured: Measured) -> Quantity:
    unit = measured.unit
    return Quantity(
        measured.start,
        measured.end,
        _plain(measured.low),
        _plain(measured.high),
        unit.code if unit else "",
        unit.dimension if unit else "",
        measured.per,
    )


_DIVIDEND: Final = re.compile(r"(?:股息|派息|分红|股利|红利)(?:为|合共|共|约)?$")
_CLAUSE: Final = 16
"""Characters before a dividend in which 每10股 and the like may stand."""
_SMALL_DIVIDEND: Final = 100
"""A dividend below so many units of money is told per share, not in total."""


def _per_share(folded: str, quantity: Quantity) -> Quantity:
    """Let what only shares are told in be per share: 8港仙, 股息0.08元."""
    if quantity.dimension != "money" or quantity.per or quantity.high >= _SMALL_DIVIDEND:
        return quantity
    before = folded[max(0, quantity.outer_start - 6) : quantity.outer_start]
    if "每" in folded[max(0, quantity.start - _CLAUSE) : quantity.start]:
        return quantity
    cents = folded[quantity.start : quantity.end].endswith("仙")
    return replace(quantity, per="股") if cents or _DIVIDEND.search(before) else quantity


def _plain(value: Decimal) -> Decimal:
    """Normalise without an exponent: 50000000000000, not 5E+13."""
    normal = value.normalize()
    return normal.quantize(_ONE) if normal == normal.to_integral() else normal


class _Ranges:
    """Ranges of a passage, possibly overlapping, asked for one place at a time."""

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Take half-open ranges, sorted."""
        self._starts = [start for start, _ in ranges]
        self._reach: list[int] = []
        for _, end in ranges:
            self._reach.append(max(end, self._reach[-1] if self._reach else 0))

    def hold(self, offset: int) -> bool:
        """Tell whether a place is in one of them."""
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and self._reach[index] > offset


def find_quantities(folded: str, lexicon: Lexicon, *, currency: str = "") -> list[Quantity]:
    """Find the quantities of a passage.

    Args:
        folded: a passage as :func:`~reportparse.claiming.chinese.folding.fold` gives it.
        lexicon: vocabulary.
        currency: ISO 4217 code that a bare 元 stands for; empty for the renminbi.

    Returns:
        Quantities in text order, not overlapping. Ranges are one quantity; numbers of a
        list that share a unit have it each.

    """
    barred = _Ranges(excluded(folded, lexicon, republic=currency == "TWD"))
    special = [found for found in special_quantities(folded) if not barred.hold(found.start)]
    taken = _Ranges(sorted((found.start, found.end) for found in special))
    joined: list[Measured] = []
    for number in find_numbers(folded):
        if barred.hold(number.start) or taken.hold(number.start) or taken.hold(number.end - 1):
            continue
        one = measure(folded, number, lexicon, currency)
        if joined and one.start < joined[-1].end:
            continue
        ranged = joined_range(folded, joined[-1], one) if joined else None
        if ranged:
            joined[-1] = ranged
        else:
            joined.append(one)
    found = [
        qualified(folded, _quantity(one), lexicon, vague=one.vague)
        for one in share_units(folded, joined)
        if is_quantity(folded, one)
    ]
    found.extend(qualified(folded, one, lexicon, vague=False) for one in special)
    found = [_per_share(folded, one) for one in found]
    found.sort(key=lambda quantity: quantity.start)
    return share_qualifiers(folded, exchange_rates(folded, found, lexicon))
