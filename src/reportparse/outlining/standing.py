"""Headings that nothing tells but that they stand alone: short lines between passages of prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportparse.outlining.numbering import read_numbers
from reportparse.outlining.sentences import COLON, TERMINAL, length_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reportparse.outlining.lines import Line

__all__ = ["neighbour", "stand_alone", "weight_alone"]

_FEW: Final = 2
"""Short lines between passages that are chance."""
_SHORTEST: Final = 2
_LONGEST: Final = 25
"""Reading length of such a heading."""
_BULLETS: Final = "-•·●*▪◆■"
_BYLINE: Final = re.compile(r"[\d:：|｜@]")
"""What codes, dates and names at the front have, and headings there have not."""

_BETWEEN: Final = 3.0
"""Weight of a line between two passages."""
_STACKED: Final = 2.8
"""Weight of one of two lines between them."""


def neighbour(lines: Sequence[Line], index: int, step: int) -> int | None:
    """Index of the next line in a direction, page furniture passed over."""
    index += step
    while 0 <= index < len(lines) and lines[index].kind == "furniture":
        index += step
    return index if 0 <= index < len(lines) else None


def stand_alone(lines: Sequence[Line], prose: Collection[int]) -> bool:
    """Whether the headings of a document stand alone, and nothing else tells them.

    Args:
        lines: all lines of the document.
        prose: indices of those that are running text.

    """
    found = 0
    alone = [_may_stand_alone(line) for line in lines]
    for index in (at for at, one in enumerate(alone) if one and at - 1 in prose):
        stacked = index + 1 < len(lines) and alone[index + 1]
        found += index + 1 + stacked in prose
    return found > _FEW


def _may_stand_alone(line: Line) -> bool:
    """Whether a line may be a heading that has neither number nor print."""
    content = line.content
    return (
        not line.outside
        and _SHORTEST <= length_of(content) <= _LONGEST
        and not TERMINAL.search(content)
        and not COLON.search(content)
        and content[0] not in _BULLETS
        and not read_numbers(content, line.folded)
    )


def weight_alone(lines: Sequence[Line], index: int, prose: Collection[int], front: int) -> float:
    """Weight of a line of a document whose headings stand alone; 0 for one that does not.

    A chapter and its first section stand above one another; the first of them may stand below
    the title and its bylines.

    Args:
        lines: all lines of the document.
        index: the line.
        prose: indices of the lines that are running text.
        front: index of the first of them.

    """
    stacked = _is_first(lines, index, prose)
    if not (stacked or _is_last(lines, index, prose)) or _is_byline(lines, index, front):
        return 0.0
    above = neighbour(lines, index, -1)
    if above is None or _ends(lines, above, prose):
        return _BETWEEN
    if index < front and stacked:
        return _STACKED
    before = neighbour(lines, above, -1)
    second = _is_first(lines, above, prose) and not _is_byline(lines, above, front)
    first = before is None or before < front or _ends(lines, before, prose)
    return _STACKED if second and first else 0.0


def _is_last(lines: Sequence[Line], index: int, prose: Collection[int]) -> bool:
    """Whether a line stands right above running text, as a heading does."""
    return neighbour(lines, index, 1) in prose and _may_stand_alone(lines[index])


def _is_first(lines: Sequence[Line], index: int, prose: Collection[int]) -> bool:
    """Whether a line stands right above a heading; above a table, that may be its title."""
    below = neighbour(lines, index, 1)
    if below is None or below in prose or not _may_stand_alone(lines[index]):
        return False
    after = neighbour(lines, below, 1)
    ends = after is not None and _ends(lines, after, prose)
    return ends and _may_stand_alone(lines[below])


def _is_byline(lines: Sequence[Line], index: int, front: int) -> bool:
    return index < front and bool(_BYLINE.search(lines[index].content))


def _ends(lines: Sequence[Line], index: int, prose: Collection[int]) -> bool:
    return index in prose or lines[index].outside
