"""From rows of runs and the columns that they stand in to the cells of a table."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from reportparse.reading.pdf.tables.draft import DraftCell, DraftTable, is_value, joined_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.reading.pdf.runs import Run

__all__ = ["Columns", "columns_of", "grid", "is_figure", "is_led", "stripped"]

_MOST_RUNS: Final = 3_000
"""Entries of a table on one page; one of a hundred rows and twenty columns has 2,000."""

_RARE: Final = 0.08
"""Share of the rows that may reach across the gap between two columns."""

_NARROWEST: Final = 3.0
"""Points between two columns, and of a column."""

_WRAPPED: Final = 0.86
"""A line nearer to the next than this share of the distance of rows belongs to the same cell."""

_LEADING: Final = 1.18
"""By how much the distances of the lines of a cell vary at most."""

_NEAREST: Final = 0.8
"""Font sizes between two base lines at least; nearer ones are one line."""

_TIGHT: Final = 1.4
"""Font sizes between the base lines of a cell at most, where no two rows show their distance."""

_LED: Final = re.compile(r"(?:[.．·…‥_]{4,}|(?: ?[.·…]){3,})$")
_LEADERS: Final = 8
"""Characters at the end of an entry among which leaders are looked for."""

_UNFINISHED: Final = re.compile(r"[=＝×(（、，]$|\d[%％]?\s?[-–—~～至]$")
"""What a line ends with that goes on on the next one, even if that is a figure."""

_HANGING: Final = 0.5
"""Font sizes by which the second line of an entry is indented."""

_GOES_ON: Final = re.compile(r"^(?:[a-z]|[(（](?!\d|[一二三四五六七八九十]))")
"""How the second line of a label begins."""

_DATE: Final = re.compile(
    r"[年月日季]|^(?:FY|CY|[QH1-4]{2}\s)?\s?(?:19|20)\d\d(?:[/-]\d\d)?\s?[AEF]?$"
)
"""A date or year, which heads a column."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a table begin and end, in points."""

    starts: tuple[float, ...]
    ends: tuple[float, ...]

    def __len__(self) -> int:
        """Count the columns."""
        return len(self.starts)

    @property
    def left(self) -> float:
        """Left edge of the first column."""
        return self.starts[0]

    @property
    def right(self) -> float:
        """Right edge of the last column."""
        return self.ends[-1]

    def spanned(self, run: Run) -> tuple[int, int]:
        """First and last column that a run stands in or over."""
        over = [
            index
            for index, (start, end) in enumerate(zip(self.starts, self.ends, strict=True))
            if min(run.x1, end) - max(run.x0, start)
            > min(0.3 * min(run.width, end - start), _NARROWEST * 2)
        ]
        if over:
            return over[0], over[-1]
        middle = (run.x0 + run.x1) / 2
        distances = [
            max(start - middle, middle - end, 0.0)
            for start, end in zip(self.starts, self.ends, strict=True)
        ]
        nearest = distances.index(min(distances))
        return nearest, nearest

    def aligned(self, run: Run) -> int:
        """Column at whose right or left edge a run is set."""
        distances = [
            min(abs(run.x1 - end), abs(run.x0 - start))
            for start, end in zip(self.starts, self.ends, strict=True)
        ]
        return distances.index(min(distances))

    def parted(self, run: Run) -> list[Run]:
        """Part a run at a gap between columns, where the file has no space in it."""
        first, last = self.spanned(run)
        if first == last:
            return [run]
        for before in range(first, last):
            gap = (self.ends[before], self.starts[before + 1])
            parts = run.parted(gap)
            if len(parts) > 1:
                return [parts[0], *self.parted(parts[1])]
        return [run]


def stripped(run: Run, start: int, end: int) -> tuple[int, int]:
    """Leave out spaces that were put in at both ends of a part of a run."""
    while start < end and run.glyphs[start] < 0:
        start += 1
    while start < end and run.glyphs[end - 1] < 0:
        end -= 1
    return start, end


def columns_of(rows: Sequence[Sequence[Run]]) -> Columns:
    """Find the columns of rows: stretches across that hardly any row leaves empty in between.

    Args:
        rows: rows with figures, each of runs from left to right.

    """
    left = min(run.x0 for row in rows for run in row)
    right = max(run.x1 for row in rows for run in row)
    covered = np.zeros(min(int(right - left) + 2, 100_000), np.int32)
    for row in rows:
        for run in row:
            covered[int(run.x0 - left) : max(int(run.x1 - left), int(run.x0 - left) + 1)] += 1
    filled = covered > _RARE * len(rows)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], filled, [False])).astype(np.int8)))
    starts, ends = edges[::2].tolist(), edges[1::2].tolist()
    kept: list[list[float]] = []
    for start, end in zip(starts, ends, strict=True):
        if kept and start - kept[-1][1] < _NARROWEST:
            kept[-1][1] = end
        else:
            kept.append([start, end])
    return Columns(tuple(left + start for start, _ in kept), tuple(left + end for _, end in kept))


