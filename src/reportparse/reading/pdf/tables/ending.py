"""Where a row of a table without lines ends: its label may be of more lines than its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportparse.reading.pdf.tables.draft import is_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.reading.pdf.runs import Run
    from reportparse.reading.pdf.tables.grid import Columns

__all__ = ["baseline", "last_line"]

_WRAPPED: Final = 0.8
"""A line nearer to the next than this share of the usual distance belongs to the same row."""

_LEADING: Final = 2.0
"""Font sizes between the lines of a label at most."""

_FACING: Final = 0.2
"""Font sizes by which the lines of a label above and below its figures differ in place."""


def baseline(row: Sequence[Run]) -> float:
    """Base line of the lowest run of a line."""
    return max(run.baseline for run in row)


def _facing(rows: Sequence[Sequence[Run]], last: int, columns: Columns) -> list[float]:
    """How far the lines of a label stand above the line with its figures, in points.

    A label of many lines is set to the middle of its row: as many stand below the figures.
    """
    found: list[float] = []
    step = 0.0
    for index in range(last - 1, -1, -1):
        run = rows[index][0]
        if len(rows[index]) > 1 or columns.spanned(run)[0]:
            break
        distance = baseline(rows[index + 1]) - run.baseline
        near = _FACING * run.size
        # The figures stand on a line of the label, or half way between two.
        if found and step and abs(distance - step) > near:
            break
        if (
            found
            and not step
            and min(abs(distance - found[0]), abs(distance - 2 * found[0])) > near
        ):
            break
        step = distance if found else 0.0
        found.append(baseline(rows[last]) - run.baseline)
    return found


def last_line(rows: Sequence[Sequence[Run]], last: int, columns: Columns, pitch: float) -> int:
    """Index of the last line of the row whose figures stand in a line.

    Args:
        rows: the rows.
        last: index of the line with the figures.
        columns: columns of the table.
        pitch: usual distance of figures, 0 if it is not known.

    """
    facing = _facing(rows, last, columns)
    figures = last
    while last + 1 < len(rows):
        row = rows[last + 1]
        near = baseline(row) - baseline(rows[last])
        beside = len(row) == 1 and near < 0.95 * row[0].size
        below = baseline(row) - baseline(rows[figures])
        faces = len(row) == 1 and any(
            abs(below - above) < _FACING * row[0].size for above in facing
        )
        wrapped = near < min(_WRAPPED * pitch, _LEADING * row[0].size)
        if not (beside or faces or wrapped) or any(
            len(set(columns.spanned(run))) > 1 for run in row
        ):
            break
        if any(is_value(run.content) for run in row[1:]):
            break
        last += 1
    return last
