"""Parts of a whole in words: half, a third, two-thirds, one in five."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.bounds import bound_before, bound_behind
from reportparse.claiming.english.counting import is_plural
from reportparse.claiming.quantity import Quantity

if TYPE_CHECKING:
    from reportparse.claiming.english.numerals import Numeral
    from reportparse.claiming.english.pieces import Piece
    from reportparse.claiming.english.vocabulary import Vocabulary

__all__ = ["chosen", "portion", "rounded"]

_WORD: Final = re.compile(r"\s([A-Za-z][A-Za-z’'-]*)")
_CHOSEN: Final = re.compile(
    r"\s[a-z][a-z-]+(?:\s[a-z][a-z-]+)?\s(?:in|out\sof|in\severy|out\sof\severy)\s"
)
_BEHIND_CHANCE: Final = re.compile(
    r"[.;:)](?!\d)|,\s|$|\n|\s(?:who|that|which|now|still|already)\b"
)
_TWO_WORDS: Final = re.compile(r"(?:\s[a-z][a-z'’-]*){1,2}")
_THING: Final = 40
"""Characters of the thing between the two numbers of a chance."""
_HUNDRED: Final = 100
_SCORE: Final = re.compile(r"(\d{1,2})\sout\sof\s(?:5|10|100)")
_SCORED: Final = re.compile(r"\b(?:scor|rat(?:ed|ing)|mark|grad)\w*\s(?:\w+\s){0,2}$")
"""Words with which "74 out of 100" are points and no part of a hundred things."""
_SCORE_ROOM: Final = 32
_AGAIN: Final = re.compile(r"\sas\s(?:\w+)\sagain")
_SIX_PLACES: Final = Decimal("0.000001")
_ENDLESS: Final = -20
"""Exponent of a number below which it is a fraction without end."""
_HALVES: Final = frozenset(["half", "a half", "one-half", "one half"])
_ORDINAL_BEFORE: Final = frozenset(
    ["first", "second", "other", "latter", "the", "this", "last", "per", "each", "every"]
)
_BEFORE_HALF: Final = frozenset(["by", "than", "over", "accounts", "to", "from", "only", "just"])
_BEHIND_HALF: Final = frozenset(
    [
        "of",
        "the",
        "its",
        "their",
        "our",
        "as",
        "are",
        "say",
        "said",
        "were",
        "have",
        "is",
        "was",
        "that",
    ]
)
_BEFORE_QUARTER: Final = frozenset(
    [
        "by",
        "than",
        "nearly",
        "about",
        "almost",
        "roughly",
        "around",
        "some",
        "over",
        "under",
        "to",
        "from",
        "up",
        "down",
        "only",
    ]
)
_BEHIND_QUARTER: Final = frozenset(
    [
        "of",
        "higher",
        "lower",
        "more",
        "less",
        "smaller",
        "larger",
        "fewer",
        "cheaper",
        "above",
        "below",
    ]
)
_TIMES_BEHIND: Final = frozenset(["ago", "earlier", "later", "before", "sooner", "ahead", "after"])
_BEHIND_QUARTERS: Final = frozenset(["of", "the", "full", "are", "said", "in", "say"])
_BEFORE_QUARTERS: Final = frozenset(["for", "last", "past", "next", "in", "over"])


def rounded(value: Decimal) -> Decimal:
    """Return a value, a fraction without end cut to six places."""
    exponent = value.as_tuple().exponent
    endless = isinstance(exponent, int) and exponent < _ENDLESS
    return value.quantize(_SIX_PLACES) if endless else value


def chosen(lower: str, first: Numeral, second: Numeral, vocabulary: Vocabulary) -> Quantity | None:
    """Read a chance with the thing inside it, as ``one household in five``.

    Args:
        lower: the text in small letters.
        first: a number.
        second: the number behind it.
        vocabulary: the words.

    Returns:
        The part that it is; None where the second number counts something of its own
        (``one store in two cities``).

    """
    if {first.kind, second.kind} - {"digits", "words"} or second.start - first.end > _THING:
        return None
    if not 0 < first.value < second.value <= _HUNDRED or first.value != int(first.value):
        return None
    if not _CHOSEN.fullmatch(lower, first.end, second.start):
        return None
    behind = _BEHIND_CHANCE.match(lower, second.end)
    word = _WORD.match(lower, second.end)
    told = word is not None and (
        word[1] in vocabulary.words("grammar.auxiliaries")
        or (word[1] in vocabulary.verbs and word[1] not in vocabulary.words("verbs.ambiguous"))
    )
    several = first.value > 1 and word is not None and _is_plain(lower, second.end, vocabulary)
    if behind is None and not told and not several:
        return None
    value = rounded(first.value / second.value)
    bound = bound_before(lower, first.start, vocabulary)
    return Quantity(
        first.start,
        second.end,
        value,
        value,
        "fraction",
        "share",
        qualifier=bound.kind,
        outer_start=bound.place,
    )


def _is_plain(lower: str, end: int, vocabulary: Vocabulary) -> bool:
    """Whether nothing that can be counted follows a number within two words."""
    words = _TWO_WORDS.match(lower, end)
    return words is not None and not any(is_plural(word, vocabulary) for word in words[0].split())


def portion(passage: str, lower: str, piece: Piece, vocabulary: Vocabulary) -> Quantity | None:
    """Read a part of a whole.

    Args:
        passage: the text.
        lower: the same in small letters.
        piece: a number told as a part or a chance, without unit.
        vocabulary: the words.

    Returns:
        The quantity; None where the words mean something else (``the third``, ``a quarter ago``).

    """
    numeral = piece.numeral
    start, end = piece.start, numeral.end
    points = _SCORE.fullmatch(lower, numeral.start, end)
    if points and _SCORED.search(lower, max(0, start - _SCORE_ROOM), start):
        return Quantity(
            start, end, Decimal(points[1]), Decimal(points[1]), "point", "index", flags=("score",)
        )
    surface = lower[numeral.start : end]
    following = _WORD.match(lower, end)
    behind = following[1] if following else ""
    qualifier, outer_start = bound_before(lower, start, vocabulary)
    left = lower[max(0, start - 14) : start].split()
    before = left[-1] if left else ""
    bounded = qualifier != "exact"
    if numeral.kind == "part" and not _is_portion(
        surface, before, behind, vocabulary, bounded=bounded
    ):
        return None
    half = surface in _HALVES
    again = _AGAIN.match(passage, end)
    value, unit, dimension = rounded(numeral.value), "fraction", "share"
    if half:
        value, unit = Decimal(50), "percent"
    if half and again:
        value, unit, dimension, end = Decimal("1.5"), "times", "ratio", again.end()
    bound = bound_behind(lower, end, qualifier, vocabulary)
    return Quantity(
        start,
        end,
        value,
        value,
        unit,
        dimension,
        qualifier=bound.kind,
        outer_start=outer_start,
        outer_end=bound.place,
    )


def _is_portion(
    surface: str, before: str, behind: str, vocabulary: Vocabulary, *, bounded: bool
) -> bool:
    """Whether the words stand for a part and not for a place in a row or a time."""
    if before in _ORDINAL_BEFORE or surface == "a second":
        return False
    if surface == "half":
        return bounded or before in _BEFORE_HALF or behind in _BEHIND_HALF
    if surface.endswith("quarter"):
        told = bounded or before in _BEFORE_QUARTER or behind in _BEHIND_QUARTER
        return told and behind not in _TIMES_BEHIND
    if surface.startswith("a "):
        return not behind or behind in vocabulary.words("words.after_fraction")
    if "-" not in surface and surface.endswith("quarters"):
        led = before in _BEFORE_QUARTER and behind not in _TIMES_BEHIND
        return led or (behind in _BEHIND_QUARTERS and before not in _BEFORE_QUARTERS)
    return behind != "majority"
