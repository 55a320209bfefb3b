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

_PROSE_SHARE: Final = 0.5
"""Share of the characters of a column that are in lines of prose."""


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """A stretch of a page that is read from top to bottom."""

    left: float
    right: float
    rows: list[list[Run] | DraftTable]
    """Lines, each of runs from left to right, and ruled tables."""


def flows(items: Sequence[Item]) -> list[Flow]:
    """Put the parts of a page into reading order.

    Args:
        items: runs and ruled tables of one page.

    """
    if not items:
        return []
    return _ordered(list(items), 0)


def _ordered(items: list[Item], depth: int) -> list[Flow]:
    if depth < _DEEPEST and 2 * _PROSE_LINES <= len(items) <= _LONGEST_SEARCH:
        for gutter in _gutters(items):
            bands = _bands(items, gutter)
            if any(right for _, right in bands):
                ordered = []
                for left, right in bands:
                    ordered += _ordered(left, depth + 1)
                    if right:
                        ordered += _ordered(right, depth + 1)
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
    items: Sequence[Item], gutter: tuple[float, float]
) -> list[tuple[list[Item], list[Item]]]:
    """Cut a region where something reaches across a gutter.

    Returns:
        From top to bottom, what is left and right of the gutter; what cannot be columns is
        left, with nothing right.

    """
    middle = (gutter[0] + gutter[1]) / 2
    crossing = sorted(
        (item for item in items if item.x0 < middle - 1 and item.x1 > middle + 1),
        key=lambda item: item.top,
    )
    rest = [item for item in items if not (item.x0 < middle - 1 and item.x1 > middle + 1)]
    bands: list[tuple[list[Item], list[Item]]] = []
    plain: list[Item] = []
    for above in [*crossing, None]:
        limit = above.middle if above else float("inf")
        band = [item for item in rest if item.middle < limit]
        rest = [item for item in rest if item.middle >= limit]
        left = [item for item in band if (item.x0 + item.x1) / 2 < middle]
        right = [item for item in band if (item.x0 + item.x1) / 2 >= middle]
        if _is_column(left) and _is_column(right):
            if plain:
                bands.append((plain, []))
                plain = []
            bands.append((left, right))
        else:
            plain += band
        if above:
            plain.append(above)
    if plain:
        bands.append((plain, []))
    return bands


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
