"""A table as a grid of texts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reportparse.claiming.periods import find
from reportparse.claiming.tables.amounts import Amount, is_blank, read_amounts
from reportparse.claiming.tables.measures import fold
from reportparse.language import language_of

if TYPE_CHECKING:
    from reportparse.claiming.lexicon import Lexicon
    from reportparse.records import Cell, Table
    from reportparse.text import Text

__all__ = ["Entry", "Grid", "periods_of", "read_grid"]

_MOST_COLUMNS: Final = 500
"""Columns of a grid; a wider one is cut."""
_MOST_CELLS: Final = 200_000
"""Cells of a grid with its spans laid out; a larger one is cut."""

_LONGEST_PERIOD: Final = 60
"""Characters of a cell that is nothing but a time."""
_LONGEST_HEADER: Final = 1000
"""Characters of a header in which times are looked for."""

_SPACE: Final = re.compile(r"\s+")
_BREAK_IN_HAN: Final = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])"
)
_SHORT_YEAR: Final = re.compile(r"'?[12]\d(?:年[末底度]?|[AEF])")
"""A header such as ``24年`` and ``25E``; outside of tables the first is a length of time."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_DATE_REMAINS: Final = re.compile(r"[\s()（）/,，、:：.\-–—至to年度期]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the grid and what it shows."""

    content: str = ""
    """Text of the cell, white space at its ends taken off."""
    folded: str = ""
    offset: int = 0
    """Where the content begins in the repaired text."""
    header: bool = False
    amounts: tuple[Amount, ...] = ()
    blank: bool = True
    """Whether nothing, or a sign for no value, stands in it."""
    is_period: bool = False
    """Whether it names a time and nothing else; years count."""
    indent: int = 0
    """White space in front of the content."""
    spread: bool = False
    """Whether it repeats a cell that spans several places."""

    @property
    def year(self) -> bool:
        """Whether it is four digits that may be a year or a number."""
        return bool(_YEAR.fullmatch(self.folded))

    @property
    def short_year(self) -> bool:
        """Whether it is two digits with 年, a year above a column and a length in a cell."""
        return bool(_SHORT_YEAR.fullmatch(self.folded)) and "年" in self.folded

    @property
    def numeric(self) -> bool:
        """Whether it holds a number that is not a time."""
        return bool(self.amounts) and not self.is_period

    @property
    def label(self) -> str:
        """The content on one line."""
        return _SPACE.sub(" ", _BREAK_IN_HAN.sub("", self.content)).strip()


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of entries, all of them as long."""

    rows: tuple[tuple[Entry, ...], ...]

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0


@lru_cache(maxsize=4096)
def periods_of(folded: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the expressions of time in a folded header, the years without a unit included."""
    folded = folded[:_LONGEST_HEADER]
    spans = find(folded, "zh", lexicon) if language_of(folded) != "en" else []
    spans = spans or find(folded, "en", lexicon)
    found = tuple(folded[start:end].strip() for start, end in spans)
    return found or ((folded,) if _SHORT_YEAR.fullmatch(folded) else ())


def _is_period(folded: str, amounts: tuple[Amount, ...], lexicon: Lexicon) -> bool:
    if not folded or len(folded) > _LONGEST_PERIOD:
        return False
    if _SHORT_YEAR.fullmatch(folded):
        return "年" not in folded
    if _YEAR.fullmatch(folded):
        return True
    if amounts and not re.search(r"[年月日季QHFE/]|(?:19|20)\d\d", folded):
        return False
    found = periods_of(folded, lexicon)
    rest = folded
    for period in found:
        rest = rest.replace(period, "", 1)
    return bool(found) and bool(_DATE_REMAINS.fullmatch(rest))


def _entry(cell: Cell, text: Text, lexicon: Lexicon) -> Entry:
    start, end = text.find_source(cell.start, cell.end)
    raw = text.content[start:end]
    content = raw.strip()
    if not content:
        return Entry(header=cell.header, offset=start)
    folded = fold(content)
    amounts = tuple(read_amounts(folded, lexicon))
    return Entry(
        content=content,
        folded=folded,
        offset=start + len(raw) - len(raw.lstrip()),
        header=cell.header,
        amounts=amounts,
        blank=is_blank(folded, lexicon),
        is_period=_is_period(folded, amounts, lexicon),
        indent=len(raw) - len(raw.lstrip()),
    )


def read_grid(table: Table, text: Text, lexicon: Lexicon) -> Grid:
    """Lay the cells of a table out.

    Args:
        table: the table, in source offsets.
        text: the repaired text of the whole document.
        lexicon: vocabulary.

    Returns:
        The grid, cells that span several places repeated in each; places without a cell
        are blank.

    """
    width = min(table.columns, _MOST_COLUMNS)
    height = min(table.rows, _MOST_CELLS // max(width, 1))
    rows = [[Entry()] * width for _ in range(height)]
    left = 2 * _MOST_CELLS  # places that spans may fill: overlapping ones must not multiply
    for cell in table.cells:
        if cell.row >= height or cell.column >= width:
            continue
        entry = _entry(cell, text, lexicon)
        rows[cell.row][cell.column] = entry
        area = cell.row_span * cell.column_span
        left -= area
        if area == 1 or left < 0:
            continue
        repeated = replace(entry, spread=True)
        for row in range(cell.row, min(cell.row + cell.row_span, height)):
            for column in range(cell.column, min(cell.column + cell.column_span, width)):
                rows[row][column] = repeated
        rows[cell.row][cell.column] = entry
    return Grid(tuple(map(tuple, rows)))
