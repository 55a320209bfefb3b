"""What the text so far has set for the sentences that follow: whom it speaks of, what, when."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.timing import leading_time
from reportparse.claiming.english.topics import (
    clause_topic,
    introduced,
    is_strong,
    plain_topic,
    speaks_of_itself,
)

if TYPE_CHECKING:
    from reportparse.claiming.english.drafts import Draft, Found, Memory, Scene
    from reportparse.claiming.english.sentences import Sentence
    from reportparse.claiming.english.vocabulary import Vocabulary

__all__ = ["begin", "fill_subject", "note_claim", "note_topic", "remember"]

_RESUMING: Final = frozenset(["it", "its", "they", "their", "them", "he", "she", "both"])
"""Words that go on speaking of whom the sentence before was about."""
_PASSING: Final = frozenset(["attributive", "with", "opening", "subject"])
"""Constructions whose measure is not what "it" and "they" in the next clause stand for."""


def begin(memory: Memory, part: Sentence, scene: Scene) -> None:
    """Forget at the beginning of a sentence what does not hold for it.

    Args:
        memory: what the text so far has set; updated.
        part: the sentence.
        scene: the same, tagged.

    """
    words = scene.vocabulary
    if part.first:
        memory.population, memory.metric = "", ""
        memory.price = ("", "", Decimal(0))
        if not part.bullet:
            memory.period, memory.leading = "", False
    named = bool(memory.topic) and is_strong(memory.topic, words)
    resumed = bool(memory.base) or any(token.lower in _RESUMING for token in scene.tokens)
    holds = memory.fresh or (named and (resumed or memory.lasting))
    if (part.first and not memory.lasting) or not holds:
        memory.topic = memory.base
    memory.fresh = False


def note_topic(topic: str, memory: Memory, words: Vocabulary) -> None:
    """Note whom the text speaks of; where it has a base, only names take its place."""
    if topic and (not memory.base or is_strong(topic, words)):
        memory.topic = topic
        memory.lasting = speaks_of_itself(topic, words)


def remember(scene: Scene, memory: Memory, *, opens_list: bool) -> None:
    """Note whom and which time a sentence without quantities speaks of.

    Args:
        scene: the sentence.
        memory: what the text so far has set; updated.
        opens_list: whether a list follows, for which its topic and time hold.

    """
    words, passage = scene.vocabulary, scene.passage
    topic = next((t for i in range(len(scene.clauses)) if (t := clause_topic(scene, i))), "")
    if not topic and not memory.base:
        topic = plain_topic(scene)
        memory.fresh = bool(topic)
    note_topic(topic or introduced(scene), memory, words)
    lead = leading_time(scene)
    if opens_list:
        told = [token for token in scene.tokens if token.tag == "T"]
        lead = lead or (passage[told[0].start : told[0].end] if told else "")
        memory.lasting = memory.lasting or bool(topic)
    if lead:
        memory.period, memory.leading = lead, True


def fill_subject(scene: Scene, draft: Draft, found: Found, memory: Memory) -> None:
    """Take metric and subject that the text has set where the sentence names none.

    Args:
        scene: the sentence.
        draft: the claim; updated.
        found: what its construction told.
        memory: what the text so far has set.

    """
    words = scene.vocabulary
    if found.refers and not draft.metric and memory.metric:
        draft.metric = memory.metric
        draft.subject = draft.subject or memory.subject
        draft.flags.append("carried_metric")
    draft.metric = draft.metric or found.spare
    if draft.subject:
        speaks = draft.subject.split()[-1].lower() in words.words("words.speakers")
        if not speaks or not memory.base:
            return
        draft.subject = ""
    if found.copied >= 0 and not found.refers:
        return
    if memory.topic == memory.base and words.words("words.macro").intersection(
        draft.metric.lower().split()
    ):
        return
    population = memory.population if found.construction == "subject" else ""
    topic = population or memory.topic
    name = topic.lower().removeprefix("the ")
    if topic and name not in draft.metric.lower():
        draft.subject = topic
        draft.flags.append("inherited_subject")


def note_claim(scene: Scene, draft: Draft, memory: Memory) -> None:
    """Note of a claim what the next ones may go on with."""
    if draft.metric and draft.construction not in _PASSING:
        memory.metric, memory.subject = draft.metric, draft.subject
    if draft.dimension == "count":
        memory.unit, memory.dimension = draft.unit, draft.dimension
        noun = scene.passage[draft.quantity.start : draft.quantity.end].split()[-1]
        if noun.lower() in scene.vocabulary.words("words.entities"):
            memory.population = noun
    elif draft.construction == "subject" and "inherited_subject" not in draft.flags:
        memory.population = draft.subject
