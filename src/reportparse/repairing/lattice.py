"""What a search for a shifted run keeps: readings so far, their bytes, what it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple

from reportparse.language import simplify
from reportparse.repairing.byte_pairs import pair_of, pairs, vanishing
from reportparse.repairing.likelihood import Likelihood, Segmentation
from reportparse.repairing.mirror import SPLIT_MARKS, Key, fold_width

__all__ = [
    "IN_STEP",
    "LOST_FIRST",
    "QUICK",
    "THOROUGH",
    "Candidate",
    "Effort",
    "Search",
    "State",
    "after_vanished",
    "between_vanished",
    "waiting_bytes",
]

IN_STEP: Final = -1
"""No byte is waiting for its second half."""
LOST_FIRST: Final = -2
"""A lost first byte is waiting for its second half."""
_AFTER_VANISHED: Final = -3
"""As above; the byte is the second of a vanished pair: this, and each number below it, one
set of bytes that it can be."""
_LOST: Final = frozenset(range(0x81, 0xFF))


class Effort(NamedTuple):
    """How many readings a search keeps."""

    beam: int
    """Readings that are followed from each place on."""
    vanishing: int
    """Of the best of these, so many are tried with a vanished pair at each place."""
    twice: int
    """And so many with two vanished pairs, one after the other."""
    commonest: int
    """Characters that are tried between two vanished pairs."""


QUICK: Final = Effort(30, 8, 2, 120)
THOROUGH: Final = Effort(120, 40, 4, 250)


class State(NamedTuple):
    """One reading of the damaged characters so far."""

    text: str
    """Characters read since the start of the search, widths as their bytes have them."""
    waiting: int
    """First byte of the next character, or one of the constants above."""
    segmentation: Segmentation
    prior: float
    in_step: int
    """Place in the damaged line where the reading last came into step; -1 while it is out."""
    length: int
    """Characters of the text up to there."""
    chosen: bool
    """Whether a byte was not there to be read."""
    vanished: bool
    """Whether a pair of bytes was not there at all."""
    hidden: tuple[Key, ...] = ()
    extra_marks: str = ""
    swallowed: int = 0
    """Length of the text up to and with a character that went with a lost byte."""
    torn: bool = False
    """Whether an annotation stands between the waiting byte and the next one, so that the
    site has not seen what the two of them make."""

    @property
    def score(self) -> float:
        """Log probability of the reading so far."""
        return self.segmentation.score + self.prior

    @property
    def hope(self) -> float:
        """Log probability if its last characters begin the likeliest word that they can."""
        return self.segmentation.hope + self.prior


class Candidate(NamedTuple):
    """A restoration of a run."""

    end: int
    """One past the last character of the run in the damaged line."""
    text: str
    """What the run was, widths as the bytes have them."""
    score: float
    """Log probability of this reading of the line up to where all readings agree."""
    chosen: bool
    vanished: bool
    hidden: tuple[Key, ...]
    extra_marks: str
    swallowed: bool
    """Whether the last character went with a lost byte, so that nothing is left of it."""


@dataclass(frozen=True, slots=True)
class Search:
    """What a search rests on: a document's keys, its split marks, its words."""

    keys: tuple[Key, ...]
    likelihood: Likelihood
    marks: tuple[str, ...] = SPLIT_MARKS
    """Split marks that are known of the site; others are tried."""
    by_bytes: dict[tuple[int, int], Key] = field(init=False)
    by_reading: dict[str, list[Key]] = field(init=False)
    mark_bytes: frozenset[tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        """Index the keys by their bytes and readings."""
        by_bytes: dict[tuple[int, int], Key] = {}
        by_reading: dict[str, list[Key]] = {}
        for key in self.keys:
            pair = pair_of(key.character)
            if pair:
                by_bytes[pair] = key
                by_reading.setdefault(key.reading, []).append(key)
        object.__setattr__(self, "by_bytes", by_bytes)
        object.__setattr__(self, "by_reading", by_reading)
        marks = frozenset(pair for mark in self.marks if (pair := pair_of(mark)))
        object.__setattr__(self, "mark_bytes", marks)


@cache
def waiting_bytes() -> dict[int, frozenset[int]]:
    """What a waiting byte that is not known can be."""
    sets = dict.fromkeys(vanishing().values())
    return {LOST_FIRST: _LOST} | {
        _AFTER_VANISHED - place: allowed for place, allowed in enumerate(sets)
    }


@cache
def after_vanished() -> dict[int, int]:
    """First bytes of vanished pairs, and what waits after each."""
    numbers = {
        allowed: number for number, allowed in waiting_bytes().items() if number != LOST_FIRST
    }
    return {lead: numbers[trails] for lead, trails in vanishing().items()}


@cache
def between_vanished() -> list[tuple[str, int, int]]:
    """Characters that can stand between two vanished pairs: lead, and what waits after them.

    Only the commonest can be guessed at all.
    """
    found = [
        (character, first, waiting)
        for lead, waiting in after_vanished().items()
        for first, character in pairs().by_trail.get(lead, [])
    ]
    words = Likelihood()
    found.sort(key=lambda option: -words.character(simplify(fold_width(option[0]))))
    return found[: THOROUGH.commonest]
