"""A passage read sentence by sentence: each quantity becomes a claim about something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.clauses import clauses
from reportparse.claiming.english.constructions import construction
from reportparse.claiming.english.drafts import Draft, Found, Memory, Scene
from reportparse.claiming.english.lists import assign_respectively
from reportparse.claiming.english.quantities import find_quantities
from reportparse.claiming.english.sentences import sentences
from reportparse.claiming.english.surroundings import modality_of, report_year, source_of
from reportparse.claiming.english.times import find_times
from reportparse.claiming.english.timing import add_times, leading_time
from reportparse.claiming.english.tokens import Mark, tokenize
from reportparse.claiming.english.topics import (
    clause_topic,
    introduced,
    is_strong,
    named_section,
    plain_topic,
    speaks_of_itself,
)
from reportparse.claiming.english.units import fill_unit, pair
from reportparse.claiming.english.vocabulary import vocabulary
from reportparse.records import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportparse.claiming.context import Context
    from reportparse.claiming.english.sentences import Sentence
    from reportparse.claiming.english.times import Time
    from reportparse.claiming.english.tokens import Token
    from reportparse.claiming.english.vocabulary import Vocabulary
    from reportparse.claiming.lexicon import Lexicon
    from reportparse.claiming.quantity import Quantity

__all__ = ["claims_in"]

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


def claims_in(passage: str, context: Context, lexicon: Lexicon) -> list[Claim]:
    """Find the claims of an English passage.

    Args:
        passage: one or more paragraphs, separated by line breaks.
        context: what is known of the document.
        lexicon: vocabulary.

    Returns:
        Claims in text order; ``char_start`` and ``char_end`` count in the passage. Dates,
        ids and everything about the source are left for the caller.

    """
    words = vocabulary(lexicon)
    parts = list(sentences(passage))
    times = find_times(passage, words)
    quantities = find_quantities(
        passage,
        context,
        words,
        [(time.start, time.end) for time in times if time.dated],
        [part.start for part in parts],
    )
    memory = Memory()
    memory.base = named_section(context.section_title, words) or context.english_self_reference
    memory.topic = memory.base
    memory.year = report_year(context)
    outlook = bool(set(context.section_title.lower().split()) & words.words("modality.titles"))
    claims: list[Claim] = []
    for part, marks in _marked(parts, quantities, times):
        if part.first:
            memory.population, memory.metric = "", ""
            if not part.bullet:
                memory.period, memory.leading = "", False
        if (part.first and not memory.lasting) or not (
            memory.fresh or is_strong(memory.topic or ".", words)
        ):
            memory.topic = memory.base
        memory.fresh = False
        if not any(mark.kind == "Q" for mark in marks):
            _remember(passage, part, marks, times, words, memory)
            continue
        tokens = tokenize(passage, part.start, part.end, marks, words)
        scene = _scene(passage, tokens, quantities, times, words)
        drafts = _drafts(scene, memory, outlook=outlook)
        claims.extend(_claim(passage, part, draft) for draft in drafts)
    return claims


def _marked(
    parts: Sequence[Sentence], quantities: Sequence[Quantity], times: Sequence[Time]
) -> Iterator[tuple[Sentence, list[Mark]]]:
    """Sentences with the quantities and times in them; where both overlap, the quantity counts."""
    next_quantity = next_time = 0
    for part in parts:
        marks: list[Mark] = []
        while next_quantity < len(quantities) and quantities[next_quantity].start < part.end:
            quantity = quantities[next_quantity]
            if quantity.start >= part.start:
                end = min(quantity.end, part.end)
                outer = quantity.outer_start
                marks.append(Mark(quantity.start, end, "Q", next_quantity, outer))
            next_quantity += 1
        while next_time < len(times) and times[next_time].start < part.end:
            time = times[next_time]
            if time.start >= part.start:
                kind = "A" if time.idle else "T"
                marks.append(Mark(time.start, min(time.end, part.end), kind, next_time))
            next_time += 1
        yield part, _separate(marks)


def _separate(marks: list[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.kind)):
        if kept and mark.start < kept[-1].end:
            if mark.kind == "Q" and kept[-1].kind != "Q":
                kept[-1] = mark
            continue
        kept.append(mark)
    return kept


def _scene(
    passage: str,
    tokens: Sequence[Token],
    quantities: Sequence[Quantity],
    times: Sequence[Time],
    words: Vocabulary,
) -> Scene:
    found = clauses(tokens)
    clause_at: list[int] = [-1] * len(tokens)
    current = -1
    index = 0
    for place, token in enumerate(tokens):
        while index < len(found) and found[index].verb_start <= place:
            current = index
            index += 1
        if token.tag in {";", ":"} and not _in_brackets(tokens, place):
            current = -1
        clause_at[place] = current
    return Scene(passage, tokens, found, quantities, times, words, clause_at)


def _in_brackets(tokens: Sequence[Token], place: int) -> bool:
    for at in range(place - 1, max(-1, place - 6), -1):
        if tokens[at].tag == "(":
            return True
        if tokens[at].tag == ")":
            return False
    return False


def _drafts(scene: Scene, memory: Memory, *, outlook: bool) -> list[Draft]:
    """Read the quantities of a sentence."""
    drafts: list[Draft] = []
    noted = -1
    _note_topic(introduced(scene), memory, scene.vocabulary)
    for place, token in enumerate(scene.tokens):
        if token.tag != "Q":
            continue
        found = construction(scene, place, drafts)
        quantity = scene.quantities[token.number]
        draft = Draft(
            quantity,
            place,
            role=found.role,
            direction=found.direction or "",
            metric=found.metric,
            subject=found.subject,
            baseline=found.baseline,
            unit=quantity.unit,
            dimension=quantity.dimension,
            per=quantity.per,
            qualifier=quantity.qualifier if quantity.qualifier != "exact" else found.bound,  # type: ignore[arg-type] # the lexicon's table is one of qualifiers
            clause=scene.clause_at[place],
            construction=found.construction,
            copied=found.copied >= 0,
        )
        if found.guessed:
            draft.flags.append("guessed_role")
        if (
            draft.role == "level"
            and quantity.low < 0
            and quantity.high <= 0
            and quantity.unit == "percent"
            and found.construction in {"continued", "noun_before"}
        ):
            draft.role, draft.direction = "change", "down"
        while noted < draft.clause:
            noted += 1
            _note_topic(clause_topic(scene, noted), memory, scene.vocabulary)
        _fill_subject(scene, draft, found, memory)
        fill_unit(scene, draft, drafts, memory)
        _note_population(scene, draft, memory)
        drafts.append(draft)
        if draft.metric and draft.construction not in {"attributive", "with", "opening", "subject"}:
            memory.metric, memory.subject = draft.metric, draft.subject
        if draft.dimension == "count":
            memory.unit, memory.dimension = draft.unit, draft.dimension
    kept = [
        draft for draft in drafts if draft.unit or draft.construction not in {"noun_before", "bare"}
    ]
    pair(kept)
    add_times(scene, kept, memory)
    source = source_of(scene)
    for draft in kept:
        draft.modality = modality_of(scene, draft, memory.year, outlook=outlook)
        if source.applies(draft, kept):
            draft.source = source.text
            if source.forecast and draft.modality == "actual" and draft.role != "from":
                draft.modality = "forecast"
    assign_respectively(scene, kept)
    return kept


def _fill_subject(scene: Scene, draft: Draft, found: Found, memory: Memory) -> None:
    """Take the subject that the text has set where the sentence names none."""
    words = scene.vocabulary
    if found.refers and not draft.metric and memory.metric:
        draft.metric = memory.metric
        draft.subject = draft.subject or memory.subject
        draft.flags.append("carried_metric")
    if draft.subject:
        if (
            draft.subject.split()[-1].lower() not in words.words("words.speakers")
            or not memory.base
        ):
            return
        draft.subject = ""
    if found.copied >= 0 and not found.refers:
        return
    topic = memory.topic
    if found.construction == "subject" and memory.population:
        topic = memory.population
    if topic and topic.lower() not in draft.metric.lower():
        draft.subject = topic
        draft.flags.append("inherited_subject")


def _note_population(scene: Scene, draft: Draft, memory: Memory) -> None:
    words = scene.vocabulary
    if draft.dimension == "count":
        noun = scene.passage[draft.quantity.start : draft.quantity.end].split()[-1]
        if noun.lower() in words.words("words.entities"):
            memory.population = noun
    elif draft.construction == "subject" and "inherited_subject" not in draft.flags:
        memory.population = draft.subject


def _note_topic(topic: str, memory: Memory, words: Vocabulary) -> None:
    if topic and (not memory.base or is_strong(topic, words)):
        memory.topic = topic
        memory.lasting = speaks_of_itself(topic, words)


def _remember(
    passage: str,
    part: Sentence,
    marks: Sequence[Mark],
    times: Sequence[Time],
    words: Vocabulary,
    memory: Memory,
) -> None:
    """Note whom a sentence without quantities speaks of."""
    tokens = tokenize(passage, part.start, part.end, marks, words)
    scene = _scene(passage, tokens, (), times, words)
    topic = next((t for i in range(len(scene.clauses)) if (t := clause_topic(scene, i))), "")
    if not topic and not memory.base:
        topic = plain_topic(scene)
        memory.fresh = bool(topic)
    _note_topic(topic or introduced(scene), memory, words)
    lead = leading_time(scene)
    if passage[part.end - 1] == ":":
        told = [t for t in scene.tokens if t.tag == "T"]
        lead = lead or (passage[told[0].start : told[0].end] if told else "")
        memory.lasting = memory.lasting or bool(topic)
    if lead:
        memory.period, memory.leading = lead, True


def _claim(passage: str, part: Sentence, draft: Draft) -> Claim:
    quantity = draft.quantity
    flags = [flag for flag in quantity.flags if flag != "no_unit"] + draft.flags
    if not draft.metric:
        flags.append("no_metric")
    if not draft.subject:
        flags.append("no_subject")
    if not draft.unit:
        flags.append("no_unit")
    confidence = _SURE - sum(_COST.get(flag, 0.05) for flag in flags)
    return Claim(
        quantity=passage[quantity.start : quantity.end],
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
        char_end=quantity.end,
        confidence=round(max(0.05, confidence), 2),
        flags=tuple(dict.fromkeys(flags)),
    )
