"""Candidates for who or what a quantity is measured of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.claiming.chinese.drafts import NOTHING
from reportparse.claiming.chinese.functions import Viewed, view
from reportparse.claiming.chinese.scene import (
    Candidates,
    overlap,
    recent_keys,
    same,
    series_keys,
    spans,
)
from reportparse.claiming.chinese.sentence import Mention
from reportparse.claiming.chinese.spans import CLOSING_QUOTES, OPENING_QUOTES
from reportparse.claiming.ranking import Shared

if TYPE_CHECKING:
    from reportparse.claiming.chinese.owners import Owner
    from reportparse.claiming.chinese.scene import Scene
    from reportparse.claiming.ranking import Key

__all__ = ["subject_candidates"]

_LONGEST_TITLE: Final = 10
_OFTEN: Final = 3
_NEAR: Final = 5
_PARTING_BEFORE: Final = frozenset(("的", "之", "、", "和", "与", "及", "以及"))
_PARTING: Final = _PARTING_BEFORE | OPENING_QUOTES | CLOSING_QUOTES


class _Known(NamedTuple):
    """What is known when a subject is chosen."""

    same_sentence: bool
    """Whether the claim before stands in the same sentence."""
    same_stop: bool
    """Whether no full stop stands between both."""
    same_metric: bool
    metric_here: bool
    """Whether the metric stands in this sentence."""
    lead: str
    views: tuple[Viewed, ...]
    """By both ways of telling phrases apart."""
    owner: Owner
    """Whom grammar names."""
    has_self: bool
    """Whether the report speaks of itself."""


def subject_candidates(scene: Scene, owned: Owner) -> Candidates:
    """Find the phrases that may name of whom a quantity is measured.

    Args:
        scene: the quantity; its role and metric are decided.
        owned: whom grammar names.

    Returns:
        Phrases of the sentence; subjects and metrics of claims before; the report's word for
        itself; the section's title; and nothing.

    """
    memory, metric = scene.memory, scene.draft.metric
    sentence = scene.sentence.span
    known = _Known(
        memory.last_sentence == memory.sentence,
        memory.last_stop == memory.stop,
        memory.last is not None and memory.last.metric.text == metric.text,
        sentence.start <= metric.start < sentence.end,
        _lead(scene, metric),
        tuple(
            view(parsed, mark, metric, scene.draft.quantity, scene.draft.role)
            for mark, parsed in zip("ls", scene.phrases.parsed, strict=True)
        ),
        owned,
        bool(memory.self_reference),
    )
    found = Candidates([], [])
    _add_phrases(scene, known, found)
    _add_others(scene, known, found)
    told = owned.mention
    if told.text and all(told.text != mention.text for mention in found.mentions):
        found.add(told, (("ruleadded", owned.how), *_owner_keys(known, "same")))
    found.add(
        NOTHING,
        (
            *_owner_keys(known, _lies_to_owner(told, NOTHING)),
            ("nothing", bool(memory.self_reference), known.same_sentence),
            (
                "nothinglast",
                memory.last is not None and not memory.last.subject.text,
                known.same_sentence,
                known.same_stop,
            ),
            ("nothingmetric", metric.text[-2:]),
            ("nothinglead", known.lead),
            ("nothingnear", known.views[0].near.away, known.views[0].opening),
        ),
    )
    return found


def _lies_to_owner(owned: Mention, mention: Mention) -> str:
    """Tell whether a phrase is whom grammar names, a part of it, or more."""
    if mention.text == owned.text:
        return "same"
    if mention.text and owned.text:
        if mention.text in owned.text:
            return "part"
        if owned.text in mention.text:
            return "more"
    return "other"


def _owner_keys(known: _Known, lies: str) -> tuple[Key, ...]:
    """Describe a phrase by how it lies to whom grammar names."""
    return (
        ("rule", lies == "same"),
        ("ruleh", lies, known.owner.how),
        ("rules", lies, known.owner.how, known.same_sentence, known.same_metric),
        ("ruleself", lies, known.owner.how, known.has_self),
        ("rulename", lies, known.owner.how, known.has_self, known.owner.named),
    )


def _lead(scene: Scene, metric: Mention) -> str:
    """What stands in the metric's clause before it: another noun, only other words, or nothing."""
    sentence = scene.sentence
    if not sentence.span.start <= metric.start < sentence.span.end:
        return "away"
    clause = sentence.clauses[sentence.clause_at(metric.start)]
    lead = "nothing"
    until = sentence.words_before(metric.start)
    for word in sentence.words[sentence.words_until(clause.start) : until]:
        if sentence.in_period(word.start):
            continue
        if word.tag.startswith(("n", "j", "eng")) and len(word.surface) > 1:
            return "noun"
        lead = "verb" if word.tag.startswith("v") or lead == "verb" else "other"
    return lead


def _to_metric(scene: Scene, end: int, metric: Mention, first: int) -> str:
    """What stands between a word and the metric, whose first word is given, behind it."""
    if metric.start < 0 or scene.sentence.words[end].end > metric.start:
        return "x"
    return scene.phrases.between(end, first)


