"""Numbers with their units, qualifiers and ranges in a Chinese passage."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reportparse.claiming.chinese.accepting import is_quantity
from reportparse.claiming.chinese.exclusions import excluded
from reportparse.claiming.chinese.measuring import Measured, alternation, measure
from reportparse.claiming.chinese.numerals import Number, find_numbers
from reportparse.claiming.chinese.specials import special_quantities
from reportparse.claiming.quantity import Quantity
from reportparse.claiming.units import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.lexicon import Lexicon
    from reportparse.records import Qualifier

__all__ = ["find_quantities"]

_ONE: Final = Decimal(1)


@lru_cache(maxsize=8)
def _qualifiers(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = lexicon.tables["chinese"]["qualifiers"]

    def grouped(side: str) -> str:
        return "|".join(
            f"(?P<{bound}>{alternation(table[side][bound])})"
            for bound in ("at_most", "at_least", "approx")
        )

    return (
        re.compile(rf"(?:{grouped('before')})(?:了|至|到|人民币)?\s?$"),
        re.compile(rf"\s?(?:{grouped('after')})"),
    )


_WIDEST: Final = 4
"""增加3亿元至15亿元: an upper end so many times the lower one is where a change leads to."""
_RANGE: Final = re.compile(r"\s?(?:-|~|—{1,2}|至|到|－)\s?")
_LIST: Final = re.compile(r"(?:元|个)?(?:、|/|和|及|与|或|,\s?)")
_FROM: Final = re.compile(
    r"(?:由|从|自)(?:[^,。;、\d至到降升增减跌]{0,12}?(?:年|月|初|末)?[^,。;、\d至到降升增减跌]{0,4}?的?)?(?:约|近|逾|超过|平均|不足|原来的|每[^,。]{1,3})?$"
)


_CHANGED: Final = re.compile(
    r"(?:增|升|降|减|拉长|缩短|提升|提高|下降|延长|扩大|压缩|回落|上涨)[加了少至长]?$"
)


def _range(folded: str, first: Measured, second: Measured) -> Measured | None:
    """Join two numbers into a range, where a range is meant."""
    gap = folded[first.end : second.start]
    if not _RANGE.fullmatch(gap) or second.unit is None:
        return None
    if gap.strip() in {"至", "到"} and _FROM.search(folded[max(0, first.start - 16) : first.start]):
        return None
    if first.unit is not None and first.unit.code != second.unit.code:
        return None
    low = first.low
    if first.unit is None:
        shared = second.number.magnitude if first.number.magnitude == 1 else _ONE
        if low * shared * second.unit.factor <= second.high:
            low *= shared
        low *= second.unit.factor
    high = second.high
    if gap.strip() in {"至", "到"} and first.unit is not None and low > 0 and high / low > _WIDEST:
        before = folded[max(0, first.start - 4) : first.start]
        if _CHANGED.search(before):
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
        second.unit if not first.prefixed else first.unit,
        second.per,
        first.vague or second.vague,
    )


def _share_units(folded: str, measured: list[Measured]) -> list[Measured]:
    """Give numbers of a list the unit of the one at its end (``2.32、3.19、4.20元``)."""
    shared = list(measured)
    for index in range(len(shared) - 2, -1, -1):
        here, after = shared[index], shared[index + 1]
        if after.unit is None or here.number.kind != "arabic":
            continue
        counted = here.unit is not None and here.unit.code == "个"
        if here.unit is not None and not (counted and after.unit.dimension == "share_difference"):
            continue
        gap = folded[here.end : after.start]
        if not _LIST.fullmatch(gap) or "," in gap:
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


def _qualified(folded: str, measured: Measured, lexicon: Lexicon) -> Quantity:
    before, after = _qualifiers(lexicon)
    qualifier: Qualifier = "approx" if measured.vague else "exact"
    outer_start, outer_end = measured.start, measured.end
    window_start = max(0, measured.start - 10)
    match = before.search(folded[window_start : measured.start])
    if match and match.lastgroup:
        outer_start = window_start + match.start()
        qualifier = match.lastgroup  # type: ignore[assignment]  # the groups are named by bound
    match = after.match(folded, measured.end)
    if match and match.lastgroup and not _follows_a_word(folded, match.start(), match.end()):
        outer_end = match.end()
        if qualifier in {"exact", "approx"} or match.lastgroup != "approx":
            qualifier = match.lastgroup  # type: ignore[assignment]  # as above
    return Quantity(
        measured.start,
        measured.end,
        _plain(measured.low),
        _plain(measured.high),
        measured.unit.code if measured.unit else "",
        measured.unit.dimension if measured.unit else "",
        measured.per,
        qualifier,
        outer_start,
        outer_end,
    )


_WORDS_WITH_QUALIFIERS: Final = re.compile(
    r"内(?:[地部容外需存涵陆蒙政径销贸资饰循])|强[劲化调势度制力烈国]|起[来到步草源]|许[可多]|多[元个家种次地功方为数媒样级式年少层维边]|上下[游级]|左右[手侧两]"
)


def _follows_a_word(folded: str, start: int, end: int) -> bool:
    match = _WORDS_WITH_QUALIFIERS.match(folded, start)
    return match is not None and match.end() > end - 1


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
        ranged = _range(folded, joined[-1], one) if joined else None
        if ranged:
            joined[-1] = ranged
        else:
            joined.append(one)
    found = [
        _qualified(folded, one, lexicon)
        for one in _share_units(folded, joined)
        if is_quantity(folded, one)
    ]
    found.extend(
        _qualified(
            folded,
            Measured(
                Number(one.start, one.end, one.low, one.high, "fraction"),
                one.start,
                one.end,
                one.low,
                one.high,
                Unit(one.unit, one.dimension),
            ),
            lexicon,
        )
        for one in special
    )
    return sorted(found, key=lambda quantity: quantity.start)
