"""Claims that a bilingual report makes twice, once in each language."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.claiming.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from reportparse.records import Claim

    Pair = tuple[int, int]

__all__ = ["CLAIM_LIMIT", "counterparts", "disagreements"]

CLAIM_LIMIT: Final = 20_000
"""Most claims of one report that are compared: beyond it the time would grow too long."""
_GAP_LIMIT: Final = 100_000
"""Claims between two sure pairs are compared one by one only if there are so few of them:
the number in one language times that in the other."""
_LEAST_SHARE: Final = 0.5
"""A report says the same in both languages only if this share of the claims of the language
that has fewer of them has a counterpart; fewer are coincidence."""
_NEARBY: Final = 4
"""Claims by which the order of the two languages may differ."""
_HUNDRED: Final = Decimal(100)


class _Said(NamedTuple):
    """What a claim says in any language."""

    low: Decimal
    high: Decimal
    unit: str
    """Code of the unit; empty for a counter or noun, which are words of one language."""


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, str]:
    """Return the code of a unit in either language by the one that it has in the other."""
    units = load_lexicon().tables["units"]["unit"]
    codes = {unit["code"]: unit["code"] for unit in units}
    return codes | {unit["english_code"]: unit["code"] for unit in units if "english_code" in unit}


def _said(claim: Claim) -> _Said:
    """Return what a claim says; a fraction is said as percent (一成, a tenth)."""
    if claim.unit == "fraction":
        low, high = (round(value * _HUNDRED, 2) for value in (claim.value_low, claim.value_high))
        return _Said(low, high, "percent")
    if claim.unit == "percent":
        return _Said(round(claim.value_low, 2), round(claim.value_high, 2), "percent")
    return _Said(claim.value_low, claim.value_high, _codes().get(claim.unit, ""))


def _increasing(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the longest part of pairs, sorted by their first, whose seconds increase, too."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, second) in enumerate(pairs):
        at = bisect_left(ends, second)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [second]
        last[at : at + 1] = [index]
    found: list[Pair] = []
    index = last[-1] if last else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]


def _once(keys: Sequence[Hashable]) -> dict[Hashable, int]:
    """Return the place of each key that stands there once."""
    counts = Counter(keys)
    return {key: index for index, key in enumerate(keys) if counts[key] == 1}


def _gaps(pairs: Iterable[Pair], left: int, right: int) -> Iterator[tuple[slice, slice]]:
    """Parts of two sequences, of these lengths, between the pairs of them."""
    one = other = 0
    for first, second in (*pairs, (left, right)):
        if one < first and other < second:
            yield slice(one, first), slice(other, second)
        one, other = first + 1, second + 1


def _aligned(left: Sequence[_Said], right: Sequence[_Said]) -> list[Pair]:
    """Pair what two sequences have in common in the same order.

    What is said once in each is sure; between those the longest common runs are taken.
    """
    places = _once(right)
    sure = [(index, places[key]) for key, index in _once(left).items() if key in places]
    pairs = _increasing(sorted(sure))
    found = list(pairs)
    for one, other in _gaps(pairs, len(left), len(right)):
        here, there = left[one], right[other]
        if len(here) * len(there) > _GAP_LIMIT:
            continue
        for block in SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks():
            found += [
                (one.start + block.a + step, other.start + block.b + step)
                for step in range(block.size)
            ]
    return sorted(found)


def _out_of_order(
    left: Sequence[_Said], right: Sequence[_Said], pairs: Sequence[Pair]
) -> Iterator[Pair]:
    """Pair what the languages tell in another order nearby (从12天降至7天, to 7 days from 12)."""
    partner = dict(pairs)
    free = sorted(set(range(len(right))) - set(partner.values()))
    expected = 0
    for index, key in enumerate(left):
        if index in partner:
            expected = partner[index] + 1
            continue
        at = bisect_left(free, expected - _NEARBY)
        near = [place for place in free[at : at + 2 * _NEARBY] if place <= expected + _NEARBY]
        same = [place for place in near if right[place] == key]
        if len(same) == 1:
            free.remove(same[0])
            yield index, same[0]


def _sides(claims: Sequence[Claim]) -> Iterator[tuple[list[int], list[int]]]:
    """Indices of the Chinese and of the English claims: those of the text, those of tables."""
    for in_tables in (False, True):
        sides: dict[str, list[int]] = {"zh": [], "en": []}
        for index, claim in enumerate(claims):
            if (claim.origin == "table") is in_tables and claim.language in sides:
                sides[claim.language].append(index)
        yield sides["zh"], sides["en"]


def counterparts(claims: Sequence[Claim]) -> dict[int, int]:
    """Pair the claims of a report that say the same in Chinese and in English.

    Both languages tell their claims in nearly the same order, paragraph by paragraph or side by
    side: what is said once in each language is paired first, then what stands between those
    pairs in the same order, then what is left nearby.

    Args:
        claims: the claims of one report in document order; those of tables are paired with
            each other. Claims in both languages at once have no counterpart.

    Returns:
        Index of the counterpart by index of the claim, both ways; empty where the report
        is in one language, or has more than :data:`CLAIM_LIMIT` claims.

    """
    found: dict[int, int] = {}
    if len(claims) > CLAIM_LIMIT:
        return found
    for chinese, english in _sides(claims):
        left = [_said(claims[index]) for index in chinese]
        right = [_said(claims[index]) for index in english]
        pairs = _aligned(left, right)
        pairs += _out_of_order(left, right, pairs)
        if len(pairs) < _LEAST_SHARE * min(len(left), len(right)):
            continue
        for first, second in pairs:
            one, other = chinese[first], english[second]
            found[one], found[other] = other, one
    return found


def _near(one: Claim, other: Claim) -> bool:
    """Tell whether two values are the same but for their size, or at most twice as large."""
    first, second = abs(one.value_low), abs(other.value_low)
    if not first or not second or one.value_low == other.value_low:
        return False
    same_digits = first.normalize().as_tuple().digits == second.normalize().as_tuple().digits
    return same_digits or max(first, second) <= 2 * min(first, second)


def disagreements(claims: Sequence[Claim], pairs: dict[int, int]) -> dict[int, int]:
    """Find claims that stand in the same place in both languages but say another value.

    Args:
        claims: the claims of one report in document order.
        pairs: their counterparts, from :func:`counterparts`.

    Returns:
        Index of the other claim by index of the claim, both ways. Only claims whose
        neighbours on both sides are counterparts of each other, with the same coded unit
        and role and with values that look alike, are taken to be meant as the same.

    """
    found: dict[int, int] = {}
    for chinese, english in _sides(claims):
        places = {index: place for place, index in enumerate(english)}
        for before, index, behind in zip(chinese, chinese[1:], chinese[2:], strict=False):
            if index in pairs or before not in pairs or behind not in pairs:
                continue
            first, last = places.get(pairs[before], -1), places.get(pairs[behind], -1)
            if first < 0 or last - first != 2:  # noqa: PLR2004 - one claim between the two
                continue
            other = english[first + 1]
            one, twin = claims[index], claims[other]
            unit = _codes().get(one.unit)
            same = unit is not None and unit == _codes().get(twin.unit) and one.role == twin.role
            if other not in pairs and same and _near(one, twin):
                found[index], found[other] = other, index
    return found
