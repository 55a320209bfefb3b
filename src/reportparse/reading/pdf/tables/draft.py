"""A table as it is found on a page, before it has a place in the source."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from reportparse.reading.pdf.runs import GAP, begins_wide, ends_wide

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportparse.reading.pdf.runs import Run

__all__ = ["DraftCell", "DraftTable", "Glyphed", "is_value", "joined_lines"]


@dataclass(frozen=True, slots=True, eq=False)
class Glyphed:
    """Characters, and for each the index of its glyph on the page; negative for one put in."""

    content: str = ""
    glyphs: tuple[int, ...] = ()
    page: int = 0
    """Index of the page, 0 for the first."""


@dataclass(frozen=True, slots=True, eq=False)
class DraftCell:
    """A cell, and where it stands in the grid."""

    row: int
    column: int
    text: Glyphed = field(default_factory=Glyphed)
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    rest: Glyphed = field(default_factory=Glyphed)
    """What stands of it on the next page, where a row is broken over two."""


@dataclass(frozen=True, slots=True, eq=False)
class DraftTable:
    """A table on one page."""

    page: int
    """Index of the page, 0 for the first."""
    x0: float
    top: float
    x1: float
    bottom: float
    cells: tuple[DraftCell, ...]
    """Cells in row order."""
    edges: tuple[float, ...]
    """Left edge of each column."""
    ends: tuple[float, ...] = ()
    """Right edge of each column; empty for a ruled table."""
    ruled: bool = False

    @property
    def middle(self) -> float:
        """Height of the middle of the table."""
        return (self.top + self.bottom) / 2

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def rows(self) -> int:
        """Number of rows."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @property
    def columns(self) -> int:
        """Number of columns."""
        return max((cell.column + cell.column_span for cell in self.cells), default=0)


_NUMBER: Final = (
    r"[(（\[]?\s*(?:[A-Z]{0,3}[$€£¥￥]|RMB|HKD|USD|CNY|EUR|NTD)?\s*[-+−–－＋±]?\s*"
    r"(?:[$€£¥￥]\s*)?[\d０-９][\d０-９,，.．\s]*"
)
_UNIT: Final = r"(?:\s?(?:%|％|‰|pp|ppt|pts?|bps?|x|X|×|[bmk]n?|[\u4e00-\u9fff]{1,6}))?"
_VALUE: Final = re.compile(
    rf"^(?:{_NUMBER}{_UNIT}\s*[)）\]]?\s*(?:[-–—~～至]?\s*{_NUMBER}{_UNIT}\s*[)）\]]?)?[*†‡#]{{0,3}}"
    r"|[-−–—－]{1,3}|不适用|不適用|N/?A|n\.?[am]\.?|nil|Nil|NM|nm|…|\.{2,3}|\*{1,3}|/)$"
)
"""A figure, perhaps with its unit, or what stands where there is none."""


_BROKEN_DATE: Final = re.compile(r"^[(（][^)）]*[年月日]$")
"""The first line of a date in brackets, at the head of a column."""

_LONGEST_VALUE: Final = 40
"""Characters of a figure with its unit; longer is prose."""


def is_value(content: str) -> bool:
    """Tell whether the content of a cell is a figure, or what stands in place of one."""
    stripped = content.strip()
    led = stripped.rstrip(" .…·_") or stripped  # leaders behind it
    return len(led) <= _LONGEST_VALUE and bool(_VALUE.match(led)) and not _BROKEN_DATE.match(led)


_ENGLISH: Final = re.compile(r"[A-Za-z$'’]{4}|[A-Z][\w$'’.-]* [A-Za-z]")
"""How the English part of a label in two languages begins."""

_IN_NUMBER: Final = re.compile(r"^[\d,.，．%％()（）+−-]+$")


def joined_lines(lines: Iterable[Sequence[Run]]) -> Glyphed:
    """Join the lines of a cell.

    Args:
        lines: lines from top to bottom, each of runs from left to right.

    """
    content = ""
    glyphs: list[int] = []
    page = 0
    for line in lines:
        for place, run in enumerate(line):
            page = run.page
            if content and needs_space(content, run.content, same_line=place > 0):
                content += " "
                glyphs.append(GAP)
            content += run.content
            glyphs += run.glyphs
    return Glyphed(content, tuple(glyphs), page)


def needs_space(before: str, after: str, *, same_line: bool) -> bool:
    """Tell whether a space stands between two stretches of one cell."""
    if same_line:
        return True
    if ends_wide(before) or begins_wide(after):
        return bool(_ENGLISH.match(after))
    # A figure too long for its column is broken in two.
    return not (_IN_NUMBER.match(before) and _IN_NUMBER.match(after) and "," in before + after)
