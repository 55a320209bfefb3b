"""From rows of runs and the columns that they stand in to the cells of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

import numpy as np

from reportparse.reading.pdf.tables.draft import DraftCell, DraftTable, is_value, joined_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.reading.pdf.runs import Run

__all__ = ["Columns", "columns_of", "grid"]

_RARE: Final = 0.08
"""Share of the rows that may reach across the gap between two columns."""

_NARROWEST: Final = 3.0
"""Points between two columns, and of a column."""

_WRAPPED: Final = 0.8
"""A line nearer to the next than this share of the usual distance belongs to the same row."""

_TIGHT: Final = 1.45
"""Font sizes between the base lines of a heading that goes on below."""

_GOES_ON: Final = re.compile(r"^(?:[a-z]|[(（](?!\d|[一二三四五六七八九十]))")
"""How the second line of a label begins."""

_YEAR: Final = re.compile(
    r"^(?:FY|CY)?\s?(?:19|20)\d\d(?:[/-]\d\d)?\s?(?:年度?|[AEF])?$|^\d{1,2}[./]\d{1,2}$"
)


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
    return Columns(
        tuple(left + start for start, _ in kept), tuple(left + end for _, end in kept)
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A row as printed: its runs by the columns that they stand over."""

    baseline: float
    size: float
    cells: dict[tuple[int, int], list[Run]]

    @property
    def figures(self) -> bool:
        return any(
            is_value(run.content) for (first, _), runs in self.cells.items() if first for run in runs
        )


def grid(
    rows: Sequence[Sequence[Run]], columns: Columns, head: int
) -> DraftTable | None:
    """Make a table.

    Args:
        rows: its lines from top to bottom, each of runs from left to right.
        columns: its columns.
        head: number of lines above the first line with figures.

    """
    lines = [_line(row, columns) for row in rows]
    groups = _head_groups(lines[:head]) + _body_groups(lines[head:])
    cells = []
    for number, group in enumerate(groups):
        spans = sorted({span for line in group for span in line.cells})
        merged = _merged(spans)
        header = number < _header_rows(groups)
        for first, last in merged:
            texts = [
                [run for span, runs in line.cells.items() if first <= span[0] <= last for run in runs]
                for line in group
            ]
            text = joined_lines(line for line in texts if line)
            cells.append(DraftCell(number, first, text, 1, last - first + 1, header))
    if not cells:
        return None
    runs = [run for row in rows for run in row]
    return DraftTable(
        runs[0].page,
        min(run.x0 for run in runs),
        min(run.top for run in runs),
        max(run.x1 for run in runs),
        max(run.bottom for run in runs),
        tuple(cells),
        columns.starts,
    )


def _line(row: Sequence[Run], columns: Columns) -> _Line:
    cells: dict[tuple[int, int], list[Run]] = {}
    for run in row:
        first, last = columns.spanned(run)
        if first == 0 and last > 0 and len(row) == 1:
            last = 0  # a long label, not a heading over several columns
        cells.setdefault((first, last), []).append(run)
    return _Line(
        max(run.baseline for run in row), max(run.size for run in row), cells
    )


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans that overlap, so that no two cells of a row share a column."""
    merged: list[tuple[int, int]] = []
    for first, last in spans:
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _head_groups(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Join the lines of headings that go on below, in the same columns."""
    groups: list[list[_Line]] = []
    for line in lines:
        above = groups[-1] if groups else None
        if (
            above
            and line.baseline - above[-1].baseline < _TIGHT * line.size
            and _goes_on_below(above, line)
        ):
            above.append(line)
        else:
            groups.append([line])
    return groups


def _goes_on_below(above: Sequence[_Line], line: _Line) -> bool:
    spans = {span for one in above for span in one.cells}
    return all(
        span in spans or not any(span[0] <= last and first <= span[1] for first, last in spans)
        for span in line.cells
    )


def _body_groups(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Join the lines of rows whose label takes more than one."""
    figures = [line for line in lines if line.figures]
    pitches = [
        after.baseline - before.baseline for before, after in zip(figures, figures[1:], strict=False)
    ]
    pitch = median(pitches) if pitches else 0.0
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and _is_one_row(groups[-1], line, pitch):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_one_row(above: Sequence[_Line], line: _Line, pitch: float) -> bool:
    """Tell whether a line goes on with the row above it."""
    if line.figures and any(one.figures for one in above):
        return False
    before = above[-1]
    distance = line.baseline - before.baseline
    label = line.cells.get((0, 0))
    if label is None:
        return distance < _WRAPPED * pitch
    goes_on = bool(_GOES_ON.match(label[0].content))
    if (0, 0) not in before.cells or len(line.cells) > 1 and len(before.cells) > 1:  # noqa: RUF021 - reads as meant
        return distance < _WRAPPED * pitch
    return (distance < _WRAPPED * pitch and distance < 2 * line.size) or (
        goes_on and distance < 2 * line.size
    )


def _header_rows(groups: Sequence[Sequence[_Line]]) -> int:
    """Count the rows of the head: those above the first figure that is not a year."""
    for number, group in enumerate(groups):
        if any(
            is_value(run.content) and not _YEAR.match(run.content)
            for line in group
            for (first, _), runs in line.cells.items()
            if first
            for run in runs
        ):
            return number
    return 0
