"""A passage read sentence by sentence: each quantity becomes a claim about something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.choosing import decide
from reportparse.claiming.english.constructions import construction
from reportparse.claiming.english.drafts import Draft, Memory
from reportparse.claiming.english.lists import assign_respectively
from reportparse.claiming.english.memory import (
    begin,
    fill_subject,
    note_claim,
    note_topic,
    remember,
)
from reportparse.claiming.english.scenes import scenes
from reportparse.claiming.english.surroundings import modality_of, report_year, source_of
from reportparse.claiming.english.timing import add_times
from reportparse.claiming.english.topics import clause_topic, introduced, named_section
from reportparse.claiming.english.trail import Trail, titles_of
from reportparse.claiming.english.units import fill_unit, is_kept, pair, share_out
from reportparse.claiming.english.vocabulary import vocabulary
from reportparse.claiming.ranking import load_model
from reportparse.records import Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.context import Context
    from reportparse.claiming.english.drafts import Found, Scene
    from reportparse.claiming.english.sentences import Sentence
    from reportparse.claiming.lexicon import Lexicon
    from reportparse.claiming.quantity import Quantity
    from reportparse.claiming.ranking import Chooser

__all__ = ["claims_in"]

_SIGNED: Final = frozenset(["continued", "noun_before"])
"""Constructions in which a minus makes a percentage a change."""
_SPREAD: Final = re.compile(r"\s(?:per|a|an|each|every)\s[A-Za-z][^\d$€£¥]*$")
_SURE: Final = 0.95
_COST: Final = {
    "no_metric": 0.3,
    "no_unit": 0.15,
    "no_subject": 0.1,
    "guessed_role": 0.15,
    "inferred_unit": 0.05,
    "inherited_subject": 0.05,
}
"""What each flag takes from the confidence; the figures order claims for review."""
_OTHER_COST: Final = 0.05
_LEAST: Final = 0.05


def claims_in(
    passage: str, context: Context, lexicon: Lexicon, chooser: Chooser | None = None
) -> list[Claim]:
    """Find the claims of an English passage.

    Args:
        passage: one or more paragraphs, separated by line breaks.
        context: what is known of the document.
        lexicon: vocabulary.
        chooser: what chooses among candidates; by default the model of the package.

    Returns:
        Claims in text order; ``char_start`` and ``char_end`` count in the passage. Dates,
        ids and everything about the source are left for the caller.

    """
    words = vocabulary(lexicon)
    memory = Memory(base=context.english_self_reference)
    if memory.base:
        memory.base = named_section(context.section_title, words) or memory.base
    memory.topic = memory.base
    memory.year = report_year(context)
    outlook = bool(set(context.section_title.lower().split()) & words.words("modality.titles"))
    chooser = chooser or load_model(__package__)
    trail = Trail(context.english_self_reference, titles_of(context), context.english_names)
    claims: list[Claim] = []
    for part, scene, counts in scenes(passage, context, words):
        begin(memory, part, scene)
        trail.begin(paragraph=part.first)
        if not counts:
            trail.read(scene)
            remember(scene, memory, opens_list=passage[part.end - 1] == ":")
            continue
        drafts = _drafts(scene, memory)
        _surround(scene, drafts, memory, outlook=outlook)
        decide(scene, drafts, trail, chooser, listed=part.bullet)
        assign_respectively(scene, drafts)  # lists are certain, whatever was chosen
        claims.extend(_claim(passage, part, draft) for draft in drafts)
    return claims


def _drafts(scene: Scene, memory: Memory) -> list[Draft]:
    """Read the quantities of a sentence: what each is, of what, and in which unit."""
    drafts: list[Draft] = []
    noted = -1
    note_topic(introduced(scene), memory, scene.vocabulary)
    for place, token in enumerate(scene.tokens):
        if token.tag != "Q":
            continue
        found = construction(scene, place, drafts)
        draft = _draft(scene, place, found)
        while noted + 1 < len(scene.clauses) and scene.clauses[noted + 1].verb_start < place:
            noted += 1
            note_topic(clause_topic(scene, noted), memory, scene.vocabulary)
        fill_subject(scene, draft, found, memory)
        fill_unit(scene, draft, drafts, memory)
        note_claim(scene, draft, memory)
        drafts.append(draft)
    kept = [draft for draft in drafts if is_kept(scene, draft)]
    pair(kept)
    share_out(kept)
    return kept


def _draft(scene: Scene, place: int, found: Found) -> Draft:
    """Put what a construction tells and what the quantity tells together."""
    quantity = scene.quantities[scene.tokens[place].number]
    draft = Draft(
        quantity,
        place,
        role=found.role,
        direction=found.direction,
        metric=found.metric,
        subject=found.subject,
        baseline=found.baseline,
        unit=quantity.unit,
        dimension=quantity.dimension,
        per=quantity.per,
        qualifier=quantity.qualifier if quantity.qualifier != "exact" else found.bound,
        clause=scene.clause_at[place],
        construction=found.construction,
        copied=found.copied >= 0,
        flags=["guessed_role"] if found.guessed else [],
    )
    negative = quantity.low < 0 and quantity.high <= 0 and quantity.unit == "percent"
    if negative and draft.role == "level" and found.construction in _SIGNED:
        draft.role, draft.direction = "change", "down"
    return draft


def _surround(scene: Scene, drafts: Sequence[Draft], memory: Memory, *, outlook: bool) -> None:
    """Add when the values hold, how sure they are, and who says so."""
    add_times(scene, drafts, memory)
    source = source_of(scene)
    for draft in drafts:
        draft.modality = modality_of(scene, draft, memory.year, outlook=outlook)
        if source.applies(draft, drafts):
            draft.source = source.text
            if draft.subject and source.text.startswith(draft.subject):
                draft.subject = ""  # who says it is not whom it is said of
            if source.forecast and draft.modality == "actual" and draft.role != "from":
                draft.modality = "forecast"
    assign_respectively(scene, drafts)


def _end(passage: str, quantity: Quantity) -> int:
    """Where number and unit end, without words for what they are per (``per share``)."""
    if not quantity.per:
        return quantity.end
    spread = _SPREAD.search(passage, quantity.start, quantity.end)
    return spread.start() if spread else quantity.end


def _claim(passage: str, part: Sentence, draft: Draft) -> Claim:
    quantity = draft.quantity
    end = _end(passage, quantity)
    flags = [flag for flag in quantity.flags if flag != "no_unit"] + draft.flags
    if not draft.metric:
        flags.append("no_metric")
    if not draft.subject:
        flags.append("no_subject")
    if not draft.unit:
        flags.append("no_unit")
    confidence = _SURE - sum(_COST.get(flag, _OTHER_COST) for flag in flags)
    return Claim(
        quantity=passage[quantity.start : end],
        value_low=quantity.low,
        value_high=quantity.high,
        unit=draft.unit,
        per=draft.per,
        dimension=draft.dimension,
        qualifier=draft.qualifier,
        role=draft.role,
        direction=draft.direction,
        metric=draft.metric,
        subject=draft.subject,
        period=draft.period,
        baseline=draft.baseline,
        modality=draft.modality,
        source=draft.source,
        sentence=passage[part.start : part.end],
        language="en",
        origin="list" if part.bullet else "prose",
        char_start=quantity.start,
        char_end=end,
        confidence=round(max(_LEAST, confidence), 2),
        flags=tuple(dict.fromkeys(flags)),
    )
