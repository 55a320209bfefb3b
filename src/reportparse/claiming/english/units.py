"""Units that the number itself does not tell: of lists, pairs, counts and ratios."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.counting import counted, is_plural, singular
from reportparse.claiming.english.denominators import fill_denominator
from reportparse.claiming.english.measures import UNTOLD, Implied, unit_of_measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportparse.claiming.english.drafts import Draft, Memory, Scene
    from reportparse.claiming.english.tokens import Token

__all__ = ["fill_unit", "is_kept", "pair", "share_out"]

_LIKE_LAST: Final = frozenset(
    [
        "continued",
        "against",
        "gapped",
        "parallel",
        "bracket",
        "comparative",
        "prior",
        "to",
        "up_down",
        "limit",
        "aim",
        "verb",
    ]
)
"""Constructions that go on with the measure of the claim before, so that its unit holds."""
_SAME_MEASURE: Final = frozenset(
    [
        "at",
        "change_of",
        "by",
        "of",
        "copula",
        "threshold",
        "noun_before",
        "from",
        "with",
        "worth",
        "bare",
    ]
)
"""Constructions that do so only where the measure is the same by name."""
_UNIT_WORDS: Final = 7
"""Words behind "of" among which the noun is that a bare number counts."""
_PAIR_REACH: Final = 6
_LINKS: Final = frozenset(["to", "and", "or", ","])
_IN_PAIR: Final = frozenset("NJADCTG,")
"""Tags of what may stand between the two numbers of a pair: their names, times, adverbs."""
_SAME_FOR_PAIR: Final = frozenset(
    ["count", "money", "mass", "volume", "length", "area", "rate", "energy", "power", "time"]
)
_PRIOR: Final = frozenset(["from", "prior", "against", "bracket", "up_down"])
"""Constructions that tell the same measure at another time."""
_ABOUT: Final = 3
"""A measure at another time is seldom more than so many times as large."""
_PARTITIVE: Final = frozenset(["whom", "which", "them", "these", "those"])
_INSTEAD: Final = frozenset([("instead", "of"), ("rather", "than"), ("as", "against")])
_NAMING: Final = frozenset(["the", "this", "that"])
"""Words in front of a bare number with which it is a name: ``the 737``."""
_DIGIT: Final = re.compile(r"\d")
_HYPHENED: Final = re.compile(r"\d-[a-z]")
"""A measure that is an adjective: ``the 50-day average``."""
_SCALED: Final = re.compile(r"\d{1,3}(?:,\d{3})+|\d\s?[a-zA-Z]+$")
"""Figures with separators or a magnitude, which no label or position has."""
_EMITTED: Final = re.compile(
    r"(?<!oxide )(?<!methane )(?<!dust )(?<!particulate )\bemissions$|\bcarbon\s(?!dioxide)",
    re.IGNORECASE,
)
"""Measures in which a tonne is one of carbon dioxide."""
_POINTS_OF_SHARE: Final = 100
"""Points beyond this many are those of an index: no share changes by more."""
_LARGEST: Final = {"share": 1_000, "share_difference": 1_000, "ratio": 1_000, "time": 100_000}
"""Numbers beyond this are not of that dimension unless they say so."""


def fill_unit(scene: Scene, draft: Draft, drafts: Sequence[Draft], memory: Memory) -> None:
    """Find the unit of a bare number, what a point is, and what an amount is per.

    Args:
        scene: the sentence.
        draft: the claim; updated.
        drafts: the claims before it in the sentence.
        memory: what the text so far has set.

    """
    if not draft.unit:
        found = _implied(scene, draft, drafts, memory)
        if found is not None:
            draft.unit, draft.dimension = found
            draft.flags.append("inferred_unit")
    if draft.quantity.unit == "point" and not _is_index(scene, draft, drafts):
        draft.unit, draft.dimension = "percentage_point", "share_difference"
    if draft.unit == "ton" and _EMITTED.search(draft.metric):
        draft.unit = "tCO2e"
    fill_denominator(scene, draft, drafts, memory)
    if draft.per == "ton" and _EMITTED.search(draft.metric):
        draft.per = "tCO2e"


def _is_index(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether points are those of an index or a score and no hundredths of a whole."""
    words = scene.vocabulary
    if (
        "score" in draft.quantity.flags
        or _is_mark(scene, draft)
        or abs(draft.quantity.high) > _POINTS_OF_SHARE
    ):
        return True
    metric = re.findall(r"[a-z]+", draft.metric.lower())
    known = words.words("words.indices") | words.words("words.scores")
    if metric and (metric[-1] in known or metric[0] in known):
        return True
    return any(earlier.unit == "point" and earlier.metric == draft.metric for earlier in drafts)


