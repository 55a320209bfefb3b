"""Numbers with their units in an English passage."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.bounds import Bound, bound_before, bound_behind, spans_time
from reportparse.claiming.english.credibility import counted_noun, is_credible, may_stand_bare
from reportparse.claiming.english.exclusions import (
    Ranges,
    excluded_codes,
    is_label,
    is_title,
    stands_in_idiom,
)
from reportparse.claiming.english.numerals import Numeral, numerals
from reportparse.claiming.english.pieces import Piece, PieceReader
from reportparse.claiming.english.portions import chosen, portion, rounded
from reportparse.claiming.english.proportions import proportions
from reportparse.claiming.english.ranges import Range, gap_end, range_of
from reportparse.claiming.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportparse.claiming.context import Context
    from reportparse.claiming.english.vocabulary import Vocabulary

__all__ = ["find_quantities"]

_MIXED_TIME: Final = {("hour", "minute"): 60, ("minute", "second"): 60}
_AND: Final = frozenset([" ", " and ", ", "])
_DASHES: Final = frozenset(["-", "–"])
_HUNDRED: Final = 100
_LISTED: Final = re.compile(r"(?:,|\sand|,\sand|\sor)\s")
_PRINTED: Final = re.compile(r"[^\d\s]{0,4}\s?(\d[\d,]{0,15}(?:\.\d{1,6})?)(?![\d,]*\d)")
"""A number that begins a quantity, behind the sign of its currency."""
_PLAIN: Final = re.compile(r"[^\d\s]{0,4}\s?\d[\d,]{0,15}(?:\.\d{1,6})?")
_FAR: Final = 20
"""The ends of a change share a magnitude if one is at most so many times the other."""
_CENTS: Final = re.compile(r"\bcents?\b|¢|(?<=\d)c\b")
_WITH_CENTS: Final = frozenset(["EUR", "AUD", "CAD", "SGD", "HKD", "NZD", "ZAR", "TWD"])
"""Currencies whose hundredth is called a cent."""
_RANGE_REACH: Final = 20
"""Characters between two numbers of a range at most, as in "to US$"."""
_NEAR: Final = 24
"""Characters between a range and "from", behind which another range follows."""


class _Reader:
    """Reads the quantities of one passage from left to right."""

    def __init__(
        self,
        passage: str,
        context: Context,
        vocabulary: Vocabulary,
        times: Iterable[tuple[int, int]],
        starts: Sequence[int],
    ) -> None:
        self.passage = passage
        self.lower = passage.lower()
        if len(self.lower) != len(passage):
            self.lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in passage)
        self.vocabulary = vocabulary
        self.pieces = PieceReader(passage, context.dollar or context.currency, vocabulary)
        self.ratios = list(proportions(self.lower))
        ratios = [(ratio.start, ratio.end) for ratio in self.ratios]
        self.excluded = Ranges([*excluded_codes(passage), *times, *ratios])
        self.starts = starts
        self.numerals = list(numerals(passage, vocabulary))
        self.sentence = 0
        self.label_end = -1
        self.range_end = -1
        self.per_end = -1

    def _sentence_start(self, place: int) -> int:
        while self.sentence + 1 < len(self.starts) and self.starts[self.sentence + 1] <= place:
            self.sentence += 1
        return self.starts[self.sentence] if self.starts else 0

    def _is_excluded(self, numeral: Numeral) -> bool:
        if (numeral.start, numeral.end) in self.excluded:
            return True
        return stands_in_idiom(self.lower, numeral, self.vocabulary)

    def quantities(self) -> list[Quantity]:
        found: list[Quantity] = []
        reached = index = 0
        while index < len(self.numerals):
            numeral = self.numerals[index]
            index += 1
            if numeral.start < reached:
                continue
            start = self._sentence_start(numeral.start)
            if numeral.kind == "words" and is_title(self.passage, numeral, start):
                continue
            if numeral.kind == "digits" and is_label(
                self.passage, numeral.start, self.label_end, self.vocabulary
            ):
                self.label_end = numeral.end
                continue
            chance = self._chosen(numeral, index)
            if chance is not None:
                found.append(chance)
                reached = chance.end
                continue
            piece = None if self._is_excluded(numeral) else self.pieces.read(numeral)
            if piece is None:
                continue
            ranged = self._range(piece, index)
            if ranged is None and self._is_score(piece, index):
                index += 1
                continue
            index += ranged is not None
            quantity = self._quantity(piece, ranged, start)
            if quantity is not None and quantity.start >= reached:
                found.append(quantity)
                reached = max(quantity.end, self.per_end)
        found = sorted((*found, *self.ratios), key=lambda quantity: quantity.start)
        found = _from_to(_mixed_times(found, self.passage), self.passage)
        return _shared_bounds(
            _in_lists(_own_cents(found, self.passage), self.passage), self.passage
        )

    def _is_score(self, piece: Piece, index: int) -> bool:
        """Whether a number is one of a pair that is no range, as a vote of ``6-3`` is."""
        following = self.numerals[index] if index < len(self.numerals) else None
        if following is None or piece.unit is not None or following.kind != "digits":
            return False
        joined = self.passage[piece.numeral.end : following.start] in _DASHES
        return joined and following.value < piece.value < _HUNDRED

    def _chosen(self, numeral: Numeral, index: int) -> Quantity | None:
        """Read ``one household in five``, whose two numbers are one chance."""
        if index >= len(self.numerals):
            return None
        following = self.numerals[index]
        if self._is_excluded(numeral) or self._is_excluded(following):
            return None
        return chosen(self.lower, numeral, following, self.vocabulary)

    def _range(self, first: Piece, index: int) -> Range | None:
        """Read the end of a range that begins with a number, if it is one."""
        if index >= len(self.numerals) or first.numeral.kind in {"in", "halved"}:
            return None
        following = self.numerals[index]
        far = following.start - first.end > _RANGE_REACH
        if far or (following.start, following.end) in self.excluded:
            return None
        at = gap_end(self.passage, self.lower, first)
        if at < 0:
            return None
        second = self.pieces.read_second(following, at)
        near = 0 <= self.range_end <= first.start <= self.range_end + _NEAR
        ranged = range_of(self.pieces, self.lower, first, second, follows_range=near)
        if ranged is not None:
            self.range_end = ranged.last.end
        return ranged

    def _quantity(  # noqa: C901 - the fields of one record
        self, piece: Piece, ranged: Range | None, sentence: int
    ) -> Quantity | None:
        last = ranged.last if ranged is not None else piece
        unit = ranged.unit if ranged is not None else piece.unit
        low, high = (ranged.low, ranged.high) if ranged is not None else (piece.scaled,) * 2
        end, flags = last.end, ("digits_limited",) if piece.numeral.long else ()
        code, dimension = (unit.code, unit.dimension) if unit is not None else ("", "")
        if unit is not None:
            low, high = low * unit.factor, high * unit.factor
        kind = piece.numeral.kind
        if kind == "multiple":
            code, dimension = "times", "ratio"
        elif kind == "halved":
            code, dimension = "percent", "share"
        elif kind in {"part", "in"} and not code:
            return portion(self.passage, self.lower, piece, self.vocabulary)
        per = last.per or piece.per
        pieces = (piece, replace(last, unit=unit))
        noun = None if code else counted_noun(self.passage, self.lower, *pieces, self.vocabulary)
        if noun is not None:
            code, dimension, end = noun[0], "count", max(end, noun[1])
            told, self.per_end = self.pieces.per(end, None)
            per = per or told
        elif not code:
            if may_stand_bare(self.passage, self.lower, (piece, last), sentence, self.vocabulary):
                flags = (*flags, "no_unit")
            else:
                return None
        if not is_credible(self.passage, self.lower, pieces, code, sentence, self.vocabulary):
            return None
        before, behind = self._bounds(piece, end, is_time=dimension == "time")
        qualifier = behind.kind
        if self.lower[piece.start - 4 : piece.start] == "sub-":
            qualifier = "at_most"
        elif ranged is not None and self.lower.startswith("within", before.place):
            qualifier = "exact"
        return Quantity(
            start=piece.start,
            end=end,
            low=rounded(low),
            high=rounded(high),
            unit=code,
            dimension=dimension,
            per=per,
            qualifier=qualifier,
            outer_start=before.place,
            outer_end=behind.place,
            flags=flags,
        )

    def _bounds(self, piece: Piece, end: int, *, is_time: bool) -> tuple[Bound, Bound]:
        """Where the qualifiers of a number begin and end; the second has what they say."""
        before = bound_before(self.lower, piece.start, self.vocabulary, end)
        if is_time and spans_time(self.lower, before, end, self.vocabulary):
            before = Bound("exact", piece.start)
        behind = bound_behind(self.lower, end, before.kind, self.vocabulary)
        if piece.numeral.vague and behind.kind == "exact":
            behind = Bound("approx", behind.place)
        return before, behind


def _mixed_times(found: list[Quantity], passage: str) -> list[Quantity]:
    """Put ``4 minutes 20 seconds`` together."""
    joined: list[Quantity] = []
    for quantity in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and (last.unit, quantity.unit) in _MIXED_TIME
            and passage[last.end : quantity.start] in _AND
        ):
            factor = _MIXED_TIME[last.unit, quantity.unit]
            joined[-1] = replace(
                last,
                end=quantity.end,
                outer_end=quantity.outer_end,
                unit=quantity.unit,
                low=last.low * factor + quantity.low,
                high=last.high * factor + quantity.high,
            )
        else:
            joined.append(quantity)
    return joined


def _from_to(found: list[Quantity], passage: str) -> list[Quantity]:
    """Give the first number of ``from 150 to 200 thousand`` the magnitude of the second."""
    for index in range(len(found) - 1):
        first, second = found[index], found[index + 1]
        if passage[first.end : second.start] != " to " or first.unit not in {"", second.unit}:
            continue
        told = _PLAIN.fullmatch(passage, first.start, first.end)
        scale = _scale_of(second, passage[second.start : second.end]) if told else None
        if scale is None or scale == 1 or not _opens(passage, first.start):
            continue
        value = first.low * scale
        if abs(second.low) <= _FAR * abs(value) and abs(value) <= _FAR * abs(second.low):
            found[index] = replace(
                first,
                low=value,
                high=value,
                unit=second.unit,
                dimension=second.dimension,
                flags=tuple(flag for flag in first.flags if flag != "no_unit" or not second.unit),
            )
    return found


def _opens(passage: str, start: int) -> bool:
    """Whether "from" stands in front of a number and its qualifier."""
    return "from" in passage[max(0, start - _NEAR) : start].lower().split()[-3:]


def _own_cents(found: list[Quantity], passage: str) -> list[Quantity]:
    """Let cents be those of the money that the text speaks of most: euro cents among euros."""
    counts = Counter(
        quantity.unit
        for quantity in found
        if quantity.dimension == "money"
        and not _CENTS.search(passage, quantity.start, quantity.end)
    )
    money = max(counts, key=lambda code: (counts[code], code)) if counts else ""
    for index, quantity in enumerate(found):
        if quantity.dimension != "money":
            continue
        surface = passage[quantity.start : quantity.end]
        bare = "US" not in surface and _CENTS.search(surface)
        if bare and quantity.unit == "USD" and money in _WITH_CENTS:
            found[index] = replace(quantity, unit=money)
    return found


def _in_lists(found: list[Quantity], passage: str) -> list[Quantity]:
    """Give the numbers of ``18, 8 and 22 bcm`` the unit that only the last one has."""
    reached = -1
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index], found[index + 1]
        if first.unit or not second.unit or second.dimension == "ratio":
            continue
        gap = _LISTED.fullmatch(passage, first.end, second.start)
        if not passage[second.start].isdigit() or gap is None:
            continue
        scale = _scale_of(second, passage[second.start : second.end])
        last = gap[0].strip() != "," or reached == index + 1
        small = second.dimension in {"share", "time"}
        if scale is None or (small and not (last and abs(first.high) <= _HUNDRED)):
            continue
        reached = index
        found[index] = replace(
            first,
            low=first.low * scale,
            high=first.high * scale,
            unit=second.unit,
            dimension=second.dimension,
            per=first.per or second.per,
            flags=tuple(flag for flag in first.flags if flag != "no_unit"),
        )
    return found


def _shared_bounds(found: list[Quantity], passage: str) -> list[Quantity]:
    """Let ``up to 400 pilots and 650 crew`` be up to both, ``$14 and $5 a month`` monthly."""
    for index in range(1, len(found)):
        first, second = found[index - 1], found[index]
        bounded = first.qualifier in {"at_least", "at_most"} and first.outer_start < first.start
        free = second.qualifier == "exact" and second.outer_start == second.start
        alike = first.dimension == second.dimension and passage[first.end : second.start] == " and "
        if bounded and free and alike:
            found[index] = replace(second, qualifier=first.qualifier)
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index], found[index + 1]
        listed = _LISTED.fullmatch(passage, first.end, second.start)
        if listed and second.per and not first.per and first.unit == second.unit:
            found[index] = replace(first, per=second.per)
    return found


def _scale_of(quantity: Quantity, surface: str) -> Decimal | None:
    """How many base units one of the number as printed is."""
    match = _PRINTED.match(surface)
    digits = Decimal(match[1].replace(",", "")) if match else Decimal(0)
    return quantity.low / digits if digits else None


def find_quantities(
    passage: str,
    context: Context,
    vocabulary: Vocabulary,
    times: Iterable[tuple[int, int]],
    starts: Sequence[int],
) -> list[Quantity]:
    """Find the quantities of a passage.

    Args:
        passage: English text.
        context: the document; its currency tells what a bare dollar is.
        vocabulary: the words.
        times: ranges of dates and other expressions of time.
        starts: first characters of the sentences, in order.

    Returns:
        Quantities in order. One flagged ``no_unit`` has no unit of its own: the caller
        finds what it counts, or drops it.

    """
    return _Reader(passage, context, vocabulary, times, starts).quantities()
