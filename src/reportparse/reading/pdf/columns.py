"""The order in which the parts of a page are read: columns one after the other."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import numpy as np

from reportparse.reading.pdf.runs import Run, rows_of
from reportparse.reading.pdf.tables.draft import DraftTable, is_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reportparse.reading.pdf.drawing import Box

__all__ = ["Flow", "Gutter", "Item", "flows"]

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

_MOST_BETWEEN: Final = 3
"""Lines from one row of figures to the next within a table."""

_HEAD: Final = 2.6
"""Font sizes from the base line of the head of a table to that of its figures."""

_AWAY: Final = 0.8
"""Font sizes between the text of a column and a heading below it."""

_BELOW: Final = 4.0
"""Font sizes between a heading and its table."""

_LONGEST_HEADING: Final = 60
"""Characters of a heading in a column."""

_LONGEST_HEAD: Final = 25
"""Characters of the head of a column."""

_TOO_WIDE: Final = 0.8
"""Font sizes by which what is too wide for its column reaches into the next one at most."""

_MOSTLY: Final = 0.75
"""Share of the lines beside a gutter that leave all of it free."""

_NEARLY: Final = 2.0
"""Points by which the lines of a column differ in where they begin."""

_WALL: Final = 3.0
"""Font sizes: a picture across columns is at least as high."""

_USUAL_SIZE: Final = 10.0
"""Font size of a table, in points."""

_SAME_GUTTER: Final = 8.0
"""Points by which the place of a gutter varies from page to page."""

_FEW_VALUES: Final = 0.3
"""Share of figures among the lines of a column of text."""

_PROSE_SHARE: Final = 0.5
"""Share of the characters of a column that are in lines of prose."""

_LEAST_PROSE: Final = 0.3
"""The same where many lines fill the column, as above a table without lines in it."""

_FULL: Final = 0.6
"""Share of the width of a column that its full lines take at least."""


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """A stretch of a page that is read from top to bottom."""

    left: float
    right: float
    rows: list[list[Run] | DraftTable]
    """Lines, each of runs from left to right, and ruled tables."""


class Gutter(NamedTuple):
    """The gap between two columns, in points from the left edge of the page."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        """Where the columns are parted."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True, eq=False)
class _Page:
    """What is known of a page beside its text."""

    known: tuple[Gutter, ...]
    """Where the columns of other pages are parted."""
    walls: tuple[Box, ...]
    """Pictures that part what is above from what is below."""
    found: list[Gutter]
    """Where the columns of this page are parted."""


def flows(
    items: Sequence[Item], known: Sequence[Gutter] = (), pictures: Sequence[Box] = ()
) -> tuple[list[Flow], list[Gutter]]:
    """Put the parts of a page into reading order.

    Args:
        items: runs and ruled tables of one page.
        known: where the columns of other pages are parted, so that a column with a line or
            two is known for one.
        pictures: pictures on the page; one across columns ends them, and others begin below.

    Returns:
        The columns, and where they are parted.

    """
    found: list[Gutter] = []
    page = _Page(tuple(known), tuple(box for box in pictures if _is_wall(box, items)), found)
    ordered = _ordered(list(items), 0, page) if items else []
    return ordered, found


def _ordered(items: list[Item], depth: int, page: _Page) -> list[Flow]:
    fewest = 2 if page.known else 2 * _PROSE_LINES
    if depth < _DEEPEST and fewest <= len(items) <= _LONGEST_SEARCH:
        for gutter in [*_gutters(items), *page.known]:
            bands = _bands(items, gutter, page)
            if any(right for _, right in bands):
                page.found.append(gutter)
                ordered = []
                for left, right in bands:
                    ordered += _ordered(left, depth + 1, page)
                    if right:
                        ordered += _ordered(right, depth + 1, page)
                return ordered
    return [_flow(items)]


