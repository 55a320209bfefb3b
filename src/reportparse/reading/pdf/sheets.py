"""A page taken apart: furniture, columns, tables, footnotes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from reportparse.reading.pdf.charts import axes
from reportparse.reading.pdf.columns import flows
from reportparse.reading.pdf.frame import TURNS
from reportparse.reading.pdf.furniture import body_size, furniture
from reportparse.reading.pdf.lexicon import Layout, layout
from reportparse.reading.pdf.lines import Line, bold_fonts, line_of
from reportparse.reading.pdf.parts import Column, Sheet
from reportparse.reading.pdf.runs import SPACE, Run, rows_of
from reportparse.reading.pdf.setting import runs_of
from reportparse.reading.pdf.tables import split_tables
from reportparse.reading.pdf.tables.draft import DraftTable, Glyphed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reportparse.reading.pdf.columns import Flow, Gutter
    from reportparse.reading.pdf.page import Page

__all__ = ["sheets"]

_FOOTNOTE: Final = re.compile(
    r"^(?:[①-⑳*†‡§]|\d{1,2}(?![\d.,%–—-])|[(（\[]\d{1,2}[)）\]]|注|註|附註|note)", re.IGNORECASE
)
_SMALLER: Final = 0.93
"""Footnotes are set smaller than this share of the body's size."""

_LOWER_PART: Final = 0.45
"""Footnotes stand below this share of a page's height."""

_APART: Final = 2.0
"""Font sizes between a heading and the unit of the table below it."""

_MOST_GUTTERS: Final = 4
"""Places at which the columns of the last pages were parted that are kept in mind."""

_MUCH: Final = 0.1
"""Share of a page's characters in another direction that is more than a note in the margin."""


def sheets(
    pages: Sequence[Page],
    runs: Sequence[Sequence[Run]],
    tables: Sequence[Sequence[DraftTable]],
    fonts: Sequence[str],
) -> list[Sheet]:
    """Take pages apart.

    Args:
        pages: the pages.
        runs: for each page, its runs outside ruled tables.
        tables: for each page, its ruled tables.
        fonts: names of the fonts.

    """
    bold = bold_fonts(fonts)
    marked = [
        found | axes(page_runs)
        for found, page_runs in zip(furniture(pages, runs), runs, strict=True)
    ]
    body = body_size(runs)
    found: list[Sheet] = []
    number = 0
    before: DraftTable | None = None
    known: list[Gutter] = []
    for page, page_runs, page_tables, marks in zip(pages, runs, tables, marked, strict=True):
        columns = []
        rest = [run for run in page_runs if id(run) not in marks]
        ordered, parted = flows([*rest, *page_tables], known, page.drawing.pictures)
        known += [gutter for gutter in parted if gutter not in known][:_MOST_GUTTERS]
        del known[:-_MOST_GUTTERS]
        for flow in ordered:
            number += 1
            columns.append(_column(page, flow, number, bold, body, before))
            elements = columns[-1].elements
            before = elements[-1] if elements and isinstance(elements[-1], DraftTable) else None
        set_aside = [run for run in page_runs if id(run) in marks]
        head = [run for run in set_aside if run.middle < page.height / 2]
        foot = [run for run in set_aside if run.middle >= page.height / 2]
        askew, margin = _other_directions(page, tables=page_tables, bold=bold)
        found.append(
            Sheet(
                tuple(columns),
                tuple(line_of(row, 0, bold) for row in rows_of(head)),
                (*(line_of(row, 0, bold) for row in rows_of(foot)), *askew),
                tuple(margin),
            )
        )
    return found


def _column(  # noqa: PLR0913, PLR0917 - what a column is taken apart by
    page: Page,
    flow: Flow,
    number: int,
    bold: frozenset[int],
    body: float,
    before: DraftTable | None,
) -> Column:
    elements: list[Line | DraftTable] = []
    pending: list[list[Run]] = []
    for row in [*flow.rows, None]:
        if isinstance(row, list):
            pending.append(row)
            continue
        for part in split_tables(pending, None if elements else before):
            if isinstance(part, DraftTable):
                elements.append(part)
            else:
                lines = (line_of(runs, number, bold) for runs in _unit_apart(part))
                elements += [_with_heading(line, page) for line in lines]
        pending = []
        if row is not None:
            elements.append(row)
    notes = _footnotes(page, elements, body)
    footnotes = [line for line in elements[notes:] if isinstance(line, Line)]
    return Column(number, tuple(elements[:notes]), tuple(footnotes))


