"""A tagged sentence cut into clauses: who does what, and where."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.english.tokens import Token

__all__ = ["Clause", "Span", "clauses", "noun_phrase_end", "noun_phrase_start"]

_NOMINAL: Final = frozenset("NDGJC")
_VERBAL: Final = frozenset("VIX")
_BREAKS: Final = frozenset([";", ":", "S", ".", "-"])
_WINDOW: Final = 60
"""Tokens that are looked through for a subject, so that the time stays linear."""

_ADVERBS: Final = 3
"""Tokens that may stand between a subject and its verb."""
_SAYING: Final = frozenset(
    ["said", "says", "expects", "expected", "announced", "reported", "estimates", "forecast"]
)

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
    subject: Span | None = None
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
        if (
            tag == "T"
            and at < end
            and at - 1 > low
            and tokens[at - 2].tag in "DG"
            and tokens[at].tag == "N"
        ):
            at -= 1
        elif tag in "NDG" or (tag == "J" and at < end):
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
        ) or (tag == '"' and at < end):
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
        if (
            tag in "NG"
            or (tag in "DJ" and (at == start or tokens[at - 1].tag in "DG"))
            or (
                tag == "T"
                and at > start
                and (tokens[at - 1].tag in "DG" or tokens[at - 1].capital)
                and at + 1 < high
                and tokens[at + 1].tag == "N"
            )
        ):
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
        elif tag == "P" and at + 1 < high and tokens[at + 1].tag == "O":
            at += 2
        elif tag == "P" and _counted_at(tokens, at + 1, high):
            at = noun_phrase_end(tokens, _counted_at(tokens, at + 1, high), high)
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


def _counted_at(tokens: Sequence[Token], at: int, high: int) -> int:
    """One past a number, with an article in front or not; 0 if there is none at a place."""
    if at < high and tokens[at].tag == "D":
        at += 1
    return at + 1 if at < high and tokens[at].tag == "Q" else 0


def _verb_groups(tokens: Sequence[Token]) -> list[tuple[int, int, int]]:  # noqa: C901 - one pass
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
    builder = _Builder(tokens)
    for start, end, head in _verb_groups(tokens):
        builder.add(start, end, head)
    found = builder.found
    for clause, following in pairwise(found):
        clause.end = max(clause.verb_end, following.start)
    if found:
        found[-1].end = len(tokens)
    return found


class _Between(NamedTuple):
    """What stands between the verb before and this one."""

    boundary: int
    """One past the last sign or word that ends a clause; the verb before if there is none."""
    relative: int
    """Place of the relative pronoun that opens this clause; -1 if none."""
    comma: int
    """Place of the last comma or coordinator; -1 if none."""


class _Builder:
    """Gives each verb its subject, from left to right."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.found: list[Clause] = []
        self.pending: Span | None = None
        """Subject of a main clause that a relative clause interrupts before its verb."""

    def add(self, start: int, end: int, head: int) -> None:
        """Add the clause of a verb group."""
        floor = self.found[-1].verb_end if self.found else 0
        between = self._between(max(floor, start - _WINDOW), start)
        opened = between.boundary > floor
        if between.relative >= 0:
            clause = self._relative(between, floor, (start, end, head))
        elif opened or not self.found:
            clause = self._opened(between, (start, end, head))
        elif self._is_nonfinite(start):
            clause = self._nonfinite(between, (start, end, head))
        else:
            clause = self._coordinated(between, (start, end, head))
        self.found.append(clause)

    def _between(self, low: int, start: int) -> _Between:
        boundary, relative, comma = low, -1, -1
        at = low
        while at < start:
            tag = self.tokens[at].tag
            if tag == "(":
                at = _closing(self.tokens, at, start)
            elif tag in _BREAKS:
                boundary, relative, comma = at + 1, -1, -1
            elif tag == "R":
                boundary, relative, comma = at + 1, at, -1
            elif tag in {",", "C"} and not self._joins_nouns(comma, at):
                comma = at
            at += 1
        return _Between(boundary, relative, comma)

    def _joins_nouns(self, comma: int, at: int) -> bool:
        """Whether a comma or coordinator only goes on with a list of nouns."""
        if comma < 0 or comma + 1 >= at or self.tokens[at + 1 : at + 2] == []:
            return False
        inside = self.tokens[comma + 1 : at]
        return all(token.tag in _NOMINAL for token in inside) and inside[-1].tag == "N"

    def _is_nonfinite(self, start: int) -> bool:
        token = self.tokens[start]
        return token.tag == "I" or (token.lower == "to" and token.tag == "X")

    def _relative(self, between: _Between, floor: int, verb: tuple[int, int, int]) -> Clause:
        tokens, at = self.tokens, between.relative
        if at > floor and not any(t.tag in _BREAKS for t in tokens[floor:at]):
            low = floor if not self.found else max(floor, self._comma_before(floor, at))
            self.pending = _subject(tokens, low, at)
        else:
            self.pending = None
        subject = None if tokens[at].lower == "whose" else _subject(tokens, at + 1, verb[0])
        if subject is None:
            subject = _antecedent(tokens, at)
        return Clause(at, *verb, subject, len(self.found) - 1, relative=True)

    def _comma_before(self, low: int, high: int) -> int:
        for at in range(low, high):
            if self.tokens[at].tag == "C":
                return at + 1
        return high

    def _opened(self, between: _Between, verb: tuple[int, int, int]) -> Clause:
        """A clause with a boundary in front of it."""
        start = verb[0]
        subject = _subject(self.tokens, between.boundary, start)
        if subject is None and start and self.tokens[start - 1].tag == "N":
            # "on an organic basis sales declined": the noun next to the verb
            subject = (start - 1, start)
        if subject is None and self.found:
            parent = len(self.found) - 1
            return Clause(between.boundary, *verb, self.found[parent].subject, parent)
        return Clause(between.boundary, *verb, subject)

    def _nonfinite(self, between: _Between, verb: tuple[int, int, int]) -> Clause:
        """An infinitive or participle: it shares the subject, or has the object for one."""
        tokens, start = self.tokens, verb[0]
        parent = len(self.found) - 1
        above = self.found[parent]
        infinitive = tokens[start].tag == "X"
        if infinitive and start and (tokens[above.head].tag != "X" or between.comma >= 0):
            low = noun_phrase_start(tokens, start, above.verb_end)
            if low < start and tokens[start - 1].tag in {"N", "O"}:
                return Clause(low, *verb, (low, start), parent)
        if above.relative and between.comma >= 0:
            return Clause(start, *verb, self._resumed(parent), max(above.parent, -1))
        return Clause(start, *verb, above.subject, parent)

    def _resumed(self, parent: int) -> Span | None:
        """Subject of the clause that goes on behind a relative clause."""
        if self.pending is not None:
            subject, self.pending = self.pending, None
            return subject
        above = self.found[parent]
        while above.relative and above.parent >= 0:
            above = self.found[above.parent]
        return above.subject

    def _coordinated(self, between: _Between, verb: tuple[int, int, int]) -> Clause:
        """A finite verb behind another one of the same sentence."""
        tokens, start = self.tokens, verb[0]
        parent = len(self.found) - 1
        above = self.found[parent]
        reduced = self._reduced(above, between, start)
        if reduced is not None:
            above.relative = True
            return Clause(reduced[0], *verb, reduced)
        if between.comma >= 0:
            subject = _subject(tokens, between.comma + 1, start)
            if subject is not None and subject[1] >= start - _ADVERBS:
                return Clause(between.comma + 1, *verb, subject)
            if subject is None:
                shared = self._resumed(parent) if above.relative else above.subject
                return Clause(start, *verb, shared, parent)
        low = noun_phrase_start(tokens, start, above.verb_end)
        if low < start:
            participle = tokens[verb[2]].lower.endswith("ed") and verb[1] - start == 1
            return Clause(low, *verb, (low, start), parent, relative=participle)
        if start and tokens[start - 1].tag in {"O", "Q"}:
            return Clause(start - 1, *verb, (start - 1, start), parent)
        return Clause(start, *verb, above.subject, parent)

    def _reduced(self, above: Clause, between: _Between, start: int) -> Span | None:
        """The subject where the verb before was a participle: ``units sold fell``."""
        tokens = self.tokens
        if (
            above.subject is None
            or above.relative
            or between.comma >= 0
            or above.verb_end - above.verb_start != 1
            or tokens[above.head].tag != "V"
            or above.subject[1] != above.verb_start
            or tokens[above.head].lower in _SAYING
            or tokens[start - 1].tag == "O"
        ):
            return None
        inside = [tokens[at].tag for at in range(above.verb_end, start)]
        if inside and inside[0] not in {"P", "A", "T"}:
            return None
        return (above.subject[0], start)


def _closing(tokens: Sequence[Token], at: int, high: int) -> int:
    """Place of the bracket that closes one, or the opening one if it does not close."""
    for place in range(at, high):
        if tokens[place].tag == ")":
            return place
    return at


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
