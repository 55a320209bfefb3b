"""Units that captions, unit lines and headers state for the numbers below them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reportparse.claiming.periods.finding import alternatives
from reportparse.claiming.tables.measures import Measure, parse_measure, without_plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportparse.claiming.lexicon import Lexicon

__all__ = ["Stated", "header_measure", "is_sure", "read_caption"]

_LONGEST: Final = 1000
"""Characters of a caption or header that are looked at; units stand near its ends."""
_MOST_WORDS: Final = 4
"""Words of a unit in a phrase."""

_BRACKETS: Final = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)|\[([^\[\]]*)\]")
_SEPARATORS: Final = re.compile(r"(?<!\d),|,(?!\d{3})|[;、\n]|\s{2,}|。|(?<=\D)\|(?=\D)")
_PARTS: Final = re.compile(
    r"(?<!\d),|,(?!\d{3})|[;。、\n]|\s{2,}|\s+(?=币[种别]|currency)|\sand\s(?=%)", re.IGNORECASE
)
_UNIT_LINE: Final = re.compile(
    r"(?:^|[\s\n,;])((?:金额|货币|数量|计量)?单位|units?)\s?:\s?(.+)", re.IGNORECASE
)
_IN_MONEY: Final = re.compile(
    r"\bin\s((?:[A-Za-z]{0,3}\$|[A-Z]{3}|€|£|thousand|million|billion).{0,30})$"
)
_PHRASES: Final = re.compile(r"[,;。:\n]|\s[-–—|]\s")
_SCOPED: Final = (
    re.compile(r"^(?P<scope>[^:]{1,12}?)(?:的)?单位(?:为|:|是)?\s?(?P<unit>.+)$"),
    re.compile(
        r"^(?:惟|但|而|除|其中)?(?P<scope>[^:为以]{1,12}?)(?:为|以|系|:)"
        r"(?P<unit>[^:]{1,12}?)(?:计|列示|计算|外)*$"
    ),
    re.compile(
        r"^(?P<scope>[a-z][a-z -]{1,24}?)(?:\s(?:are\s)?in\s|:\s?)(?P<unit>.+)$", re.IGNORECASE
    ),
)
"""How a caption gives some headers a unit of their own: ``均价单位：元/斤``, ``惟每股盈余为元``."""

_WHOLE_SHARES: Final = re.compile(
    r"(?:except|excluding)\b[^)]{0,30}?(?<!per )\bshares?(?:\sand|\sdata|\samounts|\scounts|,)",
    re.IGNORECASE,
)
"""``except share and per share data``, but not ``except per share data``."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a caption says of the units of its table."""

    measures: tuple[Measure, ...] = ()
    """In order; those for some headers alone have a scope."""
    currency: str = ""
    """Currency that is named apart (``币种：美元``); empty if none is."""
    shares_whole: bool = False
    """Whether numbers of shares are left out of the scale (``except share data``)."""


def _inner(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group is not None)


@lru_cache(maxsize=8)
def _prefix_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    prefixes = lexicon.words("tables", "units", "prefixes")
    han = alternatives(word for word in prefixes if not word.isascii())
    latin = alternatives(word for word in prefixes if word.isascii())
    return re.compile(
        rf"^\s*(?:{han}|{latin}(?![A-Za-z]))(?:\s?均?(?:为|:|=)\s?|\s(?:in|are in|:)?\s?|(?=.))",
        re.IGNORECASE,
    )


def _unprefixed(part: str, lexicon: Lexicon) -> str:
    return _prefix_pattern(lexicon).sub("", part.strip(), count=1).strip(" :")


def is_sure(measure: Measure) -> bool:
    """Tell whether a unit outside brackets is sure to be one, not a word of the header."""
    return (
        measure.dimension in {"share", "share_difference"}
        or (measure.dimension == "money" and (measure.scaled or not measure.generic))
        or (measure.scaled and bool(measure.unit))
        or bool(measure.per and measure.dimension)
    )


def _in_brackets(header: str, lexicon: Lexicon) -> Measure | None:
    for match in reversed(list(_BRACKETS.finditer(header))):
        for part in (_inner(match), *_SEPARATORS.split(_inner(match))):
            stripped = _unprefixed(part, lexicon)
            found = parse_measure(stripped, lexicon, nouns=stripped != part.strip())
            if found is not None:
                return found
    return None


def _in_words(bare: str, lexicon: Lexicon) -> Measure | None:
    for part in reversed(_SEPARATORS.split(bare)):
        found = parse_measure(_unprefixed(part, lexicon), lexicon)
        if found is not None and is_sure(found):
            return found
    tokens = bare.split()
    for count in range(_MOST_WORDS - 1, 0, -1):
        found = parse_measure(" ".join(tokens[-count:]), lexicon) if len(tokens) > count else None
        if found is not None and is_sure(found) and found.unit:
            return found
    return None


