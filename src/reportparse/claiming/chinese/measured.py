"""Candidates for what a quantity measures, and of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.claiming.chinese.drafts import NOTHING
from reportparse.claiming.chinese.ranking import Candidate
from reportparse.claiming.chinese.sentence import Mention

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportparse.claiming.chinese.drafts import Draft, Memory, Recent
    from reportparse.claiming.chinese.ranking import Chooser, Key
    from reportparse.claiming.chinese.sentence import Sentence
    from reportparse.claiming.chinese.spans import Phrases, SpanOfWords

__all__ = ["Candidates", "Scene", "metric_candidates", "subject_candidates"]

_ENDS: Final = 9
"""How many last words are followed up; the rest are out after a look at the last word."""


class Candidates(NamedTuple):
    """Answers and their descriptions, side by side."""

    mentions: list[Mention]
    described: list[Candidate]

    def add(self, mention: Mention, keys: Sequence[Key]) -> None:
        """Put one more in."""
        self.mentions.append(mention)
        self.described.append(Candidate(mention.text, tuple(keys)))


class Scene(NamedTuple):
    """A quantity, what is said and known of it, and who chooses."""

    sentence: Sentence
    phrases: Phrases
    place: int
    """Which of the sentence's quantities is meant."""
    draft: Draft
    """What has been decided so far."""
    rule: Draft
    """What the rules say."""
    memory: Memory
    chooser: Chooser


def _overlap(one: Mention, start: int, end: int) -> str:
    """How a phrase lies to another: same, inside, around, across or apart."""
    if one.start < 0 or not one.text:
        return "none"
    if (one.start, one.end) == (start, end):
        return "same"
    if one.end == end:
        return "end"
    if one.start == start:
        return "start"
    if end <= one.start or one.end <= start:
        return "apart"
    return "inside" if one.start <= start and end <= one.end else "across"


def _spans(
    scene: Scene, slot: str, end_keys: Callable[[int], tuple[Key, ...]]
) -> list[tuple[SpanOfWords, tuple[Key, ...]]]:
    """Phrases worth a look, each with the keys of its end."""
    phrases, quantity = scene.phrases, scene.draft.quantity
    ends = phrases.last_words(quantity)
    groups = [
        (*phrases.end_keys(last), *phrases.position_keys(last, quantity), *end_keys(last))
        for last in ends
    ]
    return [
        (span, groups[index])
        for index in scene.chooser.promising(slot, groups, _ENDS)
        for span in phrases.starting_before(ends[index])
    ]


def _recent_keys(scene: Scene, recent: Recent, index: int) -> tuple[Key, ...]:
    memory, draft = scene.memory, scene.draft
    last = memory.last
    far = min(memory.stop - recent.stop, 3)
    step = min(memory.sentence - recent.sentence, 2)
    paragraphs = min(memory.paragraph - recent.paragraph, 2)
    is_last = last is not None
    return (
        ("recent", index, far, step, paragraphs),
        ("recentstep", index, step, min(far, 1)),
        ("recentfar", far, draft.role, draft.quantity.dimension),
        ("recentrole", last.role if is_last and last else "", draft.role, min(far, 1)),
        ("recentplace", min(scene.place, 2), min(far, 1)),
    )


def _series_keys(scene: Scene, span: SpanOfWords) -> tuple[Key, ...]:
    """Whether a phrase is the one among several that stands where the quantity does."""
    own, length = scene.sentence.series[scene.place]
    place, number, whole = scene.phrases.member(span)
    if number == 1:
        return (("coord", "one", length > 1),)
    return (
        ("coord", place == own, number == length, whole),
        ("coordw", whole, length > 1),
    )


def _same(draft: Draft | None, slot: str, mention: Mention) -> str:
    """Whether a mention is what another claim has in a slot."""
    if draft is None:
        return "none"
    other: Mention = draft.metric if slot == "metric" else draft.subject
    return "same" if other.text == mention.text else "other"


