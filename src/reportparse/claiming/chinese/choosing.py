"""Each slot of a claim decided in turn, by what the rules say and what the model knows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportparse.claiming.chinese.measured import Scene, metric_candidates, subject_candidates
from reportparse.claiming.chinese.roles import (
    MODALITIES,
    ROLES,
    modality_candidates,
    role_candidates,
)
from reportparse.claiming.chinese.spans import Phrases
from reportparse.claiming.chinese.times import baseline_candidates, period_candidates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.chinese.drafts import Draft, Memory
    from reportparse.claiming.chinese.ranking import Chooser
    from reportparse.claiming.chinese.rules import Page
    from reportparse.claiming.chinese.sentence import Sentence

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
    return [
        _decide_one(page, Scene(sentence, phrases, place, replace(rule, certainties={}), rule, memory, chooser))
        for place, rule in enumerate(rules)
    ]


def _decide_one(page: Page, scene: Scene) -> Draft:
    sentence, place, draft, rule, memory = scene.sentence, scene.place, scene.draft, scene.rule, scene.memory
    chooser, quantity = scene.chooser, scene.draft.quantity
    sure = draft.certainties
    best, sure["role"] = chooser.choose("role", role_candidates(sentence, place, rule, memory), quantity)
    draft.role, draft.direction = ROLES[best]
    best, sure["modality"] = chooser.choose(
        "modality", modality_candidates(sentence, place, rule, memory), quantity
    )
    draft.modality = MODALITIES[best]
    found = metric_candidates(scene)
    best, sure["metric"] = chooser.choose("metric", found.described, quantity)
    draft.metric = found.mentions[best]
    found = subject_candidates(scene)
    best, sure["subject"] = chooser.choose("subject", found.described, quantity)
    draft.subject = found.mentions[best]
    mentions, candidates = period_candidates(sentence, place, draft, rule, memory)
    best, sure["period"] = chooser.choose("period", candidates, quantity)
    draft.period = mentions[best]
    mentions, candidates = baseline_candidates(sentence, place, draft, rule, memory, page.around)
    best, sure["baseline"] = chooser.choose("baseline", candidates, quantity)
    draft.baseline = mentions[best]
    memory.keep(draft)
    return draft
