"""A passage read sentence by sentence: each quantity becomes a claim about something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.clauses import clauses
from reportparse.claiming.english.constructions import construction
from reportparse.claiming.english.counting import singular
from reportparse.claiming.english.drafts import Draft, Found, Memory, Scene
from reportparse.claiming.english.quantities import find_quantities
from reportparse.claiming.english.sentences import sentences
from reportparse.claiming.english.surroundings import modality_of, source_of
from reportparse.claiming.english.times import find_times
from reportparse.claiming.english.timing import add_times, leading_time
from reportparse.claiming.english.tokens import Mark, tokenize
from reportparse.claiming.english.topics import (
    clause_topic,
    introduced,
    is_strong,
    named_section,
    speaks_of_itself,
)
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
    outlook = bool(set(context.section_title.lower().split()) & words.words("modality.titles"))
    claims: list[Claim] = []
    for part, marks in _marked(parts, quantities, times):
        if part.first:
            memory.population, memory.metric = "", ""
            if not part.bullet:
                memory.period, memory.leading = "", False
        if (part.first and not memory.lasting) or not is_strong(memory.topic or ".", words):
            memory.topic = memory.base
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
        quantity = scene.quantities[token.index]
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
        _fill_unit(scene, draft, drafts, memory)
        _note_population(scene, draft, memory)
        drafts.append(draft)
        if draft.metric and draft.construction not in {"attributive", "with", "opening", "subject"}:
            memory.metric, memory.subject = draft.metric, draft.subject
        if draft.dimension == "count":
            memory.unit, memory.dimension = draft.unit, draft.dimension
    kept = [
        draft for draft in drafts if draft.unit or draft.construction not in {"noun_before", "bare"}
    ]
    _pair(kept)
    add_times(scene, kept, memory)
    source = source_of(scene)
    for draft in kept:
        draft.modality = modality_of(scene, draft, outlook=outlook)
        draft.source = source
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
    if topic:
        memory.topic = topic
        memory.lasting = speaks_of_itself(topic, words)


def _fill_unit(scene: Scene, draft: Draft, drafts: Sequence[Draft], memory: Memory) -> None:
    """Find the unit of a bare number, and what a point is."""
    words = scene.vocabulary
    last = drafts[-1] if drafts else None
    metric = draft.metric.lower()
    head = metric.split()[-1] if metric else ""
    if not draft.unit:
        unit, dimension = _implied_unit(scene, draft, last, memory)
        if unit:
            draft.unit, draft.dimension = unit, dimension
            draft.flags.append("inferred_unit")
    if draft.unit == "point" and head not in words.words("words.indices"):
        draft.unit, draft.dimension = "percentage_point", "share_difference"
    if not draft.per and draft.dimension == "money":
        if any(metric.endswith(word) or word in metric for word in words.words("words.per_share")):
            draft.per = "share"
        elif (
            last is not None
            and last.per
            and draft.construction
            in {"continued", "bracket", "against", "comparative", "from", "to"}
            and last.unit == draft.unit
        ):
            draft.per = last.per
    if not draft.per and draft.dimension in {"money", "share"}:
        for name, unit in (
            ("per_year", "year"),
            ("per_month", "month"),
            ("per_day", "day"),
            ("per_week", "week"),
        ):
            if draft.dimension == "money" and set(metric.split()) & words.words(f"words.{name}"):
                draft.per = unit


def _implied_unit(
    scene: Scene, draft: Draft, last: Draft | None, memory: Memory
) -> tuple[str, str]:
    words = scene.vocabulary
    tokens = scene.tokens
    at = draft.place + 1
    if at < len(tokens) and tokens[at].lower == "of":
        for place in range(at + 1, min(len(tokens), at + 7)):
            token = tokens[place]
            if token.tag == "Q" and scene.quantities[token.index].dimension == "count":
                return scene.quantities[token.index].unit, "count"
            if token.tag == "N" and (place + 1 >= len(tokens) or tokens[place + 1].tag != "N"):
                return singular(token.lower, words), "count"
    if (
        last is not None
        and last.unit
        and draft.construction
        in {
            "continued",
            "to",
            "from",
            "gapped",
            "against",
            "change_of",
            "comparative",
            "with",
            "verb",
            "bracket",
        }
    ):
        if draft.construction == "change_of" and last.unit == "percent":
            for earlier in (
                scene.quantities[t.index] for t in reversed(tokens[: draft.place]) if t.tag == "Q"
            ):
                if earlier.dimension == "share_difference":
                    return earlier.unit, earlier.dimension
            return "percentage_point", "share_difference"
        return last.unit, last.dimension
    metric = draft.metric.lower().split()
    if metric and metric[-1] in words.words("words.ratios"):
        return "times", "ratio"
    if metric and metric[-1] in words.words("words.indices"):
        return "point", "index"
    for place in range(draft.place + 1, min(len(tokens), draft.place + 6)):
        token = tokens[place]
        if token.tag == "Q" and tokens[place - 1].tag in {"P", "C", ","}:
            other = scene.quantities[token.index]
            if other.unit:
                return other.unit, other.dimension
        if token.tag in {"V", ";", ":"}:
            break
    if metric and metric[-1] in {"count", "number"} and len(metric) > 1:
        return singular(metric[-2], words), "count"
    if metric and metric[-1].endswith("s") and draft.construction not in {"noun_before", "bare"}:
        return singular(metric[-1], words), "count"
    if memory.unit and draft.construction in {"subject", "verb"}:
        return memory.unit, memory.dimension
    return "", ""


def _pair(drafts: Sequence[Draft]) -> None:
    """Let the two values of a change share what only one of them says."""
    for first, second in zip(drafts, drafts[1:], strict=False):
        if {first.role, second.role} == {"from", "to"} and first.metric == second.metric:
            if not first.per and second.per:
                first.per = second.per
            elif not second.per and first.per:
                second.per = first.per
            if (
                first.role == "from"
                and first.unit != second.unit
                and second.quantity.unit
                and "inferred_unit" in first.flags
            ):
                first.unit, first.dimension = second.unit, second.dimension


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
        qualifier=quantity.qualifier,
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