def _with_heading(line: Line, page: Page) -> Line:
    """Note which tagged heading of the page a line is part of."""
    glyph = next((glyph for glyph in line.text.glyphs if glyph >= 0), None)
    if not page.headings or glyph is None:
        return line
    x0, top, x1, bottom = page.characters.boxes[glyph].tolist()
    middle = ((x0 + x1) / 2, (top + bottom) / 2)
    holding = (at for at, heading in enumerate(page.headings, 1) if heading.holds(*middle))
    return replace(line, heading=next(holding, 0))


def _unit_apart(row: list[Run]) -> list[list[Run]]:
    """Part the unit of a table from the heading on whose line it stands."""
    if len(row) == 1:
        return [row]
    before, last = row[-2:]
    apart = last.x0 - before.x1 > _APART * last.size
    if apart and layout().unit.match(Layout.folded(last.content)):
        return [row[:-1], row[-1:]]
    return [row]


def _footnotes(page: Page, elements: Sequence[Line | DraftTable], body: float) -> int:
    """Index of the first line of the footnotes; the number of elements if there are none."""
    first = len(elements)
    for place in range(len(elements) - 1, 0, -1):
        line, above = elements[place], elements[place - 1]
        if (
            not isinstance(line, Line)
            or line.size > _SMALLER * body
            or line.top < _LOWER_PART * page.height
        ):
            break
        if _FOOTNOTE.match(line.content):
            larger = isinstance(above, Line) and line.size <= _SMALLER * above.size
            first = place if larger else first
        if _is_ruled_off(page, above, line, body):
            return place
    return first


def _is_ruled_off(page: Page, above: Line | DraftTable, line: Line, body: float) -> bool:
    """Tell whether a line is drawn between what is above and a line of text."""
    bottom = above.baseline if isinstance(above, Line) else above.bottom + body / 2
    return any(
        bottom - 1 <= rule.at <= line.baseline - 0.5 * line.size
        and rule.end - rule.start > 2 * body
        and rule.start < line.x0 + 3 * body
        for rule in page.drawing.horizontal
    )


def _other_directions(
    page: Page, *, tables: Sequence[DraftTable], bold: frozenset[int]
) -> tuple[list[Line], list[Line]]:
    """Text that does not run as most of the page does: askew, and turned."""
    others = ~page.level
    for table in tables:
        for cell in table.cells:
            others[[glyph for glyph in cell.text.glyphs if glyph >= 0]] = False
    if not others.any():
        return [], []
    turns = page.characters.turns
    askew = _askew(page, others & (turns == -1))
    turned: list[Line] = []
    for turn in TURNS:
        which = others & (turns == turn)
        if which.any():
            turned += _lines_of(page.turned(turn), which, bold)
    if others.sum() <= _MUCH * len(page.characters):
        return [*askew, *turned], []
    return askew, turned


def _lines_of(page: Page, which: NDArray[np.bool_], bold: frozenset[int]) -> list[Line]:
    return [line_of(row, 0, bold) for row in rows_of(runs_of(page, np.flatnonzero(which)))]


def _askew(page: Page, which: NDArray[np.bool_]) -> list[Line]:
    """Text that runs askew, as one line in the order of the file."""
    glyphs = np.flatnonzero(which)
    if not glyphs.size:
        return []
    content, places = "", []
    for glyph in glyphs.tolist():
        if content and page.characters.spaced[glyph]:
            content += " "
            places.append(SPACE)
        content += page.characters.content[glyph]
        places.append(glyph)
    x0, top = page.boxes[glyphs, :2].min(axis=0).tolist()
    x1, bottom = page.boxes[glyphs, 2:].max(axis=0).tolist()
    size = float(np.median(page.characters.sizes[glyphs]))
    text = Glyphed(content, tuple(places), page.index)
    return [Line(page.index, 0, text, x0, top, x1, bottom, bottom, size, bold=False)]
