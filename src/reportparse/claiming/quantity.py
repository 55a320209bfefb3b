"""A number with its unit as found in a passage, before it is known what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from reportparse.records import Qualifier

__all__ = ["Quantity"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit in a passage."""

    start: int
    """First character of number and unit in the passage."""
    end: int
    """One past the last character."""
    low: Decimal
    """In base units: 万, million and the like are multiplied out, cents are 0.01."""
    high: Decimal
    unit: str = ""
    """Canonical code (``units.toml``), a bare counter, a noun, or empty."""
    dimension: str = ""
    per: str = ""
    qualifier: Qualifier = "exact"
    outer_start: int = -1
    """First character of the qualifier words in front, if any; start if there are none."""
    outer_end: int = -1
    """One past the qualifier words behind; end if there are none."""
    flags: tuple[str, ...] = ()
    """What makes the reading uncertain."""

    def __post_init__(self) -> None:
        """Let the outer range be the inner one where no qualifier was given."""
        if self.outer_start < 0:
            object.__setattr__(self, "outer_start", self.start)
        if self.outer_end < 0:
            object.__setattr__(self, "outer_end", self.end)
