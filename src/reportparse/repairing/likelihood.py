"""How likely a string of Chinese is: jieba's dictionary and the document's own vocabulary.

The score of a string is the log probability of its best segmentation into words, each drawn
after the class of the one before it: after a digit comes a digit or a unit rather than a verb,
after a full stop no comma. It is kept incrementally, one character at a
time, so that a search can extend thousands of candidates and compare them.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.dictionary import dictionary
from reportparse.language import simplify
from reportparse.repairing.mirror import fold_width
from reportparse.repairing.register import LINE_END, NEUTRAL, register

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
    " ": -8.0, "?": -7.0, "!": -8.0, "+": -8.0, "·": -8.0, "…": -8.0, "‘": -8.0, "’": -8.0,
    "【": -9.0, "】": -9.0, "~": -8.0, '"': -7.0, "&": -9.0, "℃": -9.0, "×": -9.0,
}  # fmt: skip
"""Natural-log frequencies of marks in report prose, per character, rounded."""

_COMMON: Final = -13.0
"""Words less likely than this are not hoped for."""
_REGISTER_WEIGHT: Final = 0.4
"""Share of its words that a report is taken to draw from the vocabulary of reports."""
_BARE: Final = -1.2
"""What a single ideograph loses as a word if reports do not use it as one: their prose is of
words of two characters and more."""
_WELL_USED: Final = 8
"""So often an ideograph occurs as a word of its own in the reports that were counted, if reports
do use it as one; below that it may be what a dictionary has left of a longer word."""
_SINGLE: Final = frozenset(",。、;:")
_DOUBLED: Final = -6.0
"""What a mark loses that follows itself: nobody writes two full stops."""
_SUFFIXES: Final = frozenset("化性率者们")
"""What ends words and begins none: a phrase that begins so is the rest of a longer one."""
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
    """Log probability up to and before each character of the context; the last one is that of
    the whole string."""
    classes: tuple[int, ...] = (NEUTRAL,)
    """Class of the word that ends at each of these places."""
    hope: float = 0.0
    """Log probability of the string if its end is the beginning of the likeliest word that
    begins so; never less than its score."""

    @property
    def score(self) -> float:
        """Log probability of the whole string."""
        return self.scores[-1]


@cache
def _dictionary() -> dict[str, float]:
    """Words of jieba's dictionary and of reports, with their log probabilities."""
    total = math.log(dictionary().total)
    words = {
        word: math.log(frequency) - total
        for word, frequency in dictionary().frequencies.items()
        if frequency and len(word) <= LONGEST_WORD
    }
    counts = register().counts
    of_reports = sum(counts.values())
    for word in words:
        if len(word) == 1 and counts.get(word, 0) < _WELL_USED:
            words[word] += _BARE
    for word, count in counts.items():
        in_general = math.exp(words[word]) if word in words else 0.0
        share = (1 - _REGISTER_WEIGHT) * in_general + _REGISTER_WEIGHT * count / of_reports
        words[word] = math.log(share)
    return words


@cache
def _beginnings() -> dict[str, tuple[float, int]]:
    """Beginnings of common words: log probability and class of the likeliest word of each."""
    beginnings: dict[str, tuple[float, int]] = {}
    for word, probability in _dictionary().items():
        if probability > _COMMON:
            for length in range(1, len(word)):
                begun = word[:length]
                if begun not in beginnings or beginnings[begun][0] < probability:
                    beginnings[begun] = (probability, _class_of(word))
    return beginnings


def document_vocabulary(content: str) -> dict[str, float]:
    """Phrases that a document repeats, with the log probabilities that this gives them.

    Args:
        content: the document, annotations taken out, in simplified script.

    """
    content = _SUSPECT.sub("\n", content[:_READ_AT_MOST])
    counts: Counter[str] = Counter(
        {mark: content.count(mark) for mark in _PUNCTUATION if mark not in "?!"}
    )
    for phrase in _PHRASE.findall(content):
        for length in range(2, LONGEST_WORD + 1):
            counts.update(
                phrase[start : start + length] for start in range(len(phrase) - length + 1)
            )
    total = max(1, len(content))
    return {
        phrase: math.log(_OWN_WEIGHT * count / total)
        for phrase, count in counts.items()
        if count > 1 and phrase[0] not in _SUFFIXES
    }


