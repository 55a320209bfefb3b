"""Phrases of a sentence by what they do in their clause: a shallow parse.

Whom a quantity is measured of is mostly a matter of grammar: the phrase that a clause
begins with, whom something is done to (使商家…), or what was brought in (推出“…”). The parse
looks at one word after the other and never back, so it is linear; where it errs, the model
that weighs its findings has other evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from reportparse.claiming.chinese.sentence import EDGE, QUANTITY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportparse.claiming.chinese.predicates import Vocabulary
    from reportparse.claiming.chinese.sentence import Sentence
    from reportparse.claiming.chinese.words import Word

__all__ = ["Actor", "Function", "Parsed", "leads", "parse"]

Function = Literal["lead", "place", "means", "toward", "moved", "causee", "agent", "object"]
"""What a phrase does: it is spoken of (lead), or says where, by what means, toward whom, what is
moved (将…), who is made to do something (使…), by whom (被…); or a verb has it as its object."""

_JOINING: Final = frozenset(("、", "和", "与", "及", "以及", "/", "&", "·", "-", "+", "等", "等等"))
_OF: Final = frozenset("的之")
_OPENING_QUOTES: Final = frozenset('“「『《‘"')
_CLOSING_QUOTES: Final = frozenset('”」』》’"')
_NOUN_TAGS: Final = (
    *("n", "j", "eng", "a", "b", "r", "s", "f", "l", "i"),
    *("vn", "an", "m", "q", "z", "h", "k", "x", "g", "t"),
)
"""jieba's classes of the words that a noun phrase is made of; what it has no class for is
mostly a name."""
_HEADS: Final = ("n", "j", "eng")
_POINTERS: Final = ("r", "m", "q")
_ASPECT: Final = frozenset("了过着")
_GOING_ON: Final = frozenset(("正在", "正", "尚", "最", "更", "已然", "曾", "曾经", "为例"))
_SUPERLATIVE: Final = frozenset("最更")
_CHANGING: Final = ("verb", "rise", "fall")
_LONGEST: Final = 24
"""Most words of a phrase; what is longer is no name of anything."""


class Actor(NamedTuple):
    """A noun phrase and what it does in its clause."""

    function: Function
    clause: int
    start: int
    end: int


class Parsed(NamedTuple):
    """A sentence and its phrases."""

    sentence: Sentence
    words: Vocabulary
    actors: tuple[Actor, ...]
    """In order; they do not overlap."""
    spoken: Mapping[int, Actor]
    """The phrase that each clause speaks of, by the clause's number."""
    places: Mapping[int, Actor]
    """Phrases by each place in them."""


def parse(sentence: Sentence, words: Vocabulary, *, strict: bool) -> Parsed:
    """Find the noun phrases of a sentence with their functions.

    Args:
        sentence: the sentence.
        words: vocabulary.
        strict: whether each word that may be a verb ends a phrase (配送 in 配送成本); else
            only those of the vocabulary do.

    Returns:
        The phrases. A relative clause belongs to its phrase (某厂推出的新品).

    """
    found: list[Actor] = []
    for number, clause in enumerate(sentence.clauses):
        first = sentence.words_until(clause.start)
        last = sentence.words_before(clause.end)
        found.extend(_Clause(sentence, words, number, first, last, strict).actors())
    places = {place: actor for actor in found for place in range(actor.start, actor.end)}
    return Parsed(sentence, words, tuple(found), leads(found), places)


def leads(found: Sequence[Actor]) -> dict[int, Actor]:
    """Return the phrase that each clause speaks of, by the clause's number."""
    known: dict[int, Actor] = {}
    for actor in found:
        if actor.function == "lead":
            known.setdefault(actor.clause, actor)
    return known


