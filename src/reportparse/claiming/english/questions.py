"""A quantity with everything that is known when the slots of its claim are chosen."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.claiming.english.stretches import lie, plain
from reportparse.claiming.ranking import Candidate, Shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.english.clauses import Clause
    from reportparse.claiming.english.drafts import Draft, Scene
    from reportparse.claiming.english.stretches import Stretch, Stretches
    from reportparse.claiming.english.trail import Recent, Trail
    from reportparse.claiming.ranking import Chooser, Key

__all__ = ["Answers", "Question", "question"]

_TELLING_UNITS: Final = frozenset(
    ["percent", "percentage_point", "basis_point", "times", "fraction", "permille"]
)
"""Units that say what kind of value it is; of others the dimension does."""
_NEAR: Final = (0, 1, 2, 3, 4, 6, 9, 14)
"""Distances in tokens that are told apart."""
_BEFORE: Final = 28
_BEHIND: Final = 10
"""How many tokens in front of a quantity and behind it are looked at."""
_LOOKED_AT: Final = 7
"""Stretches that a slot looks at more closely than at where they stand and what they are."""
_NO_ENDS: Final = frozenset(
    ["basis", "terms", "attributable", "available", "relating", "equivalent"]
)
"""Words that say how something is measured (``in real terms``), and those that go on."""
_OWNING: Final = frozenset(["its", "their", "our", "his", "her"])
_MAGNITUDES: Final = frozenset(["thousand", "million", "billion", "trillion", "hundred", "dozen"])
_NOWHERE: Final = (-1, -1)


class Answers(NamedTuple):
    """Candidates for a slot."""

    described: list[Candidate]

    def add(self, text: str, keys: Sequence[Key], shared: tuple[Shared, ...] = ()) -> None:
        """Put one more in."""
        self.described.append(Candidate(text, tuple(keys), shared))


class Question(NamedTuple):
    """A quantity, what is said and known of it."""

    scene: Scene
    stretches: Stretches
    draft: Draft
    """What has been decided so far; undecided slots are the rules'."""
    rule: Draft
    """What the rules say."""
    told: Sequence[Draft]
    """Claims of the sentence that are decided."""
    trail: Trail
    own: tuple[int, int]
    """The tokens of the quantity and its qualifiers, and one past them."""
    measure: str
    """Unit or dimension, as far as it tells what kind of value it is."""
    pronoun: str
    """The pronoun or possessive that the subject of the clause begins with."""
    following: str
    """Role of the claim behind it in the sentence, as the rules say; empty if there is none."""
    chooser: Chooser
    near: Sequence[tuple[Stretch, Shared]]
    """The stretches around the quantity, each with what it looks like from there."""

    @property
    def last(self) -> Draft | None:
        """The claim before in the same sentence."""
        return self.told[-1] if self.told else None

    @property
    def speaker(self) -> str:
        """The report's own "we" as the subject of the clause; empty if that is another."""
        clause = self.clause
        if clause is None or clause.subject is None:
            return ""
        first = self.scene.tokens[clause.subject[0]]
        return self.scene.passage[first.start : first.end] if first.lower == "we" else ""

    @property
    def clause(self) -> Clause | None:
        """The clause that the quantity stands in."""
        return self.scene.clauses[self.draft.clause] if self.draft.clause >= 0 else None

    def find(self, text: str) -> tuple[int, int]:
        """Return where a text stands in the sentence, as near to the quantity as can be."""
        tokens, passage = self.scene.tokens, self.scene.passage
        if not text or not tokens:
            return _NOWHERE
        place = passage.rfind(text, tokens[0].start, tokens[self.own[0]].start)
        if place < 0:
            place = passage.find(text, tokens[self.own[0]].start, tokens[-1].end)
        return (place, place + len(text)) if place >= 0 else _NOWHERE

    def promising(self, slot: str, answer: str) -> list[tuple[Stretch, Shared]]:
        """Return the stretches that are worth a closer look.

        Args:
            slot: what they may fill; for a metric, none cuts a compound noun.
            answer: what the rules say, which is always worth it.

        """
        wanted, whole = plain(answer), slot == "metric"
        tokens = self.scene.tokens
        near = [
            one
            for one in self.near
            if not (whole and self.stretches.cuts(one[0]))
            and tokens[one[0].last - 1].lower not in _NO_ENDS
        ]
        if len(near) <= _LOOKED_AT:
            return near
        seen = [Candidate(stretch.text, (), (stretch.look, position)) for stretch, position in near]
        kept = set(self.chooser.leading(slot, seen, _LOOKED_AT))
        return [
            one
            for place, one in enumerate(near)
            if place in kept or (wanted and one[0].plain == wanted)
        ]

    def counted(self, draft: Draft) -> str:
        """Return the noun that a quantity of the sentence counts; empty if it counts none."""
        if draft.dimension != "count":
            return ""
        words = self.scene.passage[draft.quantity.start : draft.quantity.end].split()
        nouns = [word for word in words[1:] if word[0].isalpha() and word not in _MAGNITUDES]
        return " ".join(nouns)


def _pronoun(scene: Scene, clause: Clause | None) -> str:
    if clause is None or clause.subject is None:
        return "none"
    first = scene.tokens[clause.subject[0]]
    if first.tag == "O":
        return first.lower
    return f"{first.lower}-" if first.lower in _OWNING else "no"


