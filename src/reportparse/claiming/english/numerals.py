"""English numerals and their exact values."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import normalize

from reportparse.claiming.english.vocabulary import any_of, inflected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reportparse.claiming.english.vocabulary import Vocabulary

__all__ = ["LONGEST_NUMBER", "Numeral", "exact_digits", "numerals"]

LONGEST_NUMBER: Final = 300
"""Digits beyond which a row of digits is not read as a number."""
_EXACT: Final = 30
"""Significant digits that are kept."""

_SEPARATORS: Final = str.maketrans("", "", ", \u00a0\u202f\u2009'’")
_POWERS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
_POWER: Final = re.compile(r"[×x]10\^?")
_VULGAR: Final = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_DIGITS: Final = r"""
    (?: \d{1,3} (?:,\d{3})+ (?!\d)
      | \d{1,2} (?:,\d{2})+ ,\d{3} (?!\d)                      # 1,23,456 as in India
      | \d{1,3} (?:['’]\d{3})+ (?!\d)                          # 1'234'567 as in Switzerland
      | \d{1,3} (?:[\u00a0\u202f\u2009]\d{3})+ (?!\d)
      | \d+ )
    (?: \.\d+ )?
    (?: [eE][+-]?\d{1,3} (?![\w])
      | \s?[×x]\s?10 (?: \^[-−]?\d{1,2} | [⁰¹²³⁴⁵⁶⁷⁸⁹⁻]{1,3} ) )?
"""
_OF: Final = r"(?: (?:out\s)?of\severy | out\sof | in(?:\severy)? )"
_SPLIT_OF: Final = re.compile(r"[\s-](?:(?:out\s)?of\severy|out\sof|in(?:\severy)?)[\s-]")
_TENS: Final = r"(?: (?:a\s)?hundred | 1000 | [1-9]00 | [1-9]\d | [2-9] )"
_SPANS: Final = r"(?:year|quarter|month|week|day|hour|minute|decade)"
_WORD: Final = re.compile(r"[A-Za-z]+")
_TWENTY: Final = 20
_VAGUE: Final = {
    "ten": 10,
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}
_SCALES: Final = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}


class Numeral(NamedTuple):
    """A number as written."""

    start: int
    end: int
    value: Decimal
    kind: str
    """``digits``, ``words``, ``part`` (two-thirds, ¼, 1/3), ``in`` (one in five, every third),
    ``multiple`` (twice, doubled) or ``halved``."""
    long: bool = False
    """Whether digits had to be left out of the value."""
    vague: bool = False
    """Whether it names a magnitude only: ``hundreds of thousands``, ``several hundred``."""


def exact_digits(surface: str) -> tuple[Decimal, bool] | None:
    """Read Arabic digits.

    Args:
        surface: digits with separators, such as ``1,234.5``, ``1.2e6`` or ``3 × 10⁸``.

    Returns:
        The number and whether it had to be rounded to thirty digits; None if there are more
        than :data:`LONGEST_NUMBER` digits.

    """
    if len(surface) > LONGEST_NUMBER:
        return None
    mantissa, *power = _POWER.split(surface.translate(_SEPARATORS))
    value = Decimal(mantissa)
    if power:
        value = value.scaleb(int(power[0].translate(_POWERS)))
    if len(value.as_tuple().digits) <= _EXACT:
        return value, False
    with localcontext() as context:
        context.prec = _EXACT
        return +value, True


@lru_cache(maxsize=4)
def _pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    tens = any_of(word for word, value in vocabulary.small.items() if value >= _TWENTY)
    small = f"(?:{any_of(vocabulary.small)})"
    parts = any_of(vocabulary.parts)
    verbs = any_of(_multiplying(vocabulary))
    below = rf"(?: (?:{tens})[\s-]{small} | {small} )\b"
    scale = r"(?: hundred | thousand | million | billion | trillion )\b"
    cardinal = rf"""
        (?: (?: a\s(?={scale}) | {below}[\s-]? )
            (?: {scale}[\s-]? (?: (?:and\s)? {below}[\s-]? )? )* )
    """
    return re.compile(
        rf"""
        (?: (?<!\w) (?=[a-z]) | (?=[\d.{_VULGAR}]) )     # elsewhere nothing begins
        (?: (?P<chance> (?<![\d.,])\b (?: \d{{1,2}} | {small} ) [\s-] {_OF} [\s-]
            (?: {small} | {_TENS} ) \b (?![%,.]\d | % | [\s-]{_SPANS}s?\b) )
        | (?P<every> \b every \s (?P<nth>third|fourth|fifth|sixth|seventh|eighth|tenth)
            (?= \s (?!{_SPANS}\b) [a-z] ) )
        | (?P<mixed> \b (?: \d{{1,3}} | {cardinal} ) (?:[\s-]|(?<=[\s-]))and[\s-]
            (?: (?:a|one)[\s-](?:half|quarter|third|fifth) | two[\s-]thirds | three[\s-]quarters )
            \b (?!\s(?:of|the|as)\b) )
        | (?P<slashed> (?<![\w.,/$€£¥-]) (?: \d{{1,2}}[\s-] )? [1-9]/(?:[2-9]|10)
            (?![\w/]|[.,]\d|-\d) )
        | (?P<vague> \b (?: (?:several|a\sfew)\s(?:hundred|thousand|million|billion|dozen)
              (?:\s(?:thousand|million|billion))? \b
            | (?:tens|dozens|hundreds|thousands|millions|billions)
              (?:\sof\s(?:thousands|millions|billions))? (?=\sof\s) ) )
        | (?P<vulgar> (?<![\d.,]) (?:\d{{1,3}}\s?)? [{_VULGAR}] )
        | (?P<digits> (?<![\d]) (?<!\d[.,]) (?: {_DIGITS} ) | (?<![\w.,]) \.\d+ )
        | (?P<dozen> \b (?:(?:a|half\sa|{small})\s)? dozen \b )
        | (?P<half_of> \b half[\s-] (?:a|of\sa)[\s-]
            (?P<big>hundred|thousand|million|billion|trillion) \b )
        | (?P<part> \b (?:
            (?:a|an|one)[\s-] (?:{parts}) | (?:{small}) [\s-] (?:{parts}) | half
            | quarter (?= -(?:percentage-)?point ) ) \b )
        | (?P<word> \b (?: {any_of(vocabulary.multiples)} | (?:{small})[\s-]?fold ) \b )
        | (?P<verb> \b (?: {verbs} ) \b )
        | (?P<span> \b an? (?= \s {_SPANS} \sand\sa\s(?:half|quarter)\b ) )
        | (?P<cardinal> \b {cardinal} ) )
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


def _part(surface: str, vocabulary: Vocabulary) -> Decimal:
    """Value of ``two-thirds``, ``a quarter`` or ``half``."""
    words = re.split(r"[\s-]+", surface)
    if len(words) == 1:
        return Decimal(1) / vocabulary.parts[words[0]]
    number = Decimal(1) if words[0] in {"a", "an"} else _cardinal(words[0], vocabulary.small)
    return number / vocabulary.parts[words[-1]]


Reading = tuple[Decimal, str]
"""A value and what kind of numeral it is."""


def _chance(lower: str, _: re.Match[str], vocabulary: Vocabulary) -> Reading | None:
    """``one in five``."""
    first, whole = _SPLIT_OF.split(lower)
    below = _simple(whole.removeprefix("a "), vocabulary.small)
    above = _simple(first, vocabulary.small)
    return (above / below, "in") if 0 < above < below else None


def _every(_: str, match: re.Match[str], vocabulary: Vocabulary) -> Reading:
    return Decimal(1) / vocabulary.parts[match["nth"].lower()], "in"


def _mixed(lower: str, _: re.Match[str], vocabulary: Vocabulary) -> Reading:
    """``two and a half``."""
    at = max(lower.rfind(" and "), lower.rfind("-and-"))
    whole, part = lower[:at], lower[at + len(" and ") :]
    return _simple(whole, vocabulary.small) + _part(part, vocabulary), "words"


def _slashed(lower: str, _: re.Match[str], __: Vocabulary) -> Reading | None:
    """``2/3`` or ``5 1/2``."""
    *whole, fraction = re.split(r"[\s-]", lower)
    numbers = [Decimal(number) for number in fraction.split("/")]
    if numbers[0] >= numbers[1]:
        return None
    part = numbers[0] / numbers[1]
    return (Decimal(whole[0]) + part, "words") if whole else (part, "part")


def _vulgar(lower: str, _: re.Match[str], __: Vocabulary) -> Reading:
    """``¾`` or ``5½``."""
    numbers = [Decimal(number) for number in normalize("NFKD", lower[-1]).split("\u2044")]
    whole, part = lower[:-1].strip(), numbers[0] / numbers[1]
    return (Decimal(whole) + part, "words") if whole else (part, "part")


def _dozen(lower: str, _: re.Match[str], vocabulary: Vocabulary) -> Reading:
    head = lower.removesuffix("dozen").strip()
    if head in {"", "a"}:
        return Decimal(12), "words"
    factor = Decimal("0.5") if head == "half a" else _cardinal(head, vocabulary.small)
    return 12 * factor, "words"


def _vague(lower: str, _: re.Match[str], __: Vocabulary) -> Reading:
    """The magnitude of ``hundreds of thousands``, as 数十万 is a hundred thousand."""
    value = Decimal(1)
    for word in _WORD.findall(lower):
        value *= _VAGUE.get(word.removesuffix("s"), 1)
    return value, "words"


def _multiple(lower: str, _: re.Match[str], vocabulary: Vocabulary) -> Reading:
    times = vocabulary.multiples.get(lower)
    if times is None:
        times = int(_cardinal(re.split(r"[\s-]?fold", lower)[0], vocabulary.small))
    return Decimal(times), "multiple"


def _verb(lower: str, _: re.Match[str], vocabulary: Vocabulary) -> Reading:
    times = _multiplying(vocabulary)[lower]
    return (Decimal(times), "multiple") if times else (Decimal(50), "halved")


_READINGS: Final[Mapping[str, Callable[[str, re.Match[str], Vocabulary], Reading | None]]] = {
    "chance": _chance,
    "every": _every,
    "mixed": _mixed,
    "slashed": _slashed,
    "vulgar": _vulgar,
    "dozen": _dozen,
    "vague": _vague,
    "half_of": lambda _, match, __: (Decimal(_SCALES[match["big"].lower()]) / 2, "words"),
    "part": lambda lower, _, vocabulary: (_part(lower, vocabulary), "part"),
    "word": _multiple,
    "verb": _verb,
    "span": lambda *_: (Decimal(1), "words"),
    "cardinal": lambda lower, _, vocabulary: (_cardinal(lower, vocabulary.small), "words"),
}
"""How each alternative of the pattern is read."""


def _read(match: re.Match[str], vocabulary: Vocabulary) -> Numeral | None:
    surface = match[0].rstrip(" -")
    start, end = match.start(), match.start() + len(surface)
    name = next(name for name in (*_READINGS, "digits") if match[name] is not None)
    if name == "digits":
        read = exact_digits(surface)
        return Numeral(start, end, read[0], "digits", long=read[1]) if read else None
    found = _READINGS[name](surface.lower(), match, vocabulary)
    return Numeral(start, end, *found, vague=name == "vague") if found is not None else None


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
