"""A sentence with everything in it that is found once: words, clauses, times, quantities."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.claiming.chinese.clauses import Span, clauses
from reportparse.claiming.chinese.words import segment
from reportparse.claiming.periods import find as find_periods

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.chinese.predicates import Vocabulary
    from reportparse.claiming.chinese.words import Word
    from reportparse.claiming.lexicon import Lexicon
    from reportparse.claiming.quantity import Quantity

__all__ = ["EDGE", "NOTHING", "QUANTITY", "Mention", "Sentence", "read", "word_class"]

EDGE: Final = "edge"
QUANTITY: Final = "quantity"

_BREAKS: Final = frozenset(",。;:：()（）!?！？—―…；\n")
_FUNCTION_TAGS: Final = ("u", "p", "c", "d", "r", "f", "y")


class Mention(NamedTuple):
    """A word or phrase that fills a slot, and where it stands in the passage."""

    text: str
    """As folded."""
    start: int = -1
    """-1 where it stands outside the passage (title, the report's word for itself)."""
    end: int = -1


NOTHING: Final = Mention("")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage; all offsets count in the passage."""

    folded: str
    """The whole passage, folded."""
    span: Span
    words: tuple[Word, ...]
    classes: tuple[str, ...]
    """Class of each word, as its neighbours see it; ``edge`` for what breaks a phrase."""
    clauses: tuple[Span, ...]
    periods: tuple[Span, ...]
    quantities: tuple[Quantity, ...]
    series: tuple[tuple[int, int], ...]
    """For each quantity its place in a series (12.3%、8.5%和3.1%), and how long that is."""
    word_starts: tuple[int, ...]
    quantity_starts: tuple[int, ...]

    def words_before(self, offset: int) -> int:
        """Count the words that end at or before a place."""
        count = bisect_right(self.word_starts, offset)
        return count - 1 if count and self.words[count - 1].end > offset else count

    def words_until(self, offset: int) -> int:
        """Return the place of the first word that begins at or behind an offset."""
        return bisect_left(self.word_starts, offset)

    def quantities_between(self, start: int, end: int) -> int:
        """Count the quantities between two places."""
        first = bisect_left(self.quantity_starts, start)
        return max(0, bisect_left(self.quantity_starts, end) - first)

    def in_period(self, offset: int) -> bool:
        """Tell whether a place is inside an expression of time."""
        for start, end in self.periods:  # noqa: SIM110 - asked of every word; any() is far slower
            if start <= offset < end:
                return True
        return False

    def clause_at(self, offset: int) -> int:
        """Number of the clause that an offset stands in, or of the last one before it."""
        return max(0, bisect_right(self.clauses, (offset, len(self.folded) + 1)) - 1)


@lru_cache(maxsize=20_000)
def word_class(surface: str, tag: str, words: Vocabulary) -> str:
    """Class of a word as the phrases beside it see it."""
    if surface in _BREAKS:
        return EDGE
    if tag.startswith(_FUNCTION_TAGS) or len(surface) == 1:
        return surface
    if surface in words.rise:
        return "rise"
    if surface in words.fall:
        return "fall"
    if surface in words.blocking:
        return "verb:" + ("level" if words.level.fullmatch(surface) else "other")
    return tag[:2]


_SEPARATOR: Final = re.compile(r"(?:、|和|及|与|以及|或|/|,|兼)(?:约|近|逾|超过?|各|仅|达)?")


def _series(folded: str, quantities: Sequence[Quantity]) -> tuple[tuple[int, int], ...]:
    """Find which quantities stand in a row, each of its own of several things."""
    runs: list[int] = []
    length = 0
    for index, quantity in enumerate(quantities):
        if index:
            before = quantities[index - 1]
            gap = folded[before.outer_end : quantity.outer_start].strip()
            joined = _SEPARATOR.fullmatch(gap) is not None and (
                before.dimension == quantity.dimension or not before.unit
            )
            if not joined:
                runs.append(length)
                length = 0
        length += 1
    runs.append(length)
    return tuple((place, run) for run in runs for place in range(run))


def read(
    folded: str,
    span: Span,
    quantities: Sequence[Quantity],
    lexicon: Lexicon,
    words: Vocabulary,
) -> Sentence:
    """Cut a sentence into words and clauses, and find the times that it names."""
    content = folded[span.start : span.end]
    segmented = segment(content, lexicon, span.start)
    starts = {word.start for word in segmented}
    periods = tuple(
        Span(found.start + span.start, found.end + span.start)
        for found in find_periods(content, "zh", lexicon)
        if found.start + span.start in starts or content[found.start].isdigit()
    )
    taken = [False] * (len(content) + 1)
    for quantity in quantities:
        for offset in range(quantity.outer_start - span.start, quantity.outer_end - span.start):
            if 0 <= offset < len(taken):
                taken[offset] = True
    classes = tuple(
        QUANTITY if taken[word.start - span.start] else word_class(word.surface, word.tag, words)
        for word in segmented
    )
    return Sentence(
        folded,
        span,
        segmented,
        classes,
        tuple(clauses(folded, span)),
        periods,
        tuple(quantities),
        _series(folded, quantities),
        tuple(word.start for word in segmented),
        tuple(quantity.start for quantity in quantities),
    )
