"""A claim in the making, and what the text so far has set."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from reportparse.claiming.chinese.sentence import Mention

if TYPE_CHECKING:
    from reportparse.claiming.quantity import Quantity
    from reportparse.records import Direction, Modality, Role

__all__ = ["NOTHING", "Draft", "Memory"]

NOTHING = Mention("")
_RECENT = 3


@dataclass(slots=True)
class Draft:
    """A claim in the making."""

    quantity: Quantity
    role: Role
    direction: Direction | Literal[""]
    metric: Mention
    subject: Mention
    period: Mention
    baseline: Mention
    modality: Modality = "actual"
    verb: str = ""
    verb_start: int = 0
    """Where the predicate begins in the passage."""
    flags: list[str] = field(default_factory=list)
    certainties: dict[str, float] = field(default_factory=dict)
    """How probable the choice for a slot is, where it was chosen."""


@dataclass(slots=True)
class Memory:
    """What the passage so far has set."""

    self_reference: str = ""
    title_period: Mention = NOTHING
    sentence: int = 0
    """Number of the sentence that is being read."""
    paragraph: int = 0
    """Number of its paragraph."""
    metrics: list[tuple[Mention, int, int]] = field(default_factory=list)
    """Last distinct metrics, latest first, each with its sentence and paragraph."""
    subjects: list[tuple[Mention, int, int]] = field(default_factory=list)
    periods: list[tuple[Mention, int, int]] = field(default_factory=list)
    topics: list[tuple[Mention, int, int]] = field(default_factory=list)
    last: Draft | None = None
    """The claim before, in whatever sentence."""
    last_sentence: int = -1
    last_paragraph: int = -1
    counts: dict[str, int] = field(default_factory=dict)
    """How often each subject was chosen so far."""

    def keep(self, draft: Draft) -> None:
        """Remember a finished claim."""
        for known, mention in (
            (self.metrics, draft.metric),
            (self.subjects, draft.subject),
            (self.periods, draft.period),
        ):
            self.note(known, mention)
        if draft.subject.text:
            self.counts[draft.subject.text] = self.counts.get(draft.subject.text, 0) + 1
        self.last = draft
        self.last_sentence, self.last_paragraph = self.sentence, self.paragraph

    def note(self, known: list[tuple[Mention, int, int]], mention: Mention) -> None:
        """Put a mention at the head of a list of recent ones."""
        if mention.text:
            known[:] = [
                (mention, self.sentence, self.paragraph),
                *(entry for entry in known if entry[0].text != mention.text),
            ][:_RECENT]