def _is_mark(scene: Scene, draft: Draft) -> bool:
    """``the 50-point mark``: a value that an index has."""
    following = scene.tokens[draft.place + 1 : draft.place + 2]
    return bool(following) and following[0].lower in scene.vocabulary.words("qualifiers.fixed")


def _implied(scene: Scene, draft: Draft, drafts: Sequence[Draft], memory: Memory) -> Implied | None:
    """Unit and dimension that the words around a bare number show."""
    for found in _readings(scene, draft, drafts, memory):
        if found is not None and found.unit and _is_plausible(found.dimension, draft):
            return found
    return None


def _readings(
    scene: Scene, draft: Draft, drafts: Sequence[Draft], memory: Memory
) -> Iterator[Implied | None]:
    """What may tell the unit, the surest first."""
    yield _by_word(scene, draft)
    yield _of_whole(scene, draft, drafts, memory)
    yield _of_noun(scene, draft)
    if draft.construction == "change_of" and drafts and drafts[-1].unit == "percent":
        yield _difference_unit(scene, draft)
    yield _ahead(scene, draft)
    yield from _like_before(scene, draft, drafts)
    yield unit_of_measure(draft, scene.vocabulary)
    yield _by_memory(scene, draft, memory)


def _is_plausible(dimension: str, draft: Draft) -> bool:
    """Whether a number may be of a dimension: no million is one of percent or of days."""
    return abs(draft.quantity.high) <= _LARGEST.get(dimension, abs(draft.quantity.high))


def _by_word(scene: Scene, draft: Draft) -> Implied | None:
    """``by a factor of nine``, ``aged 18``, ``scored 74``."""
    before = [token.lower for token in scene.tokens[max(0, draft.place - 3) : draft.place]]
    if before[-2:] == ["factor", "of"]:
        return Implied("times", "ratio")
    if "aged" in before or "ages" in before:
        return Implied("year", "time")
    if before[-1:] == [":"]:
        return _by_label(scene, draft)
    scored = scene.vocabulary.words("words.scoring")
    on_scale = not _is_scale(scene.tokens, draft.place) and any(
        token.lower == "scale" for token in scene.tokens[: draft.place]
    )
    if on_scale or scored.intersection(before):
        return Implied("point", "index") if draft.quantity.high <= _POINTS_OF_SHARE else None
    return None


def _by_label(scene: Scene, draft: Draft) -> Implied | None:
    """``Employees: 12,345``: what the plural in front of a colon names is counted."""
    words, value = scene.vocabulary, draft.quantity.high
    label = scene.tokens[draft.place - 2] if draft.place > 1 else None
    if label is None or label.tag != "N" or not is_plural(label.lower, words):
        return None
    if label.lower in words.words("words.amounts") or value != int(value):
        return None
    earlier = scene.tokens[draft.place - 3].lower if draft.place > 2 else ""  # noqa: PLR2004 - a word, the label, the colon
    return Implied(counted(earlier, label.lower, words), "count")


def _of_whole(
    scene: Scene, draft: Draft, drafts: Sequence[Draft], memory: Memory
) -> Implied | None:
    """``of which 52 were owned``, ``1,240 of which``: the unit of the whole that it is part of."""
    tokens, at = scene.tokens, draft.place
    before = [token.lower for token in tokens[max(0, at - 3) : at]]
    behind = [token.lower for token in tokens[at + 1 : at + 3]]
    told = behind[:1] == ["of"] and behind[1:] and behind[1] in _PARTITIVE
    led = len(before) > 1 and any(
        one == "of" and other in _PARTITIVE for one, other in pairwise(before)
    )
    if not told and not led:
        return None
    wholes = [d for d in drafts if d.unit and d.dimension in _SAME_FOR_PAIR and _holds(d, draft)]
    counts = [d for d in wholes if d.dimension == "count"]
    if counts:
        whole = min(counts, key=lambda d: d.quantity.high)
        return Implied(whole.unit, whole.dimension)
    noun = _plural_before(scene, at) if not wholes else ""
    if noun:
        return Implied(noun, "count")
    if wholes:
        return Implied(wholes[-1].unit, wholes[-1].dimension)
    return Implied(memory.unit, memory.dimension)


