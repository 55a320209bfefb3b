"""Tables whose cells are framed by lines.

The lines are pdfium's; that they make cells is found by pdfplumber's table finder.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from pdfplumber import table as finder

from reportparse.reading.pdf.drawing import Rule
from reportparse.reading.pdf.runs import GAP, SPACE, rows_of
from reportparse.reading.pdf.setting import runs_of
from reportparse.reading.pdf.tables.draft import DraftCell, DraftTable, Glyphed, joined_lines
from reportparse.reading.pdf.tables.grid import Columns, grid, is_figure, is_led, stripped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from reportparse.reading.pdf.page import Page
    from reportparse.reading.pdf.runs import Run

__all__ = ["find_ruled"]

_NEAR: Final = 3.0
"""Points: lines nearer than this are one, or meet."""

_MOST_RULES: Final = 4_000
"""Lines of a page beyond which it is a drawing."""

_MOST_MEETINGS: Final = 3_000
"""Meetings of lines beyond which a page is a drawing; the finder's time grows with the square."""

_OPEN: Final = 8.0
"""Points by which lines stick out at the side of a table that is left open."""

_PROSE: Final = 400
"""Characters of a cell that are prose rather than an entry."""

_EDGE: Final = 1.0
"""Points by which a character may stand outside its cell."""

_OVERFLOW: Final = {False: 0.15, True: 0.4}
"""Font sizes: two entries have a wider gap at the line between their cells than letters have,
or words with a space between them."""

_PADDING: Final = 0.7
"""Font sizes between a cell's edge and what is set at it."""

_MOST_HEAD_ROWS: Final = 6
"""Rows of the head of a table at most."""

_OWN_COLUMNS: Final = 0.3
"""Share of the characters of frames that stand in columns of their own within a frame."""

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


@dataclass(frozen=True, slots=True)
class _Grid:
    """The cells of a ruled table, and which of them owns each place of its grid."""

    columns: tuple[float, ...]
    """Left edges."""
    rows: tuple[float, ...]
    """Upper edges."""
    boxes: tuple[_Cell, ...]
    """Cells in row order."""
    owners: dict[tuple[int, int], int]
    """Index of the cell by row and column."""

    def span(self, index: int) -> tuple[int, int, int, int]:
        """Row and column of a cell, and the number of rows and columns that it covers."""
        x0, top, x1, bottom = self.boxes[index]
        row, column = _index(self.rows, top), _index(self.columns, x0)
        height, width = _end(self.rows, bottom) - row, _end(self.columns, x1) - column
        return row, column, max(height, 1), max(width, 1)

    def owner(self, x: float, y: float) -> int | None:
        """Index of the cell at a point."""
        row, column = bisect_right(self.rows, y) - 1, bisect_right(self.columns, x) - 1
        found = self.owners.get((max(row, 0), max(column, 0)))
        if found is None:
            return None
        x0, top, x1, bottom = self.boxes[found]
        inside = x0 - _EDGE < x < x1 + _EDGE and top - _EDGE < y < bottom + _EDGE
        return found if inside else None


def _grid_of(boxes: Iterable[_Cell]) -> _Grid | None:
    """Lay out cells; None if they have but one row or column."""
    cells = sorted(
        (box for box in boxes if box[2] - box[0] > _NEAR and box[3] - box[1] > _NEAR),
        key=lambda box: (box[1], box[0]),
    )
    columns = _steps(box[0] for box in cells)
    rows = _steps(box[1] for box in cells)
    if len(columns) < 2 or len(rows) < 2:  # noqa: PLR2004 - a frame, not a table
        return None
    grid = _Grid(tuple(columns), tuple(rows), tuple(cells), {})
    for index in range(len(cells)):
        row, column, height, width = grid.span(index)
        for place in product(range(row, row + height), range(column, column + width)):
            grid.owners.setdefault(place, index)
    return grid


