"""Units as tables print them: ``单位：百万元``, ``HK$'000``, ``US$ million``, ``元/斤``, ``%``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reportparse.claiming.periods.finding import alternatives, half_width
from reportparse.claiming.units import Unit, currency_prefixes, unit_words
from reportparse.language import simplify

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportparse.claiming.lexicon import Lexicon

__all__ = ["Measure", "fold", "localised", "parse_measure", "without_plural"]

_LONGEST: Final = 40
"""Characters of a unit; anything longer is prose."""

_ONE: Final = Decimal(1)
_SLASH: Final = re.compile(r"\s?(?:/|\bper\b|每|\ba(?=\s))\s?", re.IGNORECASE)
_NO_DENOMINATOR: Final = re.compile(r"\d[/.-]\d|^[A-Z]\b(?!$)|^[ABCEFNQYZ]$")
"""What stands behind a slash in ``W/E 02/24/17`` and ``N/A``."""
_LEADING_NUMBER: Final = re.compile(r"(\d{1,3}(?:,\d{3})+|10+)\s+(?=[A-Za-z])")
_BASE: Final = re.compile(r"=\s?100$")
"""An index is given by its base: ``上年=100``, ``2015=100``."""
_PLURAL: Final = re.compile(r"(?<=[a-z]{2})(?<!s)s$")
_PLURAL_ES: Final = re.compile(r"(?<=ch|sh|ss)es$|(?<=x)es$")
_NOUN: Final = re.compile(r"[a-z]{3,}(?:[ -][a-z]{3,})?")
_HAN_NOUN: Final = re.compile(r"[\u4e00-\u9fff]{1,4}")
_DOLLAR: Final = re.compile(r"^\$|^dollars?$")
_OPEN_TO: Final = {
    "$": frozenset({"USD", "HKD", "TWD", "AUD", "CAD", "SGD", "NZD"}),
    "¥": frozenset({"CNY", "JPY"}),
}
"""Currencies that a sign may stand for; 元 is what any currency is called in Chinese."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What the numbers of some cells are in."""

    unit: str = ""
    """Canonical code; empty where only a multiple is given (``in millions``)."""
    dimension: str = ""
    factor: Decimal = _ONE
    per: str = ""
    scope: str = ""
    """Words of the headers that it holds for, folded; empty if for all."""
    generic: str = ""
    """The sign 元, $ or ¥, where it alone tells the currency; others use it, too."""
    scaled: bool = False
    """Whether a multiple is said."""


@lru_cache(maxsize=8192)
def fold(content: str) -> str:
    """Fold to simplified, half-width characters with plain signs; the length is kept."""
    return half_width(simplify(content)).translate(
        {ord("’"): "'", ord("‘"): "'", ord("`"): "'", ord("／"): "/", ord("﹪"): "%"}
    )


@lru_cache(maxsize=8)
def _words(lexicon: Lexicon) -> tuple[Mapping[str, Unit], Mapping[str, Unit]]:
    """Units by word, as written and in lower case."""
    own = {
        word: Unit(code, dimension, Decimal(factor))
        for word, (code, dimension, factor) in lexicon.tables["tables"]["units"]["words"].items()
    }
    exact = {**unit_words(lexicon, "english"), **unit_words(lexicon, "chinese"), **own}
    lowered: dict[str, Unit] = {}
    for word, unit in exact.items():
        if len(word) > 2 or not word.isascii():  # noqa: PLR2004 - MW and mW, Gb and GB differ
            lowered.setdefault(word.lower(), unit)
    return exact, {**lowered, **own}


@lru_cache(maxsize=8)
def _magnitudes(lexicon: Lexicon) -> Mapping[str, Decimal]:
    table = lexicon.tables["tables"]["units"]["magnitudes"]
    return {word: Decimal(factor) for word, factor in table.items()}


