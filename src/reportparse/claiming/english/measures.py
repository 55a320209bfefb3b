"""The unit that a measure has by its name: ``current ratio``, ``number of stores``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.claiming.english.counting import counted, is_plural, singular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.english.drafts import Draft
    from reportparse.claiming.english.vocabulary import Vocabulary

__all__ = ["UNTOLD", "Implied", "unit_of_measure"]

UNTOLD: Final = frozenset(["bare", "opening", "worth", "noun_before", "with", "attributive"])
"""Constructions that tell so little that a small number without unit may be no claim."""
_BEHIND_HEAD: Final = frozenset(["of", "in", "for", "with", "at", "to", "from", "on", "by"])


class Implied(NamedTuple):
    """A unit and its dimension as the words around a bare number show them."""

    unit: str
    dimension: str


def unit_of_measure(draft: Draft, words: Vocabulary) -> Implied | None:
    """Tell the unit that a measure has by its name: a ratio, an index, the things in a count.

    Args:
        draft: the claim, with its measure.
        words: the vocabulary.

    """
    metric = draft.metric.lower().split(" per ")[0].split()
    if not metric:
        return None
    names = words.words("exclusions.share_indices")
    if any(draft.metric.removeprefix("the ").startswith(name) for name in names):
        return Implied("point", "index")
    for word in (metric[0], metric[-1]):
        unit = words.units.get(word) if word.endswith("s") else None
        if unit is not None and unit.dimension == "time":
            return Implied(unit.code, unit.dimension)
    if {metric[0], metric[-1]} & words.words("words.ratios"):
        return Implied("times", "ratio")
    if metric[-1] in words.words("words.indices") | words.words("words.scores"):
        return Implied("point", "index")
    thing = _thing(metric, words) or _counted_metric(draft, metric, words)
    return Implied(thing, "count") if thing else None


def _thing(metric: Sequence[str], words: Vocabulary) -> str:
    """What a measure that is a count by name counts: ``number of stores``, ``employment``."""
    noun, *of = metric[1:] if metric[0] in {"the", "a"} and metric[1:] else metric
    if noun in words.words("words.counts") and of[:1] == ["of"] and of[1:]:
        return _head(of[1:], words)
    if metric[-1] in {"count", "number", "numbers", "volumes"} and len(metric) > 1:
        return singular(metric[-2], words)
    carried = words.words("words.carried")
    if metric[-1] in {"throughput", "traffic", "volume"} and carried.intersection(metric[-2:-1]):
        return metric[-2]
    table = words.lexicon.tables["english"]["words"]["counted_by_measure"]
    told = table.get(metric[-1]) or table.get(metric[0])
    return str(told) if told else ""


def _head_end(metric: Sequence[str], words: Vocabulary) -> int:
    """One past the head of a noun phrase: where a preposition or participle follows a noun."""
    for at, word in enumerate(metric):
        participle = word in words.past and at and is_plural(metric[at - 1], words)
        if at and (word in _BEHIND_HEAD or participle):
            return at
    return len(metric)


def _head(metric: Sequence[str], words: Vocabulary) -> str:
    """The head of a noun phrase in the singular: the word before its first preposition."""
    at = _head_end(metric, words)
    return counted(metric[at - 2] if at > 1 else "", metric[at - 1], words)


def _counted_metric(draft: Draft, metric: Sequence[str], words: Vocabulary) -> str:
    """``Cruise calls numbered 143``: the measure is what is counted."""
    at = _head_end(metric, words)
    head, value = metric[at - 1], draft.quantity.high
    whole = value == int(value) or bool(draft.per) or " per " in draft.metric
    untold = draft.construction in UNTOLD or draft.construction == "subject"
    if untold or not whole or head in words.words("words.amounts"):
        return ""
    verb = head in words.verbs and not head.endswith("s")
    return _head(metric, words) if is_plural(head, words) and not verb else ""