def _holds(whole: Draft, part: Draft) -> bool:
    """Whether a number is large enough that the other may be a part of it."""
    return whole.quantity.high >= part.quantity.high


def _plural_before(scene: Scene, at: int) -> str:
    """The plural in front of "of which" in the singular: ``heat pumps, of which 184,000``."""
    place = at - 1
    while place >= 0 and scene.tokens[place].lower in _PARTITIVE | {"of", ","}:
        place -= 1
    token = scene.tokens[place] if place >= 0 else None
    told = token is not None and token.tag == "N" and place < at - 1
    if token is None or not told or not is_plural(token.lower, scene.vocabulary):
        return ""
    earlier = scene.tokens[place - 1].lower if place else ""
    return counted(earlier, token.lower, scene.vocabulary)


def _of_noun(scene: Scene, draft: Draft) -> Implied | None:
    """``150 of its 600 products``: the noun behind "of"."""
    tokens, at = scene.tokens, draft.place + 1
    if at >= len(tokens) or tokens[at].lower != "of" or draft.construction == "noun_before":
        return None
    for place in range(at + 1, min(len(tokens), at + _UNIT_WORDS)):
        token = tokens[place]
        if token.tag == "Q" and scene.quantities[token.number].dimension == "count":
            return Implied(scene.quantities[token.number].unit, "count")
        ends = place + 1 >= len(tokens) or tokens[place + 1].tag != "N"
        if token.tag == "N" and ends:
            return Implied(singular(token.lower, scene.vocabulary), "count")
    return None


def _difference_unit(scene: Scene, draft: Draft) -> Implied:
    """Unit of "an increase of 30" behind a share: what differences were told in before."""
    for token in reversed(scene.tokens[: draft.place]):
        if token.tag == "Q":
            earlier = scene.quantities[token.number]
            if earlier.dimension == "share_difference":
                return Implied(earlier.unit, earlier.dimension)
    return Implied("percentage_point", "share_difference")


