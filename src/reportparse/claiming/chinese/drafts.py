"""A claim in the making, and what the text so far has set."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from reportparse.claiming.chinese.sentence import Mention

if TYPE_CHECKING:
    from reportparse.claiming.quantity import Quantity
    from reportparse.records import Direction, Modality, Role

__all__ = ["NOTHING", "Draft", "Memory", "Recent"]

NOTHING: Final = Mention("")
_KEPT: Final = 3
"""How many of the last distinct metrics, subjects and periods may be taken up again."""


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


class Recent(NamedTuple):
    """A mention that was chosen before, and where."""

    mention: Mention
    sentence: int
    paragraph: int


@dataclass(slots=True)
class Memory:
    """What the passage so far has set."""

    self_reference: str = ""
    section_title: str = ""
    sentence: int = 0
    """Number of the sentence that is being read."""
    paragraph: int = 0
    """Number of its paragraph."""
    metrics: list[Recent] = field(default_factory=list)
    """Last distinct metrics, latest first."""
    subjects: list[Recent] = field(default_factory=list)
    periods: list[Recent] = field(default_factory=list)
    topics: list[Recent] = field(default_factory=list)
    """Whom clauses spoke of, by rule."""
    last: Draft | None = None
    """The claim before, in whatever sentence."""
    last_sentence: int = -1
    last_paragraph: int = -1
    counts: dict[str, int] = field(default_factory=dict)
    """How often each subject was chosen so far."""

    def keep(self, draft: Draft) -> None:
        """Remember a finished claim."""
        self.note(self.metrics, draft.metric)
        self.note(self.subjects, draft.subject)
        self.note(self.periods, draft.period)
        if draft.subject.text:
            self.counts[draft.subject.text] = self.counts.get(draft.subject.text, 0) + 1
        self.last = draft
        self.last_sentence, self.last_paragraph = self.sentence, self.paragraph

    def note(self, known: list[Recent], mention: Mention) -> None:
        """Put a mention at the head of a list of recent ones."""
        if mention.text:
            known[:] = [
                Recent(mention, self.sentence, self.paragraph),
                *(entry for entry in known if entry.mention.text != mention.text),
            ][:_KEPT]
