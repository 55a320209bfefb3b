"""Units that the number itself does not tell: of lists, pairs, counts and ratios."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.counting import singular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.english.drafts import Draft, Memory, Scene

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
_OF_A_MEASURE: Final = frozenset(
    [
        "against",
        "aim",
        "at",
        "by",
        "change_of",
        "continued",
        "copula",
        "from",
        "limit",
        "multiplied",
        "of",
        "prior",
        "threshold",
        "to",
        "up_down",
    ]
)
"""Constructions that tell a value of a measure, so that the number needs no unit."""
_SPREAD: Final = (
    ("per_year", "year"),
    ("per_month", "month"),
    ("per_day", "day"),
    ("per_week", "week"),
)
_UNIT_WORDS: Final = 7
"""Words behind "of" among which the noun is that a bare number counts."""
_PAIR_REACH: Final = 6
_SAME_FOR_PAIR: Final = frozenset(
    ["count", "money", "mass", "volume", "length", "area", "rate", "energy", "power", "time"]
)


def fill_unit(scene: Scene, draft: Draft, drafts: Sequence[Draft], memory: Memory) -> None:
    """Find the unit of a bare number, what a point is, and what an amount is per.

    Args:
        scene: the sentence.
        draft: the claim; updated.
        drafts: the claims before it in the sentence.
        memory: what the text so far has set.

    """
    words = scene.vocabulary
    last = drafts[-1] if drafts else None
    metric = draft.metric.lower()
    head = metric.split()[-1] if metric else ""
    if not draft.unit:
        unit, dimension = _implied(scene, draft, last, memory)
        if unit:
            draft.unit, draft.dimension = unit, dimension
            draft.flags.append("inferred_unit")
    if draft.unit == "point" and head not in words.words("words.indices"):
        draft.unit, draft.dimension = "percentage_point", "share_difference"
    if not draft.per and draft.dimension in {"money", "volume", "count"}:
        draft.per = _spread(draft, last, metric, words.words("words.per_share"))
    if not draft.per and draft.dimension == "money":
        told = set(metric.split())
        draft.per = next(
            (unit for name, unit in _SPREAD if told & words.words(f"words.{name}")), ""
        )


def _spread(draft: Draft, last: Draft | None, metric: str, per_share: frozenset[str]) -> str:
    """What an amount is per where the measure or the claim before says it."""
    if draft.dimension == "money" and any(word in metric for word in per_share):
        return "share"
    goes_on = draft.copied or draft.construction in _LIKE_LAST
    if last is not None and last.per and goes_on and last.unit == draft.unit:
        return last.per
    return ""


def _implied(scene: Scene, draft: Draft, last: Draft | None, memory: Memory) -> tuple[str, str]:
    """Unit and dimension that the words around a bare number show."""
    told = _of_noun(scene, draft)
    if told is not None:
        return told
    if draft.construction == "change_of" and last is not None and last.unit == "percent":
        return _difference_unit(scene, draft)
    if last is not None and last.unit and draft.construction in _LIKE_LAST:
        pairs = draft.construction == "to" and last.role != "from"
        if last.dimension != "ratio" and not (pairs and last.dimension not in _SAME_FOR_PAIR):
            return last.unit, last.dimension
    ahead = _ahead(scene, draft)
    if ahead is not None:
        return ahead
    return _by_metric(scene, draft, memory)


def _of_noun(scene: Scene, draft: Draft) -> tuple[str, str] | None:
    """``150 of its 600 products``: the noun behind "of"."""
    tokens, at = scene.tokens, draft.place + 1
    if at >= len(tokens) or tokens[at].lower != "of" or draft.construction == "noun_before":
        return None
    for place in range(at + 1, min(len(tokens), at + _UNIT_WORDS)):
        token = tokens[place]
        if token.tag == "Q" and scene.quantities[token.number].dimension == "count":
            return scene.quantities[token.number].unit, "count"
        ends = place + 1 >= len(tokens) or tokens[place + 1].tag != "N"
        if token.tag == "N" and ends:
            return singular(token.lower, scene.vocabulary), "count"
    return None


def _difference_unit(scene: Scene, draft: Draft) -> tuple[str, str]:
    """Unit of "an increase of 30" behind a share: what differences were told in before."""
    for token in reversed(scene.tokens[: draft.place]):
        if token.tag == "Q":
            earlier = scene.quantities[token.number]
            if earlier.dimension == "share_difference":
                return earlier.unit, earlier.dimension
    return "percentage_point", "share_difference"


def _ahead(scene: Scene, draft: Draft) -> tuple[str, str] | None:
    """Unit of the other number of a pair or list, which stands behind."""
    tokens = scene.tokens
    for place in range(draft.place + 1, min(len(tokens), draft.place + _PAIR_REACH)):
        token = tokens[place]
        if token.tag == "Q" and tokens[place - 1].tag in {"P", "C", ",", "A"}:
            other = scene.quantities[token.number]
            linked = any(tokens[at].lower in {"to", "and", ","} for at in range(draft.place, place))
            if other.unit and linked and other.dimension in _SAME_FOR_PAIR:
                return other.unit, other.dimension
            return None
        if token.tag in {"V", ";", ":"}:
            break
    return None


def _by_metric(  # noqa: PLR0911 - one return for each kind of measure
    scene: Scene, draft: Draft, memory: Memory
) -> tuple[str, str]:
    """Unit that the measure has: a ratio, an index, the things in a count."""
    words = scene.vocabulary
    metric = draft.metric.lower().split()
    if not metric:
        return (memory.unit, memory.dimension) if draft.construction == "subject" else ("", "")
    if metric[-1] in words.words("words.ratios") or metric[0] in words.words("words.ratios"):
        return "times", "ratio"
    if metric[-1] in words.words("words.indices"):
        return "point", "index"
    if metric[0] in {"number", "count", "total"} and metric[1:2] == ["of"]:
        return singular(metric[-1], words), "count"
    if metric[-1] in {"count", "number", "numbers", "volumes"} and len(metric) > 1:
        return singular(metric[-2], words), "count"
    if draft.construction == "subject" and memory.unit and _is_selected(scene, draft):
        return memory.unit, memory.dimension
    plural = metric[-1].endswith("s") and not metric[-1].endswith("ss")
    if plural and draft.construction in _OF_A_MEASURE:
        return singular(metric[-1], words), "count"
    return "", ""


def _is_selected(scene: Scene, draft: Draft) -> bool:
    """``only five grew``, ``of these, 17 closed``: some of those that were counted before."""
    if not draft.place:
        return True
    words = {token.lower for token in scene.tokens[max(0, draft.place - _UNIT_WORDS) : draft.place]}
    return bool(words & {"only", "just", "another", "further", "these", "those", "them", "which"})


def is_kept(scene: Scene, draft: Draft) -> bool:
    """Whether a number is a claim: it has a unit, or is told of a measure.

    Args:
        scene: the sentence.
        draft: the claim.

    """
    if draft.unit:
        return True
    if draft.construction not in _OF_A_MEASURE:
        return False
    measures = scene.vocabulary.words("words.metrics")
    return bool(measures.intersection(draft.metric.lower().split()))


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
