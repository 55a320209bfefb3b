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

_GAP: Final = re.compile(r"\s?(?:–|—|−|-|~|to|through|\s–|or)\s?(?=[\w$€£¥(+−-])")
_AND: Final = re.compile(r"\s(?:and|to)\s")
_REACH: Final = 28
"""Characters in front of a number in which "from" may stand."""
_LOOSE: Final = frozenset(["a", "an", "as", "high", "low", "more", "less", "than", "close", "just"])
_LARGEST_BARE: Final = Decimal(10_000)
"""A first number above it has its own magnitude: ``12,000 to 15 million`` is no range."""
_WIDEST: Final = 3
"""A change of a told unit by 1 to 4 is by 1 and then to 4 if the second is more than this many
times the first: ``rise by 0.8 mb/d to 104.1 mb/d``."""


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
    between = lower[max(0, first.start - 9) : first.start].rstrip().endswith("between")
    gap = (_AND if between else _GAP).match(reader.passage, first.end)
    if gap is None or second.start > gap.end():
        return None
    if not between and not _is_range(
        reader, lower, (first, second), gap[0].strip(), follows_range=follows_range
    ):
        return None
    return _joined(first, second)


def gap_end(passage: str, lower: str, first: Piece) -> int:
    """Where the second number of a range would begin; -1 if there is no sign of one."""
    between = lower[max(0, first.start - 9) : first.start].rstrip().endswith("between")
    gap = (_AND if between else _GAP).match(passage, first.end)
    return gap.end() if gap else -1


def _is_range(
    reader: PieceReader, lower: str, pieces: tuple[Piece, Piece], word: str, *, follows_range: bool
) -> bool:
    first, second = pieces
    codes = {piece.unit.code for piece in pieces if piece.unit is not None}
    if len(codes) > 1:
        return False
    bare = first.unit is None and first.magnitude is None
    if word == "or":
        return bare and second.unit is not None and first.numeral.kind == "words"
    if word not in {"to", "through"}:
        return True
    if first.unit is not None and not first.prefixed and second.unit is None:
        return False
    left = lower[max(0, first.start - _REACH) : first.start].rstrip()
    if _opens_pair(left, reader.vocabulary):
        return follows_range
    return not (
        first.unit is not None
        and second.unit is not None
        and _is_change(left, pieces, reader.vocabulary)
    )


def _is_change(left: str, pieces: tuple[Piece, Piece], vocabulary: Vocabulary) -> bool:
    """``rise by 0.8 mb/d to 104.1 mb/d``: by the first, and then to the second."""
    first, second = pieces
    words = [word for word in left.split() if word not in vocabulary.qualifiers]
    last = words[-1] if words else ""
    kinds = vocabulary.verbs.get(last, frozenset())
    moving = last == "by" or bool(kinds & {"rise", "fall", "raise", "lower"})
    if not moving or first.unit is None or first.unit.dimension == "share":
        return False
    return abs(second.scaled) > _WIDEST * abs(first.scaled)


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