@cache
def _simplified(character: str) -> str:
    """Turn a character into the form of the dictionary."""
    return simplify(fold_width(character))


@cache
def _class_of(word: str) -> int:
    return register().number(word)


class Likelihood:
    """Scores strings, given the vocabulary of one document."""

    def __init__(
        self, vocabulary: Mapping[str, float] | None = None, *, alone: bool = False
    ) -> None:
        """Take the phrases of a document with their log probabilities.

        Args:
            vocabulary: the document's own phrases, from :func:`document_vocabulary`.
            alone: whether each word is judged by itself, whatever stands before it.

        """
        self._own = vocabulary or {}
        self._words = _dictionary()
        self._beginnings = _beginnings()
        self._following = register().following
        self._alone = alone
        self._known: dict[str, float] = {}

    def knows(self, word: str) -> bool:
        """Tell whether a word, in any script, is in the dictionary."""
        return simplify(word) in self._words

    def character(self, character: str) -> float:
        """Log probability of a single (simplified, half-width) character as a word."""
        known = self._known.get(character)
        if known is None:
            known = self._known[character] = self._look_up(character)
        return known

    def _look_up(self, character: str) -> float:
        mark = _PUNCTUATION.get(character)
        if mark is not None:
            return max(mark, self._own.get(character, mark))
        if character.isascii():
            if character.isdigit():
                return _DIGIT
            if character.isalpha():
                return _UPPER if character.isupper() else _LOWER
            return _SYMBOL
        known = self._words.get(character)
        if known is not None:
            return known
        return _UNKNOWN if "\u3400" <= character <= "\u9fff" else _SYMBOL

    def extend(self, segmentation: Segmentation, character: str) -> Segmentation:
        """Add one character, in any script, at the end of a string."""
        character = _simplified(character)
        context, scores, classes, _ = segmentation
        following, alone = self._following, self._alone
        words, own, beginnings = self._words, self._own, self._beginnings
        last = NEUTRAL if alone else _class_of(character)
        before = scores[-1]
        best = before + self.character(character) + following[classes[-1]][last]
        if character in _SINGLE and context[-1:] == character:
            best += _DOUBLED
        promised = best
        begun = beginnings.get(character)
        if begun is not None:
            promised = max(best, before + begun[0] + following[classes[-1]][begun[1]])
        for length in range(1, len(context) + 1):
            word = context[-length:] + character
            before = scores[-1 - length]
            begun = beginnings.get(word)
            if begun is not None:
                hoped = before + begun[0] + following[classes[-1 - length]][begun[1]]
                promised = max(promised, hoped)
            known = words.get(word)
            probability = own.get(word)
            if probability is None or (known is not None and known > probability):
                probability = known
            if probability is None:
                continue
            of_word = NEUTRAL if alone else _class_of(word)
            score = before + probability + following[classes[-1 - length]][of_word]
            if score > best:
                best, last = score, of_word
        return Segmentation(
            (context + character)[1 - LONGEST_WORD :],
            (*scores, best)[-LONGEST_WORD:],
            (*classes, last)[-LONGEST_WORD:],
            max(best, promised),
        )

    def at_end(self, segmentation: Segmentation) -> float:
        """By how much a line is likelier to end after a string than after any other."""
        return self._following[segmentation.classes[-1]][_class_of(LINE_END)]

    def read(self, content: str, after: Segmentation | None = None) -> Segmentation:
        """Score a whole string, or the continuation of one."""
        segmentation = after or Segmentation()
        for character in content:
            segmentation = self.extend(segmentation, character)
        return segmentation
