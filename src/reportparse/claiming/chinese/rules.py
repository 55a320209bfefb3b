"""What grammar alone says of a sentence's quantities: role, direction, time and comparison.

It is the first reading; the model that decides each slot counts it among its evidence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from reportparse.claiming.chinese.drafts import NOTHING, Draft
from reportparse.claiming.chinese.predicates import Predicate, Vocabulary, predicate
from reportparse.claiming.chinese.sentence import Mention

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportparse.claiming.chinese.sentence import Sentence
    from reportparse.claiming.chinese.surroundings import Surroundings
    from reportparse.claiming.units import Unit

__all__ = ["Page", "first_reading"]

_FROM: Final = re.compile(
    r"(?:由|从|自|原[来先]?的?)(?P<own>[^,。;、:]*?)(?:的|之)?(?:约|近|逾|超过|平均|不足|仅)?$"
)
_TO_AHEAD: Final = re.compile(
    r"^[^,。;]{0,24}?(?:至|到|为|成|转|达|[升降增减涨跌回]为?|压缩|缩短|提高|下降|扩大)"
)
_OPENER: Final = re.compile(
    r"(?:较|比|与|同|相比|相较于?|对比|高于|低于|优于|快于|慢于)之?(?:于)?$"
)
_OPENER_LENGTH: Final = 4


@dataclass(frozen=True, slots=True)
class Page:
    """A passage with everything that is found once for all of it."""

    passage: str
    folded: str
    words: Vocabulary
    around: Surroundings
    units: Mapping[str, Unit]
    """Units by their words."""
    currency: str
    """ISO 4217 code of the document's money; empty for the renminbi."""
    outside: Mapping[str, str]
    """Words from outside the passage (titles) as they are written, by their folded form."""


def first_reading(page: Page, sentence: Sentence) -> list[Draft]:
    """Read each quantity of a sentence by rule.

    Args:
        page: the passage.
        sentence: the sentence.

    Returns:
        A draft for each quantity, in order; what is measured, and of whom, is left open.

    """
    drafts: list[Draft] = []
    period = NOTHING
    for place, quantity in enumerate(sentence.quantities):
        clause = sentence.clauses[sentence.clause_at(quantity.start)]
        begin = clause.start
        if place:
            begin = max(begin, sentence.quantities[place - 1].outer_end)
        last = drafts[-1] if drafts else None
        own, length = sentence.series[place]
        if last is not None and own and length > 1 and last.role != "from":
            drafts.append(replace(last, quantity=quantity))
            continue
        draft = _read(page, sentence, place, begin)
        if last is not None and last.role == "from" and last.quantity.start >= clause.start:
            _close_pair(last, draft)
        draft.period = _period(sentence, place, begin, draft.role, period)
        if draft.role != "from" and not period.text:
            period = draft.period
        whole = page.folded[sentence.span.start : quantity.start]
        draft.modality = page.around.modality(whole)
        drafts.append(draft)
    return drafts


def _read(page: Page, sentence: Sentence, place: int, begin: int) -> Draft:
    quantity = sentence.quantities[place]
    left = page.folded[begin : quantity.outer_start]
    said = predicate(left, quantity, page.words)
    start = _FROM.search(left)
    if start and place + 1 < len(sentence.quantities):
        following = sentence.quantities[place + 1]
        between = page.folded[quantity.outer_end : following.outer_start]
        if _TO_AHEAD.search(between) and not page.words.change.search(start["own"]):
            said = Predicate("from", "", start.start(), "从")
    baseline = _baseline(page, left, said, begin)
    verb_start = begin + said.start
    if baseline.text:
        verb_start = min(verb_start, max(begin, baseline.start - 1))
    return Draft(
        quantity,
        said.role,
        said.direction,
        metric=NOTHING,
        subject=NOTHING,
        period=NOTHING,
        baseline=baseline if baseline.text else Mention(said.baseline),
        verb=said.verb,
        verb_start=verb_start,
    )


def _close_pair(start: Draft, end: Draft) -> None:
    """Let the two ends of a change have one direction."""
    if end.role in {"level", "change"}:
        end.role = "to"
    if not end.direction:
        low, high = start.quantity.low, end.quantity.low
        same = start.quantity.unit == end.quantity.unit
        end.direction = ("up" if high > low else "down") if same else ""
    start.direction = end.direction


def _period(sentence: Sentence, place: int, begin: int, role: str, carried: Mention) -> Mention:
    """Period of a quantity: the last one named before it that is no baseline."""
    folded, quantity = sentence.folded, sentence.quantities[place]
    clause = sentence.clauses[sentence.clause_at(quantity.start)]
    for span in reversed(sentence.periods):
        if span.end > quantity.start or span.start < clause.start:
            continue
        if _OPENER.search(folded[max(0, span.start - _OPENER_LENGTH) : span.start]):
            continue
        if span.start < begin and role in {"to", "from"} and carried.text:
            return carried if role == "to" else NOTHING
        return Mention(folded[span.start : span.end], span.start, span.end)
    return NOTHING if role == "from" else carried


def _baseline(page: Page, left: str, said: Predicate, begin: int) -> Mention:
    """What a change is measured against: the phrase behind 较 and the like, or 同比."""
    clause = left[: said.start]
    if said.verb and said.role in {"change", "level", "to", "comparison"}:
        match = None
        for opener in page.around.baseline_opener.finditer(clause):
            match = page.around.baseline.match(clause, opener.start()) or match
        if match:
            than = re.sub(r"(?:的|之)$", "", match["than"].strip())
            if than:
                start = begin + match.start("than")
                return Mention(than, start, start + len(than))
    words = [*page.around.baseline_word.finditer(left)]
    if words:
        return Mention(words[-1][0], begin + words[-1].start(), begin + words[-1].end())
    return NOTHING