def metric_candidates(scene: Scene) -> Candidates:
    """Find the phrases that may name what a quantity measures."""
    rule, quantity, memory = scene.rule, scene.draft.quantity, scene.memory
    role = scene.draft.role
    folded = scene.sentence.folded
    verb = rule.verb[:3]
    last = memory.last if memory.last_sentence == memory.sentence else None
    own = scene.sentence.clauses[scene.sentence.clause_at(quantity.start)]
    following = folded[quantity.outer_end : quantity.outer_end + 1]
    parallel = memory.parallel(scene.sentence.series, scene.place)

    def end_keys(end: int) -> tuple[Key, ...]:
        word = scene.sentence.words[end]
        after = word.start >= quantity.end
        inside = own.start <= word.start
        return (
            ("erule", _overlap(rule.metric, word.start, word.end)),
            ("eruleend", rule.metric.end == word.end, role),
            ("erole", role, after, inside),
            ("everb", verb, after, inside),
            ("efollow", following if following in "的之,、。和)" else "x", after, quantity.dimension),
            ("elast", last is not None and last.metric.end == word.end, role, last.role if last else ""),
            ("eunit", quantity.unit, word.tag[:2], after),
        )

    found = Candidates([], [])
    for span, keys in _spans(scene, "metric", end_keys):
        mention = Mention(folded[span.start : span.end], span.start, span.end)
        lies = _overlap(rule.metric, span.start, span.end)
        found.add(
            mention,
            (
                *keys,
                *span.keys,
                ("rule", lies, role),
                ("ruletext", mention.text == rule.metric.text),
                ("rulesubject", _overlap(rule.subject, span.start, span.end)),
                ("known", any(mention.text == r.mention.text for r in memory.metrics)),
                ("lastlies", _overlap(last.metric, span.start, span.end) if last else "", role),
                ("toverb", rule.verb_start == span.end, role),
                ("parallel", _same(parallel, "metric", mention)),
                *_series_keys(scene, span),
            ),
        )
    own_place, length = scene.sentence.series[scene.place]
    if parallel is not None and all(parallel.metric.text != r.mention.text for r in memory.metrics):
        found.add(parallel.metric, (("recentparallel", "same"), ("parallelold",)))
    for index, recent in enumerate(memory.metrics):
        found.add(
            recent.mention,
            (
                *_recent_keys(scene, recent, index),
                ("ruletext", recent.mention.text == rule.metric.text),
                ("recentrule", recent.mention.text == rule.metric.text, role, index),
                ("recentend", recent.mention.text[-1:], quantity.dimension),
                ("recentparallel", _same(parallel, "metric", recent.mention)),
                ("recentseries", own_place > 0, length > 1, index, min(memory.sentence - recent.sentence, 1)),
                ("recentu", last.quantity.unit == quantity.unit if last else "", role, index),
            ),
        )
    if rule.metric.text and all(rule.metric.text != mention.text for mention in found.mentions):
        found.add(rule.metric, (("onlyrule", role, quantity.dimension), ("ruletext", True)))
    if not found.mentions:
        found.add(NOTHING, (("nothing",),))
    return found


def _lead(scene: Scene, metric: Mention) -> str:
    """What stands in the metric's clause before it: another noun, only other words, or nothing."""
    sentence = scene.sentence
    if not sentence.span.start <= metric.start < sentence.span.end:
        return "away"
    clause = sentence.clauses[sentence.clause_at(metric.start)]
    lead = "nothing"
    for word in sentence.words:
        if clause.start <= word.start and word.end <= metric.start:
            if any(period.start <= word.start < period.end for period in sentence.periods):
                continue
            if word.tag.startswith(("n", "j", "eng")) and len(word.surface) > 1:
                return "noun"
            lead = "verb" if word.tag.startswith("v") or lead == "verb" else "other"
    return lead


