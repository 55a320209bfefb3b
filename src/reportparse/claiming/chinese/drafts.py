"""A claim in the making, and what the text so far has set."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from reportparse.claiming.chinese.hearing import Heard
from reportparse.claiming.chinese.sentence import NOTHING, Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.quantity import Quantity
    from reportparse.records import Direction, Modality, Role

__all__ = ["NOTHING", "Draft", "Memory", "Recent"]

_KEPT: Final = 4
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
    per: str = ""
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
    stop: int
    paragraph: int


@dataclass(slots=True)
class Memory:
    """What the passage so far has set."""

    self_reference: str = ""
    section_title: str = ""
    periods_around: tuple[str, ...] = ()
    """Times that the title of the section, or of the report, names."""
    sentence: int = 0
    """Number of the sentence that is being read; a semicolon ends one, too."""
    stop: int = 0
    """Number of full stops before it."""
    paragraph: int = 0
    """Number of its paragraph."""
    metrics: list[Recent] = field(default_factory=list)
    """Last distinct metrics, latest first."""
    subjects: list[Recent] = field(default_factory=list)
    periods: list[Recent] = field(default_factory=list)
    last: Draft | None = None
    """The claim before, in whatever sentence."""
    last_sentence: int = -1
    last_stop: int = -1
    last_paragraph: int = -1
    counts: dict[str, int] = field(default_factory=dict)
    """How often each subject was chosen so far."""
    heard: Heard = field(default_factory=Heard)
    """Whom the passage spoke of."""
    told: list[Draft] = field(default_factory=list)
    """Claims of the sentence that is being read."""

    def begin(self, gap: str) -> None:
        """Begin another sentence; the gap is what stands between it and the one before."""
        self.sentence += 1
        self.stop += not gap.endswith(";")
        self.paragraph += "\n" in gap
        self.told = []

    def parallel(self, series: Sequence[tuple[int, int]], place: int) -> Draft | None:
        """Claim at the same place of the series before one, if both are equally long.

        In 产量、销量分别为3万辆和4万辆,同比增长5%和6%, 6% is the growth of what is 4万辆.
        """
        own, length = series[place]
        earlier = place - own - 1
        if length < 2 or earlier < 0 or series[earlier][1] != length:  # noqa: PLR2004 - a pair
            return None
        return self.told[earlier - length + 1 + own]

    def keep(self, draft: Draft) -> None:
        """Remember a finished claim."""
        self.note(self.metrics, draft.metric)
        self.note(self.subjects, draft.subject)
        self.note(self.periods, draft.period)
        if draft.subject.text:
            self.counts[draft.subject.text] = self.counts.get(draft.subject.text, 0) + 1
        self.told.append(draft)
        self.last = draft
        self.last_sentence, self.last_stop = self.sentence, self.stop
        self.last_paragraph = self.paragraph

    def note(self, known: list[Recent], mention: Mention) -> None:
        """Put a mention at the head of a list of recent ones."""
        if mention.text:
            known[:] = [
                Recent(mention, self.sentence, self.stop, self.paragraph),
                *(entry for entry in known if entry.mention.text != mention.text),
            ][:_KEPT]
