"""How likely a string of Chinese is: jieba's dictionary and the document's own vocabulary.

The score of a string is the log probability of its best segmentation into words, each
drawn independently. It is kept incrementally, one character at a time, so that a search
can extend thousands of candidates and compare them.
"""

from __future__ import annotations

import logging
import math
import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.language import simplify

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Likelihood", "Segmentation", "document_vocabulary"]

LONGEST_WORD: Final = 6
"""Longer words are made of shorter ones; six characters hold nearly all of the dictionary."""

_UNKNOWN: Final = -19.0
"""An ideograph that the dictionary does not have: rarer than its rarest word."""
_SYMBOL: Final = -13.0
"""A character that is neither an ideograph nor listed below."""
_DIGIT: Final = -4.6
_UPPER: Final = -6.5
_LOWER: Final = -7.5
_PUNCTUATION: Final = {
    ",": -3.0, "。": -3.5, "、": -4.0, "“": -5.5, "”": -5.5, ";": -5.5, "%": -5.0, ":": -6.0,
    "(": -6.0, ")": -6.0, ".": -6.0, "《": -6.5, "》": -6.5, "-": -6.5, "—": -7.0, "/": -7.0,
    " ": -8.0, "?": -8.0, "!": -8.0, "+": -8.0, "·": -8.0, "…": -8.0, "‘": -8.0, "’": -8.0,
    "【": -9.0, "】": -9.0, "~": -8.0, '"': -7.0, "&": -9.0, "℃": -9.0, "×": -9.0,
}  # fmt: skip
"""Natural-log frequencies of marks in report prose, per character, rounded."""

_OWN_WEIGHT: Final = 0.3
"""Share of its words that a document is taken to draw from its own repeated phrases."""
_READ_AT_MOST: Final = 300_000
"""Characters of a document whose phrases are counted; more add nothing."""
_SUSPECT: Final = re.compile(r"\?.{0,24}")
"""What follows a question mark in one line may be a shifted run: no vocabulary of the author's."""
_PHRASE: Final = re.compile(r"[\u4e00-\u9fff]{2,}")


class Segmentation(NamedTuple):
    """The best scores of a string up to each of its last characters."""

    context: str = ""
    """The last characters, as many as a word could still reach back to."""
    scores: tuple[float, ...] = (0.0,)
    """Log probability up to and before each character of the context; the last one is the
    score of the whole string."""

    @property
    def score(self) -> float:
        """Log probability of the whole string."""
        return self.scores[-1]


@cache
def _dictionary() -> tuple[dict[str, int], float]:
    """Words of jieba's dictionary with their frequencies, and the log of their sum."""
    import jieba  # noqa: PLC0415 - loads a dictionary of 349,000 words

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    return jieba.dt.FREQ, math.log(jieba.dt.total)


def document_vocabulary(content: str) -> dict[str, float]:
    """Phrases that a document repeats, with the log probabilities that this gives them.

    Args:
        content: the document, annotations taken out, in simplified script.

    """
    content = _SUSPECT.sub("\n", content[:_READ_AT_MOST])
    counts: Counter[str] = Counter()
    for phrase in _PHRASE.findall(content):
        for length in range(2, LONGEST_WORD + 1):
            counts.update(
                phrase[start : start + length] for start in range(len(phrase) - length + 1)
            )
    total = max(1, len(content))
    return {
        phrase: math.log(_OWN_WEIGHT * count / total)
        for phrase, count in counts.items()
        if count > 1
    }


@cache
def _simplified(character: str) -> str:
    return simplify(character)


class Likelihood:
    """Scores strings, given the vocabulary of one document."""

    def __init__(self, vocabulary: Mapping[str, float] | None = None) -> None:
        """Take the phrases of the document with their log probabilities."""
        self._own = vocabulary or {}
        self._frequencies, self._log_total = _dictionary()
        self._known: dict[str, float] = {}

    def character(self, character: str) -> float:
        """Log probability of a single (simplified, half-width) character as a word."""
        known = self._known.get(character)
        if known is None:
            known = self._known[character] = self._look_up(character)
        return known

    def _look_up(self, character: str) -> float:
        mark = _PUNCTUATION.get(character)
        if mark is not None:
            return mark
        if character.isascii():
            if character.isdigit():
                return _DIGIT
            if character.isalpha():
                return _UPPER if character.isupper() else _LOWER
            return _SYMBOL
        frequency = self._frequencies.get(character, 0)
        if frequency:
            return math.log(frequency) - self._log_total
        return _UNKNOWN if "\u3400" <= character <= "\u9fff" else _SYMBOL

    def extend(self, segmentation: Segmentation, character: str) -> Segmentation:
        """Add one character, in any script, at the end of a string."""
        character = _simplified(character)
        context, scores = segmentation
        best = scores[-1] + self.character(character)
        frequencies, own = self._frequencies, self._own
        for length in range(1, len(context) + 1):
            word = context[-length:] + character
            frequency = frequencies.get(word)
            probability = own.get(word)
            if frequency:
                known = math.log(frequency) - self._log_total
                if probability is None or known > probability:
                    probability = known
            if probability is not None and scores[-1 - length] + probability > best:
                best = scores[-1 - length] + probability
        return Segmentation(
            (context + character)[1 - LONGEST_WORD :], (*scores, best)[-LONGEST_WORD:]
        )

    def read(self, content: str, after: Segmentation | None = None) -> Segmentation:
        """Score a whole string, or the continuation of one."""
        segmentation = after or Segmentation()
        for character in content:
            segmentation = self.extend(segmentation, character)
        return segmentation
