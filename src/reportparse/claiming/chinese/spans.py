"""Phrases of a sentence that may name what a quantity measures, or of whom."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.claiming.chinese.actors import parse
from reportparse.claiming.chinese.sentence import EDGE, QUANTITY, Mention
from reportparse.claiming.ranking import Shared

if TYPE_CHECKING:
    from reportparse.claiming.chinese.actors import Actor, Parsed
    from reportparse.claiming.chinese.predicates import Vocabulary
    from reportparse.claiming.chinese.sentence import Sentence
    from reportparse.claiming.quantity import Quantity
    from reportparse.claiming.ranking import Key

__all__ = ["CLOSING_QUOTES", "OPENING_QUOTES", "Phrases", "SpanOfWords"]

_LONGEST_WORDS: Final = 11
_LONGEST: Final = 26
"""Most words, and most characters, of a phrase; the corpus has none longer that matters."""
_BEFORE: Final = 70
_BEHIND: Final = 12
"""How many words in front of a quantity and behind it are looked at."""
_KEPT: Final = 200
"""For how many last words the phrases are remembered; a sentence may be as long as a book."""

OPENING_QUOTES: Final = frozenset("“「『《‘")
CLOSING_QUOTES: Final = frozenset("”」』》’")
_QUOTES: Final = OPENING_QUOTES | CLOSING_QUOTES
_NO_END_TAGS: Final = ("u", "p", "c", "d", "y", "e", "o")
_NO_START_TAGS: Final = ("u", "c", "y", "e", "o", "p")
_NO_ENDS: Final = frozenset(("为", "达", "按", "按年", "按季", "按月", "同比", "环比", "占"))
_OPENS_A_MEASURE: Final = frozenset(
    (
        *("平均", "累计", "合计", "直接", "间接", "实际", "总体", "整体", "有效", "基本", "最终"),
        *("相对", "全部", "整个", "普遍", "首次", "目前"),
    )
)
"""Words that may open a clause, and the name of a measure as well (基本每股收益)."""
_JOINING: Final = frozenset("和与及")
_SEPARATORS: Final = frozenset(("、", "和", "与", "及", "以及", "或", "/"))
_LAST_OFFSET: Final = 6

_PATH_CLASSES: Final = {
    QUANTITY: "Q",
    "rise": "R",
    "fall": "F",
    "verb:level": "L",
    "verb:other": "V",
}
_PATH_WORDS: Final = frozenset("的之和与及、较比由从自至到在对为是占被将把使其")
_PATH_TAGS: Final = frozenset("nvdpcramjqtfs")
_LONGEST_PATH: Final = 6
"""Most different things in a row between a phrase and a quantity that a path tells."""


class SpanOfWords(NamedTuple):
    """A phrase by its first and last word, with the groups of features that it has itself."""

    first: int
    last: int
    start: int
    end: int
    mention: Mention
    look: Shared
    """What it looks like whatever is asked."""


@lru_cache(maxsize=20_000)
def _kind(surface: str, words: Vocabulary) -> str:
    """What the lexicon says of a word: a letter for each list that it ends as or is in."""
    return "".join(
        letter
        for letter, holds in (
            ("m", words.measures.search(surface)),
            ("h", words.holders.search(surface)),
            ("t", words.entities.search(surface)),
            ("a", surface in words.abstract),
            ("r", surface in words.rise),
            ("f", surface in words.fall),
            ("v", surface in words.transitive),
            ("l", surface in words.blocking),
            ("o", surface in words.openings),
        )
        if holds
    )


@lru_cache(maxsize=20_000)
def _word_key(side: str, surface: str, tag: str, words: Vocabulary) -> Key:
    """Group of features of a phrase's first or last word."""
    return (f"{side}t", tag[:2], _kind(surface, words), min(len(surface), 3))


