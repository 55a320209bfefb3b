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
    from collections.abc import Iterator, Sequence

    from reportparse.claiming.chinese.predicates import Vocabulary
    from reportparse.claiming.chinese.sentence import Sentence

__all__ = ["Actor", "Function", "actors", "leads"]

Function = Literal["lead", "place", "means", "toward", "moved", "causee", "agent", "object"]

_PLACING: Final = frozenset(("在", "于", "自", "从", "由于", "随着", "经过", "经", "除", "除了"))
_MEANS: Final = frozenset(
    (
        "通过",
        "以",
        "用",
        "靠",
        "依靠",
        "凭借",
        "凭",
        "借助",
        "依托",
        "利用",
        "运用",
        "基于",
        "按",
        "按照",
    )
)
_TOWARD: Final = frozenset(
    ("对", "对于", "向", "给", "跟", "同", "针对", "较", "比", "相比", "为", "至", "到")
)
_MOVING: Final = frozenset(("将", "把"))
_AGENT: Final = frozenset(("被", "由", "受"))
_JOINING: Final = frozenset(("、", "和", "与", "及", "以及", "/", "&", "·", "-", "+"))
_AND_SO_ON: Final = frozenset(("等", "等等"))
_OPENING_QUOTES: Final = frozenset('“「『《‘"')
_CLOSING_QUOTES: Final = frozenset('”」』》’"')
_NOUN_TAGS: Final = (
    "n",
    "j",
    "eng",
    "a",
    "b",
    "r",
    "s",
    "f",
    "l",
    "i",
    "vn",
    "an",
    "m",
    "q",
    "z",
    "h",
    "k",
    "x",
    "g",
    "t",
)
_HEADS: Final = ("n", "j", "eng")
_ASPECT: Final = frozenset(("了", "过", "着"))
_GOING_ON: Final = frozenset(("正在", "正", "尚", "最", "更", "已然", "曾", "曾经"))
_SUPERLATIVE: Final = frozenset("最更")
_LONGEST: Final = 24
"""Most words of a phrase; what is longer is no name of anything."""


class Actor(NamedTuple):
    """A noun phrase and what it does in its clause."""

    function: Function
    clause: int
    start: int
    end: int


def actors(sentence: Sentence, words: Vocabulary, *, strict: bool) -> tuple[Actor, ...]:
    """Find the noun phrases of a sentence with their functions, in order.

    Args:
        sentence: the sentence.
        words: vocabulary.
        strict: whether each word that may be a verb ends a phrase (配送 in 配送成本); else
            only those of the vocabulary do.

    Returns:
        Phrases that do not overlap. A relative clause belongs to its phrase (某厂推出的新品).

    """
    found: list[Actor] = []
    for number, clause in enumerate(sentence.clauses):
        first = sentence.words_until(clause.start)
        last = sentence.words_before(clause.end)
        found.extend(_clause(sentence, words, number, first, last, strict=strict))
    return tuple(found)


def _clause(
    sentence: Sentence, words: Vocabulary, number: int, first: int, last: int, *, strict: bool
) -> Iterator[Actor]:
    function: Function | None = "lead"
    begun = -1
    quoted = ""
    index = first
    while index < last:
        word = sentence.words[index]
        surface = word.surface
        if quoted:
            if surface in _CLOSING_QUOTES:
                quoted = ""
            index += 1
            continue
        if surface in _OPENING_QUOTES:
            quoted = surface
            begun = index if begun < 0 else begun
            index += 1
            continue
        if _belongs(sentence, words, index, last, begun, strict=strict):
            begun = index if begun < 0 else begun
            index += 1
            continue
        if begun >= 0:
            if function is not None:
                yield _actor(sentence, function, number, begun, index)
            function = None if function == "place" else "object"
            begun = -1
        function = _next(sentence, words, index, function)
        index += 1
    if begun >= 0 and function is not None:
        yield _actor(sentence, function, number, begun, last)


def _actor(sentence: Sentence, function: Function, clause: int, first: int, behind: int) -> Actor:
    while behind - 1 > first and sentence.words[behind - 1].surface in {"的", "之", *_JOINING}:
        behind -= 1
    return Actor(function, clause, sentence.words[first].start, sentence.words[behind - 1].end)


def _belongs(
    sentence: Sentence, words: Vocabulary, index: int, last: int, begun: int, *, strict: bool
) -> bool:
    """Tell whether a word is part of the noun phrase that begins or goes on."""
    word, kind = sentence.words[index], sentence.classes[index]
    if kind in {EDGE, QUANTITY} or sentence.in_period(word.start):
        return False
    surface = word.surface
    following = sentence.words[index + 1].surface if index + 1 < last else ""
    if begun >= 0:
        if surface in {"的", "之"}:
            return bool(following)
        if surface in _JOINING or surface in _AND_SO_ON:
            return bool(following)
        if index - begun > _LONGEST:
            return False
    if surface[0] in _SUPERLATIVE and len(surface) > 1 and not word.tag.startswith(("n", "f")):
        return False
    if (
        surface in _MOVING
        or surface in words.openings
        or surface in _GOING_ON
        or surface in words.causative
    ):
        return False
    if surface in _AGENT or surface in _PLACING or surface in _MEANS or surface in _TOWARD:
        return False
    named = words.entities.search(surface) or words.measures.search(surface)
    is_verb = kind.startswith(("verb", "rise", "fall")) or (
        word.tag.startswith("v") and word.tag != "vn" and not named
    )
    if is_verb:
        if begun >= 0 and len(surface) > 1 and following and _only_points(sentence, begun, index):
            return True
        after = following
        if after in _ASPECT and index + 2 < last:
            after = sentence.words[index + 2].surface
        if begun >= 0 and after == "的":
            return True
        if not after or len(surface) == 1:
            return False
        if words.measures.search(after) is not None:
            return True
        if strict or kind.startswith(("verb", "rise", "fall")):
            return False
        return sentence.words[index + 1].tag.startswith(_HEADS)
    return word.tag.startswith(_NOUN_TAGS) or word.tag == ""


def _only_points(sentence: Sentence, begun: int, index: int) -> bool:
    """Tell whether a phrase has no noun so far (某 in 某支付平台)."""
    return all(
        sentence.words[place].tag.startswith(("r", "m", "q")) for place in range(begun, index)
    )


def _next(
    sentence: Sentence, words: Vocabulary, index: int, function: Function | None
) -> Function | None:
    """What the noun phrase behind a word does that belongs to none."""
    word, kind = sentence.words[index], sentence.classes[index]
    surface = word.surface
    if surface in words.openings:
        return function
    if surface in _MOVING:
        return "moved"
    if surface in words.causative:
        return "causee"
    if surface in _AGENT:
        return "agent"
    if surface in _PLACING:
        return "place"
    if surface in _MEANS:
        return "means"
    if surface in _TOWARD:
        return "toward"
    if kind.startswith(("verb", "rise", "fall")) or word.tag.startswith("v"):
        return "object"
    if function is None and surface not in {"的", "之"}:
        return "lead"
    return function


def leads(found: Sequence[Actor]) -> dict[int, Actor]:
    """Return the phrase that each clause speaks of, by the clause's number."""
    known: dict[int, Actor] = {}
    for actor in found:
        if actor.function == "lead":
            known.setdefault(actor.clause, actor)
    return known
