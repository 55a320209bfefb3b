"""Runs: stretches of a line without a wide gap, and the lines that they make."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["GAP", "SPACE", "Run", "begins_wide", "ends_wide", "is_wide", "overlaps", "rows_of"]

GAP: Final = -1
"""Glyph of a space that only the page shows."""

SPACE: Final = -2
"""Glyph of a space that the file has, too."""

_OVERLAP: Final = 0.5
"""Runs stand on one line if they share this part of the lower one's height."""

_PARTING: Final = 0.42
"""Font sizes: a gap this wide, at the place of a gap between columns, parts two cells."""

_SPACED_PARTING: Final = 0.85
"""The same where the file has a space."""

_AMBIGUOUS: Final = frozenset("“”‘’…—·")
"""Marks that Chinese and English share; they are as wide as their neighbours."""


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Characters side by side on one line of one page, and the spaces between them."""

    page: int
    """Index of the page, 0 for the first."""
    content: str
    glyphs: tuple[int, ...]
    """Index of each character on its page; negative for a space, which is drawn by nothing:
    :data:`SPACE` where the file has one, :data:`GAP` where the page has one."""
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    """Size of most of the characters, in points."""
    font: int
    """Font of most of the characters."""
    lefts: tuple[float, ...]
    """Left edge of each character; of a space, the right edge of the one before it."""
    rights: tuple[float, ...]
    """Right edge of each character."""

    @property
    def middle(self) -> float:
        """Height of the middle of the run."""
        return (self.top + self.bottom) / 2

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    def parted(self, gap: tuple[float, float]) -> list[Run]:
        """Part the run where it leaves free what lies between two columns.

        Args:
            gap: left and right edge of the gap between the columns.

        Returns:
            Two runs, or the run alone if it has no gap there but the space between words.

        """
        for before, after in self._neighbours():
            spaced = SPACE in self.glyphs[before:after]
            if (
                self.lefts[after] - self.rights[before]
                > (_SPACED_PARTING if spaced else _PARTING) * self.size
                and self.rights[before] <= gap[1]
                and self.lefts[after] >= gap[0]
            ):
                return [self.part(0, before + 1), self.part(after, len(self.content))]
        near = 0.3 * self.size  # a heading may stick out of its column
        for before, after in self._neighbours():
            # A figure followed by a word without a space.
            if (
                after - before == 1
                and self.content[before].isdigit()
                and self.content[after].isalpha()
                and not is_wide(self.content[after])  # 6月
                and gap[0] - near < self.rights[before] <= gap[1]
            ):
                return [self.part(0, after), self.part(after, len(self.content))]
        return [self]

    def _neighbours(self) -> Iterator[tuple[int, int]]:
        """Pairs of drawn characters that follow one another."""
        before = -1
        for after, glyph in enumerate(self.glyphs):
            if glyph >= 0:
                if before >= 0:
                    yield before, after
                before = after

    def part(self, start: int, end: int) -> Run:
        """Return some of the characters as a run of its own."""
        return replace(
            self,
            content=self.content[start:end],
            glyphs=self.glyphs[start:end],
            x0=min(self.lefts[start:end]),
            x1=max(self.rights[start:end]),
            lefts=self.lefts[start:end],
            rights=self.rights[start:end],
        )


def is_wide(character: str) -> bool:
    """Tell whether a character is as wide as a Chinese one, and needs no spaces."""
    return character >= "\u2e80"


def begins_wide(content: str) -> bool:
    """Tell whether a text begins as Chinese does; a mark of both is as what follows it."""
    for character in content:
        if character not in _AMBIGUOUS:
            return is_wide(character)
    return False


def ends_wide(content: str) -> bool:
    """Tell whether a text ends as Chinese does; a mark of both is as what it follows."""
    for character in reversed(content):
        if character not in _AMBIGUOUS:
            return is_wide(character)
    return False


def rows_of(runs: Iterable[Run]) -> list[list[Run]]:
    """Sort runs into lines from top to bottom, and each line from left to right."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.middle, run.x0)):
        for row in reversed(rows[-3:]):
            if overlaps(row[0], run):
                row.append(run)
                break
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: (run.x0, run.x1)) for row in rows]


def overlaps(first: Run, second: Run) -> bool:
    """Tell whether two runs stand on one line."""
    shared = min(first.bottom, second.bottom) - max(first.top, second.top)
    return shared > _OVERLAP * min(first.bottom - first.top, second.bottom - second.top)