@lru_cache(maxsize=8)
def _magnitude_patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = list(_magnitudes(lexicon))
    han = alternatives(word for word in words if not word.isascii())
    latin = alternatives(word for word in words if word.isascii())
    return (
        re.compile(rf"(?P<word>{han}|{latin}(?=\s|$))(?:\s?of\b)?\s?", re.IGNORECASE),
        re.compile(rf"\s?(?:in\s)?(?P<word>{han}|{latin})$", re.IGNORECASE),
    )


@lru_cache(maxsize=8)
def _currency(lexicon: Lexicon) -> tuple[re.Pattern[str], Mapping[str, Unit]]:
    prefixes = dict(currency_prefixes(lexicon))
    lowered = {word.lower(): unit for word, unit in prefixes.items()}
    return re.compile(rf"(?P<word>{alternatives(prefixes)})\s?", re.IGNORECASE), lowered


def _known(word: str, lexicon: Lexicon) -> Unit | None:
    exact, lowered = _words(lexicon)
    found = exact.get(word) or lowered.get(word.lower())
    if found is not None:
        return found
    if word in lexicon.words("chinese", "counters"):
        return Unit(word, "count")
    if word.lower() in lexicon.words("tables", "units", "counted"):
        return Unit(without_plural(word.lower()), "count")
    return None


def _percent(word: str, lexicon: Lexicon) -> bool:
    words = lexicon.words("tables", "units", "percent", "words")
    return word in words or (
        (word.startswith("%") or word.endswith("%")) and "point" not in word and "pt" not in word
    )


def _sign(word: str, lexicon: Lexicon) -> Measure | None:
    """Read what is told by a sign or by a multiple alone: ``%``, ``上年=100``, ``millions``."""
    if _percent(word.lower(), lexicon):
        return Measure("percent", "share")
    if _BASE.search(word):
        return Measure("index", "index")
    factor = _magnitudes(lexicon).get(word.lower())
    return Measure(factor=factor, scaled=True) if factor is not None else None


def _plain(word: str, lexicon: Lexicon, *, nouns: bool) -> Measure | None:
    """Read a unit without a denominator."""
    word = word.strip(" .:()")
    if not word:
        return None
    unit = _known(word, lexicon)
    if unit is not None:
        return _measure(unit, word)
    return (
        _rate(word, lexicon)
        or _sign(word, lexicon)
        or _money(word, lexicon)
        or _scaled(word, lexicon, nouns=nouns)
        or (_noun(word) if nouns else None)
    )


def _rate(word: str, lexicon: Lexicon) -> Measure | None:
    rates = lexicon.tables["tables"]["units"]["rates"]
    if word.lower() not in rates:
        return None
    code, dimension, factor, per = rates[word.lower()]
    return Measure(code, dimension, Decimal(factor), per)


def _sign_of(word: str) -> str:
    """Return the sign that leaves the currency open; empty for a word that does not."""
    if _DOLLAR.match(word.lower()):
        return "$"
    return "¥" if word in {"¥", "￥"} else ""


def _measure(unit: Unit, word: str) -> Measure:
    generic = "元" if unit.code == "CNY" and word in {"元", "圆"} else _sign_of(word)
    return Measure(unit.code, unit.dimension, unit.factor, generic=generic)


def without_plural(word: str) -> str:
    """Return the singular of an English word in lower case, if it is a regular plural."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return _PLURAL_ES.sub("", word) if _PLURAL_ES.search(word) else _PLURAL.sub("", word)


def _noun(word: str) -> Measure | None:
    if _NOUN.fullmatch(word.lower()):
        return Measure(without_plural(word.lower()), "count")
    return Measure(word, "count") if _HAN_NOUN.fullmatch(word) else None


def _money(word: str, lexicon: Lexicon) -> Measure | None:
    """Read a currency with a multiple behind it: ``HK$'000``, ``新台币亿元``, ``RMB million``."""
    pattern, units = _currency(lexicon)
    match = pattern.match(word)
    if match is None:
        return None
    unit = units[match["word"].lower()]
    rest = re.sub(r"^(?:in\s)", "", word[match.end() :]).strip()
    generic = _sign_of(match["word"])
    if not rest:
        return Measure(unit.code, "money", generic=generic)
    rest = re.sub(r"(?<=.)[元圆]$", "", rest)
    number = _LEADING_NUMBER.match(rest)
    factor = _magnitudes(lexicon).get(rest[number.end() if number else 0 :].lower())
    if factor is not None:
        factor *= Decimal(number[1].replace(",", "")) if number else 1
        return Measure(unit.code, "money", factor, generic=generic, scaled=True)
    return Measure(unit.code, "money") if rest in {"元", "圆"} else None


