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
    from collections.abc import Iterator, Mapping

    from reportparse.claiming.lexicon import Lexicon

__all__ = ["Measure", "caption_measures", "fold", "header_measure", "localised", "parse_measure"]

_LONGEST: Final = 40
"""Characters of a unit; anything longer is prose."""

_ONE: Final = Decimal(1)
_BRACKETS: Final = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)|\[([^\[\]]*)\]")
_SEPARATORS: Final = re.compile(r"(?<!\d),|,(?!\d{3})|[;、\n]|\s{2,}|。|(?<=\D)\|(?=\D)")
_PARTS: Final = re.compile(
    r"(?<!\d),|,(?!\d{3})|[;。、\n]|\s{2,}|\s+(?=币[种别]|currency)|\sand\s(?=%)", re.IGNORECASE
)
_SLASH: Final = re.compile(r"\s?(?:/|\bper\b|每|\ba(?=\s))\s?", re.IGNORECASE)
_LEADING_NUMBER: Final = re.compile(r"(\d{1,3}(?:,\d{3})+|10+)\s+(?=[A-Za-z])")
_PLURAL: Final = re.compile(r"(?<=[a-z]{2})(?<!s)s$")
_NOUN: Final = re.compile(r"[a-z]{3,}(?:[ -][a-z]{3,})?")
_HAN_NOUN: Final = re.compile(r"[\u4e00-\u9fff]{1,4}")
_DOLLAR: Final = re.compile(r"^\$|^dollars?$")


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
    generic: bool = False
    """Whether the word leaves the currency open (元, $)."""
    scaled: bool = False
    """Whether a multiple is said."""


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
    return None


def _percent(word: str, lexicon: Lexicon) -> bool:
    words = lexicon.words("tables", "units", "percent", "words")
    return word in words or (
        (word.startswith("%") or word.endswith("%")) and "point" not in word and "pt" not in word
    )


def _plain(word: str, lexicon: Lexicon, *, nouns: bool) -> Measure | None:
    """Read a unit without a denominator."""
    word = word.strip(" .:()")
    if not word:
        return None
    unit = _known(word, lexicon)
    if unit is not None:
        return _measure(unit, word)
    rate = _rate(word, lexicon)
    if rate is not None:
        return rate
    if _percent(word.lower(), lexicon):
        return Measure("percent", "share")
    lowered = word.lower()
    factor = _magnitudes(lexicon).get(lowered)
    if factor is not None:
        return Measure(factor=factor, scaled=True)
    return (
        _money(word, lexicon)
        or _scaled(word, lexicon, nouns=nouns)
        or (_noun(word) if nouns else None)
    )


def _rate(word: str, lexicon: Lexicon) -> Measure | None:
    rates = lexicon.tables["tables"]["units"]["rates"]
    if word.lower() not in rates:
        return None
    code, dimension, factor, per = rates[word.lower()]
    return Measure(code, dimension, Decimal(factor), per)


def _measure(unit: Unit, word: str) -> Measure:
    generic = (unit.code == "CNY" and word in {"元", "圆"}) or bool(_DOLLAR.match(word.lower()))
    return Measure(unit.code, unit.dimension, unit.factor, generic=generic)


def _noun(word: str) -> Measure | None:
    if _NOUN.fullmatch(word.lower()):
        return Measure(_PLURAL.sub("", word.lower()), "count")
    return Measure(word, "count") if _HAN_NOUN.fullmatch(word) else None


def _money(word: str, lexicon: Lexicon) -> Measure | None:
    """Read a currency with a multiple behind it: ``HK$'000``, ``新台币亿元``, ``RMB million``."""
    pattern, units = _currency(lexicon)
    match = pattern.match(word)
    if match is None:
        return None
    unit = units[match["word"].lower()]
    rest = re.sub(r"^(?:in\s)", "", word[match.end() :]).strip()
    generic = bool(_DOLLAR.match(match["word"]))
    if not rest:
        return Measure(unit.code, "money", generic=generic)
    rest = re.sub(r"(?<=.)[元圆]$", "", rest)
    factor = _magnitudes(lexicon).get(rest.lower())
    if factor is not None:
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
        if numerator is not None:
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
    """Let a bare 元 or $ stand for the currency of the document."""
    if not measure.generic or not currency or measure.dimension != "money":
        return measure
    return replace(measure, unit=currency)


def header_measure(header: str, lexicon: Lexicon) -> Measure | None:
    """Read the unit that a header states: in brackets, after a comma, or on a line of its own.

    Args:
        header: header as printed, folded.
        lexicon: vocabulary.

    """
    for match in reversed(list(_BRACKETS.finditer(header))):
        inner = next(group for group in match.groups() if group is not None)
        for part in (inner, *_SEPARATORS.split(inner)):
            stripped = _unprefixed(part, lexicon)
            found = parse_measure(stripped, lexicon, nouns=stripped != part.strip())
            if found is not None:
                return found
    bare = _BRACKETS.sub(" ", header)
    for part in reversed(_SEPARATORS.split(bare)):
        found = parse_measure(_unprefixed(part, lexicon), lexicon)
        if found is not None and _strong(found):
            return found
    tokens = bare.split()
    for count in (3, 2, 1):
        found = parse_measure(" ".join(tokens[-count:]), lexicon) if len(tokens) > count else None
        if found is not None and _strong(found) and found.unit:
            return found
    if "%" in bare:
        return Measure("percent", "share")
    return None


def _strong(measure: Measure) -> bool:
    """Tell whether a unit outside brackets is sure to be one, not a word of the header."""
    return (
        measure.dimension in {"share", "share_difference"}
        or (measure.dimension == "money" and (measure.scaled or not measure.generic))
        or (measure.scaled and bool(measure.unit))
        or bool(measure.per and measure.dimension)
    )


