"""Tables whose cells are framed by lines.

The lines are pdfium's; that they make cells is found by pdfplumber's table finder.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from pdfplumber import table as finder

from reportparse.reading.pdf.drawing import Rule
from reportparse.reading.pdf.runs import rows_of, runs_of
from reportparse.reading.pdf.tables.draft import DraftCell, DraftTable, Glyphed, joined_lines
from reportparse.reading.pdf.tables.grid import Columns, grid, is_figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from reportparse.reading.pdf.page import Page
    from reportparse.reading.pdf.runs import Run

__all__ = ["find_ruled"]

_NEAR: Final = 3.0
"""Points: lines nearer than this are one, or meet."""

_MOST_RULES: Final = 4_000
"""Lines of a page beyond which it is a drawing."""

_MOST_MEETINGS: Final = 8_000
"""Meetings of lines beyond which a page is a drawing; the finder's time grows with the square."""

_OPEN: Final = 8.0
"""Points by which lines stick out at the side of a table that is left open."""

_PROSE: Final = 400
"""Characters of a cell that are prose rather than an entry."""

_Edge = dict[str, Any]
"""A line as pdfplumber's table finder wants it."""

_Cell = tuple[float, float, float, float]


def find_ruled(page: Page) -> tuple[list[DraftTable], NDArray[np.bool_]]:
    """Find the ruled tables of a page.

    Args:
        page: the page.

    Returns:
        The tables from top to bottom, and which characters of the page are in them.

    """
    taken = np.zeros(len(page.characters), np.bool_)
    tables = []
    for cells in _cell_groups(page):
        table, inside = _table(page, cells, ~taken)
        if table:
            tables.append(table)
            taken |= inside
    return sorted(tables, key=lambda table: (table.top, table.x0)), taken


def _cell_groups(page: Page) -> list[list[_Cell]]:
    drawing = page.drawing
    if not drawing.vertical or not drawing.horizontal:
        return []
    if len(drawing.horizontal) + len(drawing.vertical) > _MOST_RULES:
        return []
    edges = finder.merge_edges(
        [_edge(rule, "h") for rule in drawing.horizontal]
        + [_edge(rule, "v") for rule in drawing.vertical],
        snap_x_tolerance=_NEAR,
        snap_y_tolerance=_NEAR,
        join_x_tolerance=_NEAR,
        join_y_tolerance=_NEAR,
    )
    edges += [edge for group in _touching(edges) for edge in _closing(group)]
    meetings = finder.edges_to_intersections(edges, _NEAR, _NEAR)
    if len(meetings) > _MOST_MEETINGS:
        return []
    groups: list[list[_Cell]] = finder.cells_to_tables(finder.intersections_to_cells(meetings))
    return groups


def _edge(rule: Rule, orientation: str) -> _Edge:
    if orientation == "h":
        x0, x1, top, bottom = rule.start, rule.end, rule.at, rule.at
    else:
        x0, x1, top, bottom = rule.at, rule.at, rule.start, rule.end
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": orientation,
        "object_type": "line",
    }


def _touching(edges: Sequence[_Edge]) -> list[list[_Edge]]:
    """Group the edges that are joined with one another."""
    level = [edge for edge in edges if edge["orientation"] == "h"]
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    if not level or not upright:
        return []
    h = np.array([(edge["x0"], edge["top"], edge["x1"]) for edge in level])
    v = np.array([(edge["x0"], edge["top"], edge["bottom"]) for edge in upright])
    meet = (
        (h[:, None, 0] - _NEAR <= v[None, :, 0])
        & (v[None, :, 0] <= h[:, None, 2] + _NEAR)
        & (v[None, :, 1] - _NEAR <= h[:, None, 1])
        & (h[:, None, 1] <= v[None, :, 2] + _NEAR)
    )
    group_of = np.arange(len(level))
    for column in range(len(upright)):
        joined = np.flatnonzero(meet[:, column])
        if joined.size > 1:
            group_of[np.isin(group_of, group_of[joined])] = group_of[joined[0]]
    groups: dict[int, list[_Edge]] = {}
    for row, edge in enumerate(level):
        if meet[row].any():
            groups.setdefault(int(group_of[row]), []).append(edge)
    for column, edge in enumerate(upright):
        joined = np.flatnonzero(meet[:, column])
        if joined.size:
            groups[int(group_of[joined[0]])].append(edge)
    return list(groups.values())


def _closing(group: Sequence[_Edge]) -> list[_Edge]:
    """Edges that close a table left open at its sides, or cut by the end of the page."""
    level = [edge for edge in group if edge["orientation"] == "h"]
    upright = [edge for edge in group if edge["orientation"] == "v"]
    left, right = min(edge["x0"] for edge in level), max(edge["x1"] for edge in level)
    ends = []
    for end, inner, outwards in (
        ("top", min(edge["top"] for edge in level), -1),
        ("bottom", max(edge["top"] for edge in level), 1),
    ):
        outer = [edge[end] for edge in upright if (edge[end] - inner) * outwards > _OPEN]
        if len(outer) > 1:
            ends.append(_edge(Rule(max(outer) if outwards > 0 else min(outer), left, right), "h"))
    sides = []
    level += ends
    for at, reaching in (
        (left, [edge["top"] for edge in level if edge["x0"] - left < _NEAR]),
        (right, [edge["top"] for edge in level if right - edge["x1"] < _NEAR]),
    ):
        first, last = min(reaching), max(reaching)
        whole = any(
            abs(edge["x0"] - at) < _NEAR
            and edge["top"] - first < _NEAR
            and last - edge["bottom"] < _NEAR
            for edge in upright
        )
        if last > first and not whole:
            sides.append(_edge(Rule(at, first, last), "v"))
    return ends + sides


