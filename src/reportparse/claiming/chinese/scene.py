"""A quantity with everything that is known when its metric and subject are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.claiming.ranking import Candidate, Shared

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from reportparse.claiming.chinese.drafts import Draft, Memory, Recent
    from reportparse.claiming.chinese.sentence import Mention, Sentence
    from reportparse.claiming.chinese.spans import Phrases, SpanOfWords
    from reportparse.claiming.ranking import Chooser, Key

__all__ = ["Candidates", "Scene", "overlap", "recent_keys", "same", "series_keys", "spans"]

_ENDS: Final = 9
"""How many last words are followed up; the rest are out after a look at the last word."""


class Candidates(NamedTuple):
    """Answers and their descriptions, side by side."""

    mentions: list[Mention]
    described: list[Candidate]

    def add(
        self,
        mention: Mention,
        keys: Sequence[Key],
        before: tuple[Shared, ...] = (),
        after: tuple[Shared, ...] = (),
    ) -> None:
        """Put one more in."""
        self.mentions.append(mention)
        self.described.append(Candidate(mention.text, tuple(keys), before, after))


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

    @property
    def last(self) -> Draft | None:
        """The claim before in the same sentence."""
        memory = self.memory
        return memory.last if memory.last_sentence == memory.sentence else None

    @property
    def parallel(self) -> Draft | None:
        """The claim at the same place of the series before."""
        return self.memory.parallel(self.sentence.series, self.place)


def overlap(one: Mention, start: int, end: int) -> str:
    """Tell how a phrase lies to another: same, inside, around, across or apart."""
    if one.start < 0 or not one.text:
        return "none"
    if one.start == start or one.end == end:
        both = one.start == start and one.end == end
        return "same" if both else ("end" if one.end == end else "start")
    if end <= one.start or one.end <= start:
        return "apart"
    return "inside" if one.start <= start and end <= one.end else "across"


def same(draft: Draft | None, slot: str, mention: Mention) -> str:
    """Tell whether a mention is what another claim has in a slot."""
    if draft is None:
        return "none"
    other: Mention = draft.metric if slot == "metric" else draft.subject
    return "same" if other.text == mention.text else "other"


def spans(
    scene: Scene,
    slot: str,
    end_keys: Callable[[int], tuple[Key, ...]],
    ends_at: Container[int] | None = None,
) -> Iterator[tuple[SpanOfWords, tuple[Shared, ...]]]:
    """Find phrases worth a look.

    Args:
        scene: the quantity.
        slot: what they may fill.
        end_keys: describes a phrase by the place of its last word.
        ends_at: where in the passage they may end; by default anywhere.

    Returns:
        Phrases, each with the groups of features that others have as well.

    """
    phrases, quantity, words = scene.phrases, scene.draft.quantity, scene.sentence.words
    ends = phrases.last_words(quantity)
    described = [
        Candidate(
            "",
            (),
            (
                phrases.end_look(last),
                Shared((*phrases.position_keys(last, quantity), *end_keys(last))),
            ),
        )
        for last in ends
    ]
    for index in scene.chooser.leading(slot, described, _ENDS):
        if ends_at is not None and words[ends[index]].end not in ends_at:
            continue
        shared = described[index].shared
        for span in phrases.starting_before(ends[index]):
            yield span, (*shared, span.look)


def recent_keys(scene: Scene, recent: Recent, index: int) -> list[Key]:
    """Describe a mention that was chosen before by how far back that is."""
    memory, draft = scene.memory, scene.draft
    far = min(memory.stop - recent.stop, 3)
    step = min(memory.sentence - recent.sentence, 2)
    paragraphs = min(memory.paragraph - recent.paragraph, 2)
    return [
        ("recent", index, far, step, paragraphs),
        ("recentstep", index, step, min(far, 1)),
        ("recentfar", far, draft.role, draft.quantity.dimension),
        ("recentrole", memory.last.role if memory.last else "", draft.role, min(far, 1)),
        ("recentplace", min(scene.place, 2), min(far, 1)),
    ]


def series_keys(scene: Scene, span: SpanOfWords) -> tuple[Key, ...]:
    """Describe whether a phrase is the one among several that stands where the quantity does."""
    own, length = scene.sentence.series[scene.place]
    place, number, whole = scene.phrases.member(span)
    if number == 1:
        return (("coord", "one", length > 1),)
    return (
        ("coord", place == own, number == length, whole),
        ("coordw", whole, length > 1),
    )