def _is_wall(box: Box, items: Sequence[Item]) -> bool:
    """Tell a picture with nothing printed on it from a ground, a logo or a line."""
    size = max((item.size for item in items if isinstance(item, Run)), default=_USUAL_SIZE)
    if box.bottom - box.top < _WALL * size:
        return False
    return not any(
        box.top < item.middle < box.bottom and item.x0 < box.x1 and box.x0 < item.x1
        for item in items
    )


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


def _gutters(items: Sequence[Item]) -> list[Gutter]:
    """Find upright gaps that many lines leave free, the clearest first."""
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
        start = end = int(support.argmax())
        # What is too wide for its column narrows the gap for a few lines.
        while start > 0 and support[start - 1] >= _MOSTLY * most:
            start -= 1
        while end < len(support) and support[end] >= _MOSTLY * most:
            end += 1
        found.append((most, left + start, left + end))
        low, high = max(start - int(size), 0), end + int(size)
        support[low:high] = 0
    gutters = [Gutter(float(start), float(end)) for _, start, end in found]
    gutters += [
        edge
        for edge in _edges(items)
        if not any(edge.left < gutter.right <= edge.right for gutter in gutters)
    ]
    # A high table has gaps in as many lines; prose begins at the gaps between columns of text.
    return sorted(gutters, key=lambda gutter: -_standing(items, gutter))


def _standing(items: Sequence[Item], gutter: Gutter) -> int:
    """How much the lines of a region speak for a gutter: they begin at it, or cross it."""
    crossed = sum(_crosses(item, gutter) for item in items)
    return len(_beginning_at(items, gutter)) - 2 * crossed


def _crosses(item: Item, gutter: Gutter) -> bool:
    return item.x0 < gutter.middle - 1 < item.x1 - 2 and not _overflows(item, gutter)


def _edges(items: Sequence[Item]) -> list[Gutter]:
    """Gutters left of where many lines of prose begin, though a wide table may reach into them."""
    prose = [
        item for item in items if isinstance(item, Run) and item.width > _PROSE_WIDTH * item.size
    ]
    begun = Counter(round(run.x0) for run in prose)
    found = []
    for place, count in sorted(begun.items()):
        ended = Counter(round(run.x1) for run in prose if run.x1 < place - _GUTTER * run.size)
        ends = [end for end, lines in ended.items() if lines >= _PROSE_LINES]
        if count >= 2 * _PROSE_LINES and ends:
            found.append(Gutter(float(max(ends)), float(place)))
    return found


