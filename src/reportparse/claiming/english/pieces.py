"""One number with what belongs to it: sign, currency, magnitude, unit and denominator."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.counting import count_noun, singular
from reportparse.claiming.english.exclusions import is_part_of_word

if TYPE_CHECKING:
    from decimal import Decimal

    from reportparse.claiming.english.numerals import Numeral
    from reportparse.claiming.english.vocabulary import Vocabulary
    from reportparse.claiming.units import Unit

__all__ = ["Piece", "PieceReader"]

_GAP: Final = re.compile(r"(?:[\s\u00a0\u202f]{1,2}|-)?")
_MAGNITUDE: Final = re.compile(r"(?:[\s\u00a0\u202f]{1,2}|-)?([A-Za-z]+)(?![A-Za-z0-9])")
_WORD: Final = re.compile(r"\s?([A-Za-z][A-Za-z’'-]*)")
_OF_A_UNIT: Final = re.compile(r"\s(?:of\s)?(?:a|one)\s(?=(?:percentage|per\s?cent|basis|full))")
_PER_SIGN: Final = re.compile(r"\s?/\s?([A-Za-z][A-Za-z0-9³²-]*)")
_PER_WORDS: Final = re.compile(
    r"(?:\s|-)(?:per|a|an|each|every|the)\s"
    r"(?P<one>[A-Za-z][A-Za-z0-9³²-]*)(?:\s(?P<two>[A-Za-z][a-zA-Z0-9-]*))?"
)
_EACH: Final = re.compile(r"\s(apiece|each|annually|p\.a\.|daily|yearly|monthly)(?!\w)")
_EACH_UNITS: Final = {
    "annually": "year",
    "p.a.": "year",
    "daily": "day",
    "yearly": "year",
    "monthly": "month",
}
_BRACKET_UNIT: Final = re.compile(r"\)\s?(?:%|bps|basis|percent|per\scent)")
_SIGNS: Final = frozenset("-−–+±")
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
        front = self._front(numeral.start)
        if front.unit is None and is_part_of_word(passage, numeral):
            return None
        start, end, negative = front.start, numeral.end, front.negative
        if passage[start - 1 : start] == "(" and _BRACKET_UNIT.match(passage, end):
            start, end, negative = start - 1, end + 1, True
        elif front.unit is not None and negative and passage[numeral.start - 1] == "(":
            end += passage[end : end + 1] == ")"
        return self._behind(numeral, front, (start, end), negative=negative)

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
        per, per_end = self._per(end, unit)
        return Piece(
            start,
            max(end, per_end),
            -numeral.value if negative else numeral.value,
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
        if at and passage[at - 1] in _SIGNS:
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
        counts = attached and word in {"m", "M"} and count_noun(self.passage, match.end(), words)
        if factor is None and (money or counts):
            factor = words.money_magnitudes.get(word)
        return factor

    def _unit(self, end: int, numeral: Numeral) -> tuple[Unit | None, int]:
        passage, words = self.passage, self.vocabulary
        of_a = _OF_A_UNIT.match(passage, end)
        at = of_a.end() if of_a else end
        gap = _GAP.match(passage, at)
        begin = gap.end() if gap else at
        if begin == end:
            word = _WORD.match(passage, begin)
            if word and word[1] in words.attached:
                return words.attached[word[1]], word.end(1)
        match = words.unit_pattern.match(passage, begin)
        if not match or numeral.kind == "in":
            return None, end
        surface = match[0]
        unit = words.units.get(surface) or words.units.get(" ".join(surface.split()))
        if unit is None or (surface.lower() in {"quarters", "quarter"} and numeral.kind == "part"):
            return None, end
        return unit, match.end()

    def _per(self, end: int, unit: Unit | None) -> tuple[str, int]:
        """What an amount is spread over, and where that ends."""
        passage, words = self.passage, self.vocabulary
        if unit is not None and unit.dimension == "rate":
            word = passage[max(0, end - _RATE_ROOM) : end].split()[-1].lstrip("0123456789.,")
            return words.rates.get(word, "day"), end
        sign = _PER_SIGN.match(passage, end)
        if sign and unit is not None:
            known = words.denominator_symbols.get(sign[1])
            if known is None and sign[1] in words.units:
                known = words.units[sign[1]].code
            return known or singular(sign[1], words), sign.end()
        each = _EACH.match(passage, end)
        if each:
            return _EACH_UNITS.get(each[1], "apiece"), each.end() if each[1] == "p.a." else end
        match = _PER_WORDS.match(passage, end)
        return self._per_words(match, end, unit) if match else ("", end)

    def _per_words(self, match: re.Match[str], end: int, unit: Unit | None) -> tuple[str, int]:
        """``per share``, ``a barrel``, ``each square metre``."""
        passage, words = self.passage, self.vocabulary
        word, second = match["one"], match["two"]
        explicit = passage.startswith("per", end + 1)
        denominators = words.words("numerals.denominators")
        if second and f"{word} {second}" in denominators:
            return self._canonical(f"{word} {second}"), match.end()
        if word in denominators or (explicit and word in words.units):
            timed = unit is not None and unit.dimension == "time"
            spread = not explicit and (timed or second in _NOT_SPREAD)
            if spread or passage.startswith("the", end + 1):
                return "", end
            return self._canonical(word), match.end("one")
        if not explicit or word in _NOT_DENOMINATORS:
            return "", end
        compound = second and second.lower() not in words.classes
        if compound and word.endswith(("ed", "time")):
            return f"{word} {second}".lower(), match.end("two")
        return singular(word.lower(), words), match.end("one")

    def _canonical(self, word: str) -> str:
        unit = self.vocabulary.units.get(word)
        if unit is not None:
            return unit.code
        if word in {"capita", "head", "person", "inhabitant"}:
            return "person"
        return {"annum": "year", "quarter": "quarter"}.get(word) or singular(word, self.vocabulary)
