"""Which characters a text is written in, counted in one pass.

A clean text is told by its alphabet: a step whose characters do not occur in a text has
nothing to do there, and is not even called.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Alphabet", "alphabet_of", "code_points"]


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The different characters of a text, and how often each occurs."""

    counts: dict[str, int]

    @property
    def characters(self) -> frozenset[str]:
        """Every character that occurs."""
        return frozenset(self.counts)

    def count(self, characters: frozenset[str]) -> int:
        """Count the occurrences of some characters together."""
        return sum(count for character, count in self.counts.items() if character in characters)


def code_points(content: str) -> NDArray[np.uint32]:
    """Code points of a string, half surrogates included."""
    return np.frombuffer(content.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def alphabet_of(content: str) -> Alphabet:
    """Count the characters of a text.

    Args:
        content: text of any length; the time grows with it, the memory by four bytes each.

    """
    if not content:
        return Alphabet({})
    counts = np.bincount(code_points(content))
    codes = np.flatnonzero(counts)
    return Alphabet(
        {
            chr(code): count
            for code, count in zip(codes.tolist(), counts[codes].tolist(), strict=True)
        }
    )
