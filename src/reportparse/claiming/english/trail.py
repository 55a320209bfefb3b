"""What has been chosen so far in a passage, for the choices that follow."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.claiming.english.names import names_in
from reportparse.claiming.english.phrases import text_of
from reportparse.claiming.english.stretches import plain
from reportparse.claiming.english.topics import clause_topic

if TYPE_CHECKING:
    from reportparse.claiming.context import Context
    from reportparse.claiming.english.drafts import Draft, Scene

__all__ = ["Recent", "Trail", "titles_of"]

_KEPT: Final = 3
"""How many of the last distinct answers may be taken up again."""
_LONGEST_TITLE: Final = 60
"""Characters of a title that may name whom a section is about."""
_CLAUSES: Final = 3
"""Clauses of a sentence whose topics are noted."""


class Recent(NamedTuple):
    """An answer that was given before, and where."""

    text: str
    sentence: int
    paragraph: int


@dataclass(slots=True)
class Trail:
    """The answers so far, and who was named."""

    base: str = ""
    """How the report speaks of itself."""
    titles: tuple[tuple[str, str], ...] = ()
    """Whom the titles of the section and of the report may name, each with which of them it is."""
    frequent: tuple[str, ...] = ()
    """Names that the report repeats most."""
    sentence: int = -1
    paragraph: int = -1
    metrics: list[Recent] = field(default_factory=list)
    """Last distinct answers, latest first."""
    subjects: list[Recent] = field(default_factory=list)
    periods: list[Recent] = field(default_factory=list)
    names: list[Recent] = field(default_factory=list)
    """Whom the clauses of the sentences so far were about, with or without a quantity."""
    mentioned: list[Recent] = field(default_factory=list)
    """Names in the sentences so far, latest first."""
    openings: list[Recent] = field(default_factory=list)
    """Subjects of the first clauses of the sentences so far, latest first."""
    last: Draft | None = None
    last_sentence: int = -1
    last_paragraph: int = -1
    counts: dict[str, int] = field(default_factory=dict)
    """How often each subject was chosen."""

    def begin(self, *, paragraph: bool) -> None:
        """Begin a sentence.

        Args:
            paragraph: whether it opens one.

        """
        self.sentence += 1
        self.paragraph += paragraph

    def read(self, scene: Scene) -> None:
        """Note whom a sentence was about, and whom else it named, once its quantities are done."""
        passage, tokens = scene.passage, scene.tokens
        if not tokens:
            return
        for match in names_in(passage[tokens[0].start : tokens[-1].end]):
            opens = match.start() == 0 and " " not in match[0]
            if not opens or tokens[0].tag == "N":
                self._note(self.mentioned, match[0])
        for index in range(min(len(scene.clauses), _CLAUSES)):
            topic = clause_topic(scene, index)
            if topic:
                self._note(self.names, topic)
        if scene.clauses and scene.clauses[0].subject is not None:
            first, last = scene.clauses[0].subject
            if tokens[first].tag in {"N", "D"}:
                self._note(self.openings, text_of(passage, tokens, first, last))

    def keep(self, draft: Draft) -> None:
        """Remember a finished claim."""
        self._note(self.metrics, draft.metric)
        self._note(self.subjects, draft.subject)
        self._note(self.periods, draft.period)
        if draft.subject:
            name = plain(draft.subject)
            self.counts[name] = self.counts.get(name, 0) + 1
        self.last = draft
        self.last_sentence, self.last_paragraph = self.sentence, self.paragraph

    def _note(self, known: list[Recent], text: str) -> None:
        if text:
            known[:] = [
                Recent(text, self.sentence, self.paragraph),
                *(entry for entry in known if plain(entry.text) != plain(text)),
            ][:_KEPT]


def titles_of(context: Context) -> tuple[tuple[str, str], ...]:
    """Whom the titles of a section and of its report may name.

    Returns:
        Phrases, each with where it stands: ``section`` or ``report`` for a title without
        colon, ``section:0`` and the like for the parts that a colon makes.

    """
    found: list[tuple[str, str]] = []
    for where, title in (("section", context.section_title), ("report", context.title)):
        parts = [part.strip() for part in title.split(":")]
        for number, part in enumerate(parts[:2]):
            if part and len(part) <= _LONGEST_TITLE:
                found.append((part, f"{where}:{number}" if len(parts) > 1 else where))
    return tuple(found)
