"""Tables without lines: figures that stand below one another.

A table is known by its figures. Rows with figures that line up make its core; the head
above, labels without figures between, and the second lines of long labels are added to it.
Prose in columns, lists and contents have no such core and are left alone.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

from reportparse.reading.pdf.lexicon import Layout, layout
from reportparse.reading.pdf.tables.draft import is_value
from reportparse.reading.pdf.tables.ending import baseline, last_line
from reportparse.reading.pdf.tables.grid import Columns, columns_of, grid, is_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.reading.pdf.runs import Run
    from reportparse.reading.pdf.tables.draft import DraftTable

__all__ = ["split_tables"]

_Row = list["Run"]

_LONGEST_LABEL: Final = 60
"""Characters of a label; longer is prose."""

_FARTHEST: Final = 3.2
"""Font sizes from one base line to the next within a table."""

_MOST_BETWEEN: Final = 4
"""Rows without figures between two with figures."""

_FEWEST_WORD_COLUMNS: Final = 3
"""Columns of a table of words; two are too easily two columns of text."""

_MOST_SPANS: Final = 80
"""Figures above that those of a row are held against."""

_CONTENTS_NUMBER: Final = re.compile(r"^\d{1,4}$")
_DASHES: Final = frozenset("-–—~～")
_THOUSANDS: Final = re.compile(r"^\d{3}(?:\.\d+)?$")
_LED: Final = re.compile(r"^[^.．·…‥_]+(?:[.．·…‥_]{4,}|(?: ?[.·…]){4,}) ?(?=[^\s.])")
"""A label and the leaders that lead to its figures."""

_LEADERS: Final = re.compile(r"[.．·…‥・_]{4,}|(?:[.·…] ){3,}")
_LIST_MARK: Final = re.compile(r"^(?:[•●○■□◆◇▪–—\-*·]|[(（]?\d{1,2}[)）.、．]|[(（]?[a-z][)）.])$")


@dataclass(frozen=True, slots=True)
class _Core:
    """Rows with figures, and the columns that they make."""

    first: int
    last: int
    tabular: tuple[int, ...]
    """Rows that have figures."""


def split_tables(rows: Sequence[_Row], before: DraftTable | None = None) -> list[_Row | DraftTable]:
    """Find the tables among the rows of a column of text.

    Args:
        rows: lines from top to bottom, each of runs from left to right.
        before: the table with which the page or column before ends.

    Returns:
        The same, with the rows of each table made one.

    """
    lines = rows
    rows = [[part for run in row for part in _figures(run)] for row in lines]
    parts: list[_Row | DraftTable] = []
    done = 0
    if before and before.ends:
        last = _continued(rows, Columns(before.edges, before.ends))
        if last is not None:
            columns = _columns(rows, _Core(0, last, _tabular(rows, last)))
            table = grid(rows[: last + 1], columns)
            if table and len(columns) == len(before.edges):
                parts.append(table)
                done = last + 1
    for core in _cores(rows):
        if core.first < done:
            continue
        columns = _columns(rows, core)
        if len(columns) < 2:  # noqa: PLR2004 - a list
            continue
        first = _head(rows, core, columns, done)
        last = _tail(rows, core, columns)
        table = grid(rows[first : last + 1], columns)
        if table is None:
            continue
        parts += lines[done:first]
        parts.append(table)
        done = last + 1
    return [*parts, *lines[done:]]


def _figures(run: Run) -> list[Run]:
    """Part figures that stand so near to one another, or to their label, that they make one run."""
    led = _LED.match(run.content)
    start = led.end() if led else 0
    words = run.content[start:].split(" ")
    if not all(map(is_value, words)) or (led and _CONTENTS_NUMBER.match(words[-1])):
        return [run]
    if (
        not led
        and (
            len(words) < 2  # noqa: PLR2004 - one figure
            or any(word in _DASHES for word in words[1:-1])  # 1.35 - 1.42
            or all(_THOUSANDS.match(word) for word in words[1:])  # 12 345 678
        )
    ):
        return [run]
    parts = [run.part(0, len(run.content[:start].rstrip()))] if led else []
    for word in words:
        parts.append(run.part(start, start + len(word)))
        start += len(word) + 1
    return parts


def _continued(rows: Sequence[_Row], columns: Columns) -> int | None:
    """Index of the last row that goes on with the table of the page before.

    Args:
        rows: the rows of the page.
        columns: the columns of the table.

    Returns:
        None if it does not go on.

    """
    last = None
    for index, row in enumerate(rows):
        size = max(run.size for run in row)
        if index and baseline(row) - baseline(rows[index - 1]) > _FARTHEST * size:
            break
        if any(len(run.content) > _LONGEST_LABEL for run in row) or _is_title(row, columns):
            break
        if row[0].x0 < columns.left - size or row[-1].x1 > columns.right + size:
            break
        values = [run for run in row if is_figure(run.content)]
        if values and _is_tabular(row) or len(values) > 1:  # noqa: RUF021 - reads as meant
            inside = [
                run
                for run in values
                if any(
                    start - size < run.x0 and run.x1 < end + size
                    for start, end in zip(columns.starts, columns.ends, strict=True)
                )
            ]
            if len(inside) < len(values):
                break
            last = index
        elif index - (last or 0) > 2 * _MOST_BETWEEN:
            break
    if last is None:
        return None
    return last_line(rows, last, columns, _pitch(rows, _tabular(rows, last)))


def _tabular(rows: Sequence[_Row], last: int) -> tuple[int, ...]:
    found = tuple(
        index
        for index, row in enumerate(rows[: last + 1])
        if _is_tabular(row) or sum(is_value(run.content) for run in row) > 1
    )
    return found or (last,)


def _columns(rows: Sequence[_Row], core: _Core) -> Columns:
    """Columns of the rows with figures, and of the lines of labels that stand between them."""
    tabular = [rows[index] for index in core.tabular]
    columns = columns_of(tabular)
    lines = [
        [run for run in rows[index] if len(set(columns.spanned(run))) == 1]
        for index in range(core.first, core.last + 1)
        if index not in core.tabular
    ]
    for beside, row in ((core.first - 1, core.first), (core.last + 1, core.last)):
        if 0 <= beside < len(rows) and len(rows[beside]) == 1:
            run = rows[beside][0]
            near = abs(run.baseline - baseline(rows[row])) < 0.95 * run.size
            if near and run.x1 < columns.left and len(run.content) < _LONGEST_LABEL:
                lines.append([run])
    return columns_of([*tabular, *(line for line in lines if line)])


def _cores(rows: Sequence[_Row]) -> list[_Core]:
    cores: list[_Core] = []
    index = 0
    while index < len(rows):
        if not _is_tabular(rows[index]):
            words = _words(rows, index)
            if words:
                cores.append(words)
            index = words.last + 1 if words else index + 1
            continue
        core = _grow(rows, index)
        if _is_table([rows[place] for place in core.tabular]) or _is_broken_off(rows, core):
            cores.append(core)
            index = core.last + 1
        else:
            index += 1
    return cores


def _words(rows: Sequence[_Row], first: int) -> _Core | None:
    """Find a table of words: rows of as many short entries that begin below one another."""
    count = len(rows[first])
    if count < _FEWEST_WORD_COLUMNS:
        return None
    last = first
    for index in range(first + 1, len(rows)):
        row, before = rows[index], rows[index - 1]
        size = row[0].size
        aligned = len(row) == count and all(
            abs(run.x0 - above.x0) < 0.5 * size or abs(run.x0 + run.x1 - above.x0 - above.x1) < size
            for run, above in zip(row, rows[first], strict=True)
        )
        far = baseline(row) - baseline(before) > _FARTHEST * size
        if far or not aligned or any(len(run.content) > _LONGEST_LABEL for run in row):
            break
        last = index
    if last - first < 2:  # noqa: PLR2004 - a head and two rows
        return None
    return _Core(first, last, tuple(range(first, last + 1)))


def _is_tabular(row: _Row) -> bool:
    """Tell whether a row has a figure beside something else."""
    if len(row) < 2 or _LIST_MARK.match(row[0].content) and len(row) == 2:  # noqa: PLR2004, RUF021 - a list item
        return False
    if any(len(run.content) > _LONGEST_LABEL for run in row):
        return False  # prose
    if not any(is_value(run.content) for run in row[1:]):
        return False
    return not layout().note.match(Layout.folded(row[0].content))


def _grow(rows: Sequence[_Row], first: int) -> _Core:
    """Add rows below a first one as long as their figures line up."""
    tabular = [first]
    spans = [(run.x0, run.x1) for run in rows[first][1:] if is_value(run.content)]
    last = first
    index = first + 1
    between = 0
    while index < len(rows):
        row, before = rows[index], rows[index - 1]
        size = max(run.size for run in (*row, *before))
        if baseline(row) - baseline(before) > _FARTHEST * size:
            break
        if _is_tabular(row):
            values = [(run.x0, run.x1) for run in row[1:] if is_value(run.content)]
            if 2 * sum(_meets(value, spans) for value in values) < len(values):
                break
            spans = [*spans[-_MOST_SPANS:], *values]
            tabular.append(index)
            last = index
            between = 0
        else:
            between += 1
            if between > _MOST_BETWEEN or not _fits(row, spans):
                break
        index += 1
    return _Core(first, last, tuple(tabular))


def _meets(value: tuple[float, float], spans: Sequence[tuple[float, float]]) -> bool:
    x0, x1 = value
    return any(
        min(x1, end) - max(x0, start) > 0.4 * min(x1 - x0, end - start) for start, end in spans
    )


def _fits(row: _Row, spans: Sequence[tuple[float, float]]) -> bool:
    """Tell whether a row without figures may stand in a table: a label, or a heading."""
    if any(len(run.content) > _LONGEST_LABEL for run in row):
        return False
    if len(row) > 1:
        return True
    run = row[0]
    left = min(start for start, _ in spans)
    crossed = sum(start < run.x1 and run.x0 < end for start, end in spans)
    return run.x0 >= left or run.x1 <= left or crossed < max(2, len(spans))


def _is_table(rows: Sequence[_Row]) -> bool:
    """Tell the core of a table from a list of contents and from chance."""
    if len(rows) < 2:  # noqa: PLR2004 - one row is chance
        return False
    most = max(len(row) for row in rows)
    if most == 2:  # noqa: PLR2004 - label and figure
        numbers = [row[1].content for row in rows]
        if all(_CONTENTS_NUMBER.match(number) for number in numbers):
            pages = [int(number) for number in numbers]
            if pages == sorted(pages) or any(_LEADERS.search(row[0].content) for row in rows):
                return False
        return len(rows) > 2  # noqa: PLR2004 - two pairs are chance
    return sum(is_value(run.content) for row in rows for run in row[1:]) >= 3  # noqa: PLR2004 - fewer are chance


def _is_broken_off(rows: Sequence[_Row], core: _Core) -> bool:
    """Tell whether one row is what a page break has left of a table: it has a head."""
    row = rows[core.first]
    values = sum(is_value(run.content) for run in row[1:])
    if len(core.tabular) != 1 or values < 2:  # noqa: PLR2004 - columns
        return False
    columns = _columns(rows, core)
    first = _head(rows, core, columns, 0)
    heads = [run for head in rows[first : core.first] for run in head]
    named = {columns.spanned(run)[0] for run in heads if len(run.content) < _LONGEST_LABEL}
    if len(named) < len(columns) - 1:
        return False
    # At the head of a column of text, or under a title.
    return first == 0 or _is_title(rows[first - 1], columns)


def _pitch(rows: Sequence[_Row], tabular: Sequence[int]) -> float:
    """Return the usual distance between the base lines of rows with figures."""
    gaps = [
        baseline(rows[after]) - baseline(rows[before])
        for before, after in itertools.pairwise(tabular)
    ]
    return median(gaps) if gaps else 0.0


def _head(rows: Sequence[_Row], core: _Core, columns: Columns, done: int) -> int:
    """Index of the first row of the table: its head stands above the figures."""
    pitch = _pitch(rows, core.tabular)
    first = core.first
    while first > done:
        row, below = rows[first - 1], rows[first]
        size = max(run.size for run in (*row, *below))
        if baseline(below) - baseline(row) > max(1.6 * pitch, 2.6 * size):
            break
        if not _is_head(row, columns):
            break
        first -= 1
    # A label alone is a caption, unless something stands beside or above it.
    while first < core.first and _is_caption(rows, first, columns):
        first += 1
    return first


def _is_caption(rows: Sequence[_Row], index: int, columns: Columns) -> bool:
    """Tell whether a line at the top of a table is its caption, or the end of it."""
    row, below = rows[index], rows[index + 1]
    if len(row) > 1:
        return False
    run = row[0]
    if columns.spanned(run)[0] == 0:
        return baseline(below) - run.baseline > 0.9 * run.size
    above = rows[index - 1] if index else []
    return (
        len(above) == 1
        and abs(above[0].size - run.size) < 0.1  # noqa: PLR2004 - points, a rounding
        and abs(above[0].x0 + above[0].x1 - run.x0 - run.x1) < 2 * run.size
        and run.baseline - above[0].baseline < 2 * run.size
    )


def _is_head(row: _Row, columns: Columns) -> bool:
    if any(len(run.content) > _LONGEST_LABEL for run in row) or _is_title(row, columns):
        return False
    if row[0].x0 < columns.left - row[0].size or row[-1].x1 > columns.right + 3 * row[-1].size:
        return False
    if len(row) > 1:
        return not _LIST_MARK.match(row[0].content)
    first, last = columns.spanned(row[0])
    return first > 0 or last == first == 0


def _is_title(row: _Row, columns: Columns) -> bool:
    """Tell the title or unit of a table, which stands over all of it, from a heading."""
    run = row[0]
    folded = Layout.folded(run.content)
    words = layout()
    if words.caption.match(folded) or words.unit.match(folded):
        return True
    if len(row) > 1 or len(columns) == 1:
        return False
    middle = (run.x0 + run.x1) / 2
    whole = abs(middle - (columns.left + columns.right) / 2)
    figures = abs(middle - (columns.starts[1] + columns.right) / 2)
    return (
        whole < run.size and whole < figures and columns.spanned(run)[0] != columns.spanned(run)[1]
    )


def _tail(rows: Sequence[_Row], core: _Core, columns: Columns) -> int:
    """Index of the last row: a long label may go on below its figures."""
    return last_line(rows, core.last, columns, _pitch(rows, core.tabular))
