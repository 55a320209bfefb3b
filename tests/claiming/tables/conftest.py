"""Tables written as lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from reportparse.claiming.context import Context
from reportparse.claiming.lexicon import Lexicon, load_lexicon
from reportparse.records import Cell, SourceRange, Table
from reportparse.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SPANS: Final = {"<", "^"}


def _length(grid: Sequence[Sequence[str]], row: int, column: int, mark: str) -> int:
    """Count the places that a cell fills to the right (``<``) or downwards (``^``)."""
    length = 1
    while True:
        below, beside = (row + length, column) if mark == "^" else (row, column + length)
        if below >= len(grid) or beside >= len(grid[below]):
            return length
        if grid[below][beside].strip() != mark:
            return length
        length += 1


def build_table(
    rows: str, caption: str = "", notes: str = "", headers: int = 0
) -> tuple[Table, Text]:
    """Make a table and its text of lines such as ``| 项目 | 2024年 |``.

    Args:
        rows: the lines; ``<`` repeats the cell on the left, ``^`` the one above; a blank
            behind the bar is no part of the cell, further ones are.
        caption: text above the table.
        notes: text below it.
        headers: how many rows are marked as headers.

    """
    grid = [line.strip().strip("|").split("|") for line in rows.strip().splitlines()]
    content = f"{caption}\n" if caption else ""
    start = len(content)
    cells: list[Cell] = []
    for row, line in enumerate(grid):
        for column, shown in enumerate(line):
            cell = shown.removeprefix(" ").rstrip().replace("\\n", "\n")
            if cell not in SPANS:
                down, across = (_length(grid, row, column, mark) for mark in ("^", "<"))
                end = len(content) + len(cell)
                cells.append(Cell(row, column, len(content), end, down, across, row < headers))
                content += cell
            content += "\t" if column < len(line) - 1 else "\n"
    table = Table(
        start,
        len(content),
        tuple(cells),
        SourceRange(0, len(caption)) if caption else None,
        (SourceRange(len(content), len(content) + len(notes)),) if notes else (),
    )
    return table, Text.of(content + notes)


@pytest.fixture
def build() -> Callable[..., tuple[Table, Text]]:
    return build_table


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture
def context() -> Context:
    return Context()
