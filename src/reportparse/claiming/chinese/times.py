"""Candidates for when a quantity holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.claiming.chinese.drafts import NOTHING
from reportparse.claiming.chinese.scene import Candidates
from reportparse.claiming.chinese.sentence import Mention
from reportparse.claiming.chinese.series import shared_out

if TYPE_CHECKING:
    from reportparse.claiming.chinese.clauses import Span
    from reportparse.claiming.chinese.scene import Scene
    from reportparse.claiming.ranking import Key

__all__ = ["introduced", "period_candidates", "shape"]

_DIGIT: Final = re.compile(r"\d")
_COMPARING: Final = re.compile(
    r"(?:较之?|比|与|同|相比|高于|低于|优于|快于|慢于|超过|不及|恢复至|恢复到|相当于|为|是|占|不足)$"
)
_LEADING: Final = re.compile(r"(?:由|从|自|至|到|截至|于|在)$")
_OPENER_LENGTH: Final = 3
_SHAPE_LENGTH: Final = 6
_BEHIND: Final = 14
"""How many characters behind a quantity its time may begin (12元的2024年均价)."""
_BEFORE: Final = 400
"""And how many before it, at most."""
_QUOTES: Final = frozenset(("“", "「", "『", '"'))
_ASIDE: Final = 40
"""How far before a time the bracket may stand that it is in."""
_FARTHEST_GAP: Final = 8
_STEP: Final = 25
_MOST_STEPS: Final = 6
"""The way back to a time is told in doublings of so many characters."""


def shape(text: str) -> str:
    """Kind of an expression of time: its words, digits left out."""
    return _DIGIT.sub("", text)[:_SHAPE_LENGTH] or "digits"


def introduced(folded: str, start: int) -> str:
    """What introduces a phrase: a word of comparison or direction, or the last character."""
    left = folded[max(0, start - _OPENER_LENGTH) : start]
    for pattern in (_COMPARING, _LEADING):
        found = pattern.search(left)
        if found:
            return found[0]
    if left[-1:] in {",", ";", "。", "\n", ""}:
        return ","
    return "(" if left.endswith("(") else "x"


class _Known(NamedTuple):
    """What is known of a quantity when its time is chosen."""

    scene: Scene
    clause: Span
    earlier: tuple[Span, ...]
    """Times that the sentence names before the quantity."""
    state: str
    """Whether one of them stands in its own clause, or in another."""
    carried: str
    """Whether the claim before in the paragraph has a time."""
    role: str
    same_sentence: bool
    same_stop: bool
    same_paragraph: bool
    ago: int
    """How far back the time of the claim before stands, in steps."""

    def common(self, prefix: str, *values: str | int) -> list[Key]:
        """What holds for every candidate, together with what tells this kind apart."""
        draft = self.scene.draft
        return [
            (f"{prefix}s", self.state, *values),
            (f"{prefix}c", self.carried, *values),
            (f"{prefix}role", draft.role, *values),
            (f"{prefix}sm", draft.modality, *values),
        ]

    def told(self, text: str, kind: str) -> list[Key]:
        """How a time lies to what the rules say and to the claim before."""
        last, rule = self.scene.memory.last, self.scene.rule.period.text
        is_rule = text == rule
        is_last = last is not None and text == last.period.text
        like_subject = last is not None and last.subject.text == self.scene.draft.subject.text
        like_last = last is not None and last.metric.text == self.scene.draft.metric.text
        return [
            ("kind", kind),
            ("rule", is_rule, bool(rule)),
            ("rs", is_rule, kind, self.role),
            ("last", is_last, self.same_sentence, self.same_stop, self.same_paragraph),
            ("lasts", is_last, self.same_sentence, self.same_stop, self.state, like_last),
            ("lr", is_last, self.role, last.role if last else "", self.same_sentence),
            ("lsub", is_last, like_subject, self.same_stop, self.state),
            ("ago", is_last, self.ago, self.state, self.same_paragraph),
            ("around", text in self.scene.memory.periods_around, self.state),
        ]


def _known(scene: Scene) -> _Known:
    sentence, memory, quantity = scene.sentence, scene.memory, scene.draft.quantity
    clause = sentence.clauses[sentence.clause_at(quantity.start)]
    earlier = tuple(span for span in _near(scene) if span.end <= quantity.start)
    state = "no"
    if earlier:
        state = "clause" if earlier[-1].start >= clause.start else "sentence"
    same_paragraph = memory.last_paragraph == memory.paragraph
    carried = "none"
    if memory.last is not None and same_paragraph:
        carried = "set" if memory.last.period.text else "unset"
    return _Known(
        scene,
        clause,
        earlier,
        state,
        carried,
        f"{scene.draft.role}{scene.draft.direction}",
        memory.last_sentence == memory.sentence,
        memory.last_stop == memory.stop,
        same_paragraph,
        _ago(scene),
    )


def _ago(scene: Scene) -> int:
    last = scene.memory.last
    if last is None or not last.period.text:
        return -1
    if last.period.start < 0:
        return -2
    away = max(0, scene.draft.quantity.start - last.period.start)
    return min((away // _STEP).bit_length(), _MOST_STEPS)


def period_candidates(scene: Scene) -> Candidates:
    """Find the times that may be a quantity's.

    Args:
        scene: the quantity; its role, metric and subject are decided.

    Returns:
        Nothing; times of the sentence; those of claims before; those of the titles.

    """
    known = _known(scene)
    found = Candidates([], [])
    aside = scene.sentence.folded[known.clause.start - 1 : known.clause.start] == "("
    found.add(
        NOTHING,
        (
            *known.told("", "none"),
            ("none", known.state, known.carried, known.role),
            ("n1", scene.draft.role),
            ("n2", known.state, known.same_sentence, known.same_stop, known.carried),
            ("n3", scene.draft.modality, known.state),
            ("n4", scene.draft.quantity.dimension, known.state),
            ("n5", aside, known.state),
        ),
    )
    folded = scene.sentence.folded
    near = _near(scene)
    seen = {
        folded[span.start : span.end]
        for span in scene.sentence.periods
        if span not in near and span.start < scene.draft.quantity.start
    }
    for span in reversed(near):
        mention = _own(scene, span)
        if mention.text in seen:
            continue
        seen.add(mention.text)
        found.add(mention, _named_keys(known, span, mention.text, aside=aside))
    memory = scene.memory
    last = memory.last
    again = last is not None and last.subject.text == scene.draft.subject.text
    for index, recent in enumerate(memory.periods):
        text = recent.mention.text
        if text in seen:
            continue
        seen.add(text)
        far = min(memory.stop - recent.stop, 4)
        step = min(memory.sentence - recent.sentence, 2)
        paragraphs = min(memory.paragraph - recent.paragraph, 2)
        found.add(
            recent.mention,
            (
                *known.told(text, "recent"),
                ("far", far, paragraphs, step),
                ("fs", far, known.state, step > 0),
                ("index", index, paragraphs),
                ("again", again, min(far, 2), known.state),
                ("shape", shape(text), "recent"),
                ("recentr", known.role, known.state),
                ("rp", paragraphs, known.carried, known.state),
                *known.common("y", min(far, 2)),
            ),
        )
    for index, text in enumerate(memory.periods_around):
        if text not in seen:
            seen.add(text)
            found.add(
                Mention(text),
                (
                    *known.told(text, "title"),
                    ("title", index, known.state),
                    ("shape", shape(text), "title"),
                    ("titler", known.role, known.state, bool(memory.periods)),
                    ("titlec", known.carried, known.state),
                    *known.common("z"),
                ),
            )
    return found


def _own(scene: Scene, span: Span) -> Mention:
    """Return what a time names for the quantity: one of its years, where it names one for each."""
    sentence = scene.sentence
    own, length = sentence.series[scene.place]
    shared = shared_out(sentence.folded, sentence.periods, sentence.periods.index(span), length)
    if shared and span.start < scene.draft.quantity.start:
        return shared[own]
    return Mention(sentence.folded[span.start : span.end], span.start, span.end)


def _is_closed(scene: Scene, span: Span) -> bool:
    """Tell whether a time holds only for what stands with it in brackets before a quantity.

    In 8.5% (2023年:8.1%), 增长0.4个百分点 the growth is not of 2023; (“本期间”) is a word that
    the report explains, not a time of the sentence.
    """
    sentence, start = scene.sentence, scene.draft.quantity.start
    folded = sentence.folded
    opened = folded.rfind("(", max(sentence.span.start, span.start - _ASIDE), span.start)
    if opened < 0 or ")" in folded[opened : span.start]:
        return False
    closed = folded.find(")", span.end, start)
    if closed < 0:
        return False
    told = sentence.quantities_between(opened, closed) > 0
    return told or folded[opened + 1 : opened + 2] in _QUOTES


def _near(scene: Scene) -> tuple[Span, ...]:
    """Times of the sentence that are near enough to the quantity."""
    quantity = scene.draft.quantity
    return tuple(
        span
        for span in scene.sentence.periods
        if quantity.start - _BEFORE <= span.start < quantity.end + _BEHIND
        and not _is_closed(scene, span)
    )


def _named_keys(known: _Known, span: Span, text: str, *, aside: bool) -> list[Key]:
    """Describe a time that the sentence names."""
    sentence, quantity = known.scene.sentence, known.scene.draft.quantity
    role, folded = known.scene.draft.role, sentence.folded
    away = sentence.clause_at(quantity.start) - sentence.clause_at(span.start)
    between = sentence.quantities_between(span.end, quantity.start)
    before, behind = introduced(folded, span.start), folded[span.end : span.end + 1]
    kind = "clause" if away == 0 else "sentence"
    if span.start >= quantity.start:
        kind = "after"
    rank = sum(1 for other in known.earlier if other.start > span.start)
    gap = min(max(quantity.outer_start - span.end, -1), _FARTHEST_GAP)
    return [
        *known.told(text, kind),
        ("kb", kind, before),
        ("kbr", before, known.role, min(away, 2), min(between, 2)),
        ("kr", kind, known.role),
        ("shape", shape(text)),
        ("sb", shape(text), before),
        ("sr", shape(text), known.role),
        ("ab", min(away, 4), min(between, 3)),
        ("abr", min(away, 3), min(between, 2), known.role),
        ("rank", min(rank, 3), kind),
        ("rankb", min(rank, 2), before, known.role),
        ("behind", behind),
        ("bk", behind, kind, role),
        ("gap", gap, behind),
        ("aside", aside, kind),
        *known.common("x", kind),
    ]
