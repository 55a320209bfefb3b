"""A claim in the making, the sentence that it stands in, and what the text so far has set."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.english.clauses import Clause
    from reportparse.claiming.english.times import Time
    from reportparse.claiming.english.tokens import Token
    from reportparse.claiming.english.vocabulary import Vocabulary
    from reportparse.claiming.quantity import Quantity
    from reportparse.records import Modality, Qualifier, Role

__all__ = ["Draft", "Found", "Memory", "Scene", "Way"]

Way = Literal["up", "down", ""]
"""Direction of a change; empty where there is none or the text does not say."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with everything that is known of it before its quantities are read."""

    passage: str
    tokens: Sequence[Token]
    clauses: Sequence[Clause]
    quantities: Sequence[Quantity]
    """Those of the whole passage; the tokens point to them."""
    times: Sequence[Time]
    """Those of the whole passage."""
    vocabulary: Vocabulary
    clause_at: Sequence[int]
    """For each token the clause whose verb was met last; -1 before the first verb."""


@dataclass(slots=True)
class Draft:
    """A claim in the making."""

    quantity: Quantity
    place: int
    """Which token of the sentence it is."""
    role: Role = "level"
    direction: Way = ""
    metric: str = ""
    subject: str = ""
    period: str = ""
    baseline: str = ""
    unit: str = ""
    dimension: str = ""
    per: str = ""
    qualifier: Qualifier = "exact"
    modality: Modality = "actual"
    source: str = ""
    clause: int = -1
    """The clause that it belongs to; -1 where there is no verb."""
    construction: str = ""
    """Which rule of grammar told its role, for flags and tests."""
    copied: bool = False
    """Whether it continues the claim before it."""
    flags: list[str] = field(default_factory=list)


class Found(NamedTuple):
    """What a construction tells of a quantity."""

    construction: str
    role: Role = "level"
    direction: Way = ""
    metric: str = ""
    subject: str = ""
    baseline: str = ""
    refers: bool = False
    """Whether the subject is told by a pronoun."""
    copied: int = -1
    """Which earlier draft of the sentence it continues; -1 if none."""
    guessed: bool = False
    spare: str = ""
    """Metric to take where the text before has set none."""
    bound: Qualifier = "exact"
    """Qualifier that a noun such as "floor" or "ceiling" gives."""


@dataclass(slots=True)
class Memory:
    """What the passage so far has set."""

    topic: str = ""
    """Whom the paragraph speaks of."""
    fresh: bool = False
    """Whether the sentence before set the topic without a number of its own."""
    lasting: bool = False
    """Whether the topic holds beyond its paragraph: whom the report is about."""
    base: str = ""
    """Whom the section or the report is about; empty if nobody in particular."""
    population: str = ""
    """Who was asked or counted last: shares without a noun are of them."""
    metric: str = ""
    subject: str = ""
    """Whose the last metric was."""
    period: str = ""
    """Period that the sentence before told."""
    year: int = 0
    """Year of the report; later ones are forecasts. 0 if unknown."""
    leading: bool = False
    """Whether the sentence before opened with it, so that it holds for the next ones."""
    unit: str = ""
    """Unit of what was counted last."""
    dimension: str = ""
    price: tuple[str, str, Decimal] = ("", "", Decimal(0))
    """Currency, denominator and value of the price that the paragraph told last."""
