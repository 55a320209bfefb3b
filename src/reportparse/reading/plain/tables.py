"""Tables in a saved text: drawn with bars, parted by tabs, or set in columns by spaces."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from reportparse.language import simplify
from reportparse.reading.captions import is_labelled, is_unit_line
from reportparse.reading.lexicon import words
from reportparse.reading.plain.lines import width_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportparse.reading.plain.lines import Line

__all__ = ["Field", "TypedTable", "find_tables", "is_rule"]

_BAR: Final = re.compile(r"[|│┃｜║]")
_RULE: Final = re.compile(r"[\s|│┃｜║+┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝:\-=_─━═—–]{3,}")
_GAP: Final = re.compile(r" {2,}|[ ]*\u3000[ \u3000]*|\u00a0{2,}")
_SPACES: Final = re.compile(r"[ \u3000\u00a0]+")


def _any_of(key: str) -> str:
    ordered = sorted(words("cells", key), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, ordered))


_AMOUNT: Final = re.compile(
    rf"[(（]?[-+−–]?\s?(?:{_any_of('currencies')})?\s?[-+−–]?\d[\d,，. ]*"
    rf"(?:[-~～–—至][-+−]?\d[\d,，.]*)?(?:{_any_of('units')})?[)）]?[%％]?\*{{0,2}}"
    rf"|[-–—/]{{1,2}}|{_any_of('blank')}"
)
"""A figure with its signs, a range of two, or a sign for no value."""

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LEADERS: Final = re.compile(r"(?:\.{4,}|…{2,}|·{4,}|－{3,})")
_SENTENCE: Final = re.compile(r"[。；！？]|[a-z]{2}[.;] [A-Z]")
_MOST_COLUMNS: Final = 60
_LONGEST_ROW: Final = 400
"""Characters of a row set in columns; longer lines are paragraphs."""

_LEAST_FIGURES: Final = 2
"""Figures of a row whose cells are parted by single spaces; one may be prose."""

_LONG_LOOK: Final = 50
"""Lines of a run that is no table after which no table is sought within it."""

_LEAST_ROWS: Final = 3
"""Rows of a table without drawn bars."""


@dataclass(frozen=True, slots=True)
class Field:
    """A cell: where its characters stand in the text, and its column."""

    start: int
    end: int
    column: int


@dataclass(frozen=True, slots=True)
class TypedTable:
    """A table and the lines that it takes."""

    first: int
    """Index of its first line."""
    last: int
    """One past the index of its last line."""
    rows: tuple[tuple[Field, ...], ...]
    header_rows: int = 0


_Found: TypeAlias = "tuple[TypedTable | None, int]"
"""A table, if there is one, and one past the index of the last line that was looked at."""


def _is_amount(cell: str) -> bool:
    """Tell whether a cell holds a figure, or says that there is none."""
    folded = cell if cell.isascii() else simplify(cell)
    return _AMOUNT.fullmatch(folded) is not None


def is_rule(content: str, line: Line) -> bool:
    """Tell whether a line is drawn, not written (``-----``, ``+---+---+``)."""
    return _RULE.fullmatch(content, line.start, line.end) is not None


def find_tables(content: str, lines: Sequence[Line]) -> list[TypedTable]:
    """Find the tables of a text.

    Args:
        content: the text.
        lines: its lines.

    Returns:
        The tables in order; they do not overlap.

    """
    tables: list[TypedTable] = []
    at = 0
    passed = dict.fromkeys(_READERS, 0)
    while at < len(lines):
        found: TypedTable | None = None
        for read in _READERS:
            if at < passed[read]:
                continue
            found, looked = read(content, lines, at)
            if found:
                break
            if looked - at > _LONG_LOOK:
                passed[read] = looked  # lest a long run that is no table is read from each line
        if found:
            tables.append(found)
        at = found.last if found else at + 1
    return tables


def _run(
    lines: Sequence[Line], first: int, fits: Callable[[Line], bool], *, blanks: bool = False
) -> int:
    """Count on from a line while lines fit and, unless blanks may part them, none is empty."""
    last = first
    while (
        last < len(lines)
        and fits(lines[last])
        and (blanks or last == first or not lines[last].blank_before)
    ):
        last += 1
    return last


# ---- bars


def _barred(content: str, lines: Sequence[Line], first: int) -> _Found:
    """Read a table whose cells are parted by bars, as in Markdown."""

    def fits(line: Line) -> bool:
        return _BAR.search(content, line.start, line.end) is not None or is_rule(content, line)

    if not _BAR.search(content, lines[first].start, lines[first].end) and not (
        is_rule(content, lines[first]) and content[lines[first].start] in "+┌┏╔"
    ):
        return None, first
    last = _run(lines, first, fits)
    rows: list[tuple[Field, ...]] = []
    header_rows = 0
    ruled = framed = 0
    for line in lines[first:last]:
        if is_rule(content, line):
            ruled += 1
            if not header_rows:
                header_rows = len(rows)
            continue
        framed += bool(_BAR.match(content, line.start)) and bool(_BAR.match(content, line.end - 1))
        rows.append(_cut(content, line, [found.span() for found in _bars(content, line)]))
    while (
        last > first
        and is_rule(content, lines[last - 1])
        and not _BAR.search(content, lines[last - 1].start, lines[last - 1].end)
    ):
        if content[lines[last - 1].start] in "+└┗╚":
            break
        last -= 1  # a rule of its own after the table
    columns = Counter(len(row) for row in rows)
    if len(rows) < 2 or max(columns) < 2 or (not ruled and framed < len(rows)):  # noqa: PLR2004 - two make a grid
        return None, last
    return TypedTable(first, last, tuple(rows), header_rows % len(rows)), last


def _bars(content: str, line: Line) -> Iterator[re.Match[str]]:
    for found in _BAR.finditer(content, line.start, line.end):
        if content[found.start() - 1 : found.start()] != "\\":
            yield found


def _cut(content: str, line: Line, bars: list[tuple[int, int]]) -> tuple[Field, ...]:
    """Cut a line at its bars; those at its ends frame it."""
    edges = [line.start, *(offset for bar in bars for offset in bar), line.end]
    parts = list(zip(edges[::2], edges[1::2], strict=True))
    if bars and bars[0][0] == line.start:
        parts = parts[1:]
    if bars and bars[-1][1] == line.end and len(parts) > 1:
        parts = parts[:-1]
    return tuple(
        Field(*_stripped(content, start, end), column) for column, (start, end) in enumerate(parts)
    )


def _stripped(content: str, start: int, end: int) -> tuple[int, int]:
    part = content[start:end]
    start += len(part) - len(part.lstrip())
    return (start, start + len(part.strip())) if part.strip() else (end, end)


# ---- tabs


def _tabbed(content: str, lines: Sequence[Line], first: int) -> _Found:
    """Read a table whose cells are parted by tabs."""

    def fits(line: Line) -> bool:
        return "\t" in content[line.start : line.end]

    last = _run(lines, first, fits)
    if last - first < 2:  # noqa: PLR2004 - two make a grid
        return None, last
    rows: list[tuple[Field, ...]] = []
    for line in lines[first:last]:
        edges = [line.begin]
        at = content.find("\t", line.begin, line.end)
        while at >= 0:
            edges += (at, at + 1)
            at = content.find("\t", at + 1, line.end)
        edges.append(line.end)
        parts = zip(edges[::2], edges[1::2], strict=True)
        rows.append(
            tuple(Field(*_stripped(content, *part), column) for column, part in enumerate(parts))
        )
    if content[lines[first].begin : lines[first].start].strip(" \u3000"):
        rows = _without_common_indent(rows)
    most = max(map(len, rows))
    if most > _MOST_COLUMNS or not _is_grid(content, rows):
        return None, last
    return TypedTable(first, last, tuple(rows)), last


def _without_common_indent(rows: list[tuple[Field, ...]]) -> list[tuple[Field, ...]]:
    """Take off a first column that is empty in every row."""
    while len(rows[0]) > 1 and all(len(row) > 1 and row[0].start == row[0].end for row in rows):
        rows = [
            tuple(Field(field.start, field.end, field.column - 1) for field in row[1:])
            for row in rows
        ]
    return rows


def _is_grid(content: str, rows: Sequence[tuple[Field, ...]]) -> bool:
    """Tell whether rows are a table rather than a list of contents or prose with gaps."""
    cells = [content[field.start : field.end] for row in rows for field in row[1:]]
    amounts = [cell for cell in cells if _is_amount(cell)]
    filled = [cell for cell in cells if cell]
    if not filled or any(_LEADERS.search(cell) for cell in cells):
        return False
    if max(map(len, rows)) == 2 and _is_contents(content, rows):  # noqa: PLR2004 - titles and pages
        return False
    if any(_SENTENCE.search(cell) and len(cell) > 60 for cell in filled):  # noqa: PLR2004 - a sentence
        return False
    return len(amounts) * 3 >= len(filled) or len({len(row) for row in rows}) == 1


def _is_contents(content: str, rows: Sequence[tuple[Field, ...]]) -> bool:
    pages = [content[row[-1].start : row[-1].end] for row in rows if len(row) > 1]
    if len(pages) < len(rows) or not all(page.isascii() and page.isdigit() for page in pages):
        return False
    numbers = list(map(int, pages))
    return numbers == sorted(numbers)


# ---- columns


def _columned(content: str, lines: Sequence[Line], first: int) -> _Found:
    """Read a table set in columns by two spaces or more, or full-width spaces."""
    if _is_caption(content, lines[first]) or len(_pieces(content, lines[first], _GAP)) < 2:  # noqa: PLR2004 - two make a grid
        return None, first

    def fits(line: Line) -> bool:
        if is_rule(content, line):
            return True
        return (
            line.end - line.start <= _LONGEST_ROW
            and len(_pieces(content, line, _GAP)) > 1
            and not _SENTENCE.search(content, line.start, line.end)
            and not _is_caption(content, line)
        )

    last = _run(lines, first, fits, blanks=True)
    while last > first and is_rule(content, lines[last - 1]):
        last -= 1
    written = [line for line in lines[first:last] if not is_rule(content, line)]
    if len(written) < _LEAST_ROWS:
        return None, last
    rows = _in_columns(content, [(line, _pieces(content, line, _GAP)) for line in written])
    if rows is None or not _has_figures(content, rows) or not _is_grid(content, rows):
        return None, last
    return TypedTable(first, last, tuple(rows)), last


def _is_caption(content: str, line: Line) -> bool:
    characters = content[line.start : line.end]
    return is_labelled(characters) or is_unit_line(characters)


def _pieces(content: str, line: Line, gap: re.Pattern[str]) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    start = line.start
    for found in gap.finditer(content, line.start, line.end):
        pieces.append((start, found.start()))
        start = found.end()
    pieces.append((start, line.end))
    return pieces


def _has_figures(content: str, rows: Sequence[tuple[Field, ...]]) -> bool:
    """Tell whether at least two rows consist of figures after their first cell."""
    counted = 0
    for row in rows:
        cells = [content[field.start : field.end] for field in row if field.column > 0]
        cells = [cell for cell in cells if cell]
        counted += bool(cells) and sum(map(_is_amount, cells)) * 2 >= len(cells)
    return counted >= 2  # noqa: PLR2004 - one may be chance


def _in_columns(
    content: str, rows: Sequence[tuple[Line, list[tuple[int, int]]]]
) -> list[tuple[Field, ...]] | None:
    """Give each piece its column, by where it stands in the rows that have most of them."""
    counts = Counter(len(pieces) for _, pieces in rows)
    columns = max(counts)
    if columns > _MOST_COLUMNS:
        return None
    placed = [(_spans(content, line, pieces), pieces) for line, pieces in rows]
    models = [spans for spans, pieces in placed if len(pieces) == columns]
    lefts = [min(spans[column][0] for spans in models) for column in range(columns)]
    rights = [max(spans[column][1] for spans in models) for column in range(columns)]
    result: list[tuple[Field, ...]] = []
    for spans, pieces in placed:
        fields: list[Field] = []
        least = 0
        for index, ((left, right), piece) in enumerate(zip(spans, pieces, strict=True)):
            after = columns - (len(pieces) - index)
            column = index
            if len(pieces) < columns:
                column = max(
                    range(least, after + 1),
                    key=lambda at: (
                        min(right, rights[at]) - max(left, lefts[at]),
                        -abs(right - rights[at]),
                    ),
                )
            fields.append(Field(*piece, column))
            least = column + 1
        result.append(tuple(fields))
    return result


def _spans(content: str, line: Line, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    column, done = line.indent, line.start
    for start, end in pieces:
        left = column + width_of(content[done:start])
        column = left + width_of(content[start:end])
        spans.append((left, column))
        done = end
    return spans


# ---- single spaces


def _spaced(content: str, lines: Sequence[Line], first: int) -> _Found:
    """Read a table whose cells are parted by single spaces: a header, then labels and figures."""
    header = _pieces(content, lines[first], _SPACES)
    if (
        not 2 <= len(header) <= _MOST_COLUMNS  # noqa: PLR2004 - two make a grid
        or lines[first].end - lines[first].start > _LONGEST_ROW
    ):
        return None, first
    if _SENTENCE.search(content, lines[first].start, lines[first].end) or _is_caption(
        content, lines[first]
    ):
        return None, first
    amounts = [content[slice(*piece)] for piece in header if _is_amount(content[slice(*piece)])]
    if any(not _YEAR.fullmatch(amount) for amount in amounts):
        return None, first  # a row of figures itself
    for columns in (len(header), len(header) + 1):  # the corner may be empty
        rows = _spaced_rows(content, lines, first + 1, columns)
        if len(rows) >= _LEAST_ROWS:
            shift = columns - len(header)
            head = tuple(Field(*piece, at + shift) for at, piece in enumerate(header))
            return TypedTable(first, first + 1 + len(rows), (head, *rows)), first + 1 + len(rows)
    return None, first + _LEAST_ROWS


def _spaced_rows(
    content: str, lines: Sequence[Line], first: int, columns: int
) -> list[tuple[Field, ...]]:
    """Read lines of a label and figures for as long as they have a number of columns."""
    rows: list[tuple[Field, ...]] = []
    for at in range(first, len(lines)):
        line = lines[at]
        if line.blank_before or line.end - line.start > _LONGEST_ROW:
            break
        pieces = _pieces(content, line, _SPACES)
        figures = sum(_is_amount(content[slice(*piece)]) for piece in pieces[1:])
        if len(pieces) > columns and _figures_at_end(content, pieces) == columns - 1:
            pieces = [(pieces[0][0], pieces[-columns][1]), *pieces[1 - columns :]]
        label = content[slice(*pieces[0])]
        if (
            len(pieces) != columns
            or figures < max(_LEAST_FIGURES, columns // 2)
            or _is_amount(label)
            or _SENTENCE.search(label)
            or "，" in label
        ):
            break
        rows.append(tuple(Field(*piece, column) for column, piece in enumerate(pieces)))
    return rows


def _figures_at_end(content: str, pieces: list[tuple[int, int]]) -> int:
    count = 0
    while count < len(pieces) and _is_amount(content[slice(*pieces[-count - 1])]):
        count += 1
    return count


_READERS: Final = (_barred, _tabbed, _columned, _spaced)
