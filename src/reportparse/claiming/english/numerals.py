"""English numerals and their exact values."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.claiming.english.vocabulary import any_of, inflected

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportparse.claiming.english.vocabulary import Vocabulary

__all__ = ["LONGEST_NUMBER", "Numeral", "exact_digits", "numerals"]

LONGEST_NUMBER: Final = 300
"""Digits beyond which a row of digits is not read as a number."""
_EXACT: Final = 30
"""Significant digits that are kept."""

_SEPARATORS: Final = str.maketrans("", "", ", \u00a0\u202f\u2009")
_DIGITS: Final = r"""
    (?: \d{1,3} (?:,\d{3})+ (?!\d) | \d{1,3} (?:[\u00a0\u202f\u2009]\d{3})+ (?!\d) | \d+ )
    (?: \.\d+ )?
    (?: [eE][+-]?\d{1,3} (?![\w]) | \s?[×x]\s?10\^\d{1,2} )?
"""


class Numeral(NamedTuple):
    """A number as written."""

    start: int
    end: int
    value: Decimal
    kind: str
    """``digits``, ``words``, ``part`` (two-thirds), ``in`` (one in five), ``multiple``
    (twice, doubled) or ``halved``."""
    long: bool = False
    """Whether digits had to be left out of the value."""


def exact_digits(surface: str) -> tuple[Decimal, bool] | None:
    """Read Arabic digits.

    Args:
        surface: digits with separators, such as ``1,234.5`` or ``1.2e6``.

    Returns:
        The number and whether it had to be rounded to thirty digits; None if there are more
        than :data:`LONGEST_NUMBER` digits.

    """
    if len(surface) > LONGEST_NUMBER:
        return None
    plain = surface.translate(_SEPARATORS)
    if "^" in plain:
        mantissa, exponent = re.split(r"[×x]10\^", plain)
        value = Decimal(mantissa).scaleb(int(exponent))
    else:
        value = Decimal(plain)
    if len(value.as_tuple().digits) <= _EXACT:
        return value, False
    with localcontext() as context:
        context.prec = _EXACT
        return +value, True


@lru_cache(maxsize=4)
def _pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    small = f"(?:{any_of(vocabulary.small)})"
    parts = any_of(vocabulary.parts)
    verbs = any_of(_multiplying(vocabulary))
    cardinal = rf"""
        (?: (?:a\s(?=hundred|thousand|million|billion|trillion)|{small}\b[\s-]?)
            (?: (?:{small}|hundred|thousand|million|billion|trillion|and\s(?={small}))\b[\s-]? )* )
    """
    return re.compile(
        rf"""
          (?P<chance> \b (?: \d{{1,2}} | {small} )
            [\s-] (?: (?:out\s)?of\severy | out\sof | in(?:\severy)? ) [\s-]
            (?: {small} | (?:a\s)?hundred | 1000 | [1-9]00 | [1-9]\d | [2-9] )
            \b (?![%,.]\d | % | \s(?:years|months|weeks|days|hours)) )
        | (?P<digits> (?<![\d]) (?<!\d[.,]) {_DIGITS} )
        | (?P<dozen> \b (?:(?:a|half\sa|{small})\s)? dozen \b )
        | (?P<half_of> \b half[\s-] (?:a|of\sa)[\s-]
            (?P<big>hundred|thousand|million|billion|trillion) \b )
        | (?P<part> \b (?:
            (?:a|an|one)[\s-] (?:{parts}) | (?:{small}) [\s-] (?:{parts}) | half ) \b )
        | (?P<word> \b (?: {any_of(vocabulary.multiples)} | (?:{small})[\s-]?fold ) \b )
        | (?P<verb> \b (?: {verbs} ) \b )
        | (?P<cardinal> \b {cardinal} )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@lru_cache(maxsize=4)
def _multiplying(vocabulary: Vocabulary) -> Mapping[str, int]:
    forms: dict[str, int] = {}
    for base, times in vocabulary.lexicon.tables["english"]["numerals"]["multiplying"].items():
        forms |= dict.fromkeys((form for form, _ in inflected(base)), times)
    forms |= dict.fromkeys((form for form, _ in inflected("halve")), 0)
    return forms


_WORD: Final = re.compile(r"[A-Za-z]+")
_SCALES: Final = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}


def _cardinal(surface: str, small: Mapping[str, int]) -> Decimal:
    """Value of ``one hundred and twenty-five thousand``."""
    total = current = 0
    for word in _WORD.findall(surface.lower()):
        if word in small:
            current += small[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in _SCALES:
            total += (current or 1) * _SCALES[word]
            current = 0
    return Decimal(total + current)


def _simple(surface: str, small: Mapping[str, int]) -> Decimal:
    return Decimal(surface) if surface[0].isdigit() else _cardinal(surface, small)


def _read(  # noqa: C901, PLR0911 - one return for each kind of numeral
    match: re.Match[str], vocabulary: Vocabulary
) -> Numeral | None:
    surface = match[0].rstrip(" -")
    start, end = match.start(), match.start() + len(surface)
    lower = surface.lower()
    kind = match.lastgroup
    if kind == "digits":
        read = exact_digits(surface)
        return Numeral(start, end, read[0], "digits", long=read[1]) if read else None
    if kind == "chance":
        halves = re.split(r"[\s-](?:(?:out\s)?of\severy|out\sof|in(?:\severy)?)[\s-]", lower)
        whole = _simple(halves[-1].removeprefix("a "), vocabulary.small)
        part = _simple(halves[0], vocabulary.small)
        return Numeral(start, end, part / whole, "in") if 0 < part < whole else None
    if kind == "part":
        words = re.split(r"[\s-]+", lower)
        if words[-1] == "half" and len(words) == 1:
            return Numeral(start, end, Decimal("0.5"), "part")
        number = Decimal(1) if words[0] in {"a", "an"} else _cardinal(words[0], vocabulary.small)
        return Numeral(start, end, number / vocabulary.parts[words[-1]], "part")
    if kind == "dozen":
        head = lower.removesuffix("dozen").strip()
        if head in {"", "a"}:
            return Numeral(start, end, Decimal(12), "words")
        factor = Decimal("0.5") if head == "half a" else _cardinal(head, vocabulary.small)
        return Numeral(start, end, 12 * factor, "words")
    if kind == "big":
        return None
    if kind == "half_of":
        return Numeral(start, end, Decimal(_SCALES[match["big"].lower()]) / 2, "words")
    if kind == "word":
        times = vocabulary.multiples.get(lower)
        if times is None:
            times = int(_cardinal(re.split(r"[\s-]?fold", lower)[0], vocabulary.small))
        return Numeral(start, end, Decimal(times), "multiple")
    if kind == "verb":
        times = _multiplying(vocabulary)[lower]
        if times:
            return Numeral(start, end, Decimal(times), "multiple")
        return Numeral(start, end, Decimal(50), "halved")
    return Numeral(start, end, _cardinal(surface, vocabulary.small), "words")


def numerals(passage: str, vocabulary: Vocabulary) -> Iterator[Numeral]:
    """Find the numerals of a passage, whatever they stand for.

    Args:
        passage: English text.
        vocabulary: the words.

    Yields:
        Numerals in order; dates, names and numbering among them.

    """
    for match in _pattern(vocabulary).finditer(passage):
        numeral = _read(match, vocabulary)
        if numeral:
            yield numeral