class Phrases:
    """The phrases around one quantity of a sentence."""

    __slots__ = (
        "_chunks",
        "_ending",
        "_ends",
        "_parsed",
        "_paths",
        "_positions",
        "_seen_from",
        "_sentence",
        "_symbols",
        "_words",
    )

    def __init__(self, sentence: Sentence, words: Vocabulary) -> None:
        """Take the sentence, and the vocabulary by which its words are told apart."""
        self._sentence = sentence
        self._words = words
        self._ends: dict[int, Shared] = {}
        self._ending: dict[int, tuple[SpanOfWords, ...]] = {}
        self._positions: dict[int, tuple[Key, ...]] = {}
        self._seen_from = -1
        self._paths: dict[int, dict[int, str]] = {}
        self._chunks: dict[int, list[int]] = {}
        self._parsed: tuple[Parsed, Parsed] | None = None
        self._symbols = [self._symbol(index) for index in range(len(sentence.words))]

    def _symbol(self, index: int) -> str:
        """What a word is to the path between a phrase and a quantity, in a character."""
        sentence = self._sentence
        word, kind = sentence.words[index], sentence.classes[index]
        if kind == EDGE or word.surface in _PATH_WORDS:
            return word.surface
        if sentence.in_period(word.start):
            return "T"
        if kind in _PATH_CLASSES:
            return _PATH_CLASSES[kind]
        if "m" in _kind(word.surface, self._words):
            return "m"
        return word.tag[:1] if word.tag[:1] in _PATH_TAGS else "o"

    @property
    def parsed(self) -> tuple[Parsed, Parsed]:
        """What the phrases do in their clauses, by both ways of telling them apart."""
        if self._parsed is None:
            self._parsed = (
                parse(self._sentence, self._words, strict=False),
                parse(self._sentence, self._words, strict=True),
            )
        return self._parsed

    def reach(self, actor: Actor) -> tuple[int, int]:
        """Return the first word of a phrase, and the one behind it."""
        sentence = self._sentence
        return sentence.words_until(actor.start), sentence.words_before(actor.end)

    def kind(self, index: int) -> str:
        """What the lexicon says of a word; nothing behind the last one."""
        if index == len(self._sentence.words):
            return ""
        return _kind(self._sentence.words[index].surface, self._words)

    def path(self, quantity: Quantity) -> dict[int, str]:
        """Return what stands between each word and a quantity, by the word's place."""
        known = self._paths.get(quantity.start)
        if known is not None:
            return known
        sentence = self._sentence
        known = {}
        until = sentence.words_before(quantity.outer_start)
        first = sentence.words_until(quantity.outer_end)
        before = range(max(0, until - _BEFORE), until)
        behind = range(first, min(first + _BEHIND, len(sentence.words)))
        for order, mark in ((reversed(before), "<"), (behind, ">")):
            path = mark
            for index in order:
                known[index] = path
                if len(path) <= _LONGEST_PATH and path[-1] != self._symbols[index]:
                    path += self._symbols[index]
        self._paths[quantity.start] = known
        return known

    def between(self, first: int, last: int) -> str:
        """Return what stands between two words, the first of them before the other."""
        path = ""
        for index in range(first + 1, last):
            if not path or path[-1] != self._symbols[index]:
                path += self._symbols[index]
            if len(path) > _LONGEST_PATH:
                break
        return path

    def last_words(self, quantity: Quantity) -> list[int]:
        """Places of the words that a phrase about a quantity may end with."""
        sentence = self._sentence
        until = sentence.words_before(quantity.outer_start)
        places = [*range(max(0, until - _BEFORE), until)]
        first = sentence.words_until(quantity.outer_end)
        for index in range(first, min(first + _BEHIND, len(sentence.words))):
            if sentence.classes[index] in {EDGE, QUANTITY}:
                break
            places.append(index)
        return [index for index in places if self._may_end(index)]

    def _may_end(self, index: int) -> bool:
        word = self._sentence.words[index]
        if self._sentence.classes[index] in {EDGE, QUANTITY}:
            return False
        if word.surface in CLOSING_QUOTES:
            return True
        if word.surface in self._words.openings or word.surface in _NO_ENDS:
            return False
        return word.tag != "x" and not word.tag.startswith(_NO_END_TAGS)

    def end_look(self, last: int) -> Shared:
        """What a phrase's end looks like, whatever it begins with and whatever is asked."""
        look = self._ends.get(last)
        if look is None:
            sentence = self._sentence
            word = sentence.words[last]
            follows = _class_at(sentence, last + 1)
            look = self._ends[last] = Shared(
                (
                    _word_key("E", word.surface, word.tag, self._words),
                    ("N", follows, _class_at(sentence, last + 2)),
                    ("Nt", follows, word.tag[:2]),
                )
            )
        return look

    def position_keys(self, last: int, quantity: Quantity) -> tuple[Key, ...]:
        """Groups of features that say where a phrase's end stands as seen from a quantity."""
        if self._seen_from != quantity.start:
            self._seen_from = quantity.start
            self._positions.clear()
        keys = self._positions.get(last)
        if keys is None:
            keys = self._positions[last] = self._position_keys(last, quantity)
        return keys

    def _position_keys(self, last: int, quantity: Quantity) -> tuple[Key, ...]:
        sentence = self._sentence
        word = sentence.words[last]
        after = word.start >= quantity.end
        if after:
            gap = sentence.folded[quantity.outer_end : word.start]
            away = -1
            between = 0
            near = min(len(gap), _LAST_OFFSET)
        else:
            away = sentence.clause_at(quantity.start) - sentence.clause_at(word.start)
            between = sentence.quantities_between(word.end, quantity.start)
            near = min(quantity.outer_start - word.end, _LAST_OFFSET)
        of = after and sentence.folded[quantity.outer_end : quantity.outer_end + 1] in "的之"
        path = self.path(quantity)[last]
        kind = _kind(word.surface, self._words)
        return (
            ("path", path),
            ("pathk", path[:4], kind, word.tag[:1]),
            ("path3", path[:3]),
            ("D", min(away, 4), min(between, 3)),
            ("Dn", min(away, 1), near, quantity.dimension),
            ("Dq", quantity.dimension, min(away, 2), min(between, 1), of),
            ("Dc", quantity.dimension, word.surface[-1]),
            ("du", quantity.unit, word.surface[-1]),
        )

    def starting_before(self, last: int) -> tuple[SpanOfWords, ...]:
        """Phrases that end with a word, shortest first."""
        known = self._ending.get(last)
        if known is None:
            if len(self._ending) >= _KEPT:
                self._ending.clear()
            known = self._ending[last] = tuple(self._starting_before(last))
        return known

    def _starting_before(self, last: int) -> list[SpanOfWords]:
        sentence = self._sentence
        found: list[SpanOfWords] = []
        end = sentence.words[last].end
        opened = 0
        of = joined = verbs = adverbs = measures = 0
        end_kind = _kind(sentence.words[last].surface, self._words)
        for first in range(last, max(-1, last - _LONGEST_WORDS), -1):
            word = sentence.words[first]
            kind = sentence.classes[first]
            if kind in {EDGE, QUANTITY} or end - word.start > _LONGEST:
                break
            opened += (word.surface in CLOSING_QUOTES) - (word.surface in OPENING_QUOTES)
            of += first != last and word.surface in {"的", "之"}
            joined += word.surface in {"和", "与", "及", "、", "以及", "或"}
            verbs += kind.startswith(("verb", "rise", "fall")) and first != last
            adverbs += word.tag.startswith(("d", "p", "c")) and kind not in _JOINING
            own_kind = _kind(word.surface, self._words)
            measures += "m" in own_kind and first != last
            if opened == 0 and self._may_start(first):
                before = _class_at(sentence, first - 1)
                beside = sentence.words[first - 1].surface if first and before != EDGE else ""
                beside_kind = _kind(beside, self._words) if beside else before
                timed = self._timed(word.start, end)
                size = end - word.start
                found.append(
                    SpanOfWords(
                        first,
                        last,
                        word.start,
                        end,
                        Mention(sentence.folded[word.start : end], word.start, end),
                        Shared(
                            (
                                _word_key("S", word.surface, word.tag, self._words),
                                ("P", before, _class_at(sentence, first - 2)),
                                ("Pt", before, word.tag[:2]),
                                ("L", min(size, 12), min(last - first, 6)),
                                ("I", min(of, 2), min(joined, 2), min(verbs, 2)),
                                ("A", min(adverbs, 2), min(measures, 2), timed),
                                ("PS", beside_kind, own_kind, end_kind),
                                ("ps", before, own_kind, last - first),
                                ("SE", own_kind, end_kind, min(last - first, 4)),
                            )
                        ),
                    )
                )
            if opened < 0:
                break
        return found

    def _separators(self, index: int) -> list[int]:
        """Words that coordinate, in the stretch around a word that nothing breaks."""
        known = self._chunks.get(index)
        if known is None:
            classes = self._sentence.classes
            first = last = index
            while first > 0 and classes[first - 1] not in {EDGE, QUANTITY}:
                first -= 1
            while last + 1 < len(classes) and classes[last + 1] not in {EDGE, QUANTITY}:
                last += 1
            places = range(first, last + 1)
            words = self._sentence.words
            known = [place for place in places if words[place].surface in _SEPARATORS]
            self._chunks.update(dict.fromkeys(places, known))
        return known

    def _timed(self, start: int, end: int) -> str:
        """Whether a phrase begins in a time, or has one inside."""
        timed = "no"
        for period in self._sentence.periods:
            if period.start <= start < period.end:
                return "start"
            if start < period.start < end:
                timed = "inside"
        return timed

    def _may_start(self, index: int) -> bool:
        word = self._sentence.words[index]
        if word.surface in _QUOTES:
            return word.surface in OPENING_QUOTES
        if word.surface in self._words.causative:
            return False
        if word.surface in self._words.openings and word.surface not in _OPENS_A_MEASURE:
            return False
        return word.surface == "占" or (word.tag != "x" and not word.tag.startswith(_NO_START_TAGS))

    def member(self, span: SpanOfWords) -> tuple[int, int, bool]:
        """Place of a phrase among coordinated ones (产量、销量和出口量), and their number.

        Returns:
            Place, number, and whether the phrase is one of them and begins and ends as it.

        """
        separators = self._separators(span.first)
        place = bisect_left(separators, span.first)
        begins = place == 0 or separators[place - 1] == span.first - 1
        # what coordinates inside of a phrase is not the word behind it
        ends = place == len(separators) or separators[place] == span.last + 1
        return place, len(separators) + 1, begins and ends


def _class_at(sentence: Sentence, index: int) -> str:
    if 0 <= index < len(sentence.classes):
        return sentence.classes[index]
    return EDGE
