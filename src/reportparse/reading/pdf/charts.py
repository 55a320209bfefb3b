"""Axes of charts: figures at even distances that count evenly, and are no column of a table."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reportparse.reading.pdf.runs import Run

__all__ = ["axes"]

_TICK: Final = re.compile(
    r"^[(（]?[-−–]?\d{1,3}(?:,\d{3}){0,4}(?:\.\d{1,4})?\s?[%％]?[)）]?$|^[-−–]?\d{4,9}$"
)
_FEWEST: Final = 5
"""Figures of an axis at least; fewer may count evenly by chance."""

_SAME_EDGE: Final = 1.5
"""Points by which the edges of the figures of one axis differ."""

_EVEN: Final = 0.08
"""Share by which the distances of the figures of an axis differ."""

_STEP: Final = 1e-6
"""Share by which the differences of the figures of an axis differ: a rounding."""

_BESIDE: Final = 20.0
"""Font sizes within which the other entries of a row of a table stand."""

_SAME_SIZE: Final = 0.05
_ROWS: Final = 0.6
"""Share of the figures with something beside them that makes them a column of a table."""

_MOST: Final = 3_000
"""Runs of a page beyond which axes are not looked for."""


def axes(runs: Sequence[Run]) -> set[int]:
    """Find the figures along the upright axes of charts.

    Years and ranks, which count by one, are left alone, and so is what has an entry of the
    same size beside it: the columns of tables.

    Args:
        runs: the runs of a page.

    Returns:
        Their identities (:func:`id`).

    """
    if len(runs) > _MOST:
        return set()
    ticks = [run for run in runs if _TICK.match(run.content)]
    found: set[int] = set()
    for edge in (_right, _left, _middle):
        for column in _columns(ticks, edge):
            for axis in _even(column):
                if not _is_column(axis, runs):
                    found |= {id(run) for run in axis}
    return found


def _right(run: Run) -> float:
    return run.x1


def _left(run: Run) -> float:
    return run.x0


def _middle(run: Run) -> float:
    return (run.x0 + run.x1) / 2


def _columns(ticks: Iterable[Run], edge: Callable[[Run], float]) -> Iterator[list[Run]]:
    """Group figures that are set at one edge, each group from top to bottom."""
    column: list[Run] = []
    for run in sorted(ticks, key=edge):
        if column and edge(run) - edge(column[-1]) > _SAME_EDGE:
            yield sorted(column, key=lambda run: run.middle)
            column = []
        column.append(run)
    if column:
        yield sorted(column, key=lambda run: run.middle)


def _even(column: Sequence[Run]) -> Iterator[list[Run]]:
    """Find stretches of a column in which place and value count evenly."""
    steps = [
        (after.middle - before.middle, _value(after) - _value(before))
        for before, after in pairwise(column)
    ]
    start = 0
    while start < len(steps):
        far, more = steps[start]
        end = start + 1
        while (
            end < len(steps)
            and abs(steps[end][0] - far) <= _EVEN * far
            and abs(steps[end][1] - more) <= _STEP * abs(more)
        ):
            end += 1
        if end - start + 1 >= _FEWEST and far > 0 and more and abs(more) != 1:
            yield list(column[start : end + 1])
        start = end


def _value(run: Run) -> float:
    content = run.content.strip("()（）%％ ").replace(",", "").replace("−", "-").replace("–", "-")
    value = float(content)
    return -value if run.content[0] in "(（" else value


def _is_column(axis: Sequence[Run], runs: Sequence[Run]) -> bool:
    """Tell whether most of the figures have an entry of the same size beside them."""
    own = {id(run) for run in axis}
    size = axis[0].size
    near = [
        run
        for run in runs
        if id(run) not in own
        and abs(run.size - size) <= _SAME_SIZE * size
        and run.x0 < axis[0].x1 + _BESIDE * size
        and run.x1 > axis[0].x0 - _BESIDE * size
    ]
    beside = sum(any(other.top < run.middle < other.bottom for other in near) for run in axis)
    return beside > _ROWS * len(axis)