def _bands(
    items: Sequence[Item], gutter: Gutter, page: _Page
) -> list[tuple[list[Item], list[Item]]]:
    """Cut a region where something reaches across a gutter.

    Args:
        items: what is in the region.
        gutter: the gutter.
        page: what else is known of the page.

    Returns:
        From top to bottom, what is left and right of the gutter; what cannot be columns is
        left, with nothing right.

    """
    middle = gutter.middle
    beside = _beginning_at(items, gutter)
    cuts = [
        (item.middle, [item])
        for item in items
        if _crosses(item, gutter)
        and not any(other.top < item.middle < other.bottom for other in beside)
    ]
    cuts += [((box.top + box.bottom) / 2, []) for box in page.walls if box.x0 < middle < box.x1]
    taken = {id(item) for _, cut in cuts for item in cut}
    tables = _tables_across([item for item in items if id(item) not in taken], gutter)
    cuts += [(table[0].middle, table) for table in tables]
    taken |= {id(item) for table in tables for item in table}
    rest = [item for item in items if id(item) not in taken]
    sides: list[tuple[list[Item], list[Item], list[Item]]] = []
    for limit, cut in [*sorted(cuts, key=lambda cut: cut[0]), (float("inf"), [])]:
        band = [item for item in rest if item.middle < limit]
        rest = [item for item in rest if item.middle >= limit]
        sides.append(
            (
                [item for item in band if _is_left(item, gutter)],
                [item for item in band if not _is_left(item, gutter)],
                cut,
            )
        )
    real = any(_is_column(left) and _is_column(right) for left, right, _ in sides) or any(
        abs(middle - other.middle) < _SAME_GUTTER for other in page.known
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
            heading = _heading_of(left, right, below)
            if heading:
                left = [item for item in left if item is not heading]  # noqa: PLW2901 - moved down
                right = [item for item in right if item is not heading]  # noqa: PLW2901 - as above
                plain.append(heading)
            bands.append((left, right))
        else:
            plain += [*left, *right]
        plain += below
    if plain:
        bands.append((plain, []))
    return bands


def _beginning_at(items: Sequence[Item], gutter: Gutter) -> list[Run]:
    """Lines of the right column: nothing beside them reaches across, it is only too wide."""
    return [
        item
        for item in items
        if isinstance(item, Run)
        and abs(item.x0 - gutter.right) < _NEARLY
        and item.width > _PROSE_WIDTH * item.size
    ]


def _overflows(item: Item, gutter: Gutter) -> bool:
    """Tell whether something of the left column is too wide for it."""
    size = item.size if isinstance(item, Run) else _USUAL_SIZE
    return item.x0 < gutter.middle - 1 and item.x1 < gutter.right + _TOO_WIDE * size


def _is_left(item: Item, gutter: Gutter) -> bool:
    return (item.x0 + item.x1) / 2 < gutter.middle or _overflows(item, gutter)


def _heading_of(left: Sequence[Item], right: Sequence[Item], below: Sequence[Item]) -> Run | None:
    """Find the heading of a table across both columns below them: at their foot, alone."""
    last = max((*left, *right), key=lambda item: item.middle)
    others = [item for item in (*left, *right) if item is not last]
    is_table = len(below) > 1 or any(isinstance(item, DraftTable) for item in below)
    if not isinstance(last, Run) or not others or not is_table:
        return None
    alone = last.top - max(item.bottom for item in others) > _AWAY * last.size
    near = below[0].top - last.bottom < _BELOW * last.size
    middle = (min(item.x0 for item in below) + max(item.x1 for item in below)) / 2
    centred = abs((last.x0 + last.x1) / 2 - middle) < last.size
    fits = (last in left or centred) and len(last.content) < _LONGEST_HEADING
    return last if alone and near and fits else None


def _tables_across(items: Sequence[Item], gutter: Gutter) -> list[list[Item]]:
    """Find the rows of tables whose labels stand left of a gutter, and only figures right of it.

    Returns:
        For each table its runs, from top to bottom.

    """
    rows = rows_of(item for item in items if isinstance(item, Run))
    tables: list[list[Item]] = []
    first = last = -1
    for index, row in enumerate([*rows, []]):
        right = [run for run in row if not _is_left(run, gutter)]
        if right and len(right) < len(row) and all(is_value(run.content) for run in right):
            first, last = (index if first < 0 else first), index
        elif row and not right and first >= 0 and index - last <= _MOST_BETWEEN:
            continue  # a label alone
        elif first >= 0:
            if last - first > 1:
                while first > 0 and _is_above(rows[first - 1], rows[first], gutter.middle):
                    first -= 1
                tables.append([run for found in rows[first : last + 1] for run in found])
            first = last = -1
    return tables


def _is_above(row: Sequence[Run], below: Sequence[Run], middle: float) -> bool:
    """Tell whether a row stands over the figures of a table as their head."""
    near = below[0].baseline - row[0].baseline < _HEAD * row[0].size
    return near and all(
        len(run.content) < _LONGEST_HEAD and run.x0 > middle
        for run in row
    ) and len(row) > 1  # fmt: skip


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
    width = max(item.x1 for item in items) - min(item.x0 for item in items)
    full = sum(run.width > _FULL * width for run in prose)
    share = _PROSE_SHARE if full < 2 * _PROSE_LINES else _LEAST_PROSE
    return sum(len(run.content) for run in prose) >= share * sum(len(run.content) for run in runs)
