"""The sentences of a passage, with the quantities and times in them, as scenes to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.claiming.english.clauses import clauses
from reportparse.claiming.english.drafts import Scene
from reportparse.claiming.english.quantities import find_quantities
from reportparse.claiming.english.sentences import sentences
from reportparse.claiming.english.times import find_times
from reportparse.claiming.english.tokens import Mark, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportparse.claiming.context import Context
    from reportparse.claiming.english.sentences import Sentence
    from reportparse.claiming.english.times import Time
    from reportparse.claiming.english.tokens import Token
    from reportparse.claiming.english.vocabulary import Vocabulary
    from reportparse.claiming.quantity import Quantity

__all__ = ["Part", "scenes"]

_BRACKET: Final = 6
"""Tokens in front of a colon among which its bracket opens."""


class Part(NamedTuple):
    """A sentence and its scene."""

    sentence: Sentence
    scene: Scene
    counts: bool
    """Whether there are quantities in it."""


def scenes(passage: str, context: Context, vocabulary: Vocabulary) -> Iterator[Part]:
    """Find quantities and times of a passage, and cut it into sentences with them.

    Args:
        passage: paragraphs separated by line breaks.
        context: the document; its currency tells what a bare dollar is.
        vocabulary: the words.

    Yields:
        The sentences in order.

    """
    parts = list(sentences(passage))
    times = find_times(passage, vocabulary)
    dated = [(time.start, time.end) for time in times if time.dated]
    starts = [part.start for part in parts]
    quantities = find_quantities(passage, context, vocabulary, dated, starts)
    for part, marks in _marked(parts, quantities, times):
        tokens = tokenize(passage, part.start, part.end, marks, vocabulary)
        found = clauses(tokens)
        at = _clause_at(tokens, [clause.verb_start for clause in found])
        scene = Scene(passage, tokens, found, quantities, times, vocabulary, at)
        yield Part(part, scene, any(mark.kind == "Q" for mark in marks))


def _marked(
    parts: Sequence[Sentence], quantities: Sequence[Quantity], times: Sequence[Time]
) -> Iterator[tuple[Sentence, list[Mark]]]:
    """Sentences with the quantities and times in them; where both overlap, the quantity counts."""
    next_quantity = next_time = 0
    for part in parts:
        marks: list[Mark] = []
        while next_quantity < len(quantities) and quantities[next_quantity].start < part.end:
            quantity = quantities[next_quantity]
            if quantity.start >= part.start:
                end = min(quantity.end, part.end)
                outer = quantity.outer_start
                marks.append(Mark(quantity.start, end, "Q", next_quantity, outer))
            next_quantity += 1
        while next_time < len(times) and times[next_time].start < part.end:
            time = times[next_time]
            if time.start >= part.start:
                kind = "A" if time.idle else "T"
                marks.append(Mark(time.start, min(time.end, part.end), kind, next_time))
            next_time += 1
        yield part, _separate(marks)


def _separate(marks: list[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.kind)):
        if kept and mark.start < kept[-1].end:
            if mark.kind == "Q" and kept[-1].kind != "Q":
                kept[-1] = mark
            continue
        kept.append(mark)
    return kept


def _clause_at(tokens: Sequence[Token], verbs: Sequence[int]) -> list[int]:
    """For each token the clause whose verb was met last; -1 before the first of a stretch."""
    found: list[int] = []
    current, number = -1, 0
    for place, token in enumerate(tokens):
        while number < len(verbs) and verbs[number] <= place:
            current = number
            number += 1
        if token.tag in {";", ":"}:
            current = -1
        found.append(current)
    return found