def _scaled(word: str, lexicon: Lexicon, *, nouns: bool) -> Measure | None:
    """Read a unit with a multiple in front or behind: ``百万港元``, ``USD millions``."""
    front, behind = _magnitude_patterns(lexicon)
    number = _LEADING_NUMBER.match(word)
    if number:
        inner = _plain(word[number.end() :], lexicon, nouns=True)
        factor = Decimal(number[1].replace(",", ""))
        return replace(inner, factor=inner.factor * factor, scaled=True) if inner else None
    for match in (front.match(word), behind.search(word)):
        if match is None or match.end() - match.start() == len(word):
            continue
        rest = word[match.end() :] if match.start() == 0 else word[: match.start()]
        rest = re.sub(r"^(?:of|in)\s|\s(?:of|in)$", "", rest.strip(), flags=re.IGNORECASE)
        known = _known(rest, lexicon)
        inner = _measure(known, rest) if known else _money(rest, lexicon) or _rate(rest, lexicon)
        if inner is None and nouns:
            inner = _noun(rest)
        if inner is not None:
            factor = _magnitudes(lexicon)[match["word"].lower()]
            return replace(inner, factor=inner.factor * factor, scaled=True)
    return None


def _denominator(word: str, lexicon: Lexicon) -> str:
    word = word.strip()
    known = lexicon.tables["tables"]["units"]["denominators"]
    return str(known.get(word.lower(), word))


@lru_cache(maxsize=8192)
def parse_measure(surface: str, lexicon: Lexicon, *, nouns: bool = False) -> Measure | None:
    """Read a unit.

    Args:
        surface: the unit as printed, folded with :func:`fold`, such as ``百万元`` or
            ``US$ million``; both languages one after the other are understood.
        lexicon: vocabulary.
        nouns: whether any short noun is taken for what is counted.

    Returns:
        The measure; None if the surface is no unit.

    """
    surface = surface.strip(" .:·")
    if not surface or len(surface) > _LONGEST:
        return None
    whole = _plain(surface, lexicon, nouns=False)
    if whole is not None:
        return whole
    parts = _SLASH.split(surface, maxsplit=1)
    if len(parts) == 2 and all(parts):  # noqa: PLR2004 - numerator and denominator
        numerator = _plain(parts[0], lexicon, nouns=nouns)
        if numerator is not None and not _NO_DENOMINATOR.search(parts[1]):
            return replace(numerator, per=_denominator(parts[1], lexicon))
    tokens = surface.split(" ")
    for count in range(len(tokens) - 1, 0, -1):
        first = parse_measure(" ".join(tokens[:count]), lexicon)
        if first is not None and first.unit and not tokens[0].isdecimal():
            rest = parse_measure(" ".join(tokens[count:]), lexicon)
            if rest is not None or _percent(tokens[0], lexicon):
                return first
    return _plain(surface, lexicon, nouns=True) if nouns else None


def localised(measure: Measure, currency: str) -> Measure:
    """Let a bare 元, $ or ¥ stand for the currency of the document, if it may."""
    open_to = _OPEN_TO.get(measure.generic, frozenset({currency}))
    if not measure.generic or not currency or currency not in open_to:
        return measure
    return replace(measure, unit=currency)
