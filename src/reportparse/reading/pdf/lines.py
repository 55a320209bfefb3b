"""Lines of text, and how they stand in the column that they are in."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

from reportparse.reading.pdf.runs import is_wide
from reportparse.reading.pdf.tables.draft import Glyphed, joined_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportparse.reading.pdf.runs import Run

__all__ = ["Line", "Measure", "bold_fonts", "first_word_width", "line_of", "measure"]

_FAR: Final = 1.8
"""Font sizes between an entry of a list of contents and the number of its page."""

_BOLD: Final = re.compile(
    r"bold|black|heavy|semibold|demi|,b\b|simhei|stheiti|heiti|黑体|黑體|粗|msjhbd|-b(?:old)?$|-w[6-9]\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line of one column."""

    page: int
    """Index of the page, 0 for the first."""
    flow: int
    """Number of the column in the document."""
    text: Glyphed
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    heading: int = 0
    """Which tagged heading of its page the line is part of; 0 for none."""
    tail: str = ""
    """The last run of the line where a wide gap parts it from the rest; else empty."""

    @property
    def content(self) -> str:
        """The characters."""
        return self.text.content


@dataclass(frozen=True, slots=True)
class Measure:
    """The column that lines stand in."""

    left: float
    right: float
    leading: float
    """Usual distance of base lines, in points."""
    size: float
    """Font size of most lines, in points."""
    indented: bool
    """Whether first lines of paragraphs are indented, so that an indent tells."""


def bold_fonts(names: Iterable[str]) -> frozenset[int]:
    """Indices of the fonts that are bold by their names."""
    return frozenset(index for index, name in enumerate(names) if _BOLD.search(name))


def line_of(row: Sequence[Run], flow: int, bold: frozenset[int]) -> Line:
    """Make a line of its runs.

    Args:
        row: the runs from left to right.
        flow: number of the column.
        bold: indices of bold fonts.

    """
    longest = max(row, key=lambda run: len(run.content))
    size = median([run.size for run in row for _ in run.content])
    return Line(
        longest.page,
        flow,
        joined_lines([row]),
        row[0].x0,
        min(run.top for run in row),
        max(run.x1 for run in row),
        max(run.bottom for run in row),
        longest.baseline,
        size,
        longest.font in bold,
        tail=_tail(row),
    )


def _tail(row: Sequence[Run]) -> str:
    if len(row) == 2 and row[1].x0 - row[0].x1 > _FAR * row[1].size:  # noqa: PLR2004 - text and number
        return row[1].content
    return ""


def measure(lines: Sequence[Line]) -> Measure:
    """Measure the column that lines stand in.

    Args:
        lines: all lines of one column, from top to bottom; at least one.

    """
    size = _usual([round(line.size, 1) for line in lines for _ in line.content])
    body = [line for line in lines if abs(line.size - size) < 0.08 * size] or list(lines)
    left = _left(body, size)
    right = _right(body, size)
    steps = [
        round(after.baseline - before.baseline, 1)
        for before, after in itertools.pairwise(body)
        if 0 < after.baseline - before.baseline < 3 * size
    ]
    leading = _usual(steps) if len(steps) > 2 else min(steps, default=1.6 * size)  # noqa: PLR2004 - enough to vote
    indented = sum(line.x0 < left + 0.5 * size for line in body) >= 0.25 * len(body)
    return Measure(left, right, leading, size, indented)


def _usual(values: Sequence[float]) -> float:
    counted = Counter(values)
    most = max(counted.values())
    return min(value for value, count in counted.items() if count == most)


def _left(lines: Sequence[Line], size: float) -> float:
    """Left edge: the leftmost at which more than one line begins."""
    places = Counter(round(line.x0 / (0.5 * size)) for line in lines)
    enough = [place for place, count in places.items() if count > 1] or list(places)
    leftmost = min(enough)
    return min(line.x0 for line in lines if abs(line.x0 / (0.5 * size) - leftmost) <= 1)


def _right(lines: Sequence[Line], size: float) -> float:
    """Right edge: where most long lines end, or the longest."""
    farthest = max(line.x1 for line in lines)
    near = [line.x1 for line in lines if farthest - line.x1 < 2 * size]
    return max(near) if len(near) > 1 else _second(lines, farthest, size)


def _second(lines: Sequence[Line], farthest: float, size: float) -> float:
    """Right edge where a single line sticks out."""
    others = sorted((line.x1 for line in lines if line.x1 < farthest), reverse=True)
    if len(others) > 4 and others[0] - others[3] < size:  # noqa: PLR2004 - several lines agree
        return others[0]
    return farthest


_OPENING: Final = frozenset("“‘（「『《〈【〔([")
_CLOSING: Final = frozenset("、。，．；：？！”’」』）》〉】〕％‰,.;:?!)]%-−–")
_TELLING: Final = 12
"""Characters of a line that show how wide its font is."""

_SCALES: Final = (0.85, 1.3)
"""How narrow and wide fonts are against the usual."""

_QUOTES: Final = frozenset("“”‘’")


def first_word_width(line: Line) -> float:
    """Room that the first word of a line takes, with what cannot be parted from it.

    A line is not broken within Latin words and figures, after an opening bracket, before
    a closing mark, nor on either side of a quotation mark (Unicode Annex 14).
    """
    content = line.content
    end = 1
    while end < len(content) and not _may_break(content[end - 1], content[end]):
        end += 1
    usual = _ems(content) * line.size
    # Fonts differ in width: the line itself shows how wide its characters are.
    scale = (line.x1 - line.x0) / usual if len(content) > _TELLING and usual else 1.0
    narrowest, widest = _SCALES
    return _ems(content[:end]) * line.size * min(max(scale, narrowest), widest)


def _ems(content: str) -> float:
    """Width of characters of a usual font, in font sizes."""
    return sum(
        1.0 if is_wide(character) else 0.72 if character.isupper() else 0.55
        for character in content
    )


def _may_break(before: str, after: str) -> bool:
    if after == " ":
        return True
    return (is_wide(before) or is_wide(after)) and not _are_tied(before, after)


def _are_tied(before: str, after: str) -> bool:
    return before in _OPENING or after in _CLOSING or before in _QUOTES or after in _QUOTES