def question(
    stretches: Stretches,
    drafts: Sequence[Draft],
    number: int,
    trail: Trail,
    chooser: Chooser,
) -> Question:
    """Put together what is known of a quantity.

    Args:
        stretches: the stretches of the sentence.
        drafts: its claims, those before decided.
        number: which of them is asked about.
        trail: what has been chosen so far in the passage.
        chooser: what chooses among candidates.

    """
    scene, draft = stretches.scene, drafts[number]
    tokens = scene.tokens
    first = draft.place
    while first > 0 and tokens[first - 1].start >= draft.quantity.outer_start:
        first -= 1
    measure = draft.unit if draft.unit in _TELLING_UNITS else draft.dimension or "none"
    clause = scene.clauses[draft.clause] if draft.clause >= 0 else None
    asked = Question(
        scene,
        stretches,
        draft,
        replace(draft, flags=[*draft.flags]),
        drafts[:number],
        trail,
        (first, draft.place + 1),
        measure,
        _pronoun(scene, clause),
        drafts[number + 1].role if number + 1 < len(drafts) else "",
        chooser,
        (),
    )
    near = stretches.near(draft.place, _BEFORE, _BEHIND)
    return asked._replace(near=[(one, Shared(position_keys(asked, one))) for one in near])


def position_keys(asked: Question, stretch: Stretch) -> tuple[Key, ...]:
    """Describe where a stretch stands as seen from the quantity, and in its clause."""
    first, last = asked.own
    before = stretch.last <= first
    path = asked.stretches.path(first, last).get(stretch.last if before else stretch.first, "?")
    parts = path.split(" ")
    numbers, commas = (
        asked.stretches.between(stretch.last, first)
        if before
        else asked.stretches.between(last, stretch.first)
    )
    gap = first - stretch.last if before else stretch.first - last
    near = bisect_left(_NEAR, gap)
    head = asked.stretches.symbol(asked.stretches.head(stretch.first, stretch.last))
    role = asked.rule.role
    where = clause_place(asked, stretch)
    return (
        ("path", path),
        ("path2", *parts[:3]),
        ("pathh", " ".join(parts[:2]), head),
        ("D", before, min(numbers, 3), min(commas, 3)),
        ("Near", before, near),
        ("wherer", where, role, min(numbers, 1)),
        ("whereh", where, head),
    )


def clause_place(asked: Question, stretch: Stretch) -> str:
    """Tell what a stretch is in the clause of the quantity."""
    clause = asked.clause
    if clause is None:
        return "verbless"
    span = (stretch.first, stretch.last)
    subject = clause.subject
    if subject is None and clause.parent >= 0:
        subject = asked.scene.clauses[clause.parent].subject
    if subject is not None:
        tokens = asked.scene.tokens
        start = subject[0]
        while start < subject[1] - 1 and tokens[start].tag == "D":
            start += 1
        how = lie(span, (start, subject[1]))
        if how != "apart":
            return f"subject {how}"
    if stretch.first == clause.head:
        return "verb"
    if stretch.first < clause.verb_end:
        return "before" if stretch.last <= clause.verb_start else "across"
    if stretch.first >= asked.own[1]:
        return "behind"
    lead = stretch.first
    while lead > clause.verb_end and asked.scene.tokens[lead - 1].tag in {"D", "A"}:
        lead -= 1
    return "object" if lead == clause.verb_end else "later"


def rule_keys(asked: Question, stretch: Stretch, found: tuple[int, int], text: str) -> list[Key]:
    """Describe how a stretch lies to the rules' answer."""
    rule = asked.rule
    how = lie((stretch.start, stretch.end), found) if found[0] >= 0 else "none"
    if not text:
        how = "empty"
    is_rule = bool(text) and stretch.plain == plain(text)
    return [
        ("rule", is_rule, rule.construction),
        ("rulehow", how),
        ("rulec", how, rule.construction),
    ]


def recent_keys(asked: Question, recent: Recent, index: int) -> list[Key]:
    """Describe an answer that was given before by how far back that is."""
    trail = asked.trail
    step = min(trail.sentence - recent.sentence, 3)
    paragraphs = min(trail.paragraph - recent.paragraph, 2)
    return [
        ("recent", index, step, paragraphs),
        ("recents", step, paragraphs),
        ("recentp", asked.pronoun, index, min(step, 2)),
        ("recentc", asked.rule.construction, min(step, 1)),
        ("recentr", asked.rule.role, asked.measure, min(step, 1)),
        ("recentcopied", asked.rule.copied, min(step, 1), index),
    ]


def last_keys(asked: Question, stretch: Stretch, text: str, found: tuple[int, int]) -> list[Key]:
    """Describe how a stretch lies to what the claim before in the sentence has in a slot.

    Args:
        asked: the question.
        stretch: the stretch.
        text: what the claim before has there.
        found: where that stands.

    """
    last = asked.last
    if last is None:
        return [("lastno",)]
    how = lie((stretch.start, stretch.end), found) if found[0] >= 0 else "none"
    if text and plain(text) == stretch.plain:
        how = "same"
    return [
        ("last", how, asked.rule.copied, asked.rule.role),
        ("lastr", how, last.role, asked.rule.role),
    ]
