"""Tables that go on overleaf are made one; captions and notes are given to their tables."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reportparse.reading.pdf.lexicon import Layout, layout
from reportparse.reading.pdf.paragraphs import is_item
from reportparse.reading.pdf.parts import Part, Passage, TablePart
from reportparse.reading.pdf.tables.draft import is_value
from reportparse.reading.pdf.tables.grid import is_figure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportparse.reading.pdf.tables.draft import DraftCell, DraftTable

__all__ = ["repeated_rows", "with_captions", "with_rows_joined", "with_tables_joined"]

_SAME_EDGE: Final = 8.0
"""Points by which the edges of a column differ from page to page."""

_MOST_HEAD_ROWS: Final = 6
"""Rows of the head of a table at most."""

_LONGEST_CAPTION: Final = 80
_LONGEST_UNIT: Final = 40
_MOST_CAPTIONS: Final = 3

_NEAR: Final = 4.0
"""Font sizes between a caption or note and its table."""

_SENTENCE: Final = re.compile(r"[。！？!?；;，,]$|[a-z]{3}\.$")


def with_tables_joined(parts: Sequence[Part]) -> list[Part]:
    """Make one table of those that end at the foot of a page and go on at the head of the next.

    Args:
        parts: parts in reading order.

    """
    joined: list[Part] = []
    for part in parts:
        if isinstance(part, TablePart):
            place = _goes_on_from(joined, part.tables[0])
            if place is not None:
                first = joined[place]
                if isinstance(first, TablePart):
                    joined[place] = replace(first, tables=(*first.tables, *part.tables))
                    joined[place + 1 :] = map(_as_caption, joined[place + 1 :])
                    continue
        joined.append(part)
    return joined


def _as_caption(part: Part) -> Part:
    """Mark the title that a table has again where it goes on."""
    if isinstance(part, Passage) and part.kind == "text":
        return replace(part, kind="caption")
    return part


def _goes_on_from(parts: Sequence[Part], table: DraftTable) -> int | None:
    """Index of the table that this one goes on with."""
    for place in range(len(parts) - 1, -1, -1):
        part = parts[place]
        if isinstance(part, TablePart):
            before = part.tables[-1]
            follows = before.page == table.page - 1 or (
                before.page == table.page and table.x0 > before.x1 - _SAME_EDGE
            )
            return place if follows and _agree(before, table) else None
        if part.kind in {"furniture", "note"}:
            continue
        content = " ".join(line.content for line in part.lines)
        if not (
            len(content) < _LONGEST_CAPTION and layout().continued.search(Layout.folded(content))
        ):
            return None
    return None


def _agree(before: DraftTable, after: DraftTable) -> bool:
    if before.ruled is not after.ruled or before.columns != after.columns:
        return False
    shift = after.x0 - before.x0
    if any(
        abs(there - here - shift) > _SAME_EDGE
        for here, there in zip(before.edges, after.edges, strict=False)
    ):
        return before.ruled is False and _same_head(before, after)
    return _same_head(before, after) or not _has_head(after)


def _row(table: DraftTable, number: int) -> tuple[tuple[int, str], ...]:
    return tuple(
        (cell.column, "".join(cell.text.content.split()))
        for cell in table.cells
        if cell.row == number
    )


def _same_head(before: DraftTable, after: DraftTable) -> bool:
    return _row(before, 0) == _row(after, 0)


def _has_head(table: DraftTable) -> bool:
    """Tell whether the first row names columns: words, and no figure, in every column."""
    cells = [cell for cell in table.cells if cell.row == 0]
    named = [cell for cell in cells if cell.text.content and not is_value(cell.text.content)]
    return len(named) == len(cells) > 1


def repeated_rows(before: DraftTable, after: DraftTable) -> int:
    """Count the rows of the head of a table that are printed again on the next page.

    Args:
        before: the table on its first page.
        after: the table on a later page.

    """
    most = min(before.rows, after.rows, _MOST_HEAD_ROWS)
    count = 0
    while count < most and _row(before, count) == _row(after, count):
        if any(is_figure(content) for column, content in _row(after, count) if column):
            break
        count += 1
    return count


def with_rows_joined(tables: Sequence[DraftTable]) -> list[DraftTable]:
    """Join rows that are broken over two pages.

    Args:
        tables: a table on each page that it goes over.

    Returns:
        The same; a first row without a label has been added to the last of the page before.

    """
    joined = list(tables[:1])
    for table in tables[1:]:
        first = repeated_rows(tables[0], table)
        before = joined[-1]
        broken = [cell for cell in table.cells if cell.row == first and cell.text.content]
        last = {cell.column: cell for cell in before.cells if cell.row == before.rows - 1}
        if table.rows - first < 2 or not _is_one_row(last, broken):  # noqa: PLR2004 - some must be left
            joined.append(table)
            continue
        for cell in broken:
            known = last.get(cell.column)
            last[cell.column] = (
                replace(known, rest=cell.text)
                if known and known.text.content
                else replace(cell, row=before.rows - 1)
            )
        kept = [cell for cell in before.cells if cell.row != before.rows - 1]
        joined[-1] = replace(before, cells=(*kept, *(last[column] for column in sorted(last))))
        joined.append(
            replace(
                table,
                cells=tuple(
                    replace(cell, row=cell.row - 1) if cell.row > first else cell
                    for cell in table.cells
                    if cell.row != first
                ),
            )
        )
    return joined


def _is_one_row(last: Mapping[int, DraftCell], broken: Sequence[DraftCell]) -> bool:
    """Tell whether the last row of a page and the first of the next are parts of one.

    Args:
        last: cells of the last row, by column.
        broken: cells of the first row of the next page that are not empty.

    """
    if not broken or any(cell.column_span > 1 or cell.row_span > 1 for cell in broken):
        return False
    if [cell.column for cell in broken] == [0]:  # its label, or the end of it
        labelled = 0 in last and last[0].text.content
        return not labelled and any(is_value(cell.text.content) for cell in last.values())
    if any(cell.column == 0 for cell in broken):
        return False
    return not any(
        is_value(last[cell.column].text.content) for cell in broken if cell.column in last
    )


def with_captions(parts: Sequence[Part]) -> list[Part]:
    """Give captions, units and notes to their tables.

    Args:
        parts: parts in reading order, tables joined.

    """
    given: list[Part] = []
    place = 0
    while place < len(parts):
        part = parts[place]
        place += 1
        if not isinstance(part, TablePart):
            given.append(part)
            continue
        captions = _captions_above(given, part.tables[0])
        notes: list[Passage] = []
        while place < len(parts):
            below = parts[place]
            if not (isinstance(below, Passage) and _is_note(below, part.tables[-1], notes)):
                break
            notes.append(replace(below, kind="note"))
            place += 1
        given.append(replace(part, captions=tuple(captions), notes=tuple(notes)))
    return given


def _captions_above(given: list[Part], table: DraftTable) -> list[Passage]:
    """Take what belongs above a table off the end of the parts before it."""
    captions: list[Passage] = []
    top = table.top
    place = len(given) - 1
    while place >= 0 and len(captions) < _MOST_CAPTIONS:
        part = given[place]
        if isinstance(part, Passage) and part.kind in {"furniture", "note"} and not captions:
            place -= 1
            continue
        if not isinstance(part, Passage) or part.kind != "text":
            break
        last = part.lines[-1]
        if last.page == table.page and last.x0 < table.x1 and table.x0 < last.x1:
            if not 0 < top - last.baseline < _NEAR * last.size:
                break
        elif not (table.page - 1 <= last.page <= table.page and _is_left_behind(part)):
            break
        if not _is_caption(part, table, below=bool(captions)):
            break
        captions.insert(0, replace(part, kind="caption"))
        del given[place]
        top = part.lines[0].top
        place -= 1
        if _is_numbered_caption(part):
            above = given[place] if place >= 0 else None
            twin = (
                isinstance(above, Passage) and above.kind == "text" and _is_numbered_caption(above)
            )
            if not twin:  # the title in the other language
                break
    return captions


def _is_left_behind(passage: Passage) -> bool:
    """Tell whether a line at the foot of a page or column is the title of a table overleaf."""
    content = _content(passage)
    return _is_numbered_caption(passage) or (
        len(content) <= _LONGEST_CAPTION
        and not is_item(content)
        and bool(layout().measure.search(Layout.folded(content)))
    )


def _is_numbered_caption(passage: Passage) -> bool:
    content = _content(passage)
    return bool(
        layout().caption.match(Layout.folded(content))
        and len(content) <= 2 * _LONGEST_CAPTION
        and not _SENTENCE.search(content)
    )


def _content(passage: Passage) -> str:
    return " ".join(line.content for line in passage.lines)


def _is_caption(passage: Passage, table: DraftTable, *, below: bool) -> bool:
    content = _content(passage)
    folded = Layout.folded(content)
    words = layout()
    if len(content) > 2 * _LONGEST_CAPTION:
        return False
    if _is_numbered_caption(passage):
        return True
    if len(content) <= _LONGEST_UNIT and (words.unit.match(folded) or words.measure.match(folded)):
        return True
    if len(content) > _LONGEST_CAPTION or _SENTENCE.search(content) or is_item(content):
        return False
    if words.measure.search(folded):
        return True
    line = passage.lines[-1]
    centre = (table.x0 + table.x1) / 2
    centred = (
        abs((line.x0 + line.x1) / 2 - centre) < 2 * line.size and line.x0 > table.x0 + 2 * line.size
    )
    return centred and (below or not line.bold or line.size <= 12)  # noqa: PLR2004 - points; headings are larger


def _is_note(passage: Passage, table: DraftTable, notes: Sequence[Passage]) -> bool:
    if passage.kind != "text":
        return False
    line = passage.lines[0]
    if line.page != table.page:
        return False
    above = notes[-1].lines[-1].baseline if notes else table.bottom
    if not -line.size < line.top - above < _NEAR * line.size:
        return False
    return bool(layout().note.match(Layout.folded(line.content)))