class _Clause(NamedTuple):
    """A clause that is being parsed."""

    sentence: Sentence
    words: Vocabulary
    number: int
    first: int
    last: int
    strict: bool

    def actors(self) -> Iterator[Actor]:
        """Yield the phrases in order."""
        function: Function | None = "lead"
        begun = -1
        quoted = False
        for index in range(self.first, self.last):
            surface = self.sentence.words[index].surface
            if quoted or surface in _OPENING_QUOTES:
                quoted = not quoted or surface not in _CLOSING_QUOTES
                inside = True
            else:
                inside = self._belongs(index, begun)
            if inside:
                begun = index if begun < 0 else begun
                continue
            if begun >= 0:
                if function is not None:
                    yield self._actor(function, begun, index)
                function = None if function == "place" else "object"
                begun = -1
            function = self._function_behind(index, function)
        if begun >= 0 and function is not None:
            yield self._actor(function, begun, self.last)

    def _actor(self, function: Function, first: int, behind: int) -> Actor:
        words = self.sentence.words
        while behind - 1 > first and words[behind - 1].surface in _OF | _JOINING:
            behind -= 1
        return Actor(function, self.number, words[first].start, words[behind - 1].end)

    def _belongs(self, index: int, begun: int) -> bool:
        """Tell whether a word is part of the noun phrase that begins or goes on."""
        word, kind = self.sentence.words[index], self.sentence.classes[index]
        if kind in {EDGE, QUANTITY} or self.sentence.in_period(word.start):
            return False
        if begun >= 0 and word.surface in _OF | _JOINING:
            return index + 1 < self.last
        if index - begun > _LONGEST > begun >= 0 or self._breaks(word):
            return False
        if self._is_verb(word, kind):
            return self._verb_belongs(index, begun)
        return word.tag.startswith(_NOUN_TAGS) or not word.tag

    def _breaks(self, word: Word) -> bool:
        """Tell whether a word is one of those that no noun phrase has."""
        surface, words = word.surface, self.words
        if surface in words.openings or surface in words.causative or surface in words.functions:
            return True
        if surface in _GOING_ON:
            return True
        boast = surface[0] in _SUPERLATIVE and len(surface) > 1
        return boast and not word.tag.startswith(("n", "f"))

    def _is_verb(self, word: Word, kind: str) -> bool:
        if kind.startswith(_CHANGING):
            return True
        if not word.tag.startswith("v") or word.tag == "vn":
            return False
        surface = word.surface
        return not (self.words.entities.search(surface) or self.words.measures.search(surface))

    def _verb_belongs(self, index: int, begun: int) -> bool:
        """Tell whether a verb is part of a noun phrase (某支付平台, 推出的新品, 配送成本)."""
        words = self.sentence.words
        surface = words[index].surface
        following = words[index + 1].surface if index + 1 < self.last else ""
        if begun >= 0 and len(surface) > 1 and following and self._only_points(begun, index):
            return True
        after = following
        if after in _ASPECT and after and index + 2 < self.last:
            after = words[index + 2].surface
        if begun >= 0 and after == "的":
            return True
        if not after or len(surface) == 1:
            return False
        if self.words.measures.search(after) is not None:
            return True
        if self.strict or self.sentence.classes[index].startswith(_CHANGING):
            return False
        return words[index + 1].tag.startswith(_HEADS)

    def _only_points(self, begun: int, index: int) -> bool:
        """Tell whether a phrase has no noun so far (某 in 某支付平台)."""
        words = self.sentence.words
        return all(words[place].tag.startswith(_POINTERS) for place in range(begun, index))

    def _function_behind(self, index: int, function: Function | None) -> Function | None:
        """What the noun phrase behind a word does that belongs to none."""
        word, kind = self.sentence.words[index], self.sentence.classes[index]
        if word.surface in self.words.causative and word.surface not in self.words.functions:
            return "causee"
        told = self.words.functions.get(word.surface)
        if told is not None:
            return told
        if word.surface in self.words.openings:
            return function
        if kind.startswith(_CHANGING) or word.tag.startswith("v"):
            return "object"
        return "lead" if function is None and word.surface not in _OF else function
