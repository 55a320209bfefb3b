"""Numbers with their units in an English passage."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.counting import count_noun, singular
from reportparse.claiming.english.exclusions import (
    Ranges,
    excluded_codes,
    is_label,
    is_name,
    is_part_of_word,
    stands_in_idiom,
)
from reportparse.claiming.english.numerals import Numeral, numerals
from reportparse.claiming.quantity import Quantity
from reportparse.claiming.units import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportparse.claiming.context import Context
    from reportparse.claiming.english.vocabulary import Vocabulary
    from reportparse.records import Qualifier

__all__ = ["find_quantities"]

_GAP: Final = re.compile(r"[\s\u00a0\u202f-]?")
_RANGE: Final = re.compile(r"\s?(?:–|—|−|-|~|to|through|\s–|or)\s?(?=[\w$€£¥(+−-])")
_MAGNITUDE: Final = re.compile(r"[\s\u00a0\u202f-]?([A-Za-z]+)(?![A-Za-z0-9])")
_WORD: Final = re.compile(r"\s?([A-Za-z][A-Za-z’'-]*)")
_OF_A_UNIT: Final = re.compile(r"\s(?:of\s)?(?:a|one)\s(?=(?:percentage|per\s?cent|basis|full))")
_PER_SIGN: Final = re.compile(r"\s?/\s?([A-Za-z][A-Za-z0-9³²-]*)")
_PER_WORDS: Final = re.compile(
    r"(?:\s|-)(?:per|a|an|each|every|the)\s(?P<one>[A-Za-z][A-Za-z0-9³²-]*)(?:\s(?P<two>[A-Za-z][a-zA-Z0-9-]*))?"
)
_EACH: Final = re.compile(r"\s(apiece|each|annually|p\.a\.|daily|yearly|monthly|a-piece)(?!\w)")
_SIGNS: Final = "-−–+±"
_YEAR: Final = re.compile(r"(?:1[89]|20|21)\d\d")
_TIMES: Final = {"x", "X", "×"}
_DURATIONS: Final = ("day", "week", "month", "quarter", "year")
_MIXED_TIME: Final = {("hour", "minute"): 60, ("minute", "second"): 60}
_HUNDRED: Final = Decimal(100)
_SIX_PLACES: Final = Decimal("0.000001")
_POINTS: Final = re.compile(r"points?\b")


@dataclass(frozen=True, slots=True)
class _Piece:
    """One number with what belongs to it."""

    start: int
    end: int
    value: Decimal
    magnitude: Decimal | None
    unit: Unit | None
    prefixed: bool
    per: str
    numeral: Numeral
    signed: bool = False


def _rounded(value: Decimal) -> Decimal:
    digits = value.as_tuple()
    exponent = digits.exponent
    if isinstance(exponent, int) and exponent < -20:  # noqa: PLR2004 - a fraction without end
        return value.quantize(_SIX_PLACES)
    return value


class _Reader:
    """Reads the quantities of one passage from left to right."""

    def __init__(
        self,
        passage: str,
        context: Context,
        vocabulary: Vocabulary,
        times: Iterable[tuple[int, int]],
        starts: Sequence[int],
    ) -> None:
        self.passage = passage
        self.lower = passage.lower()
        self.context = context
        self.vocabulary = vocabulary
        self.excluded = Ranges([*excluded_codes(passage), *times])
        self.starts = starts
        self.numerals = list(numerals(passage, vocabulary))
        self.sentence = 0
        self.label_end = -1

    def _sentence_start(self, place: int) -> int:
        while self.sentence + 1 < len(self.starts) and self.starts[self.sentence + 1] <= place:
            self.sentence += 1
        return self.starts[self.sentence] if self.starts else 0

    def _is_excluded(self, numeral: Numeral) -> bool:
        if (numeral.start, numeral.end) in self.excluded:
            return True
        if stands_in_idiom(self.lower, numeral, self.vocabulary):
            return True
        return False

    def _prefix(self, start: int) -> tuple[int, Unit | None, bool]:
        """Currency and sign before a number: where they start, the unit, whether negative."""
        passage = self.passage
        at = start
        negative = False
        if passage[at - 1 : at] == "(" and passage[at - 2 : at - 1] in {"$", "€", "£", "¥"}:
            at -= 1
            negative = True
        head = passage[max(0, at - 10) : at]
        unit: Unit | None = None
        if head and (head[-1] in "$€£¥￥＄₩₹₽฿₫ .S" or head[-1].isalpha() or head[-1] == "\u00a0"):
            match = self.vocabulary.prefix_pattern.search(head)
            if match:
                unit = self.vocabulary.prefixes[match[0].rstrip()]
                at -= len(head) - match.start()
        if at and passage[at - 1] in _SIGNS:
            before = passage[at - 2 : at - 1]
            if passage[at - 1] == "+":
                at -= 1
            elif not before or before in " (\n\u00a0—“,;:$":
                at -= 1
                negative = passage[at] != "±" or negative
            elif before.isspace():
                at -= 1
                negative = True
        return at, unit, negative

    def _own_dollar(self, unit: Unit, surface: str) -> Unit:
        """What a bare dollar stands for in this document."""
        own = self.context.currency
        if unit.code == "USD" and own.endswith("D") and surface.strip("-−–+(").startswith("$"):
            return Unit(own, unit.dimension, unit.factor)
        return unit

    def _scale(self, end: int, *, money: bool, numeral: Numeral) -> tuple[Decimal | None, int]:
        if numeral.kind not in {"digits", "words"}:
            return None, end
        total: Decimal | None = None
        for _ in range(2):
            match = _MAGNITUDE.match(self.passage, end)
            if not match:
                break
            word = match[1]
            factor = self.vocabulary.magnitudes.get(word)
            if factor is None and len(word) > 2:  # noqa: PLR2004 - short ones count with their case
                factor = self.vocabulary.magnitudes.get(word.lower())
            attached = match.start(1) == end
            if factor is not None and len(word) == 1 and not (attached or money):
                factor = None
            if factor is None and (
                money or (attached and word in {"m", "M"} and self._counts(match.end()))
            ):
                factor = self.vocabulary.money_magnitudes.get(word)
            if factor is None:
                break
            total = factor if total is None else total * factor
            end = match.end()
        return total, end

    def _counts(self, end: int) -> bool:
        return count_noun(self.passage, end, self.vocabulary) is not None

    def _unit(self, end: int, numeral: Numeral, *, scaled: bool) -> tuple[Unit | None, int]:
        passage = self.passage
        of_a = _OF_A_UNIT.match(passage, end)
        at = of_a.end() if of_a else end
        gap = _GAP.match(passage, at)
        begin = gap.end() if gap else at
        if begin == end or passage[end : end + 1] == "-":
            word = _WORD.match(passage, begin)
            if word and word[1] in self.vocabulary.attached and begin == end:
                return self.vocabulary.attached[word[1]], word.end(1)
        match = self.vocabulary.unit_pattern.match(passage, begin)
        if not match:
            return None, end
        surface = match[0]
        unit = self.vocabulary.units.get(surface) or self.vocabulary.units.get(
            " ".join(surface.split())
        )
        if unit is None or numeral.kind == "in":
            return None, end
        if surface.lower() in {"quarters", "quarter"} and numeral.kind == "part":
            return None, end
        del scaled
        return unit, match.end()

    def _per(self, end: int, unit: Unit | None) -> tuple[str, int]:
        passage, vocabulary = self.passage, self.vocabulary
        if unit is not None and unit.dimension == "rate":
            word = passage[max(0, end - 6) : end].split()[-1].lstrip("0123456789.,")
            return vocabulary.rates.get(word, "day"), end
        sign = _PER_SIGN.match(passage, end)
        if sign and unit is not None:
            word = sign[1]
            known = vocabulary.denominator_symbols.get(word)
            if known is None and word in vocabulary.units:
                known = vocabulary.units[word].code
            return known or singular(word, vocabulary), sign.end()
        each = _EACH.match(passage, end)
        if each:
            word = each[1]
            known = {
                "annually": "year",
                "p.a.": "year",
                "daily": "day",
                "yearly": "year",
                "monthly": "month",
            }
            return known.get(word, "apiece"), each.end() if word == "p.a." else end
        match = _PER_WORDS.match(passage, end)
        if not match:
            return "", end
        word, second = match["one"], match["two"]
        explicit = passage.startswith("per", end + 1)
        denominators = vocabulary.words("numerals.denominators")
        if second and f"{word} {second}" in denominators:
            return _canonical(f"{word} {second}", vocabulary), match.end()
        if word in denominators or (explicit and word in vocabulary.units):
            if passage.startswith("the", end + 1) or (
                not explicit and unit is not None and unit.dimension == "time"
            ):
                return "", end
            return _canonical(word, vocabulary), match.end("one")
        if explicit and word not in {"cent", "se", "the"}:
            if (
                second
                and second.lower() not in vocabulary.classes
                and (word.endswith("ed") or word.endswith("time"))
            ):
                return f"{word} {second}".lower(), match.end("two")
            return singular(word.lower(), vocabulary), match.end("one")
        return "", end

    def _piece(self, numeral: Numeral) -> _Piece | None:
        """Read sign, currency, number, magnitude and unit around a numeral."""
        passage = self.passage
        start, unit, negative = self._prefix(numeral.start)
        prefixed = unit is not None
        if not prefixed and is_part_of_word(passage, numeral):
            return None
        end = numeral.end
        bracket = passage[start - 1 : start] == "(" and passage[end : end + 1] == ")"
        if (
            bracket
            and passage[end + 1 : end + 2] in {"%", " "}
            and re.match(r"\)\s?(?:%|bps|basis|percent|per\scent)", passage[end : end + 10])
        ):
            start, end, negative = start - 1, end + 1, True
        if (
            passage[numeral.start - 1 : numeral.start] == "("
            and prefixed
            and negative
            and passage[end : end + 1] == ")"
        ):
            end += 1
        magnitude, end = self._scale(end, money=prefixed, numeral=numeral)
        if prefixed and unit is not None:
            unit = self._own_dollar(unit, passage[start : numeral.start])
        else:
            unit, end = self._unit(end, numeral, scaled=magnitude is not None)
            if unit is not None and unit.code == "USD":
                unit = self._own_dollar(
                    unit,
                    "$"
                    if passage[end - 7 : end].lower().endswith(("dollars", "dollar"))
                    and "US" not in passage[end - 10 : end]
                    else "",
                )
        per, per_end = self._per(end, unit)
        value = -numeral.value if negative else numeral.value
        return _Piece(
            start,
            max(end, per_end),
            value,
            magnitude,
            unit,
            prefixed,
            per,
            numeral,
            signed=negative or passage[start] == "+",
        )

    def _is_second(self, first: _Piece, gap: re.Match[str], second: _Piece) -> bool:
        """Whether two numbers with a dash or "to" between are one range."""
        if (
            first.unit is not None
            and second.unit is not None
            and first.unit.code != second.unit.code
        ):
            return False
        if second.start > gap.end():
            return False
        word = gap[0].strip()
        if word == "or":
            return (
                first.unit is None
                and first.magnitude is None
                and second.unit is not None
                and first.numeral.kind == "words"
            )
        if word in {"to", "through"}:
            left = self.lower[max(0, first.start - 28) : first.start].rstrip()
            return not self._opens_pair(left)
        return True

    def _opens_pair(self, left: str) -> bool:
        """Whether "from" stands before the first number, so that "to" leads to an end value."""
        words = left.split()
        for count in range(min(4, len(words))):
            word = words[-1 - count]
            if word == "from":
                verb = words[-2 - count] if len(words) > count + 1 else ""
                return verb not in self.vocabulary.words("verbs.range_forms")
            if word not in self.vocabulary.qualifiers and word not in {
                "a",
                "an",
                "as",
                "high",
                "low",
                "more",
                "less",
                "than",
                "close",
                "just",
            }:
                return False
        return False

    def _joined(self, first: _Piece, second: _Piece, surface_start: int) -> _Piece | None:
        """Put two numbers together to one range; the first takes what only the second has."""
        unit = second.unit or first.unit
        if (
            first.unit is None
            and second.unit is None
            and first.magnitude is None
            and second.magnitude is None
        ):
            unit = None
        low_scale = first.magnitude
        if (
            low_scale is None
            and second.magnitude is not None
            and first.unit in {None, second.unit}
            and (first.value < _HUNDRED * 100)
        ):
            low_scale = second.magnitude
        low = first.value * (low_scale or 1)
        high = second.value * (second.magnitude or 1)
        if low > high and not (first.signed or second.signed):
            return None
        return replace(
            second,
            start=surface_start,
            value=low,
            magnitude=high,
            unit=unit,
            per=second.per or first.per,
            prefixed=first.prefixed or second.prefixed,
        )

    def quantities(self) -> list[Quantity]:
        found: list[Quantity] = []
        reached = 0
        index = 0
        while index < len(self.numerals):
            numeral = self.numerals[index]
            index += 1
            if numeral.start < reached:
                continue
            start = self._sentence_start(numeral.start)
            if numeral.kind == "digits" and is_label(
                self.passage, numeral.start, self.label_end, self.vocabulary
            ):
                self.label_end = numeral.end
                continue
            if self._is_excluded(numeral):
                continue
            piece = self._piece(numeral)
            if piece is None:
                continue
            ranged, used = self._range(piece, index)
            index += used
            quantity = self._quantity(piece, ranged, start)
            if quantity is not None:
                found.append(quantity)
                reached = quantity.end
        return _mixed_times(found, self.passage)

    def _range(self, first: _Piece, index: int) -> tuple[_Piece | None, int]:
        """Read the end of a range that begins with a number, if it is one."""
        if index >= len(self.numerals) or first.numeral.kind in {"in", "halved"}:
            return None, 0
        nxt = self.numerals[index]
        if nxt.start - first.end > 20 or (nxt.start, nxt.end) in self.excluded:  # noqa: PLR2004 - "to US$" and the like
            return None, 0
        gap = _RANGE.match(self.passage, first.end)
        between = self.lower[max(0, first.start - 9) : first.start].rstrip().endswith("between")
        if between:
            gap = re.compile(r"\s(?:and|to)\s").match(self.passage, first.end)
        if not gap:
            return None, 0
        second = self._piece_after(nxt, gap.end())
        if second is None or not (between or self._is_second(first, gap, second)):
            return None, 0
        joined = self._joined(first, second, first.start)
        return (joined, 1) if joined else (None, 0)

    def _piece_after(self, numeral: Numeral, start: int) -> _Piece | None:
        """Read the second number of a range, whose dash is no sign."""
        piece = self._piece(numeral)
        if piece is None and self.passage[numeral.start - 1] in "-–":
            end = numeral.end
            magnitude, end = self._scale(end, money=False, numeral=numeral)
            unit, end = self._unit(end, numeral, scaled=False)
            per, end = self._per(end, unit)
            return _Piece(numeral.start, end, numeral.value, magnitude, unit, False, per, numeral)  # noqa: FBT003 - a record's field
        if piece is not None and piece.start < start and piece.start + 1 == start:
            return replace(piece, start=start, value=abs(piece.value), signed=False)
        return piece

    def _quantity(
        self, piece: _Piece, ranged: _Piece | None, sentence_start: int
    ) -> Quantity | None:
        last = ranged or piece
        if ranged is not None and ranged.magnitude is not None:
            low, high = ranged.value, ranged.magnitude
        else:
            low = high = piece.value * (piece.magnitude or 1)
        unit, end, flags = last.unit, last.end, ()
        code, dimension = (unit.code, unit.dimension) if unit else ("", "")
        if unit is not None:
            low, high = low * unit.factor, high * unit.factor
        kind = piece.numeral.kind
        if kind == "multiple":
            code, dimension = "times", "ratio"
        elif kind == "halved":
            code, dimension = "percent", "share"
        elif kind in {"part", "in"} and not code:
            return self._fraction(piece)
        if code == "":
            scaled = piece.magnitude is not None or (ranged is not None)
            noun = self._noun(piece, last, sentence_start)
            if noun:
                code, dimension, end = noun[0], "count", max(end, noun[1])
            elif not self._may_stand_bare(piece, last, sentence_start):
                return None
            else:
                flags = ("no_unit",)
                del scaled
        if not self._credible(piece, last, code, sentence_start):
            return None
        if piece.numeral.long:
            flags = (*flags, "digits_limited")
        qualifier, outer_start = self._qualifier(piece.start)
        qualifier, outer_end = self._qualifier_behind(end, qualifier)
        per = last.per
        if code == "percent" and self.passage[piece.start - 4 : piece.start] == "sub-":
            qualifier = "at_most"
        return Quantity(
            start=piece.start,
            end=end,
            low=_rounded(low),
            high=_rounded(high),
            unit=code,
            dimension=dimension,
            per=per,
            qualifier=qualifier,
            outer_start=outer_start,
            outer_end=outer_end,
            flags=flags,
        )

    def _fraction(self, piece: _Piece) -> Quantity | None:
        """A half, two-thirds or one in five."""
        passage = self.passage
        surface = self.lower[piece.numeral.start : piece.numeral.end]
        end = piece.numeral.end
        half = surface in {"half", "a half", "one-half", "one half"}
        following = _WORD.match(passage, end)
        word = following[1].lower() if following and passage[end : end + 1] == " " else ""
        qualifier, outer_start = self._qualifier(piece.start)
        left = self.lower[max(0, piece.start - 14) : piece.start].split()
        if piece.numeral.kind == "part" and not self._is_fraction(surface, word, left, qualifier):
            return None
        again = re.compile(r"\sas\s(?:\w+)\sagain").match(passage, end)
        if half and again:
            return Quantity(
                piece.start,
                again.end(),
                Decimal("1.5"),
                Decimal("1.5"),
                "times",
                "ratio",
                qualifier=qualifier,
                outer_start=outer_start,
            )
        value = Decimal(50) if half else _rounded(piece.numeral.value)
        unit = "percent" if half else "fraction"
        qualifier, outer_end = self._qualifier_behind(end, qualifier)
        return Quantity(
            piece.start,
            end,
            value,
            value,
            unit,
            "share",
            qualifier=qualifier,
            outer_start=outer_start,
            outer_end=outer_end,
        )

    def _is_fraction(self, surface: str, word: str, left: list[str], qualifier: str) -> bool:
        vocabulary = self.vocabulary
        before = left[-1] if left else ""
        if before in {
            "first",
            "second",
            "other",
            "latter",
            "the",
            "this",
            "last",
            "per",
            "each",
            "every",
        }:
            return False
        if surface == "half":
            return (
                qualifier != "exact"
                or before in {"by", "than", "over", "accounts", "to", "from", "only", "just"}
                or word
                in {
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
                    "said",
                    "is",
                    "was",
                    "that",
                }
                or (not word and before in {"in"} and False)
            )
        if surface in {"a quarter", "a second"}:
            good = before in {
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
            } or (
                qualifier != "exact"
                or word
                in {
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
                }
            )
            return (
                good and word not in {"ago", "earlier", "later", "before"} and surface != "a second"
            )
        if surface.startswith("a "):
            return not word or word in vocabulary.words("words.after_fraction")
        if "-" not in surface and surface.endswith("quarters"):
            return word in {"of", "the", "full", "are", "said", "in", "say"} and before not in {
                "for",
                "last",
                "past",
                "next",
                "in",
                "over",
            }
        return word not in {"majority"}

    def _noun(self, first: _Piece, last: _Piece, sentence_start: int) -> tuple[str, int] | None:
        """The thing that is counted."""
        numeral = last.numeral
        passage = self.passage
        if numeral.kind not in {"digits", "words"}:
            return None
        if passage[numeral.end : numeral.end + 1] == "-" and last.magnitude is None:
            return None
        found = count_noun(passage, last.numeral.end if last.per else last.end, self.vocabulary)
        if found is None:
            return None
        if numeral.kind == "words" and first.magnitude is None and first.numeral.value <= 12:  # noqa: PLR2004 - as style guides spell out
            before = self.lower[max(0, first.start - 16) : first.start].split()
            word = before[-1] if before else ""
            if word in {
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
            }:
                return None
            if first.numeral.value <= 1:
                return None
        del sentence_start
        return found

    def _may_stand_bare(self, first: _Piece, last: _Piece, sentence_start: int) -> bool:
        """Whether a number without unit is kept until the sentence shows what it counts."""
        numeral = first.numeral
        passage = self.passage
        if passage[last.end : last.end + 1] == "-" or passage[last.end : last.end + 1].isalpha():
            return False
        if passage[last.end : last.end + 1] == "(" or passage[first.start - 1 : first.start] in {
            "#",
            "/",
        }:
            return False
        if numeral.kind == "words":
            if first.magnitude is None and last is first and numeral.value <= 1:
                return False
            before = self.lower[max(0, first.start - 16) : first.start].split()
            if before and before[-1] in {
                "the",
                "these",
                "those",
                "other",
                "all",
                "both",
                "last",
                "first",
            }:
                return False
            return True
        if _YEAR.fullmatch(passage[numeral.start : numeral.end]) and first.magnitude is None:
            return False
        if first.magnitude is None and is_name(passage, numeral, sentence_start, self.vocabulary):
            return False
        return True

    def _credible(self, first: _Piece, last: _Piece, code: str, sentence_start: int) -> bool:
        passage, numeral = self.passage, first.numeral
        following = passage[last.end : last.end + 1]
        if numeral.kind == "digits" and not first.prefixed and first.magnitude is None:
            surface = passage[numeral.start : numeral.end]
            if _YEAR.fullmatch(surface) and (
                last.unit is None or last.unit.dimension in {"time", "index"}
            ):
                return False
            if (
                last.unit is None
                and code
                and is_name(passage, numeral, sentence_start, self.vocabulary)
                and "," not in surface
            ):
                return False
        if last.unit is not None and last.unit.dimension == "time":
            ahead = _WORD.match(passage, last.end)
            if ahead and ahead[1] in self.vocabulary.words("exclusions.names_behind"):
                return False
            if ahead and ahead[1].lower() in {"ago", "earlier", "old"} and numeral.kind != "digits":
                return ahead[1].lower() == "old"
            if ahead and ahead[1].lower() == "ago":
                return False
            before = self.lower[max(0, first.start - 24) : first.start].split()
            if (
                before
                and before[-1]
                in {
                    "first",
                    "last",
                    "past",
                    "previous",
                    "next",
                    "preceding",
                    "the",
                    "following",
                    "coming",
                    "these",
                }
                and numeral.kind != "digits"
            ):
                return False
            if before and before[-1] in {
                "first",
                "last",
                "past",
                "previous",
                "preceding",
                "following",
                "coming",
                "next",
            }:
                return False
            if re.match(r"\s(?:ended|ending|to\s\d|to\s[A-Z])", passage[last.end : last.end + 12]):
                return False
        if numeral.kind == "words" and numeral.value <= 1 and not last.unit:
            return False
        return not (following.isalpha() and not last.per)

    def _qualifier(self, start: int) -> tuple[Qualifier, int]:
        """Read the words before a quantity that bound it, the innermost first."""
        qualifiers = self.vocabulary.qualifiers
        kind: Qualifier = "exact"
        at = start
        if self.passage[at - 1 : at] in {"~", "≈", "<", ">", "≤", "≥"} and at:
            kind = qualifiers[self.passage[at - 1]]  # type: ignore[assignment] # values are qualifiers
            return kind, at - 1
        for _ in range(4):
            head = self.lower[max(0, at - 30) : at]
            stripped = head.rstrip(' -\u00a0(“"')
            if head[len(stripped) :].count("(") or not stripped:
                break
            words = stripped.split(" ")
            for count in (4, 3, 2, 1):
                if count > len(words):
                    continue
                phrase = " ".join(words[-count:])
                if (
                    len(phrase) == len(stripped)
                    and at - 30 > 0
                    and count == len(words)
                    and self.passage[at - 31].isalnum()
                ):
                    continue
                found = qualifiers.get(phrase)
                if found is None:
                    continue
                if found == "verb":
                    return ("at_least" if kind == "exact" else kind), at
                if found and kind == "exact":
                    kind = found  # type: ignore[assignment] # values are qualifiers
                at = max(0, at - 30) + len(stripped) - len(phrase)
                break
            else:
                break
        return kind, at

    def _qualifier_behind(self, end: int, kind: Qualifier) -> tuple[Qualifier, int]:
        tail = self.lower[end : end + 16]
        if tail.startswith("+") and not tail[1:2].isalnum():
            return "at_least", end + 1
        words = tail.split()
        for count in (2, 1):
            phrase = " ".join(words[:count]).rstrip(".,;:)")
            found = self.vocabulary.after_qualifiers.get(phrase)
            if found and (count > 1 or phrase != "plus"):
                return (found if kind == "exact" else kind), end + tail.find(phrase) + len(phrase)  # type: ignore[return-value] # values are qualifiers
        return kind, end


def _canonical(word: str, vocabulary: Vocabulary) -> str:
    unit = vocabulary.units.get(word)
    if unit is not None:
        return unit.code
    if word in {"capita", "head", "person", "inhabitant"}:
        return "person"
    return {"annum": "year", "quarter": "quarter"}.get(word) or singular(word, vocabulary)


def _mixed_times(found: list[Quantity], passage: str) -> list[Quantity]:
    """Put ``4 minutes 20 seconds`` together."""
    joined: list[Quantity] = []
    for quantity in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and (last.unit, quantity.unit) in _MIXED_TIME
            and passage[last.end : quantity.start] in {" ", " and ", ", "}
        ):
            factor = _MIXED_TIME[last.unit, quantity.unit]
            joined[-1] = replace(
                last,
                end=quantity.end,
                outer_end=quantity.outer_end,
                unit=quantity.unit,
                low=last.low * factor + quantity.low,
                high=last.high * factor + quantity.high,
            )
        else:
            joined.append(quantity)
    return joined


def find_quantities(
    passage: str,
    context: Context,
    vocabulary: Vocabulary,
    times: Iterable[tuple[int, int]],
    starts: Sequence[int],
) -> list[Quantity]:
    """Find the quantities of a passage.

    Args:
        passage: English text.
        context: the document; its currency tells what a bare dollar is.
        vocabulary: the words.
        times: ranges of dates and other expressions of time.
        starts: first characters of the sentences, in order.

    Returns:
        Quantities in order. One flagged ``no_unit`` has no unit of its own: the caller
        finds what it counts, or drops it.

    """
    return _Reader(passage, context, vocabulary, times, starts).quantities()
