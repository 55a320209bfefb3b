"""Lists of values that belong to a list of names in the same order: ``respectively``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.phrases import is_entity, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.english.clauses import Span
    from reportparse.claiming.english.drafts import Draft, Scene

__all__ = ["assign_respectively"]

_WORDS: Final = frozenset(["respectively", "each"])
_NAMES: Final = frozenset("NDGJ")
_REACH: Final = 4
"""Tokens between the last value and "respectively"."""


def assign_respectively(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Give each value of a list the name that stands at its place in the list of names.

    Args:
        scene: the sentence.
        drafts: its claims; updated.

    """
    for place, token in enumerate(scene.tokens):
        if token.lower != "respectively":
            continue
        values = _values_before(scene, drafts, place)
        names = _names_before(scene, values[0]) if len(values) > 1 else []
        if len(names) == len(values):
            for draft, name in zip(values, names, strict=True):
                _assign(scene, draft, name)


def _values_before(scene: Scene, drafts: Sequence[Draft], place: int) -> list[Draft]:
    """The list of values that "respectively" stands behind."""
    found: list[Draft] = []
    at = place
    for draft in reversed([draft for draft in drafts if draft.place < place]):
        between = scene.tokens[draft.place + 1 : at]
        joined = all(token.tag in {",", "C", "A", "D"} for token in between) or (
            not found and len(between) <= _REACH and not any(t.tag in "VXQ" for t in between)
        )
        if not joined and not (found and _same_phrase(scene, draft, found[0])):
            break
        found.insert(0, draft)
        at = draft.place
        if draft.construction not in {"continued", "parallel", "gapped"} and not _is_joined(
            scene, draft
        ):
            break
    return found


def _same_phrase(scene: Scene, draft: Draft, following: Draft) -> bool:
    return all(
        t.tag in {",", "C", "A", "N", "P"} for t in scene.tokens[draft.place + 1 : following.place]
    ) and (following.place - draft.place <= _REACH)


def _is_joined(scene: Scene, draft: Draft) -> bool:
    """Whether a list goes on in front of a value."""
    before = scene.tokens[draft.place - 1].tag if draft.place else "."
    earlier = scene.tokens[draft.place - 2].tag if draft.place > 1 else "."
    return before in {",", "C"} and earlier == "Q"


def _names_before(scene: Scene, first: Draft) -> list[Span]:
    """The list of names that the subject of the clause is; empty if it is none."""
    if first.clause < 0:
        return []
    clause = scene.clauses[first.clause]
    low = clause.subject[0] if clause.subject is not None else clause.start
    parts: list[Span] = []
    start = low
    depth = 0
    for at in range(low, clause.verb_start + 1):
        token = scene.tokens[at]
        depth += (token.tag == "(") - (token.tag == ")")
        ends = at == clause.verb_start or (
            token.tag in {",", "C"} and depth <= 0 and token.lower != "&"
        )
        if not ends:
            continue
        if at > start:
            parts.append((start, at))
        start = at + 1
    return parts


def _assign(scene: Scene, draft: Draft, name: Span) -> None:
    """Give a value its name, as subject where that is somebody, else within the metric."""
    text = text_of(scene.passage, scene.tokens, *name)
    if not text:
        return
    if (
        is_entity(scene.tokens, name, scene.vocabulary)
        or draft.subject
        or (draft.metric and text.lower() not in draft.metric.lower())
    ):
        draft.subject = text
    elif draft.metric:
        draft.metric = text if len(text.split()) > 1 else draft.metric
    draft.flags = [flag for flag in draft.flags if flag != "inherited_subject"]
