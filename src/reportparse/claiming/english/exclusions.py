"""Numerals that are no quantities: dates, labels, names, idioms, telephone numbers."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportparse.claiming.english.numerals import Numeral
    from reportparse.claiming.english.vocabulary import Vocabulary

__all__ = [
    "Ranges",
    "excluded_codes",
    "is_label",
    "is_name",
    "is_part_of_word",
    "is_title",
    "stands_in_idiom",
]

_CODES: Final = re.compile(
    r"""
    (?=[\d+(\[]) (?:
      \+\d{1,3}[\s-]?\(?\d{1,4}\)?(?:[\s-]\d{2,5}){1,4}(?:\sext\.?\s?\d+)?      # +1 312 555 0147
    | (?<![\w$€£¥])\(?\d{3}\)?[\s-]\d{3}-\d{4}\b                                   # (312) 555-0147
    | (?<![\w$€£¥.,])\d{3,4}-0\d{3}\b                                            # 555-0147
    | (?<=[Cc]all\s)\d{3,4}-\d{4}\b | (?<=[Pp]hone\s)\d{3,4}-\d{4}\b
    | (?<![\w.,])\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?
    | (?<![\w.,:])\d{1,2}:\d(?![\d:])                                            # 4:3
    | (?<![\w.,])\d{1,2}\s?[ap]\.m\.
    | (?<![\w.,])\d{1,2}\s?[ap]m\b
    | (?<![\w.,])\d{1,9}(?:st|nd|rd|th)\b
    | (?<![\w.,$€£¥])\d{1,4}[–-]\d{5,9}\b                                            # 2020–17221
    | (?<![\w.,$€£¥])7[0-8]7(?:[–-]\d{1,2}\w?)?(?=s\b|X\b|\s(?:MAX|[Aa]ircraft|[Aa]irplanes?
        |[Jj]ets?|[Ff]reighters?|Dreamliners?|family|fleet|program(?:me)?)\b|\sand\s7[0-8]7)
    | (?<=\.\d\sout\sof\s)(?:5|10|100)\b | (?<=\(out\sof\s)\d{1,3}(?=\))             # 7.4 out of 10
    | (?<![\w.,$€£¥])\d{1,2}(?:[–-]\d{1,2})?(?=[-\s]year-olds?\b)                  # 25-59-year-olds
    | (?<![\w.,$€£¥])[248]K\b                                                       # 4K, 8K
    | (?<![\w.,$€£¥])\d{1,2}/\d{1,2}/\d{2,4}(?!\d)
    | (?<![\w.,$€£¥])\d{2,6}/\d{1,4}(?:/[A-Z]{2,4})?(?![\d%])
    | (?<![\w.,$€£¥])\d{1,6}/\d{2,4}(?:/[A-Z]{2,4})?(?![\d%]|\sof\s)
    | (?<![\w$€£¥])\d{1,9}\.\d{1,9}\.\d{1,9}(?:\.\d{1,9}){0,5}
    | (?<![\w$€£¥.,])(?:19|20)\d0s\b
    | \[\d{1,3}\]
    | (?<![\w.,$€£¥])\d{1,6}(?:[–-]\s{0,2}\d{1,6}){2,6}(?![\d%])                # 2018–23–51
    | (?<=[A-Za-z][.,;:”’"])\d{1,3}(?![\d.,%]|\s?(?:per|million|billion))        # a footnote
    | (?<=[A-Za-z\d.,;”"’])\(\d{1,3}\)(?!\s?%)                                   # EPS(1), 377(80)
    | (?:(?<=^)|(?<=\n)|(?<=\s))\(\d{1,2}\)(?=\s)(?!\s(?:million|billion|per|bps|basis))
    | (?<=\n)\d{1,2}[.)]\s(?=[A-Z])
    | ^\d{1,2}[.)]\s(?=[A-Z])
    )
    | (?<![\w.,])[A-Za-z]{1,5}\d{1,6}[–-]\d{1,6}\b                               # W12–140
    | (?<![\w.+-])(?=[\w.+-]) (?: [\w.+-]{1,64}@[\w.-]+ | https?://\S+ | www\.\S+ )
    """,
    re.VERBOSE,
)
_BETWEEN_LABELS: Final = re.compile(
    r"\s?(?:,|;|&|-|–|—|/|and|or|to|through|(?:,\s(?:and|or)))?\s?[A-Z]?$"
)
_WORD_BEFORE: Final = re.compile(r"([A-Za-z&][\w&/.’'-]*)[\s:#-]{0,3}$")
_LABEL_GAP: Final = 10
"""Characters between two label numbers: room for ", and "."""
_ABBREVIATION: Final = 3
"""Letters in capitals that may be an abbreviated name; more are a heading."""
_NUMBER_SIGNS: Final = frozenset("#§№")
_TITLE: Final = re.compile(r"[\s-][A-Z]")
_CODE_IS: Final = re.compile(
    r"\b(?:codes?|tickers?|dockets?|passcode|pin|ids?)\s(?:is|are|was)\s$", re.IGNORECASE
)
_CODE_ROOM: Final = 20
"""Characters in front of a number in which "code is" stands."""
_VERSION: Final = re.compile(r"\d{1,2}\.0")
"""What a version looks like behind a name, also one in capitals: ``OGMP 2.0``."""
_DIGITS: Final = re.compile(r"[\d.,]*\d")
_LETTERS: Final = re.compile(r"[A-Za-z]+")


class Ranges:
    """Separate ranges in order that a place can be looked up in."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        """Sort the ranges."""
        self._ranges = sorted(ranges)
        self._starts = [start for start, _ in self._ranges]

    def __contains__(self, numeral: object) -> bool:
        """Whether a range of two offsets touches one of these."""
        start, end = cast("tuple[int, int]", numeral)
        index = bisect_right(self._starts, start)
        if index and self._ranges[index - 1][1] > start:
            return True
        return index < len(self._ranges) and self._starts[index] < end


def excluded_codes(passage: str) -> list[tuple[int, int]]:
    """Return where telephone numbers, times of day, ordinals and references stand."""
    return [match.span() for match in _CODES.finditer(passage)]


@lru_cache(maxsize=4)
def _idioms(vocabulary: Vocabulary) -> Mapping[str, Sequence[tuple[str, int]]]:
    """Idioms by each word in them, with the offset of that word."""
    found: dict[str, list[tuple[str, int]]] = {}
    for idiom in sorted(vocabulary.words("exclusions.idioms")):
        for match in re.finditer(r"[a-z]+|\d+", idiom):
            found.setdefault(match[0], []).append((idiom, match.start()))
    return found


_FIRST_WORD: Final = re.compile(r"[a-z]+|\d+")


def stands_in_idiom(lower: str, numeral: Numeral, vocabulary: Vocabulary) -> bool:
    """Whether a numeral belongs to a fixed word.

    Args:
        lower: the passage in lower case.
        numeral: the numeral.
        vocabulary: the words.

    """
    idioms = _idioms(vocabulary)
    for word in _FIRST_WORD.finditer(lower, numeral.start, numeral.end):
        for idiom, offset in idioms.get(word[0], ()):
            start = word.start() - offset
            if start >= 0 and lower.startswith(idiom, start):
                end = start + len(idiom)
                left = lower[start - 1 : start]
                right = lower[end : end + 1]
                if not (left.isalnum() or right.isalnum() or right == "%"):
                    return True
    return False


class _Before(NamedTuple):
    word: str
    start: int


def _word_before(passage: str, start: int) -> _Before | None:
    match = _WORD_BEFORE.search(passage, max(0, start - 28), start)
    return _Before(match[1], match.start(1)) if match else None


def is_label(passage: str, start: int, previous_label_end: int, vocabulary: Vocabulary) -> bool:
    """Whether a number is one of a section, figure, standard or the like.

    Args:
        passage: the text.
        start: first character of the number.
        previous_label_end: one past the label number before, -1 if none.
        vocabulary: the words.

    """
    if 0 <= previous_label_end <= start and start - previous_label_end <= _LABEL_GAP:
        between = passage[previous_label_end:start]
        end = _DIGITS.match(passage, start)
        if _BETWEEN_LABELS.fullmatch(between) and between.strip() and end:
            return not passage.startswith(("%", " per"), end.end())
    if _CODE_IS.search(passage, max(0, start - _CODE_ROOM), start):
        return True
    before = _word_before(passage, start)
    if not before:
        return passage[max(0, start - 2) : start].strip()[-1:] in _NUMBER_SIGNS
    word = before.word
    if word in vocabulary.words("exclusions.labels") or word.rstrip(".:") in vocabulary.words(
        "exclusions.labels"
    ):
        return True
    lowered = word.lower()
    if lowered in vocabulary.words("exclusions.labels_lower"):
        return lowered not in {
            "line",
            "number",
            "level",
            "class",
            "note",
            "report",
            "rule",
            "part",
            "file",
            "zone",
        } or (word != lowered)
    return False


def is_name(passage: str, numeral: Numeral, sentence_start: int, vocabulary: Vocabulary) -> bool:
    """Whether a bare number ends a name, as in ``S&P 500`` or ``EMMA 2.0``."""
    start = numeral.start
    if start == 0 or passage[start - 1] != " ":
        return False
    names = vocabulary.words("exclusions.names")
    head = passage[max(0, start - 20) : start - 1]
    words = head.split(" ")
    if any(" ".join(words[-count:]) in names for count in (1, 2, 3)):
        return True
    before = _word_before(passage, start)
    if not before or not before.word[0].isupper() or before.word.lower() in vocabulary.classes:
        return False
    word = before.word
    if _VERSION.fullmatch(passage, start, numeral.end):
        return True
    heading = word.isupper() and len(word) > _ABBREVIATION
    return before.start > sentence_start and not heading and word[-1] not in ".,:;"


def is_title(passage: str, numeral: Numeral, sentence_start: int) -> bool:
    """Whether a spelled number belongs to a name: ``the Seven Sisters``."""
    inside = numeral.start > sentence_start and passage[numeral.start].isupper()
    return inside and _TITLE.match(passage, numeral.end) is not None


def is_part_of_word(passage: str, numeral: Numeral) -> bool:
    """Whether letters or signs join the numeral to a word before it, as in ``WD-40``."""
    start = numeral.start
    if start == 0:
        return False
    last = passage[start - 1]
    if last.isalpha() or last in {"_", "%"}:
        return True
    if last in "-/–+.&" and start > 1:
        earlier = passage[start - 2]
        if last == "–":
            return passage[start - 3 : start - 1].isupper()  # CH–6371
        if last == "-" and passage[max(0, start - 4) : start - 1].lower() == "sub":
            return False
        return earlier.isalpha()
    return False
