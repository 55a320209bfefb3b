"""A tagged sentence cut into clauses: who does what, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.english.tokens import Token

__all__ = ["Clause", "Span", "clauses", "noun_phrase_end", "noun_phrase_start"]

_NOMINAL: Final = frozenset("NDGJC")
_VERBAL: Final = frozenset("VIX")
_BREAKS: Final = frozenset([";", ":", "S", ".", "-"])
_WINDOW: Final = 60
"""Tokens that are looked through for a subject, so that the time stays linear."""

Span = tuple[int, int]
"""Places of the first token and one past the last."""


@dataclass(slots=True)
class Clause:
    """A verb with what belongs to it; all places count tokens of the sentence."""

    start: int
    """Where the clause begins."""
    verb_start: int
    verb_end: int
    head: int
    """Place of the main verb; of the auxiliary where there is none."""
    subject: Span | None
    """The noun phrase in front of the verb, with what is attached to it."""
    parent: int = -1
    """The clause whose subject it shares, or on whose noun it hangs; -1 for a main clause."""
    relative: bool = False
    end: int = 0


def noun_phrase_start(tokens: Sequence[Token], end: int, low: int = 0) -> int:
    """Place where the simple noun phrase begins that ends before a place."""
    at = end
    while at > low:
        tag = tokens[at - 1].tag
        if tag in "NDG" or (tag == "J" and at < end):
            if tag == "D" and at < end:
                at -= 1
                break
            at -= 1
        elif (
            tag == "C"
            and at < end
            and at - 1 > low
            and tokens[at - 2].tag == "N"
            and tokens[at].tag == "N"
        ):
            at -= 1
        elif tag == '"' and at < end:
            at -= 1
        else:
            break
    return at


def noun_phrase_end(tokens: Sequence[Token], start: int, high: int) -> int:
    """Place where the simple noun phrase ends that begins at a place."""
    at = start
    while at < high:
        token = tokens[at]
        tag = token.tag
        if tag in "NG" or (tag in "DJ" and (at == start or tokens[at - 1].tag in "DG")):
            at += 1
        elif tag == "D" and tokens[at - 1].tag == "N":
            break
        elif (
            tag == "C"
            and at > start
            and at + 1 < high
            and tokens[at + 1].tag == "N"
            and token.lower in {"and", "&", "/", "or"}
            and tokens[at - 1].tag == "N"
        ):
            at += 1
        else:
            break
    return at


def _subject(tokens: Sequence[Token], low: int, verb: int) -> Span | None:
    """The first noun phrase between a boundary and the verb that no preposition governs."""
    at = low
    while at < verb:
        tag = tokens[at].tag
        if tag == "P":
            at = _skip_prepositional(tokens, at, verb)
        elif tag in "NDGJ" or tag == "O":
            if tag == "D" and at + 1 < verb and tokens[at + 1].tag == "Q":
                at += 1
                continue
            end = _attached_end(tokens, at, verb)
            if end > at:
                return at, end
            at += 1
        elif tag == "Q":
            end = at + 1
            if end < verb and tokens[end].tag in "NP":
                end = _attached_end(tokens, end, verb, of_first=True)
            return at, end
        else:
            at += 1
    return None


def _skip_prepositional(tokens: Sequence[Token], at: int, high: int) -> int:
    """Skip a preposition and its noun phrase, with what hangs on it, up to a comma."""
    at += 1
    while at < high and tokens[at].tag in "PA":
        at += 1
    if at < high and tokens[at].tag in "TO":
        return at + 1
    if at < high and tokens[at].tag == "I":
        while at < high and tokens[at].tag not in {",", ";"}:
            at += 1
        return at
    if at < high and tokens[at].tag == "Q":
        at += 1
    at = max(at, noun_phrase_end(tokens, at, high))
    while at < high and tokens[at].tag == "Q":
        at = max(at + 1, noun_phrase_end(tokens, at + 1, high))
    while (
        at + 1 < high
        and tokens[at].tag == "P"
        and tokens[at].lower in {"of", "in", "for", "on", "to", "from"}
    ):
        at = _skip_prepositional(tokens, at, high)
    return at


def _attached_end(tokens: Sequence[Token], start: int, high: int, *, of_first: bool = False) -> int:
    """Where a noun phrase with its prepositional attachments ends."""
    if tokens[start].tag == "O":
        return start + 1
    at = start if of_first and tokens[start].tag == "P" else noun_phrase_end(tokens, start, high)
    while at < high:
        tag = tokens[at].tag
        if tag == "(":
            close = next((i for i in range(at, min(high, at + 8)) if tokens[i].tag == ")"), -1)
            if close < 0 or any(token.tag == "Q" for token in tokens[at:close]):
                break
            at = close + 1
        elif tag == "P" and at + 1 < high and tokens[at + 1].tag in "NDGJ":
            at = noun_phrase_end(tokens, at + 1, high)
        elif (
            tag == "P"
            and at + 2 < high
            and tokens[at + 1].tag == "I"
            and tokens[at + 2].tag in "ND"
        ):
            at = noun_phrase_end(tokens, at + 2, high)
        elif tag == "N":
            at = noun_phrase_end(tokens, at, high)
        else:
            break
    return at


def _verb_groups(tokens: Sequence[Token]) -> list[tuple[int, int, int]]:
    groups: list[tuple[int, int, int]] = []
    at = 0
    while at < len(tokens):
        if tokens[at].tag not in _VERBAL:
            if tokens[at].tag == "Q" and tokens[at].lower:
                groups.append((at, at + 1, at))
            at += 1
            continue
        start = at
        head = at
        while at < len(tokens):
            tag = tokens[at].tag
            if tag in _VERBAL:
                if tag == "I" and at > start and tokens[at - 1].tag == "V":
                    break
                if (
                    tag == "X"
                    and tokens[at].lower == "to"
                    and at > start
                    and tokens[head].tag in "VI"
                ):
                    break
                if tag == "V" and at > start and tokens[at - 1].tag in "VI":
                    break
                head = at if tag != "X" or tokens[head].tag == "X" else head
                at += 1
            elif tag == "Q" and tokens[at].lower and tokens[head].tag == "X":
                head = at
                at += 1
                break
            elif (
                tag == "A"
                and at + 1 < len(tokens)
                and tokens[at + 1].tag in _VERBAL
                and tokens[at].lower not in {"up", "down", "off"}
            ):
                at += 1
            else:
                break
        groups.append((start, at, head))
    return groups


def clauses(tokens: Sequence[Token]) -> list[Clause]:
    """Cut a sentence into clauses.

    Args:
        tokens: the tagged sentence.

    Returns:
        A clause for each group of verbs, in order. Where a verb has no noun phrase of its
        own, it shares the subject of the clause before it.

    """
    found: list[Clause] = []
    floor = 0
    for start, end, head in _verb_groups(tokens):
        clause = _clause(tokens, floor, start, end, head, found)
        if found:
            found[-1].end = min(found[-1].end or clause.start, clause.start)
        found.append(clause)
        floor = end
    for clause in found:
        clause.end = clause.end or len(tokens)
    return found


def _clause(
    tokens: Sequence[Token], floor: int, start: int, end: int, head: int, found: list[Clause]
) -> Clause:
    low = max(floor, start - _WINDOW)
    boundary = low
    relative = -1
    comma = -1
    for at in range(low, start):
        tag = tokens[at].tag
        if tag in _BREAKS:
            boundary, relative, comma = at + 1, -1, -1
        elif tag == "R":
            boundary, relative, comma = at + 1, at, -1
        elif tag in {",", "C"} and found:
            comma = at
    participle = tokens[start].tag == "I" or (
        tokens[start].lower == "to" and tokens[start].tag == "X"
    )
    parent = len(found) - 1
    if relative >= 0:
        subject = _subject(tokens, boundary, start) if tokens[relative].lower != "whose" else None
        if subject is None:
            return Clause(
                relative, start, end, head, _antecedent(tokens, relative), parent, relative=True
            )
        return Clause(boundary, start, end, head, subject, parent, relative=True)
    same = boundary == low and low == floor and bool(found)
    if not same:
        subject = _subject(tokens, boundary, start)
        if subject is None and found:
            return Clause(boundary, start, end, head, found[parent].subject, parent)
        return Clause(boundary, start, end, head, subject, -1)
    if participle:
        subject = None
        if (
            start
            and tokens[start - 1].tag in {"N", "O"}
            and comma < 0
            and tokens[start].tag == "X"
            and tokens[found[parent].head].tag != "X"
        ):
            subject = (noun_phrase_start(tokens, start, low), start)
        elif start and tokens[start - 1].tag == "O":
            return Clause(start, start, end, head, found[parent].subject, parent)
        if subject and subject[0] < subject[1]:
            return Clause(subject[0], start, end, head, subject, parent)
        return Clause(start, start, end, head, found[parent].subject, parent)
    if comma >= 0:
        subject = _subject(tokens, comma + 1, start)
        if subject is not None and subject[1] >= start - 3:
            return Clause(comma + 1, start, end, head, subject, -1)
        if subject is None:
            return Clause(start, start, end, head, found[parent].subject, parent)
    at = noun_phrase_start(tokens, start, low)
    if at < start:
        return Clause(
            at, start, end, head, (at, start), parent, relative=tokens[head].lower.endswith("ed")
        )
    if start and tokens[start - 1].tag == "O":
        return Clause(start - 1, start, end, head, (start - 1, start), parent)
    if start and tokens[start - 1].tag == "Q":
        return Clause(start - 1, start, end, head, (start - 1, start), parent)
    return Clause(start, start, end, head, found[parent].subject, parent)


def _antecedent(tokens: Sequence[Token], relative: int) -> Span | None:
    """The noun phrase that a relative pronoun stands for."""
    end = relative
    while end and tokens[end - 1].tag in {",", "P", "-"}:
        end -= 1
    start = noun_phrase_start(tokens, end)
    if start < end:
        return start, end
    if end and tokens[end - 1].tag == "Q":
        return end - 1, end
    return None