def subject_candidates(scene: Scene) -> Candidates:
    """Find the phrases that may name of whom a quantity is measured; the metric is decided."""
    rule, draft, memory = scene.rule, scene.draft, scene.memory
    metric, quantity = draft.metric, draft.quantity
    folded = scene.sentence.folded
    last = memory.last
    same_sentence = memory.last_sentence == memory.sentence
    same_stop = memory.last_stop == memory.stop
    same_metric = last is not None and last.metric.text == metric.text
    carried = last is not None and same_sentence
    metric_here = scene.sentence.span.start <= metric.start < scene.sentence.span.end
    self_word = memory.self_reference
    parallel = memory.parallel(scene.sentence.series, scene.place)

    fresh = bool(memory.topics) and memory.topics[0].sentence == memory.sentence
    fresh_text = memory.topics[0].mention.text if fresh else ""
    lead = _lead(scene, metric)

    def end_keys(end: int) -> tuple[Key, ...]:
        word = scene.sentence.words[end]
        gap = folded[word.end : metric.start] if metric_here and word.end <= metric.start else "?"
        lies = _overlap(metric, word.start, word.end)
        return (
            ("egap", gap if len(gap) <= 1 else min(len(gap), 5), metric_here),
            ("emetric", lies, metric_here),
            ("erule", _overlap(rule.subject, word.start, word.end)),
            ("eruleend", rule.subject.end == word.end),
            ("elast", carried and last is not None and last.subject.end == word.end, same_metric),
        )

    found = Candidates([], [])
    for span, keys in _spans(scene, "subject", end_keys):
        mention = Mention(folded[span.start : span.end], span.start, span.end)
        left = folded[span.start - 1 : span.start] if span.start > scene.sentence.span.start else "^"
        clause = scene.sentence.clauses[scene.sentence.clause_at(span.start)]
        found.add(
            mention,
            (
                *keys,
                *span.keys,
                ("head", span.start == clause.start, clause.start == scene.sentence.span.start),
                ("left", left if not left.isalnum() else "x"),
                ("rule", _overlap(rule.subject, span.start, span.end)),
                ("ruletext", mention.text == rule.subject.text),
                ("metric", _overlap(metric, span.start, span.end)),
                ("topic", any(mention.text == r.mention.text for r in memory.topics)),
                ("fresh", mention.text == fresh_text, fresh, same_sentence),
                ("headp", span.start == clause.start, fresh),
                ("lead", lead, _overlap(metric, span.start, span.end)),
                ("known", min(memory.counts.get(mention.text, 0), 3)),
                ("last", carried and last is not None and mention.text == last.subject.text, same_metric),
                ("lastmetric", carried and last is not None and mention.text == last.metric.text),
                ("self", mention.text == self_word, bool(self_word)),
                ("parallel", _same(parallel, "subject", mention)),
                *_series_keys(scene, span),
            ),
        )
    outside: dict[str, tuple[Mention, list[Key]]] = {}
    said: list[Key]
    for index, recent in enumerate(memory.subjects):
        said = [*_recent_keys(scene, recent, index), ("recentsame", same_metric, index, same_sentence)]
        outside[recent.mention.text] = (recent.mention, said)
    for index, recent in enumerate(memory.topics):
        _, said = outside.setdefault(recent.mention.text, (recent.mention, []))
        said += [
            ("topic", index, min(memory.stop - recent.stop, 2), memory.sentence == recent.sentence),
            ("topicp", min(memory.paragraph - recent.paragraph, 2), metric_here),
        ]
    if parallel is not None and parallel.subject.text:
        _, said = outside.setdefault(parallel.subject.text, (parallel.subject, []))
        said.append(("parallelold",))
    if self_word:
        _, said = outside.setdefault(self_word, (Mention(self_word), []))
        said += [("self",), ("selfsame", carried, metric_here)]
    if memory.section_title:
        _, said = outside.setdefault(memory.section_title, (Mention(memory.section_title), []))
        said.append(("title", min(len(memory.section_title), 10)))
    if last is not None and last.metric.text and last.metric.text != metric.text:
        _, said = outside.setdefault(last.metric.text, (last.metric, []))
        said += [
            ("lastmetric", same_sentence, last.quantity.dimension, quantity.dimension),
            ("lastmetricrole", same_sentence, draft.role),
        ]
    if rule.subject.text:
        _, said = outside.setdefault(rule.subject.text, (rule.subject, []))
        said.append(("outrule",))
    for text, (mention, said) in outside.items():
        found.add(
            mention,
            (
                *said,
                ("known", min(memory.counts.get(text, 0), 3)),
                ("outisself", text == self_word, bool(self_word)),
                ("outruletext", text == rule.subject.text, bool(rule.subject.text)),
                ("outlast", last is not None and text == last.subject.text, same_sentence, same_stop, same_metric),
                ("outmetric", text == metric.text),
                ("outparallel", _same(parallel, "subject", mention)),
                ("outend", text[-1:]),
                ("outmetricend", metric.text[-2:], text == self_word),
                ("outhead", metric_here, metric.start == scene.sentence.span.start),
                ("outfresh", fresh, text == fresh_text, same_sentence),
                ("outlead", lead, text == self_word, last is not None and text == last.subject.text),
            ),
        )
    found.add(
        NOTHING,
        (
            ("nothing", bool(self_word), carried),
            ("nothinglast", last is not None and not last.subject.text, same_sentence, same_stop),
            ("nothingmetric", metric.text[-2:]),
            ("nothinglead", lead, fresh),
            ("nothingrule", bool(rule.subject.text)),
        ),
    )
    return found
