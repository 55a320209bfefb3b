"""What a sentence says around a quantity: how sure it is, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.clauses import noun_phrase_end
from reportparse.claiming.english.phrases import text_of

if TYPE_CHECKING:
    from reportparse.claiming.english.clauses import Clause
    from reportparse.claiming.english.drafts import Draft, Scene
    from reportparse.records import Modality

__all__ = ["modality_of", "source_of"]

_PARENTS: Final = 3


def modality_of(scene: Scene, draft: Draft, *, outlook: bool) -> Modality:  # noqa: C901, PLR0911 - one return for each sign
    """Tell whether a claim is of what is, what is foreseen, what is aimed at, or a condition.

    Args:
        scene: the sentence.
        draft: the claim.
        outlook: whether the section is about the future.

    """
    if draft.role == "from":
        return "actual"
    words = scene.vocabulary
    forecast, target, condition = (
        words.words(f"modality.{kind}") for kind in ("forecast", "target", "condition")
    )
    chain = _chain(scene, draft)
    found: set[str] = set()
    for number, clause in enumerate(chain):
        opening = scene.tokens[clause.start - 1].lower if clause.start else ""
        first = scene.tokens[clause.start].lower
        if (
            opening in {"if", "unless", "assuming"}
            or first in {"if", "unless"}
            or (clause.verb_start == 0 and first == "should")
        ):
            return "condition"
        group = [token.lower for token in scene.tokens[clause.verb_start : clause.verb_end]]
        tail = [token.lower for token in scene.tokens[clause.verb_end : clause.verb_end + 3]]
        if number and draft.construction == "against":
            break
        for word in group:
            if word in {"will", "would", "should", "could", "may", "might", "shall"}:
                found.add("forecast")
            if word == "must":
                found.add("condition")
            if word in target:
                found.add("target")
            elif word in forecast and word not in {"see", "seen", "sees"}:
                found.add("forecast")
            if (
                word in {"requires", "require", "required", "assumes", "assume"}
                and word in condition
            ):
                found.add("condition")
        if scene.tokens[clause.head].tag == "X" and tail:
            two = " ".join(tail[:2])
            if (
                tail[0] in forecast
                or two in forecast
                or (tail[0] in {"set", "due", "poised", "likely", "scheduled"})
            ):
                found.add("forecast")
            if two in target or " ".join(tail[:3]) in target:
                found.add("target")
    if draft.construction == "against":
        return "actual"
    for kind in ("target", "condition", "forecast"):
        if kind in found:
            return kind  # type: ignore[return-value] # a modality
    if outlook and not any(
        scene.tokens[c.head].lower in words.past
        or scene.tokens[c.head].lower in {"was", "were", "had"}
        for c in chain
    ):
        return "forecast"
    return "actual"


def _chain(scene: Scene, draft: Draft) -> list[Clause]:
    """The clause of a claim and those that it hangs on."""
    index = draft.clause
    subject_of = next(
        (
            i
            for i, c in enumerate(scene.clauses)
            if c.subject is not None and c.subject[0] <= draft.place < c.subject[1]
        ),
        -1,
    )
    if subject_of >= 0:
        index = subject_of
    chain: list[Clause] = []
    while index >= 0 and len(chain) < _PARENTS:
        clause = scene.clauses[index]
        chain.append(clause)
        if clause.relative:
            break
        index = clause.parent
    return chain


def source_of(scene: Scene) -> str:
    """Return the words that say whom the sentence quotes; empty if it does not."""
    tokens = scene.tokens
    for place, token in enumerate(tokens):
        if (
            token.lower == "according"
            and place + 1 < len(tokens)
            and tokens[place + 1].lower == "to"
        ):
            end = noun_phrase_end(tokens, place + 2, len(tokens))
            while (
                end + 1 < len(tokens)
                and tokens[end].lower in {"of", "from", "by"}
                and tokens[end + 1].tag in "NDG"
            ):
                end = noun_phrase_end(tokens, end + 1, len(tokens))
            if end > place + 2:
                return scene.passage[token.start : tokens[end - 1].end]
    nouns, verbs = scene.vocabulary.words("sources.nouns"), scene.vocabulary.words("sources.verbs")
    for clause in scene.clauses:
        if clause.subject is None or tokens[clause.head].lower not in verbs:
            continue
        start, end = clause.subject
        if tokens[start].lower == "we" and tokens[clause.head].lower in {"estimate", "reckon"}:
            return scene.passage[tokens[start].start : tokens[clause.head].end]
        if end > start and any(tokens[i].lower in nouns for i in range(start, end)):
            ahead = tokens[clause.verb_end].tag if clause.verb_end < len(tokens) else "."
            if ahead in {"S", "N", "D", "Q"}:
                return text_of(scene.passage, tokens, start, clause.verb_end) or ""
    return ""