@dataclass(slots=True, eq=False)
class _Block:
    """The lines of one cell, as printed."""

    first: int
    """First column."""
    last: int
    """Last column."""
    lines: list[list[Run]]

    @property
    def top(self) -> float:
        return min(run.top for line in self.lines for run in line)

    @property
    def bottom(self) -> float:
        return max(run.bottom for line in self.lines for run in line)

    @property
    def baseline(self) -> float:
        """Base line of the last line."""
        return max(run.baseline for run in self.lines[-1])

    @property
    def figure(self) -> bool:
        """Whether it is a figure in a column of its own."""
        return self.first > 0 and any(is_figure(run.content) for run in self.lines[0])


def is_led(content: str) -> bool:
    """Tell whether an entry ends in leaders, and so is whole."""
    return bool(_LED.search(content[-_LEADERS:]))


def is_figure(content: str) -> bool:
    """Tell whether the content of a cell is a figure, and not a date at the head of a column."""
    return is_value(content) and not _DATE.search(content)


def grid(rows: Sequence[Sequence[Run]], columns: Columns) -> DraftTable | None:
    """Make a table.

    Args:
        rows: its lines from top to bottom, each of runs from left to right.
        columns: its columns.

    Returns:
        The table; None if there is nothing in it, or more than a page of a report holds.

    """
    if sum(map(len, rows)) > _MOST_RUNS:
        return None
    blocks = _blocks(rows, columns)
    if not blocks:
        return None
    groups = _labelled(_value_rows(blocks), blocks)
    head = _head_rows(groups)
    cells = []
    for number, group in enumerate(groups):
        for block, span in group:
            cells.append(
                DraftCell(
                    number,
                    block.first,
                    joined_lines(block.lines),
                    span,
                    block.last - block.first + 1,
                    number < head,
                )
            )
    runs = [run for row in rows for run in row]
    return DraftTable(
        runs[0].page,
        min(run.x0 for run in runs),
        min(run.top for run in runs),
        max(run.x1 for run in runs),
        max(run.bottom for run in runs),
        tuple(cells),
        columns.starts,
        columns.ends,
    )


def _blocks(rows: Sequence[Sequence[Run]], columns: Columns) -> list[_Block]:
    """Join the lines of each cell, from top to bottom."""
    near = _nearness(rows, columns)
    blocks: list[_Block] = []
    open_blocks: dict[tuple[int, int], _Block] = {}
    for row in rows:
        for first, last, runs in _spans(row, columns):
            size = max(run.size for run in runs)
            baseline = max(run.baseline for run in runs)
            above = open_blocks.get((first, last))
            if above and _goes_on(above, runs, baseline - above.baseline, near or _TIGHT * size):
                above.lines.append(runs)
            else:
                block = _Block(first, last, [runs])
                blocks.append(block)
                for column in range(first, last + 1):
                    for key in [key for key in open_blocks if key[0] <= column <= key[1]]:
                        del open_blocks[key]
                open_blocks[first, last] = block
    return blocks


def _goes_on(above: _Block, runs: Sequence[Run], distance: float, near: float) -> bool:
    """Tell whether runs are the next line of a cell."""
    content = runs[0].content
    figure = any(is_figure(run.content) for run in runs)
    if above.first and figure and not _UNFINISHED.search(above.lines[-1][-1].content):
        return False  # neither goes a figure on with another, nor the head of a column
    left = above.lines[0][0].x0
    hung = above.lines[-1][0].x0 - left > _HANGING * runs[0].size
    if hung and abs(runs[0].x0 - left) < _HANGING * runs[0].size:
        return False  # the first line of the next entry, where second lines are indented
    if is_led(above.lines[-1][-1].content):
        return False
    if distance < near:
        return True
    return above.first == 0 and distance < 2 * runs[0].size and bool(_GOES_ON.match(content))


def _nearness(rows: Sequence[Sequence[Run]], columns: Columns) -> float:
    """Distance below which two lines are of one cell; 0 if the figures do not tell.

    It is less than that of two figures in a column, and little more than that of the
    nearest lines.
    """
    last_figure: dict[int, float] = {}
    last_line: dict[tuple[int, int], float] = {}
    figures: list[float] = []
    lines: list[float] = []
    for row in rows:
        for run in row:
            span = columns.spanned(run)
            if span in last_line and run.baseline - last_line[span] > _NEAREST * run.size:
                lines.append(run.baseline - last_line[span])
            last_line[span] = run.baseline
            if span[0] and span[0] == span[1] and is_figure(run.content):
                if span[0] in last_figure:
                    figures.append(run.baseline - last_figure[span[0]])
                last_figure[span[0]] = run.baseline
    apart = [distance for distance in figures if distance > 0]
    if not apart:
        return _LEADING * min(lines) if lines and _interleaved(rows) else 0.0
    near = _WRAPPED * min(apart)
    return min(near, _LEADING * min(lines)) if min(lines) < near else near