def _table(
    page: Page, boxes: Sequence[_Cell], free: NDArray[np.bool_]
) -> tuple[DraftTable | None, NDArray[np.bool_]]:
    """Fill a grid of cells with the characters in them; None if it is no table."""
    inside = np.zeros(len(free), np.bool_)
    layout = _grid_of(boxes)
    if layout is None:
        return None, inside
    bounds = (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
    middles = (page.boxes[:, :2] + page.boxes[:, 2:]) / 2
    within = (
        free
        & (middles[:, 0] > bounds[0] - _EDGE)
        & (middles[:, 0] < bounds[2] + _EDGE)
        & (middles[:, 1] > bounds[1] - _EDGE)
        & (middles[:, 1] < bounds[3] + _EDGE)
    )
    runs: dict[int, list[Run]] = {}
    for run in runs_of(page, np.flatnonzero(within & page.level)):
        for owner, part in _by_cell(run, layout):
            runs.setdefault(owner, []).append(part)
            inside[[glyph for glyph in part.glyphs if glyph >= 0]] = True
    texts = {owner: joined_lines(rows_of(found)) for owner, found in runs.items()}
    for glyph in np.flatnonzero(within & ~page.level).tolist():
        cell = layout.owner(*middles[glyph])
        if cell is not None and cell not in runs:
            before = texts.get(cell, Glyphed(page=page.index))
            texts[cell] = Glyphed(
                before.content + page.characters.content[glyph],
                (*before.glyphs, glyph),
                page.index,
            )
            inside[glyph] = True
    if not _is_table(list(texts.values())) or _has_own_columns(runs):
        return None, np.zeros(len(free), np.bool_)
    cells = []
    for index in range(len(layout.boxes)):
        row, column, height, width = layout.span(index)
        cells.append(DraftCell(row, column, texts.get(index, Glyphed()), height, width))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return (
        DraftTable(
            page.index,
            *bounds,
            tuple(_with_head(_with_rows_parted(cells, runs, layout))),
            layout.columns,
            ruled=True,
        ),
        inside,
    )


def _by_cell(run: Run, layout: _Grid) -> list[tuple[int, Run]]:
    """Divide a run among the cells that its characters stand in.

    An entry too long for its cell runs over a line without a gap there; it stays whole.
    """
    middle = run.middle
    owners = [
        layout.owner((left + right) / 2, middle)
        for left, right in zip(run.lefts, run.rights, strict=True)
    ]
    parts = []
    start = 0
    while start < len(owners):
        end = start + 1
        while end < len(owners) and (
            owners[end] == owners[start]
            or run.glyphs[end] < 0
            or (
                owners[end] is not None
                and run.lefts[end] - run.rights[end - 1]
                < _OVERFLOW[run.glyphs[end - 1] == SPACE] * run.size
                and run.glyphs[end - 1] != GAP
            )
        ):
            end += 1
        first, last = stripped(run, start, end)
        if first < last:
            part = run.part(first, last)
            owner = _owner_of(part, owners[first:last], layout)
            if owner is not None:
                parts.append((owner, part))
        start = end
    return parts


def _owner_of(part: Run, owners: Sequence[int | None], layout: _Grid) -> int | None:
    """Cell of an entry: the one at whose edge or middle it is set, or that holds most of it."""
    distinct = list(dict.fromkeys(owners))
    if len(distinct) == 1:
        return distinct[0]
    fitting = [
        owner for owner in distinct if owner is not None and _is_set_in(part, layout.boxes[owner])
    ]
    if len(fitting) == 1:
        return fitting[0]
    return max(distinct, key=owners.count)


def _is_set_in(part: Run, box: _Cell) -> bool:
    x0, _, x1, _ = box
    near = _PADDING * part.size
    return (
        0 <= part.x0 - x0 < near
        or 0 <= x1 - part.x1 < near
        or abs(part.x0 + part.x1 - x0 - x1) < near / 2
    )


def _has_own_columns(runs: Mapping[int, Sequence[Run]]) -> bool:
    """Tell frames around tables without lines from the cells of a table with lines."""
    total = sum(len(run.content) for found in runs.values() for run in found)
    apart = 0
    for found in runs.values():
        rows = rows_of(found)
        tabular = [row for row in rows if len(row) > 2 and any(is_figure(r.content) for r in row)]  # noqa: PLR2004 - columns
        if len(tabular) > 1:
            apart += sum(len(run.content) for row in tabular for run in row)
    return apart > _OWN_COLUMNS * total


def _with_rows_parted(
    cells: Sequence[DraftCell], runs: Mapping[int, Sequence[Run]], layout: _Grid
) -> list[DraftCell]:
    """Part rows that no line parts: several figures stand below one another in their cells."""
    right = max(box[2] for box in layout.boxes)
    steps = Columns(layout.columns, (*layout.columns[1:], right))
    parted: list[DraftCell] = []
    added = 0
    for row in range(len(layout.rows)):
        here = [cell for cell in cells if cell.row == row]
        if len(here) > 1 and all(cell.row_span == 1 for cell in here):
            found = [run for cell in here for run in runs.get(layout.owners[row, cell.column], ())]
            lines = rows_of(found)
            table = grid(lines, steps) if _has_rows(lines, steps) else None
            if table:
                parted += [replace(cell, row=cell.row + row + added) for cell in table.cells]
                added += table.rows - 1
                continue
        parted += [replace(cell, row=row + added) for cell in here]
    return parted


def _with_head(cells: Sequence[DraftCell]) -> list[DraftCell]:
    """Mark the rows above the first figure as the head, if there are such rows."""
    figures = [cell.row for cell in cells if cell.column and is_figure(cell.text.content)]
    head = min(figures, default=0)
    if head > _MOST_HEAD_ROWS:
        return list(cells)
    return [replace(cell, header=cell.row < head) for cell in cells]


def _has_rows(lines: Sequence[Sequence[Run]], columns: Columns) -> bool:
    """Tell whether lines are rows: several with figures in the same two columns at least.

    What ends in leaders stands for a figure: no line of a longer entry does.
    """
    counts: dict[int, int] = {}
    for line in lines:
        for column in {
            columns.spanned(run)[0] for run in line if is_figure(run.content) or is_led(run.content)
        }:
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


def _is_table(texts: Sequence[Glyphed]) -> bool:
    """Tell a table from frames around prose."""
    lengths = [len(text.content) for text in texts if text.content]
    if len(lengths) < 3:  # noqa: PLR2004 - a head and two entries at least
        return False
    longest = max(lengths)
    return not (longest > _PROSE and longest > sum(lengths) / 2)
