"""Each slot of a claim decided in turn, by what the rules say and what the model knows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reportparse.claiming.chinese.comparisons import baseline_candidates
from reportparse.claiming.chinese.metrics import metric_candidates
from reportparse.claiming.chinese.owners import owner
from reportparse.claiming.chinese.roles import (
    MODALITIES,
    ROLES,
    modality_candidates,
    role_candidates,
)
from reportparse.claiming.chinese.scene import Scene
from reportparse.claiming.chinese.spans import Phrases
from reportparse.claiming.chinese.specials import tells_a_rise
from reportparse.claiming.chinese.subjects import subject_candidates
from reportparse.claiming.chinese.surroundings import denominator
from reportparse.claiming.chinese.times import period_candidates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.chinese.drafts import Draft, Memory
    from reportparse.claiming.chinese.rules import Page
    from reportparse.claiming.chinese.scene import Candidates
    from reportparse.claiming.chinese.sentence import Mention, Sentence
    from reportparse.claiming.ranking import Candidate, Chooser

__all__ = ["decide"]


def decide(
    page: Page, sentence: Sentence, rules: Sequence[Draft], memory: Memory, chooser: Chooser
) -> list[Draft]:
    """Decide every slot of a sentence's claims; what is decided is remembered.

    Args:
        page: the passage.
        sentence: the sentence.
        rules: what the rules say of each of its quantities.
        memory: what the text so far has set; updated.
        chooser: what chooses among candidates.

    """
    phrases = Phrases(sentence, page.words)
    decided = [
        _decide_one(
            page,
            Scene(sentence, phrases, place, replace(rule, certainties={}), rule, memory, chooser),
        )
        for place, rule in enumerate(rules)
    ]
    memory.heard.hear(phrases.parsed[0])
    return decided


def _decide_one(page: Page, scene: Scene) -> Draft:
    draft = scene.draft
    draft.role, draft.direction = ROLES[_choose(scene, "role", role_candidates(scene))]
    if tells_a_rise(scene.sentence.folded[draft.quantity.start : draft.quantity.end]):
        draft.role, draft.direction = "change", "up"
    draft.modality = MODALITIES[_choose(scene, "modality", modality_candidates(scene))]
    draft.metric = _filled(scene, "metric", metric_candidates(scene))
    draft.subject = _subject(scene)
    draft.period = _filled(scene, "period", period_candidates(scene))
    draft.baseline = _filled(scene, "baseline", baseline_candidates(scene, page.around))
    draft.per = draft.quantity.per or _denominator(page, scene)
    _agree(scene)
    scene.memory.keep(draft)
    return draft


def _subject(scene: Scene) -> Mention:
    """Whom a quantity is measured of.

    In a report that speaks of others, grammar decides where it names somebody: the model,
    which is right as often there, holds on to whom it chose before. Where the model knows
    nobody, whom grammar carries on is right in every second case of the training reports.
    """
    memory, draft = scene.memory, scene.draft
    owned = owner(scene.phrases.parsed[0], draft.metric, draft.quantity, memory.heard)
    chosen = _filled(scene, "subject", subject_candidates(scene, owned))
    if memory.self_reference:
        return chosen
    better = owned.named or (not chosen.text and owned.how in {"heard", "metric"})
    return owned.mention if better and owned.mention.text else chosen


def _choose(scene: Scene, slot: str, candidates: Sequence[Candidate]) -> int:
    best, sure = scene.chooser.choose(slot, candidates, scene.draft.quantity)
    scene.draft.certainties[slot] = sure
    return best


def _filled(scene: Scene, slot: str, candidates: Candidates) -> Mention:
    return candidates.mentions[_choose(scene, slot, candidates.described)]


def _denominator(page: Page, scene: Scene) -> str:
    """What a quantity is counted by, from its clause, its metric or the claim before."""
    sentence, draft, last = scene.sentence, scene.draft, scene.memory.last
    quantity = draft.quantity
    left = page.folded[sentence.span.start : quantity.start]
    commas = [match.end() for match in _COMMA.finditer(left)]
    per = denominator(left[commas[-1] if commas else 0 :], quantity.dimension, page.units)
    if per or last is None or last.quantity.dimension != quantity.dimension:
        return per
    if draft.metric.text == last.metric.text and last.quantity.unit == quantity.unit:
        return last.per
    return denominator(draft.metric.text, quantity.dimension, page.units)


_COMMA: Final = re.compile(r",(?!\d{3})|:|——")


def _agree(scene: Scene) -> None:
    """Let a claim agree with the one before it, where grammar ties both together."""
    draft, last, quantity = scene.draft, scene.memory.last, scene.draft.quantity
    same_sentence = scene.memory.last_sentence == scene.memory.sentence
    if draft.role == "change":
        sign = scene.sentence.folded[quantity.start : quantity.start + 1]
        if quantity.low < 0 or sign == "+":
            draft.direction = "down" if quantity.low < 0 else "up"
            return
    if last is None or not same_sentence:
        return
    if scene.sentence.series[scene.place][0] > 0 and last.role in {"change", "to", "level"}:
        draft.role, draft.direction, draft.modality = last.role, last.direction, last.modality
    elif draft.role == "to" and last.role == "from" and last.quantity.unit == quantity.unit:
        if not _TOLD.search(scene.sentence.folded[last.quantity.end : quantity.start]):
            draft.direction = "up" if quantity.high > last.quantity.high else "down"
        last.direction = draft.direction


_TOLD: Final = re.compile(r"[升降增减涨跌高低]|回落|回暖|扩|缩|[上下][升降滑调移探行]")
"""Verbs that say themselves in which direction a change goes; 改善 and 变为 do not."""
