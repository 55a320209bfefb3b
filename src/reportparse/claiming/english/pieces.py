"""One number with what belongs to it: sign, currency, magnitude, unit and denominator."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.counting import count_noun, singular
from reportparse.claiming.english.exclusions import is_part_of_word

if TYPE_CHECKING:
    from reportparse.claiming.english.numerals import Numeral
    from reportparse.claiming.english.vocabulary import Vocabulary
    from reportparse.claiming.units import Unit

__all__ = ["Piece", "PieceReader"]

_GAP: Final = re.compile(r"(?:[\s\u00a0\u202f]{1,2}|-)?")
_MAGNITUDE: Final = re.compile(
    r"(?:[\s\u00a0\u202f]{1,2}|-)?([A-Za-z]+)(?:(?![A-Za-z0-9])|(?<=illion)(?=\d{1,2}(?!\w)))"
)
"""A word behind a number; the mark of a footnote may stick to "million"."""
_WORD: Final = re.compile(r"\s?([A-Za-z][A-Za-z’'-]*)")
_OF_A_UNIT: Final = re.compile(r"\s(?:of\s)?(?:a|one)\s(?=(?:percentage|per\s?cent|basis|full))")
_PART_OF_A: Final = re.compile(
    r"\s(?:of\s)?(?:an?|one)\s(?=(?:hour|minute|second|day|week|month|year|mile|kilomet|met(?:re|er)"
    r"|ton|kilo|barrel|point|degree|inch|acre|hectare|cent)\w{0,6}\b)"
)
"""Between a part and the unit that it is part of: ``half an hour``, ``a quarter of a mile``."""
_PART_OF_A_SCALE: Final = re.compile(r"\sof\sa\s(million|billion|trillion)(?!\w)")
_HALF_MORE: Final = re.compile(r"\sand\sa\s(half|quarter)(?!\w)")
_PER_NUMBER: Final = re.compile(
    r"\s(?:per|for\severy|in\severy|out\sof\severy)\s"
    r"(?P<what>(?:\d{1,3}(?:,\d{3})+|10+|(?:a\s)?(?:hundred|thousand|million|billion))"
    r"(?:\s(?:hundred|thousand|million|billion))?"
    r"(?:\s(?!of\b|in\b|and\b|or\b|to\b|for\b)(?:[a-z-]*[a-rt-z]\s(?=[a-z]+s\b))?[A-Za-z-]+)?)"
)
_OF_SOMETHING: Final = re.compile(
    r"\sof(?:\s[a-z][a-z-]*){1,3}?(?=\s(?:per|each|apiece|annually|an?\s(?:year|month|week|day|hour))\b)"
)
_METRE: Final = re.compile(r"\s(m)(?![\w²³/])")
_METRES: Final = re.compile(
    r"\s?(?:long|high|wide|deep|tall|thick|above|below|away|apart|from|in\s(?:height|length|width"
    r"|depth|diameter)|by|of\s(?:water|snow|cable|pipe|road|track)|[×x])\b"
)
_MEASURED: Final = re.compile(
    r"(?:height|length|width|depth|draught|draft|distance|altitude|diameter|radius|elevation"
    r"|beam|swath|sprint|within|tunnel|bridge|tower|mast|wall|pool)\w*\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
_LENGTH_ROOM: Final = 40
_TIMES: Final = ("second", "minute", "hour", "day", "week", "month", "quarter", "year")
"""Units of time, the shortest first: only a shorter one is spread over a longer one."""
_RESOLUTION_NAMES: Final = frozenset(["360p", "480p", "720p", "1080p", "1440p", "2160p", "4320p"])
"""Numbers of lines of a picture, which are written like pence."""
_CENTS_FRONT: Final = re.compile(r"(?<![A-Za-z])(HK|US|NT|NZ|A|S|C)\s?$")
_CENTS_BEHIND: Final = re.compile(r"\s?(?:cents?|¢)(?![a-z])")
_HUNDREDTH: Final = Decimal("0.01")
_PER_CURRENCY: Final = re.compile(
    r"\s(?:per|to\sthe|for\s(?:each|every|one))\s([A-Z]{1,3}\$|[€£¥]|US\sdollar)1?(?!\d)"
)
_HUNDREDTHS: Final = re.compile(r"([cptgWmLh])(?=/[A-Za-z])")
_AFTER_SCALE: Final = re.compile(r"(won|dong)\b")
"""Currencies that are other words, too, but not behind a magnitude: ``12 trillion won``."""
_AREA: Final = re.compile(r"sq\.?\s?(ft|km|m)\b")
_AREAS: Final = {"ft": "square_foot", "m": "square_meter", "km": "square_kilometer"}
_PER_THOUSAND: Final = re.compile(
    r"\sper\sthousand(?=[.,;:)]|\s(?:in|and|from|to|of|for|compared|versus)\b|$)"
)
_BRACKETED: Final = re.compile(r"\s\([^()\n]{0,60}\)(?=\s(?:per|each|apiece|a|an)\s)")
_HALF: Final = Decimal("0.5")
_PER_SIGN: Final = re.compile(r"\s?/\s?(sq\.?\s?(?:ft|m|km)\b|[A-Za-z][A-Za-z0-9³²₂-]*)")
_PER_WORDS: Final = re.compile(
    r"(?:\s|-)(?:per|a|an|each|every|the)\s"
    r"(?P<one>[A-Za-z][A-Za-z0-9³²-]*)(?:\s(?P<two>[A-Za-z][a-zA-Z0-9-]*))?"
    r"(?P<carbon>\s(?:CO[2₂]e?|carbon)\b)?"
)
_EACH: Final = re.compile(
    r"\s(apiece|each|annually|p\.a\.|pa|daily|yearly|monthly|psf|psm|pcm)(?!\w)"
)
_EACH_UNITS: Final = {
    "annually": "year",
    "p.a.": "year",
    "pa": "year",
    "pcm": "month",
    "psf": "square_foot",
    "psm": "square_meter",
    "daily": "day",
    "yearly": "year",
    "monthly": "month",
}
_CLOSED_SCALE: Final = re.compile(r"\)\s?(?:thousand|million|billion|trillion|m|bn|k)\b")
_BRACKET_UNIT: Final = re.compile(r"\)\s?(?:%|bps|basis|percent|per\scent)")
_SIGNS: Final = frozenset("-−–+±")
_MINUS: Final = frozenset("-−")
_NEGATIVE_WORD: Final = re.compile(r"(?<!plus\sor\s)(?<![\w-])(?:minus|negative)\s$", re.IGNORECASE)
_NEGATIVE_ROOM: Final = 18
_CURRENCY_SIGNS: Final = frozenset("$€£¥")
_SIGN_AFTER: Final = frozenset(" (\n\u00a0—“,;:$")
_PREFIX_ENDS: Final = frozenset("$€£¥￥＄₩₹₽฿₫ .S\u00a0")
_LONGEST_PREFIX: Final = 10
_RATE_ROOM: Final = 8
_NOT_DENOMINATORS: Final = frozenset(["cent", "se", "the"])
_NOT_SPREAD: Final = frozenset(["earlier", "ago", "later", "before", "after", "ahead", "to", "old"])
"""Words behind "a year" that make it a time and not what an amount is spread over."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One number with what belongs to it."""

    start: int
    end: int
    value: Decimal
    magnitude: Decimal | None
    unit: Unit | None
    per: str
    numeral: Numeral
    prefixed: bool = False
    """Whether a currency stands in front."""
    signed: bool = False

    @property
    def scaled(self) -> Decimal:
        """The value with its magnitude multiplied out."""
        return self.value if self.magnitude is None else self.value * self.magnitude