@lru_cache(maxsize=4096)
def header_measure(header: str, lexicon: Lexicon) -> Measure | None:
    """Read the unit that a header states: in brackets, after a comma, or on a line of its own.

    Args:
        header: header as printed, folded.
        lexicon: vocabulary.

    """
    header = header[:_LONGEST]
    bare = _BRACKETS.sub(" ", header)
    found = _in_brackets(header, lexicon) or _in_words(bare, lexicon)
    return found or (Measure("percent", "share") if "%" in bare else None)


def _scoped(part: str, lexicon: Lexicon) -> Measure | None:
    """Read a unit that a caption gives to some headers alone."""
    for pattern in _SCOPED:
        match = pattern.match(part)
        if match is None:
            continue
        scope = match["scope"].strip().lower()
        found = parse_measure(match["unit"], lexicon)
        counts = scope in {"unit", "units"} and found is not None and not found.unit
        prefix = scope in lexicon.words("tables", "units", "prefixes") and not counts
        if found is None or prefix or (found.unit and parse_measure(scope, lexicon)):
            continue
        noun = without_plural(scope)
        if not found.unit:
            found = replace(found, unit=noun if noun.isascii() else "", dimension="count")
        return replace(found, scope=noun)
    return None


def _parts(caption: str) -> Iterator[tuple[str, bool]]:
    """Parts of a caption that may state a unit, and whether they stand where units stand."""
    brackets = list(_BRACKETS.finditer(caption))
    for match in brackets:
        for part in _PARTS.split(_inner(match)):
            yield part.strip(), True
    outside = _BRACKETS.sub("\n", caption)
    line = _UNIT_LINE.search(outside)
    if line:
        for part in _PARTS.split(line[2]):
            yield f"单位:{part.strip()}", True
        outside = outside[: line.start()]
    if not brackets:
        for part in _PHRASES.split(outside)[1:]:
            yield part.strip(), False
        money = _IN_MONEY.search(outside)
        if money:
            yield money[1].strip(), False


def _in_phrase(part: str, lexicon: Lexicon) -> Measure | None:
    """Read a unit in a phrase: ``unaudited USD millions``, ``annual percentage change``."""
    lowered = part.lower()
    if "percentage point" in lowered:
        return Measure("percentage_point", "share_difference")
    if any(word in lowered for word in ("percent", "per cent", "%")):
        return Measure("percent", "share")
    tokens = part.split()
    for count in range(min(_MOST_WORDS, len(tokens)), 0, -1):
        measure = parse_measure(" ".join(tokens[-count:]), lexicon)
        if measure is not None and (is_sure(measure) or (measure.scaled and not measure.unit)):
            return measure
    return None


def _exception(part: str, lexicon: Lexicon) -> Measure | None:
    """Read what a part says besides an exception: ``except …``, ``惟每股盈余为元``."""
    own = _scoped(re.sub(r"^.*?(?:except|惟|但)\s?", "", part), lexicon)
    if own is not None:
        return own
    if "unless" not in part.lower():
        return None
    return _in_phrase(re.split(r"\b(?:unless|except)\b", part, flags=re.IGNORECASE)[0], lexicon)


def _measure(part: str, lexicon: Lexicon, *, sure: bool) -> Measure | None:
    if any(word in part.lower() for word in lexicon.words("tables", "units", "except")):
        return _exception(part, lexicon)
    stripped = _unprefixed(part, lexicon)
    nouns = stripped != part and "单位" in part
    found = _scoped(part, lexicon) or parse_measure(stripped, lexicon, nouns=nouns)
    return found or (_in_phrase(stripped, lexicon) if sure else None)


@lru_cache(maxsize=8)
def _currency_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    words = alternatives(lexicon.words("tables", "units", "currency"))
    return re.compile(rf"(?:单位:)?(?:{words})\s?:\s?(.+)", re.IGNORECASE)


def read_caption(caption: str, lexicon: Lexicon) -> Stated:
    """Read the units that a caption states.

    Args:
        caption: title and unit line, folded.
        lexicon: vocabulary.

    """
    caption = caption[:_LONGEST]
    found: list[Measure] = []
    currency = ""
    for part, sure in _parts(caption):
        named = _currency_pattern(lexicon).match(part)
        if named:
            money = parse_measure(named[1].strip(), lexicon)
            currency = money.unit if money else ""
            continue
        measure = _measure(part, lexicon, sure=sure)
        if measure is not None and (sure or is_sure(measure)):
            found.append(measure)
    whole = _WHOLE_SHARES.search(caption)
    distinct = {(one.unit, one.factor, one.per, one.scope): one for one in reversed(found)}
    return Stated(tuple(reversed(distinct.values())), currency, shares_whole=bool(whole))