def _like_before(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> Iterator[Implied]:
    """Units of the claims before that this one goes on with, those of its measure first."""
    instead = tuple(token.lower for token in scene.tokens[max(0, draft.place - 2) : draft.place])
    goes_on = draft.construction in _LIKE_LAST or instead in _INSTEAD
    if not goes_on and draft.construction not in _SAME_MEASURE:
        return
    told = [d for d in drafts if d.unit and _gives_unit(scene, d, draft)]
    same = [d for d in told if d.metric and d.metric == draft.metric]
    near = bool(told) and told[-1] is drafts[-1] and not _is_parted(scene, told[-1], draft)
    others = told[-1:] if goes_on and near else []
    ordered = [*reversed(same[-2:]), *others]
    if draft.construction in _PRIOR and ordered and not _is_near(ordered[0], draft):
        ordered[:0] = [d for d in told if d.dimension == "count" and _is_near(d, draft)][-1:]
    for earlier in ordered:
        yield Implied(earlier.unit, earlier.dimension)


def _is_near(earlier: Draft, draft: Draft) -> bool:
    """Whether a number may be the same measure at another time, by its size."""
    one, other = abs(earlier.quantity.high), abs(draft.quantity.high)
    return one <= _ABOUT * other and other <= _ABOUT * one


def _is_parted(scene: Scene, earlier: Draft, draft: Draft) -> bool:
    """Whether a semicolon stands between two claims."""
    return any(token.tag == ";" for token in scene.tokens[earlier.place : draft.place])


def _gives_unit(scene: Scene, earlier: Draft, draft: Draft) -> bool:
    """Whether a claim has a unit that another may go on with."""
    quantity = earlier.quantity
    surface = scene.passage[quantity.start : quantity.end]
    if earlier.dimension in {"ratio", "share"} and not _DIGIT.search(surface):
        return False  # "doubled" and "a third" are no measure of another number
    if draft.construction == "to" and earlier.role != "from":
        return earlier.dimension in {*_SAME_FOR_PAIR, "index"}
    if draft.construction == "verb":
        return earlier.dimension != "time" or earlier.metric == draft.metric
    return not (earlier.dimension == "time" and earlier.construction == "attributive")


def _ahead(scene: Scene, draft: Draft) -> Implied | None:
    """Unit of the other number of a pair or list, which stands behind."""
    tokens = scene.tokens
    for place in range(draft.place + 1, min(len(tokens), draft.place + _PAIR_REACH)):
        token = tokens[place]
        if token.tag == "Q":
            other = scene.quantities[token.number]
            linked = any(tokens[at].lower in _LINKS for at in range(draft.place, place))
            surface = scene.passage[other.start : other.end]
            whole = linked and not _HYPHENED.search(surface)
            told = whole and other.unit and other.dimension in _SAME_FOR_PAIR
            return Implied(other.unit, other.dimension) if told else None
        if token.tag not in _IN_PAIR and token.lower != "to" and not token.lower.endswith("ed"):
            break
    return None


def _by_memory(scene: Scene, draft: Draft, memory: Memory) -> Implied | None:
    """What was counted last: ``only five grew``, ``94 replied``."""
    if not memory.unit or draft.construction not in {"subject", "with", "verb", "gapped"}:
        return None
    if draft.construction == "subject":
        surface = _surface(scene, draft)
        if not draft.metric or _is_selected(scene, draft) or not _SCALED.search(surface):
            return Implied(memory.unit, memory.dimension)
    if draft.construction == "with" and not _DIGIT.search(_surface(scene, draft)):
        return Implied(memory.unit, memory.dimension)
    return None


def _surface(scene: Scene, draft: Draft) -> str:
    return scene.passage[draft.quantity.start : draft.quantity.end]


def _is_selected(scene: Scene, draft: Draft) -> bool:
    """``only five grew``, ``of these, 17 closed``: some of those that were counted before."""
    if not draft.place:
        return True
    words = {token.lower for token in scene.tokens[max(0, draft.place - _UNIT_WORDS) : draft.place]}
    return bool(words & {"only", "just", "another", "further", "these", "those", "them", "which"})


def is_kept(scene: Scene, draft: Draft) -> bool:
    """Whether a number is a claim: it has a unit, is told of a measure, or looks like a figure.

    Args:
        scene: the sentence.
        draft: the claim.

    """
    if draft.unit:
        return True
    surface = _surface(scene, draft)
    if _SCALED.search(surface):
        return True
    named = draft.place > 0 and scene.tokens[draft.place - 1].lower in _NAMING
    if draft.construction in UNTOLD or (named and _DIGIT.search(surface)):
        return False
    measured = set(draft.metric.lower().split()) & scene.vocabulary.words("words.metrics")
    told = bool(measured) or "." in surface or not _DIGIT.search(surface)
    return told and bool(draft.metric) and not _is_scale(scene.tokens, draft.place)


def _is_scale(tokens: Sequence[Token], place: int) -> bool:
    """Whether a number is the end of a scale: ``from 1 to 10``."""
    return any(
        token.lower in {"scale", "scales"} for token in tokens[max(0, place - _PAIR_REACH) : place]
    )


def share_out(drafts: Sequence[Draft]) -> None:
    """``climbed 2.4 points to a 31.7% share``: the share is what climbed."""
    for first, second in pairwise(drafts):
        ends = second.role == "to" and second.construction == "attributive"
        if ends and first.role == "change" and first.clause == second.clause:
            name = first.subject or first.metric
            first.metric, first.subject = second.metric, name
            second.subject = name


def pair(drafts: Sequence[Draft]) -> None:
    """Let the two values of a change share what only one of them says."""
    for first, second in pairwise(drafts):
        if {first.role, second.role} != {"from", "to"} or first.metric != second.metric:
            continue
        if first.unit == second.unit:
            first.per = first.per or second.per
            second.per = second.per or first.per
        told = second.quantity.unit
        if first.role == "from" and told and "inferred_unit" in first.flags:
            first.unit, first.dimension = second.unit, second.dimension