def _interleaved(rows: Sequence[Sequence[Run]]) -> bool:
    """Tell whether cells of several lines stand beside others, half a line lower."""
    return any(
        min(run.top for run in below) < max(run.bottom for run in above) - 0.05 * above[0].size
        for above, below in itertools.pairwise(rows)
    )


def _spans(row: Sequence[Run], columns: Columns) -> list[tuple[int, int, list[Run]]]:
    """Group the runs of a line by the columns that they stand in or over."""
    spans: list[tuple[int, int, list[Run]]] = []
    for run in (part for whole in row for part in columns.parted(whole)):
        first, last = columns.spanned(run)
        if first == 0 and last > 0 and len(row) == 1:
            last = 0  # a long label, not a heading over several columns
        if first < last and any(
            other is not run and other.x0 < run.x1 and run.x0 < other.x1 for other in row
        ):
            first = last = columns.aligned(run)  # too long for its column, and printed over others
        if spans and first <= spans[-1][1]:
            before = spans[-1]
            spans[-1] = (before[0], max(before[1], last), [*before[2], run])
        else:
            spans.append((first, last, [run]))
    return spans


def _value_rows(blocks: Sequence[_Block]) -> list[list[_Block]]:
    """Sort the cells beside the labels into rows: those of a row overlap in height."""
    rows: list[tuple[float, float, list[_Block]]] = []
    for block in sorted(
        (block for block in blocks if block.first or block.last),
        key=lambda block: (block.bottom - block.top, block.top, block.first),
        reverse=True,
    ):
        for place, (top, bottom, row) in enumerate(rows):
            shared = min(bottom, block.bottom) - max(top, block.top)
            free = all(block.last < other.first or other.last < block.first for other in row)
            if free and shared > 0.5 * (block.bottom - block.top):
                row.append(block)
                rows[place] = (min(top, block.top), max(bottom, block.bottom), row)
                break
        else:
            rows.append((block.top, block.bottom, [block]))
    return [row for _, _, row in sorted(rows, key=lambda row: (row[0] + row[1], row[0]))]


def _labelled(
    rows: Sequence[Sequence[_Block]], blocks: Sequence[_Block]
) -> list[list[tuple[_Block, int]]]:
    """Add the labels to the rows that they stand beside, or as rows of their own.

    Returns:
        For each row, its cells from left to right, each with the number of rows it is high.

    """
    extents = [
        (min(block.top for block in row), max(block.bottom for block in row)) for row in rows
    ]
    beside: dict[int, list[tuple[_Block, int]]] = {}
    alone: list[_Block] = []
    for block in blocks:
        if block.first or block.last:
            continue
        over = [
            index
            for index, (top, bottom) in enumerate(extents)
            if min(bottom, block.bottom) - max(top, block.top)
            > 0.25 * min(bottom - top, block.bottom - block.top)
        ]
        over = over or _between(block, extents)
        if over:
            beside.setdefault(over[0], []).append((block, over[-1] - over[0] + 1))
        else:
            alone.append(block)
    entries = [
        (
            (top + bottom) / 2,
            [*beside.get(index, ()), *((block, 1) for block in row)],
        )
        for index, (row, (top, bottom)) in enumerate(zip(rows, extents, strict=True))
    ]
    entries += [((block.top + block.bottom) / 2, [(block, 1)]) for block in alone]
    entries.sort(key=lambda entry: entry[0])
    return _without_overlaps([cells for _, cells in entries])


def _without_overlaps(
    rows: Sequence[Sequence[tuple[_Block, int]]],
) -> list[list[tuple[_Block, int]]]:
    """Make one of the labels of a row, and end each before the next label."""
    labels = [sorted((b for b, _ in row if not b.last), key=lambda b: b.top) for row in rows]
    found = []
    for number, row in enumerate(rows):
        cells = [cell for cell in row if cell[0].last]
        if labels[number]:
            lines = [line for block in labels[number] for line in block.lines]
            free = 1
            while number + free < len(rows) and not labels[number + free]:
                free += 1
            span = max(span for block, span in row if not block.last)
            cells.append((_Block(0, 0, lines), min(span, free)))
        found.append(sorted(cells, key=lambda cell: cell[0].first))
    return found


def _between(block: _Block, extents: Sequence[tuple[float, float]]) -> list[int]:
    """Find the two rows that a label stands between where there is no room for its own."""
    for index, ((top, above), (below, bottom)) in enumerate(itertools.pairwise(extents)):
        room = below - above
        if room < block.bottom - block.top and top < block.top and block.bottom < bottom:
            return [index, index + 1]
    return []


def _head_rows(groups: Sequence[Sequence[tuple[_Block, int]]]) -> int:
    """Count the rows of the head: those above the first figure."""
    for number, group in enumerate(groups):
        if any(block.figure for block, _ in group):
            return number
    return 0