def _table(
    page: Page, boxes: Sequence[_Cell], free: NDArray[np.bool_]
) -> tuple[DraftTable | None, NDArray[np.bool_]]:
    """Fill a grid of cells with the characters in them; None if it is no table."""
    nothing = np.zeros(len(free), np.bool_)
    columns = _steps(box[0] for box in boxes)
    rows = _steps(box[1] for box in boxes)
    if len(columns) < 2 or len(rows) < 2:  # noqa: PLR2004 - a frame, not a table
        return None, nothing
    middles = (page.boxes[:, :2] + page.boxes[:, 2:]) / 2
    inside = nothing.copy()
    cells = []
    for box in sorted(boxes, key=lambda box: (_index(rows, box[1]), _index(columns, box[0]))):
        x0, top, x1, bottom = box
        within = (
            free
            & ~inside
            & (middles[:, 0] > x0 - 1)
            & (middles[:, 0] < x1 + 1)
            & (middles[:, 1] > top - 1)
            & (middles[:, 1] < bottom + 1)
        )
        inside |= within
        row, column = _index(rows, top), _index(columns, x0)
        cells.append(
            DraftCell(
                row,
                column,
                _content(page, within),
                _end(rows, bottom) - row,
                _end(columns, x1) - column,
            )
        )
    if not _is_table(cells):
        return None, nothing
    cells = _with_rows_parted(page, cells, boxes, rows, columns)
    return (
        DraftTable(
            page.index,
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
            tuple(cells),
            tuple(columns),
            ruled=True,
        ),
        inside,
    )


def _with_rows_parted(
    page: Page,
    cells: Sequence[DraftCell],
    boxes: Sequence[_Cell],
    rows: Sequence[float],
    columns: Sequence[float],
) -> list[DraftCell]:
    """Part rows that no line parts: several figures stand below one another in their cells."""
    right = max(box[2] for box in boxes)
    steps = Columns(tuple(columns), (*columns[1:], right))
    parted: list[DraftCell] = []
    added = 0
    for row in range(len(rows)):
        here = [cell for cell in cells if cell.row == row]
        if len(here) > 1 and all(cell.row_span == 1 for cell in here):
            glyphs = np.concatenate([cell.text.glyphs for cell in here])
            lines = rows_of(runs_of(page, np.sort(glyphs[glyphs >= 0]).astype(np.intp)))
            if _has_rows(lines, steps):
                table = grid([[p for run in line for p in steps.divided(run)] for line in lines], steps)
                if table:
                    parted += [replace(cell, row=cell.row + row + added) for cell in table.cells]
                    added += table.rows - 1
                    continue
        parted += [replace(cell, row=row + added) for cell in here]
    return parted


def _has_rows(lines: Sequence[Sequence[Run]], columns: Columns) -> bool:
    """Tell whether lines are rows: several with figures in the same two columns at least."""
    counts: dict[int, int] = {}
    for line in lines:
        for column in {columns.spanned(run)[0] for run in line if is_figure(run.content)}:
            counts[column] = counts.get(column, 0) + 1
    return sum(count > 1 for column, count in counts.items() if column) > 1


def _steps(values: Iterable[float]) -> list[float]:
    """Distinct places, those nearer than the thickness of a line taken as one."""
    steps: list[float] = []
    for value in sorted(values):
        if not steps or value - steps[-1] > _NEAR:
            steps.append(value)
    return steps


def _index(steps: Sequence[float], value: float) -> int:
    return max(bisect_left(steps, value + _NEAR) - 1, 0)


def _end(steps: Sequence[float], value: float) -> int:
    return bisect_left(steps, value - _NEAR)


def _content(page: Page, within: NDArray[np.bool_]) -> Glyphed:
    level = runs_of(page, np.flatnonzero(within & page.level))
    lines = [*rows_of(level)]
    if not lines:  # text set upright in a narrow cell: one character below the other, or turned
        turned = np.flatnonzero(within & ~page.level)
        if turned.size:
            content = "".join(page.characters.content[glyph] for glyph in turned.tolist())
            return Glyphed(content, turned.astype(np.int32), page.index)
    return joined_lines(lines)


def _is_table(cells: Sequence[DraftCell]) -> bool:
    """Tell a table from frames around prose."""
    lengths = [len(cell.text.content) for cell in cells if cell.text.content]
    if len(lengths) < 3:  # noqa: PLR2004 - a head and two entries at least
        return False
    longest = max(lengths)
    return not (longest > _PROSE and longest > sum(lengths) / 2)