@lru_cache(maxsize=8)
def _prefix_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    words = alternatives(lexicon.words("tables", "units", "prefixes"))
    return re.compile(
        rf"^\s*(?:{words})(?:\s?均?(?:为|:|=)\s?|\s(?:in|are in|:)?\s?|(?=.))", re.IGNORECASE
    )


def _unprefixed(part: str, lexicon: Lexicon) -> str:
    return _prefix_pattern(lexicon).sub("", part.strip(), count=1).strip(" :")


_SCOPED: Final = (
    re.compile(r"^(?P<scope>[^:]{1,12}?)(?:的)?单位(?:为|:|是)?\s?(?P<unit>.+)$"),
    re.compile(
        r"^(?:惟|但|而|除|其中)?(?P<scope>[^:为以]{1,12}?)(?:为|以|系|:)(?P<unit>[^:]{1,12}?)(?:计|列示|计算|外)*$"
    ),
    re.compile(
        r"^(?P<scope>[a-z][a-z -]{1,24}?)(?:\s(?:are\s)?in\s|:\s?)(?P<unit>.+)$", re.IGNORECASE
    ),
)


def _scoped(part: str, lexicon: Lexicon) -> Measure | None:
    for pattern in _SCOPED:
        match = pattern.match(part)
        if match is None:
            continue
        scope = match["scope"].strip().lower()
        found = parse_measure(match["unit"], lexicon, nouns=False)
        counts = scope in {"unit", "units"} and found is not None and not found.unit
        prefix = scope in lexicon.words("tables", "units", "prefixes") and not counts
        if found is None or prefix or parse_measure(scope, lexicon):
            continue
        if not found.unit:
            noun = _PLURAL.sub("", scope)
            found = replace(found, unit=noun if noun.isascii() else "", dimension="count")
        return replace(found, scope=_PLURAL.sub("", scope))
    return None


def _parts(caption: str) -> Iterator[tuple[str, bool]]:
    """Parts of a caption that may state a unit, and whether they stand where units stand."""
    seen = False
    for match in _BRACKETS.finditer(caption):
        inner = next(group for group in match.groups() if group is not None)
        for part in _PARTS.split(inner):
            seen = True
            yield part.strip(), True
    outside = _BRACKETS.sub("\n", caption)
    match = re.search(
        r"(?:^|[\s\n,;])((?:金额|货币|数量|计量)?单位|units?)\s?:\s?(.+)", outside, re.IGNORECASE
    )
    if match:
        for part in _PARTS.split(match[2]):
            yield f"单位:{part.strip()}", True
        outside = outside[: match.start()]
    if not seen:
        for part in re.split(r"[,;。:\n]|\s[-–—|]\s", outside)[1:]:
            yield part.strip(), False
        match = re.search(
            r"\bin\s((?:[A-Za-z]{0,3}\$|[A-Z]{3}|€|£|thousand|million|billion).{0,30})$", outside
        )
        if match:
            yield match[1].strip(), False


def caption_measures(caption: str, lexicon: Lexicon) -> tuple[list[Measure], str, bool]:
    """Read the units that a caption states.

    Args:
        caption: title and unit line, folded.
        lexicon: vocabulary.

    Returns:
        The measures in order, those for some headers alone with their scope; the currency
        that the caption names apart (``币种：美元``), if it does; and whether amounts per
        share are left out of the scale.

    """
    exceptions = lexicon.words("tables", "units", "except")
    found: list[Measure] = []
    currency = ""
    per_share = any(
        word in caption.lower() for word in lexicon.words("tables", "per_share", "english")
    )
    per_share = per_share or "每股" in caption
    for part, sure in _parts(caption):
        named = re.match(
            rf"(?:单位:)?(?:{alternatives(lexicon.words('tables', 'units', 'currency'))})\s?:\s?(.+)",
            part,
        )
        if named:
            unit = _known(named[1].strip(), lexicon) or None
            money = parse_measure(named[1], lexicon)
            currency = unit.code if unit else money.unit if money else ""
            continue
        lowered = part.lower()
        stripped = _unprefixed(part, lexicon)
        prefixed = stripped != part
        if any(word in lowered for word in exceptions):
            measure = _scoped(re.sub(r"^.*?(?:except|惟|但)\s?", "", part), lexicon)
            if measure is None and "unless" not in lowered:
                continue
            head = re.split(r"\b(?:unless|except)\b", part, flags=re.IGNORECASE)[0]
            measure = measure or _any(head.strip(), lexicon)
        else:
            measure = _scoped(part, lexicon) or (
                parse_measure(stripped, lexicon, nouns=prefixed and "单位" in part)
            )
            if measure is None and sure:
                measure = _any(stripped, lexicon)
        if measure is not None and (sure or _strong(measure)):
            found.append(measure)
    return found, currency, per_share


def _any(part: str, lexicon: Lexicon) -> Measure | None:
    """Read a unit in a phrase such as ``unaudited USD millions`` or ``annual percentage change``."""
    lowered = part.lower()
    if "percentage point" in lowered:
        return Measure("percentage_point", "share_difference")
    if "percentage" in lowered or "percent" in lowered or "per cent" in lowered or "%" in lowered:
        return Measure("percent", "share")
    tokens = part.split()
    for count in range(min(4, len(tokens)), 0, -1):
        measure = parse_measure(" ".join(tokens[-count:]), lexicon)
        if measure is not None and (_strong(measure) or (measure.scaled and not measure.unit)):
            return measure
    return None
