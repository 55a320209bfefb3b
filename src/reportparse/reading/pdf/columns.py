"""The order in which the parts of a page are read: columns one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from reportparse.reading.pdf.runs import Run, rows_of
from reportparse.reading.pdf.tables.draft import DraftTable, is_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["Flow", "Item", "flows"]

Item: TypeAlias = Run | DraftTable

_GUTTER: Final = 0.7
"""Font sizes between two columns of text at least."""

_LEADING: Final = 0.4
"""Font sizes that a line is given above and below."""

_LONGEST_SEARCH: Final = 3_000
"""Runs of a page beyond which its columns are not looked for."""

_DEEPEST: Final = 6
"""Columns within columns."""

_PROSE_WIDTH: Final = 7.0
"""Font sizes: a line of prose in a column is at least this wide."""

_PROSE_LINES: Final = 3
"""Lines of prose that make a column."""

_SAME_GUTTER: Final = 8.0
"""Points by which the place of a gutter varies from page to page."""

_FEW_VALUES: Final = 0.3
"""Share of figures among the lines of a column of text."""

_PROSE_SHARE: Final = 0.5
"""Share of the characters of a column that are in lines of prose."""


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """A stretch of a page that is read from top to bottom."""

    left: float
    right: float
    rows: list[list[Run] | DraftTable]
    """Lines, each of runs from left to right, and ruled tables."""


def flows(items: Sequence[Item], known: Sequence[float] = ()) -> tuple[list[Flow], list[float]]:
    """Put the parts of a page into reading order.

    Args:
        items: runs and ruled tables of one page.
        known: where the columns of other pages are parted, so that a column with a line or
            two is known for one.

    Returns:
        The columns, and where they are parted.

    """
    found: list[float] = []
    ordered = _ordered(list(items), 0, known, found) if items else []
    return ordered, found


def _ordered(
    items: list[Item], depth: int, known: Sequence[float], found: list[float]
) -> list[Flow]:
    fewest = 2 if known else 2 * _PROSE_LINES
    if depth < _DEEPEST and fewest <= len(items) <= _LONGEST_SEARCH:
        for gutter in [*_gutters(items), *((middle, middle) for middle in known)]:
            middle = (gutter[0] + gutter[1]) / 2
            bands = _bands(items, middle, known)
            if any(right for _, right in bands):
                found.append(middle)
                ordered = []
                for left, right in bands:
                    ordered += _ordered(left, depth + 1, known, found)
                    if right:
                        ordered += _ordered(right, depth + 1, known, found)
                return ordered
    return [_flow(items)]


def _flow(items: Sequence[Item]) -> Flow:
    runs = [item for item in items if isinstance(item, Run)]
    tables = sorted(
        (item for item in items if isinstance(item, DraftTable)),
        key=lambda table: (table.top, table.x0),
    )
    rows: list[list[Run] | DraftTable] = []
    for row in rows_of(runs):
        while tables and tables[0].middle < row[0].middle:
            rows.append(tables.pop(0))
        rows.append(list(row))
    rows += tables
    return Flow(min(item.x0 for item in items), max(item.x1 for item in items), rows)


def _boxes(items: Sequence[Item]) -> NDArray[np.float64]:
    return np.array([(item.x0, item.top, item.x1, item.bottom) for item in items], np.float64)


def _gutters(items: Sequence[Item]) -> list[tuple[float, float]]:
    """Find upright gaps that many lines leave free, the clearest first.

    Returns:
        Left and right edge of each.

    """
    boxes = _boxes(items)
    size = median([item.size for item in items if isinstance(item, Run)] or [10.0])
    left, right = boxes[:, 0].min(), boxes[:, 2].max()
    width = int(right - left) + 2
    if width > 20_000:  # noqa: PLR2004 - points; no page is as wide
        return []
    free = np.zeros(width + 1, np.int32)
    heights = (boxes[:, 1] + boxes[:, 3]) / 2
    # As high as the lines are apart, so that lines of two columns stand side by side.
    tops, bottoms = boxes[:, 1] - _LEADING * size, boxes[:, 3] + _LEADING * size
    for height in np.unique(np.round(heights, 1)):
        across = boxes[(tops <= height) & (height <= bottoms)]
        across = across[np.argsort(across[:, 0])]
        reach = np.maximum.accumulate(across[:, 2])
        for place in np.flatnonzero(across[1:, 0] - reach[:-1] > _GUTTER * size).tolist():
            free[int(np.ceil(reach[place] - left))] += 1
            free[int(across[place + 1, 0] - left)] -= 1
    support = np.cumsum(free[:-1])
    found: list[tuple[int, float, float]] = []
    while len(found) < 4:  # noqa: PLR2004 - columns that a page has at most, and some to try
        most = int(support.max())
        if most < _PROSE_LINES:
            break
        start = int(support.argmax())
        end = start
        while end < len(support) and support[end] == most:
            end += 1
        found.append((most, left + start, left + end))
        low, high = max(start - int(size), 0), end + int(size)
        support[low:high] = 0
    return [(start, end) for _, start, end in found]


def _bands(
    items: Sequence[Item], middle: float, known: Sequence[float]
) -> list[tuple[list[Item], list[Item]]]:
    """Cut a region where something reaches across a gutter.

    Args:
        items: what is in the region.
        middle: middle of the gutter.
        known: where the columns of other pages are parted.

    Returns:
        From top to bottom, what is left and right of the gutter; what cannot be columns is
        left, with nothing right.

    """
    crossing = sorted(
        (item for item in items if item.x0 < middle - 1 and item.x1 > middle + 1),
        key=lambda item: item.top,
    )
    rest = [item for item in items if not (item.x0 < middle - 1 and item.x1 > middle + 1)]
    sides: list[tuple[list[Item], list[Item], Item | None]] = []
    for above in [*crossing, None]:
        limit = above.middle if above else float("inf")
        band = [item for item in rest if item.middle < limit]
        rest = [item for item in rest if item.middle >= limit]
        sides.append(
            (
                [item for item in band if (item.x0 + item.x1) / 2 < middle],
                [item for item in band if (item.x0 + item.x1) / 2 >= middle],
                above,
            )
        )
    real = any(_is_column(left) and _is_column(right) for left, right, _ in sides) or any(
        abs(middle - other) < _SAME_GUTTER for other in known
    )
    bands: list[tuple[list[Item], list[Item]]] = []
    plain: list[Item] = []
    for left, right, below in sides:
        if (_is_column(left) and _is_column(right)) or (
            real and left and right and _may_be_column(left) and _may_be_column(right)
        ):
            if plain:
                bands.append((plain, []))
                plain = []
            bands.append((left, right))
        else:
            plain += [*left, *right]
        if below:
            plain.append(below)
    if plain:
        bands.append((plain, []))
    return bands


def _may_be_column(items: Sequence[Item]) -> bool:
    """Tell whether a few lines beside a gutter that parts columns elsewhere may be of a column."""
    runs = [item for item in items if isinstance(item, Run)]
    values = sum(is_value(run.content) for run in runs)
    return values < _FEW_VALUES * max(len(runs), 1) and len(rows_of(runs)) > len(runs) / 2


def _is_column(items: Sequence[Item]) -> bool:
    """Tell whether one side of a gutter is prose, and not a column of a table or list."""
    runs = [item for item in items if isinstance(item, Run)]
    tables = [item for item in items if isinstance(item, DraftTable)]
    prose = [
        run for run in runs if run.width > _PROSE_WIDTH * run.size and not is_value(run.content)
    ]
    if len(prose) + 3 * len(tables) < _PROSE_LINES:
        return False
    return sum(len(run.content) for run in prose) >= _PROSE_SHARE * sum(
        len(run.content) for run in runs
    )
