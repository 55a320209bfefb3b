"""Whether a number is a quantity at all, and what it counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.counting import count_noun, singular
from reportparse.claiming.english.exclusions import is_name

if TYPE_CHECKING:
    from reportparse.claiming.english.pieces import Piece
    from reportparse.claiming.english.vocabulary import Vocabulary

__all__ = ["counted_noun", "is_credible", "may_stand_bare"]

_YEAR: Final = re.compile(r"(?:1[89]|20|21)\d\d")
_WORD: Final = re.compile(r"\s?([A-Za-z][A-Za-z’'-]*)")
_JOINED: Final = re.compile(r"-([a-z]{3,})(?=\s)")
"""The thing that an adjective counts: ``a 4.2-million-unit pace``."""
_OR_MORE: Final = re.compile(
    r"(?:\+|-(?:plus|odd)|\s(?:odd|plus|or\s(?:more|fewer|so)))(?=\s[a-z])"
)
"""Between a number and what it counts: ``20 or more stores``, ``20-odd``, ``20+``."""
_TO_A_DATE: Final = re.compile(r"\s(?:ended|ending|to\s\d{1,2}\s[A-Z]|to\s[A-Z])")
_POINTING: Final = frozenset(
    [
        "the",
        "these",
        "those",
        "other",
        "all",
        "both",
        "last",
        "past",
        "next",
        "first",
        "previous",
        "any",
    ]
)
_NOT_COUNTED: Final = frozenset(["last", "past", "next", "first", "previous", "other"])
_TELLING_WHEN: Final = frozenset(
    ["first", "last", "past", "previous", "next", "preceding", "following", "coming"]
)
_TELLING_WHEN_WORDS: Final = _TELLING_WHEN | {"the", "these"}
_SPELT_OUT: Final = 12
"""Numbers up to here are spelled out as pronouns, too (the two, all three)."""
_FEW: Final = 3
_STOPS: Final = frozenset(["", ".", "!", "?", ":", "•", "”", '"'])
_COUNTING: Final = frozenset(["digits", "words"])
_DASHED: Final = frozenset("-")


def _before(lower: str, start: int) -> str:
    words = lower[max(0, start - 24) : start].split()
    return words[-1] if words else ""


def _opens_list(passage: str, start: int) -> bool:
    """Whether a spelled number opens a sentence, as in ``Three reasons stand out``."""
    return passage[start].isupper() and passage[max(0, start - 2) : start].strip() in _STOPS


def _is_discourse(noun: str, vocabulary: Vocabulary) -> bool:
    """Whether a noun is one of what a text has to say: reasons, risks."""
    return singular(noun, vocabulary) in vocabulary.words("exclusions.discourse")


def counted_noun(
    passage: str, lower: str, first: Piece, last: Piece, vocabulary: Vocabulary
) -> tuple[str, int] | None:
    """Find the thing that a number counts.

    Args:
        passage: the text.
        lower: the same in small letters.
        first: the number, or the first of a range.
        last: the number, or the second of a range.
        vocabulary: the words.

    Returns:
        The noun in the singular and where it ends; None if nothing is counted.

    """
    numeral = last.numeral
    found = _thing(passage, lower, last, vocabulary)
    if found is None or numeral.kind != "words" or first.magnitude is not None:
        return found
    if _opens_list(passage, first.start) and _is_discourse(found[0], vocabulary):
        return None
    if first.numeral.value > _SPELT_OUT:
        return found
    before = _before(lower, first.start)
    few = first.numeral.value <= _FEW and before in _POINTING
    return None if few or before in _NOT_COUNTED or first.numeral.value <= 1 else found


def _thing(passage: str, lower: str, last: Piece, vocabulary: Vocabulary) -> tuple[str, int] | None:
    """The noun behind a number, in the singular, and where it ends."""
    numeral = last.numeral
    dashed = passage[numeral.end : numeral.end + 1] in _DASHED and last.magnitude is None
    if numeral.kind not in _COUNTING or (dashed and not _OR_MORE.match(lower, numeral.end)):
        return None
    end = numeral.end if last.per else last.end
    joined = _JOINED.match(lower, end) if last.magnitude is not None else None
    if joined:
        return singular(joined[1], vocabulary), joined.end()
    more = _OR_MORE.match(lower, end)
    found = count_noun(passage, more.end() if more else end, vocabulary)
    return (found[0], end) if found is not None and more else found


def may_stand_bare(
    passage: str, lower: str, pieces: tuple[Piece, Piece], sentence: int, vocabulary: Vocabulary
) -> bool:
    """Whether a number without unit is kept until the sentence shows what it counts.

    Args:
        passage: the text.
        lower: the same in small letters.
        pieces: the number twice, or both numbers of a range.
        sentence: where the sentence begins.
        vocabulary: the words.

    """
    first, last = pieces
    numeral = first.numeral
    following = passage[last.end : last.end + 1]
    if (
        following in {"-", "("}
        or following.isalpha()
        or passage[first.start - 1 : first.start] in {"#", "/"}
    ):
        return False
    match = _WORD.match(passage, last.end)
    if match and match[1] in vocabulary.words("exclusions.codes_behind"):
        return False
    if numeral.kind == "words":
        told = match is not None and _is_discourse(match[1], vocabulary)
        small = first.magnitude is None and last is first and numeral.value <= 1
        placed = _before(lower, first.start) in _POINTING
        return not (small or placed or (told and _opens_list(passage, first.start)))
    if first.magnitude is not None:
        return True
    year = _YEAR.fullmatch(passage[numeral.start : numeral.end])
    return year is None and not is_name(passage, numeral, sentence, vocabulary)


def is_credible(  # noqa: PLR0913, PLR0917 - what a number is rests on all of these
    passage: str,
    lower: str,
    pieces: tuple[Piece, Piece],
    code: str,
    sentence: int,
    vocabulary: Vocabulary,
) -> bool:
    """Whether a number with its unit is a quantity and no year, name or point of time."""
    first, last = pieces
    numeral, unit = first.numeral, last.unit
    if numeral.kind == "digits" and not first.prefixed and first.magnitude is None:
        surface = passage[numeral.start : numeral.end]
        if _YEAR.fullmatch(surface) and (unit is None or unit.dimension in {"time", "index"}):
            return False
        named = unit is None and code and "," not in surface
        if named and is_name(passage, numeral, sentence, vocabulary):
            return False
    if (
        unit is not None
        and unit.dimension == "time"
        and not _is_duration(passage, lower, pieces, vocabulary)
    ):
        return False
    money = unit is None or unit.dimension == "money"
    if numeral.kind == "words" and numeral.value <= 1 and money and first.magnitude is None:
        return False
    following = passage[last.end : last.end + 1]
    if numeral.kind == "multiple" and following == "-":
        return False  # double-click
    return not (following.isalpha() and not last.per)


def _is_duration(
    passage: str, lower: str, pieces: tuple[Piece, Piece], vocabulary: Vocabulary
) -> bool:
    """Whether a number of years, days and the like is a length and no point of time."""
    first, last = pieces
    spelt = first.numeral.kind != "digits"
    match = _WORD.match(passage, last.end)
    ahead = match[1] if match else ""
    if ahead in vocabulary.words("exclusions.names_behind") or ahead.lower() == "ago":
        return False
    compared = passage.startswith(" than", match.end()) if match else False
    if spelt and ahead.lower() in {"earlier", "old", "later", "sooner"} and not compared:
        return ahead.lower() != "earlier"
    if _before(lower, first.start) in (_TELLING_WHEN_WORDS if spelt else _TELLING_WHEN):
        return False
    return not _TO_A_DATE.match(passage, last.end)