def _bounds(scene: Scene, known: _Known) -> tuple[set[int], set[int]]:
    """Places where a phrase may begin, and where it may end."""
    phrases = scene.phrases
    words = scene.sentence.words
    starts: set[int] = set()
    ends: set[int] = {scene.draft.metric.start}
    inside: set[int] = set()
    for seen in known.views:
        for actor in seen.parsed.actors:
            starts.add(actor.start)
            ends.add(actor.end)
            first, behind = phrases.reach(actor)
            inside.update(range(first, behind))
    for index in inside:
        word, kind = words[index], phrases.kind(index)
        following = words[index + 1].surface if index + 1 < len(words) else ""
        if word.surface in _PARTING or scene.sentence.in_period(word.start):
            starts.add(word.end)
        if word.surface in OPENING_QUOTES:
            starts.add(word.start)
        ends_here = word.surface in CLOSING_QUOTES or "h" in kind or "t" in kind
        if ends_here or following in _PARTING_BEFORE or "m" in phrases.kind(index + 1):
            ends.add(word.end)
    return starts, ends


def _add_phrases(scene: Scene, known: _Known, found: Candidates) -> None:
    sentence, memory, last = scene.sentence, scene.memory, scene.last
    folded, metric, parallel = sentence.folded, scene.draft.metric, scene.parallel

    first = sentence.words_until(metric.start)

    def end_keys(end: int) -> tuple[Key, ...]:
        word = sentence.words[end]
        gap = "?"
        if known.metric_here and word.end <= metric.start:
            gap = folded[word.end : metric.start]
        again = last is not None and last.subject.end == word.end
        return (
            ("epath", _to_metric(scene, end, metric, first)),
            ("egap", gap if len(gap) <= 1 else min(len(gap), _NEAR), known.metric_here),
            ("emetric", overlap(metric, word.start, word.end), known.metric_here),
            ("elast", again, known.same_metric),
        )

    looks: dict[str, Shared] = {}

    def owner_look(mention: Mention) -> Shared:
        lies = _lies_to_owner(known.owner.mention, mention)
        if lies not in looks:
            looks[lies] = Shared(_owner_keys(known, lies))
        return looks[lies]

    legal = _bounds(scene, known)
    for span, shared in spans(scene, "subject", end_keys, legal[1]):
        if span.start not in legal[0]:
            continue
        mention = span.mention
        left = folded[span.start - 1] if span.start > sentence.span.start else "^"
        clause = sentence.clauses[sentence.clause_at(span.start)]
        lies = overlap(metric, span.start, span.end)
        kind = scene.phrases.kind(span.last)
        found.add(
            mention,
            (
                ("head", span.start == clause.start, clause.start == sentence.span.start),
                ("left", left if not left.isalnum() else "x"),
                ("metric", lies),
                ("lead", known.lead, lies),
                ("known", min(memory.counts.get(mention.text, 0), _OFTEN)),
                ("last", same(last, "subject", mention), known.same_metric),
                ("lastmetric", same(last, "metric", mention)),
                ("self", mention.text == memory.self_reference, bool(memory.self_reference)),
                ("parallel", same(parallel, "subject", mention)),
                *series_keys(scene, span),
            ),
            shared,
            (*(one.look(span.start, span.end, kind) for one in known.views), owner_look(mention)),
        )


def _others(scene: Scene, known: _Known) -> dict[str, tuple[Mention, list[Key]]]:
    """Subjects that need not stand in the sentence, and what speaks for each."""
    memory, draft, parallel = scene.memory, scene.draft, scene.parallel
    outside: dict[str, tuple[Mention, list[Key]]] = {}

    def tell(mention: Mention, *keys: Key) -> None:
        if mention.text:
            outside.setdefault(mention.text, (mention, []))[1].extend(keys)

    for index, recent in enumerate(memory.subjects):
        tell(
            recent.mention,
            *recent_keys(scene, recent, index),
            ("recentsame", known.same_metric, index, known.same_sentence),
        )
    if parallel is not None:
        tell(parallel.subject, ("parallelold",))
    tell(
        Mention(memory.self_reference),
        ("self",),
        ("selfsame", known.same_sentence, known.metric_here),
    )
    title = Mention(memory.section_title)
    tell(title, ("title", min(len(memory.section_title), _LONGEST_TITLE)))
    last = memory.last
    if last is not None and last.metric.text != draft.metric.text:
        dimensions = (last.quantity.dimension, draft.quantity.dimension)
        tell(
            last.metric,
            ("lastmetric", known.same_sentence, *dimensions),
            ("lastmetricrole", known.same_sentence, draft.role),
        )
    return outside


def _add_others(scene: Scene, known: _Known, found: Candidates) -> None:
    memory, metric, parallel = scene.memory, scene.draft.metric, scene.parallel
    last = memory.last
    for text, (mention, told) in _others(scene, known).items():
        is_self = text == memory.self_reference
        is_last = last is not None and text == last.subject.text
        found.add(
            mention,
            (
                *told,
                ("known", min(memory.counts.get(text, 0), _OFTEN)),
                ("outisself", is_self, bool(memory.self_reference)),
                ("outlast", is_last, known.same_sentence, known.same_stop, known.same_metric),
                ("outmetric", text == metric.text),
                ("outparallel", same(parallel, "subject", mention)),
                ("outend", text[-1:]),
                *_owner_keys(known, _lies_to_owner(known.owner.mention, mention)),
                ("outmetricend", metric.text[-2:], is_self),
                ("outhead", known.metric_here, metric.start == scene.sentence.span.start),
                ("outlead", known.lead, is_self, is_last),
                *(key for one in known.views for key in one.outside_keys(again=is_last)),
            ),
        )