@dataclass(frozen=True, slots=True)
class _Front:
    """What stands straight in front of a number."""

    start: int
    unit: Unit | None
    negative: bool


class PieceReader:
    """Reads what belongs to a number of one passage."""

    def __init__(self, passage: str, currency: str, vocabulary: Vocabulary) -> None:
        """Take a passage, the currency that a bare dollar is in it, and the words."""
        self.passage = passage
        self.currency = currency
        self.vocabulary = vocabulary

    def read(self, numeral: Numeral) -> Piece | None:
        """Read what belongs to a numeral; None if it is part of a word."""
        passage = self.passage
        cents = self._cents(numeral)
        if cents is not None:
            return cents
        front = self._front(numeral.start)
        if front.unit is None and is_part_of_word(passage, numeral):
            return None
        start, end, negative = front.start, numeral.end, front.negative
        if front.unit is not None and start and passage[start - 1] == "(":
            closed = _CLOSED_SCALE.match(passage, end)  # (US$3.2) million
            if closed:
                return self._behind(numeral, front, (start - 1, end + 1), negative=True)
        if passage[start - 1 : start] == "(" and _BRACKET_UNIT.match(passage, end):
            start, end, negative = start - 1, end + 1, True
        elif front.unit is not None and negative and passage[numeral.start - 1] == "(":
            end += passage[end : end + 1] == ")"
        return self._behind(numeral, front, (start, end), negative=negative)

    def _cents(self, numeral: Numeral) -> Piece | None:
        """Read ``HK45 cents``, whose currency stands in front without its sign."""
        passage = self.passage
        behind = _CENTS_BEHIND.match(passage, numeral.end)
        front = _CENTS_FRONT.search(passage, max(0, numeral.start - 5), numeral.start)
        if behind is None or front is None:
            return None
        dollar = self.vocabulary.prefixes.get(f"{front[1]}$")
        if dollar is None:
            return None
        unit = replace(dollar, factor=_HUNDREDTH)
        per, end = self.per(behind.end(), unit)
        end = max(end, behind.end())
        return Piece(front.start(), end, numeral.value, None, unit, per, numeral, prefixed=True)

    def read_second(self, numeral: Numeral, start: int) -> Piece | None:
        """Read the second number of a range, whose dash is no sign."""
        piece = self.read(numeral)
        if piece is None and self.passage[numeral.start - 1] in {"-", "–"}:
            front = _Front(numeral.start, None, negative=False)
            return self._behind(numeral, front, (numeral.start, numeral.end), negative=False)
        if piece is not None and piece.start < start and piece.start + 1 == start:
            return replace(piece, start=start, value=abs(piece.value), signed=False)
        return piece

    def _behind(
        self, numeral: Numeral, front: _Front, span: tuple[int, int], *, negative: bool
    ) -> Piece:
        start, end = span
        passage = self.passage
        prefixed = front.unit is not None
        magnitude, end = self._scale(end, money=prefixed, numeral=numeral)
        if magnitude is not None and numeral.kind == "part":
            numeral = numeral._replace(kind="words")
        if front.unit is not None:
            unit: Unit | None = self._own_dollar(front.unit, passage[start : numeral.start])
        else:
            unit, end = self._unit(end, numeral)
            tail = passage[max(0, end - 10) : end]
            if (
                unit is not None
                and "US" not in tail
                and tail.lower().endswith(("dollars", "dollar"))
            ):
                unit = self._own_dollar(unit, "$")
        value = numeral.value
        more = _HALF_MORE.match(passage, end)
        if more and unit is not None and unit.dimension == "time":
            value += _HALF if more[1] == "half" else _HALF / 2
            end = more.end()
        per, per_end = self.per(end, unit)
        return Piece(
            start,
            max(end, per_end),
            -value if negative else value,
            magnitude,
            unit,
            per,
            numeral,
            prefixed=prefixed,
            signed=negative or passage[start] == "+",
        )

    def _front(self, start: int) -> _Front:
        """Currency and sign in front of a number."""
        passage = self.passage
        at, negative = start, False
        if passage[at - 1 : at] == "(" and passage[at - 2 : at - 1] in _CURRENCY_SIGNS:
            at, negative = at - 1, True
        head = passage[max(0, at - _LONGEST_PREFIX) : at]
        unit: Unit | None = None
        if head and (head[-1] in _PREFIX_ENDS or head[-1].isalpha()):
            match = self.vocabulary.prefix_pattern.search(head)
            if match:
                unit = self.vocabulary.prefixes[match[0].rstrip()]
                at -= len(head) - match.start()
        word = _NEGATIVE_WORD.search(passage, max(0, at - _NEGATIVE_ROOM), at)
        if word:
            at, negative = word.start(), True
        elif at > 1 and passage[at - 1] in _MINUS and passage[at - 2] in _CURRENCY_SIGNS:
            inner = self._front(at - 1)  # $-3.2 million
            if inner.unit is not None:
                at, unit, negative = inner.start, inner.unit, True
        elif at and passage[at - 1] in _SIGNS:
            before = passage[at - 2 : at - 1]
            if passage[at - 1] == "+":
                at -= 1
            elif not before or before in _SIGN_AFTER or before.isspace():
                at -= 1
                negative = negative or passage[at] != "±"
        return _Front(at, unit, negative)

    def _own_dollar(self, unit: Unit, surface: str) -> Unit:
        """What a bare dollar stands for in this document."""
        bare = surface.strip("-−–+(").startswith("$")
        if unit.code == "USD" and self.currency.endswith("D") and bare:
            return replace(unit, code=self.currency)
        return unit

    def _scale(self, end: int, *, money: bool, numeral: Numeral) -> tuple[Decimal | None, int]:
        if numeral.kind == "part":
            of_a = _PART_OF_A_SCALE.match(self.passage, end)
            return (self.vocabulary.magnitudes[of_a[1]], of_a.end()) if of_a else (None, end)
        if numeral.kind not in {"digits", "words"}:
            return None, end
        total: Decimal | None = None
        for _ in range(2):
            match = _MAGNITUDE.match(self.passage, end)
            factor = self._factor(match, end, money=money) if match else None
            if match is None or factor is None:
                break
            total = factor if total is None else total * factor
            end = match.end()
        return total, end

    def _factor(self, match: re.Match[str], end: int, *, money: bool) -> Decimal | None:
        """What a word behind a number multiplies it by, if it does."""
        word, words = match[1], self.vocabulary
        attached = match.start(1) == end
        factor = words.magnitudes.get(word)
        if factor is None and len(word) > len("bn"):
            factor = words.magnitudes.get(word.lower())
        if factor is not None and len(word) == 1 and not (attached or money):
            factor = None
        if factor is None and (money or (attached and self._is_scale(word, match))):
            factor = words.money_magnitudes.get(word)
        return factor

    def _is_scale(self, letter: str, match: re.Match[str]) -> bool:
        """Whether a letter behind digits is a magnitude: ``12.5m``, not ``12.5m deep``."""
        if count_noun(self.passage, match.end(), self.vocabulary):
            return letter in {"m", "M", "b", "B"}
        if letter not in {"m", "M"} or _METRES.match(self.passage, match.end()):
            return False
        before = self.passage[max(0, match.start() - _LENGTH_ROOM) : match.start()]
        front = before.rstrip("0123456789.,")
        if letter == "M" and len(before) - len(front) < len("10"):
            return False  # the name of a thing, such as 2M
        return not _MEASURED.search(front)

    def _unit(self, end: int, numeral: Numeral) -> tuple[Unit | None, int]:
        passage, words = self.passage, self.vocabulary
        of_a = _OF_A_UNIT.match(passage, end)
        if of_a is None and numeral.kind == "part":
            of_a = _PART_OF_A.match(passage, end)
        at = of_a.end() if of_a else end
        gap = _GAP.match(passage, at)
        begin = gap.end() if gap else at
        if numeral.vague and passage.startswith(" of ", at):
            begin = at + len(" of ")
        special = self._special_unit(end, begin, is_scaled=end > numeral.end)
        if special is not None:
            return special
        if begin == end:
            word = _WORD.match(passage, begin)
            surface = passage[numeral.start : numeral.end]
            if word and word[1] in words.attached and surface + word[1] not in _RESOLUTION_NAMES:
                return words.attached[word[1]], word.end(1)
        match = words.unit_pattern.match(passage, begin)
        if not match or numeral.kind == "in":
            return None, end
        surface = match[0]
        unit = words.units.get(surface) or words.units.get(" ".join(surface.split()))
        if unit is None or (surface.lower() in {"quarters", "quarter"} and numeral.kind == "part"):
            return None, end
        return unit, match.end()

    def _special_unit(self, end: int, begin: int, *, is_scaled: bool) -> tuple[Unit, int] | None:
        """Units that are other words, too, and tell by what stands around them."""
        passage, words = self.passage, self.vocabulary
        thousandths = _PER_THOUSAND.match(passage, end)
        if thousandths:
            return words.units["permille"], thousandths.end()
        letter = _HUNDREDTHS.match(passage, begin)
        if letter is None and is_scaled:
            letter = _AFTER_SCALE.match(passage, begin)
        if letter is None and begin > end and self._is_length(end):
            letter = _METRE.match(passage, end)
        return (words.attached[letter[1]], letter.end()) if letter else None

    def _is_length(self, end: int) -> bool:
        """Whether the m behind a space is a metre: ``draws 16 m of water``, ``12 m wide``."""
        match = _METRE.match(self.passage, end)
        if match is None:
            return False
        before = self.passage[max(0, end - _LENGTH_ROOM) : end].rstrip("0123456789.,")
        behind = _METRES.match(self.passage, match.end())
        return behind is not None or _MEASURED.search(before) is not None

    def per(self, end: int, unit: Unit | None) -> tuple[str, int]:
        """What an amount is spread over, and where that ends.

        Args:
            end: one past the number and its unit or noun.
            unit: the unit, None for what is counted.

        Returns:
            The denominator, empty if none is told, and one past its words.

        """
        found, reached = self._per_behind(end, unit)
        gap = _OF_SOMETHING.match(self.passage, end) or _BRACKETED.match(self.passage, end)
        if not found and gap:
            return self._per_behind(gap.end(), unit)[0], end
        return found, reached

    def _per_behind(self, end: int, unit: Unit | None) -> tuple[str, int]:
        """What an amount is spread over where the words for it follow straight."""
        passage, words = self.passage, self.vocabulary
        if unit is not None and unit.dimension == "rate":
            word = passage[max(0, end - _RATE_ROOM) : end].split()[-1].lstrip("0123456789.,")
            return words.rates.get(word, "day"), end
        each = _EACH.match(passage, end)
        if each:
            return _EACH_UNITS.get(each[1], "apiece"), each.end() if each[1] == "p.a." else end
        told = self._per_unit(end) if unit is not None else None
        number = _PER_NUMBER.match(passage, end)
        if told is None and number:
            told = number["what"].removeprefix("a "), number.end()
        if told is not None:
            return told
        match = _PER_WORDS.match(passage, end)
        if match and match["carbon"] and match["two"] == "of" and match["one"].startswith("ton"):
            return "tCO2e", match.end()
        return self._per_words(match, end, unit) if match else ("", end)

    def _per_unit(self, end: int) -> tuple[str, int] | None:
        """``$66/bbl``, ``RMB7.18 per US$1``."""
        passage, words = self.passage, self.vocabulary
        sign = _PER_SIGN.match(passage, end)
        if sign:
            area = _AREA.match(sign[1])
            if area:
                return _AREAS[area[1]], sign.end()
            known = words.denominator_symbols.get(sign[1])
            unit = words.units.get(sign[1]) or words.attached.get(sign[1])
            if known is None and unit is not None:
                known = unit.code
            return known or singular(sign[1], words), sign.end()
        money = _PER_CURRENCY.match(passage, end)
        currency = words.prefixes.get(money[1]) or words.units.get(money[1]) if money else None
        return (currency.code, money.end()) if money and currency else None

    def _per_words(self, match: re.Match[str], end: int, unit: Unit | None) -> tuple[str, int]:
        """``per share``, ``a barrel``, ``each square metre``."""
        passage, words = self.passage, self.vocabulary
        word, second = match["one"], match["two"]
        explicit = passage.startswith("per", end + 1)
        denominators = words.words("numerals.denominators")
        both = f"{word} {second}"
        adjective = explicit and second in denominators and word not in denominators
        if both in denominators or (adjective and word not in words.units):
            return self.canonical(both if both in denominators else second), match.end("two")
        if word in denominators or (explicit and word in words.units):
            longer = unit is not None and unit.dimension == "time" and _is_longer(unit.code, word)
            spread = not explicit and (longer or second in _NOT_SPREAD)
            if spread or passage.startswith("the", end + 1):
                return "", end
            return self.canonical(word), match.end("one")
        if not explicit or word in _NOT_DENOMINATORS:
            return "", end
        compound = second and second.lower() not in words.classes
        if compound and word.endswith(("ed", "time")):
            return f"{word} {second}".lower(), match.end("two")
        return singular(word if word.isupper() else word.lower(), words), match.end("one")

    def canonical(self, word: str) -> str:
        """Return what a denominator is written as: a code, ``person``, or the singular."""
        unit = self.vocabulary.units.get(word)
        if unit is not None:
            return unit.code
        if word in {"capita", "person", "inhabitant"}:
            return "person"
        return {"annum": "year", "quarter": "quarter"}.get(word) or singular(word, self.vocabulary)


def _is_longer(unit: str, word: str) -> bool:
    """Whether a time is no shorter than what it would be spread over: ``two years a month``."""
    if unit not in _TIMES or word not in _TIMES:
        return True
    return _TIMES.index(unit) >= _TIMES.index(word)
