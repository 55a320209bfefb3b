"""Two numbers that are the ends of one range: ``8% to 11%``, ``$12–15``, ``between 3 and 5``."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from reportparse.claiming.english.pieces import Piece, PieceReader
    from reportparse.claiming.english.vocabulary import Vocabulary
    from reportparse.claiming.units import Unit

__all__ = ["Range", "gap_end", "range_of"]

_GAP: Final = re.compile(
    r"(?:-\s?(?:to|or)[\s-]|\s?(?:–|—|−|-|~|to|through|\s–|or)\s?)(?=[\w$€£¥￥＄₩₹₽฿₫₱₺₦(+−.-])"
)
_AND: Final = re.compile(r"-?\s(?:and|to)\s")
_BETWEEN: Final = re.compile(
    r"\bbetween(?:\s(?:about|around|roughly|approximately|some|nearly|an?\sestimated))?\s?$"
)
_BETWEEN_ROOM: Final = 24
_REACH: Final = 28
"""Characters in front of a number in which "from" may stand."""
_LOOSE: Final = frozenset(["a", "an", "as", "high", "low", "more", "less", "than", "close", "just"])
_LARGEST_BARE: Final = Decimal(10_000)
"""A first number above it has its own magnitude: ``12,000 to 15 million`` is no range."""
_WIDEST: Final = 2
"""A change of a told unit by 1 to 4 is by 1 and then to 4 if the second is more than this many
times the first: ``rise by 0.8 mb/d to 104.1 mb/d``."""
_WIDEST_SHARE: Final = 5
"""The same for shares, which often grow by 1% to 3%."""
_ABOUT_TWICE: Final = 2
"""``two or three``, ``10 or 15``: the second of a guess is at most this many times the first."""
_TOLD: Final = frozenset(["digits", "words"])
"""Numerals that any other number may follow in a range."""


class Range(NamedTuple):
    """The two ends of a range."""

    low: Decimal
    high: Decimal
    unit: Unit | None
    last: Piece
    """The second number, with the denominator that either tells."""
    prefixed: bool


def range_of(
    reader: PieceReader, lower: str, first: Piece, second: Piece | None, *, follows_range: bool
) -> Range | None:
    """Put two numbers together where they are one range.

    Args:
        reader: the reader of the passage.
        lower: the passage in small letters.
        first: the first number.
        second: the number behind it.
        follows_range: whether a range stands shortly before, so that "from" leads to another.

    """
    if second is None:
        return None
    between = _is_between(lower, first.start)
    gap = (_AND if between else _GAP).match(reader.passage, first.end)
    if gap is None or second.start > gap.end() or not _alike(first, second):
        return None
    if not between and not _is_range(
        reader, lower, (first, second), gap[0].strip(" -\u00a0"), follows_range=follows_range
    ):
        return None
    return _joined(first, second)


def gap_end(passage: str, lower: str, first: Piece) -> int:
    """Where the second number of a range would begin; -1 if there is no sign of one."""
    gap = (_AND if _is_between(lower, first.start) else _GAP).match(passage, first.end)
    return gap.end() if gap else -1


def _is_between(lower: str, start: int) -> bool:
    return _BETWEEN.search(lower, max(0, start - _BETWEEN_ROOM), start) is not None


def _alike(first: Piece, second: Piece) -> bool:
    """Whether two numbers may be ends of one range: not ``a third to $5``, ``doubled to 4``."""
    one, other = first.numeral.kind, second.numeral.kind
    if one in _TOLD and other in _TOLD:
        return True
    return one == other or (one == "part" and first.unit is not None and second.unit is not None)


def _is_range(
    reader: PieceReader, lower: str, pieces: tuple[Piece, Piece], word: str, *, follows_range: bool
) -> bool:
    first, second = pieces
    codes = {piece.unit.code for piece in pieces if piece.unit is not None}
    if len(codes) > 1:
        return False
    bare = first.unit is None and first.magnitude is None
    if word == "or":
        near = first.value < second.value <= _ABOUT_TWICE * first.value
        listed = lower[max(0, first.start - 2) : first.start] == ", "
        told = first.numeral.kind in _TOLD and (second.unit is not None or near)
        return bare and told and not listed
    if word not in {"to", "through"}:
        return True
    if first.unit is not None and not first.prefixed and second.unit is None:
        return False
    left = lower[max(0, first.start - _REACH) : first.start].rstrip()
    if _opens_pair(left, reader.vocabulary):
        return follows_range
    both = (first.unit is None) == (second.unit is None)
    return not (both and _is_change(left, pieces, reader.vocabulary))


def _is_change(left: str, pieces: tuple[Piece, Piece], vocabulary: Vocabulary) -> bool:
    """``rise by 0.8 mb/d to 104.1 mb/d``: by the first, and then to the second."""
    first, second = pieces
    words = [word for word in left.split() if word not in vocabulary.qualifiers]
    last = words[-1] if words else ""
    kinds = vocabulary.verbs.get(last, frozenset())
    moving = last == "by" or bool(kinds & {"rise", "fall", "raise", "lower"})
    if not moving:
        return False
    if first.unit is None:
        return _is_decimal(first) and second.value > _WIDEST * first.value
    widest = _WIDEST_SHARE if first.unit.dimension == "share" else _WIDEST
    return abs(second.scaled) > widest * abs(first.scaled)


def _is_decimal(piece: Piece) -> bool:
    return piece.magnitude is None and piece.value != int(piece.value)


def _opens_pair(left: str, vocabulary: Vocabulary) -> bool:
    """Whether "from" stands before the first number, so that "to" leads to an end value."""
    words = left.split()
    for count in range(min(4, len(words))):
        word = words[-1 - count]
        if word == "from":
            verb = words[-2 - count] if len(words) > count + 1 else ""
            return verb not in vocabulary.words("verbs.range_forms")
        if word not in vocabulary.qualifiers and word not in _LOOSE:
            return False
    return False


def _joined(first: Piece, second: Piece) -> Range | None:
    """Put two numbers together; the first takes what only the second has."""
    scale = first.magnitude
    told_once = first.unit is None or first.unit == second.unit or second.unit is None
    if scale is None and second.magnitude is not None and told_once and first.value < _LARGEST_BARE:
        scale = second.magnitude
    low = first.value * (scale or 1)
    if low > second.scaled and not (first.signed or second.signed):
        return None
    return Range(
        low,
        second.scaled,
        second.unit or first.unit,
        second,
        first.prefixed or second.prefixed,
    )
