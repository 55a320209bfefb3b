"""Parts in reading order become the source, its glyphs, and the records that point into it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from reportparse.reading.pdf.joining import repeated_rows, with_rows_joined
from reportparse.reading.pdf.paragraphs import flattened, is_entry, words_of
from reportparse.reading.pdf.parts import Part, Passage, TablePart
from reportparse.reading.pdf.runs import GAP, begins_wide
from reportparse.records import Block, Cell, Table
from reportparse.text import Glyphs, Source, SourceRange

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportparse.reading.pdf.opening import Bookmark
    from reportparse.reading.pdf.page import Page
    from reportparse.reading.pdf.paragraphs import Words
    from reportparse.reading.pdf.tables.draft import DraftCell, DraftTable

__all__ = ["Assembled", "assembled", "with_bookmarks", "with_contents", "with_tags"]

_MOSTLY_HEADINGS: Final = 0.3
"""Share of the text that headings make up at most."""

_TRAILING_LEADERS: Final = re.compile(r"\s?(?:[.．·…‥_]{2,}|(?: [.·…]){2,})\s*$")
_LONGEST_LEADERS: Final = 200

_FEWEST_ENTRIES: Final = 3
"""Entries without leaders that make a list of contents."""


@dataclass(frozen=True, slots=True, eq=False)
class Assembled:
    """What is handed on."""

    source: Source
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]


@dataclass(slots=True)
class _Writer:
    """Content and glyphs as they grow."""

    length: int = 0
    contents: list[str] = field(default_factory=list)
    stretches: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    """Page and glyphs of each stretch."""
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def write(self, content: str, page: int = 0, glyphs: tuple[int, ...] = ()) -> None:
        """Write characters; those without glyphs are put in."""
        if content:
            self.contents.append(content)
            self.stretches.append((page, glyphs or (GAP,) * len(content)))
            self.length += len(content)


def assembled(
    parts: Sequence[Part], pages: Mapping[int, Page], fonts: tuple[str, ...]
) -> Assembled:
    """Write the parts down one after the other.

    Args:
        parts: parts in reading order.
        pages: the pages that their glyphs are on, by index.
        fonts: names of the fonts.

    """
    words = words_of(
        [line.content for part in parts if isinstance(part, Passage) for line in part.lines]
    )
    writer = _Writer()
    for part in parts:
        if isinstance(part, Passage):
            _write_passage(writer, part, words)
        else:
            _write_table(writer, part, words)
    return Assembled(_source(writer, pages, fonts), tuple(writer.blocks), tuple(writer.tables))


def _write_passage(writer: _Writer, passage: Passage, words: Words) -> SourceRange:
    start = writer.length
    for text in flattened(passage.lines, words):
        writer.write(text.content, text.page, text.glyphs)
    end = writer.length
    writer.write("\n")
    if passage.kind != "text":
        writer.blocks.append(Block(passage.kind, start, end, passage.level))
    return SourceRange(start, end)


def _write_table(writer: _Writer, part: TablePart, words: Words) -> None:
    captions = [_write_passage(writer, caption, words) for caption in part.captions]
    start = writer.length
    place = len(writer.blocks)
    cells: list[Cell] = []
    left_out: list[tuple[DraftTable, int]] = []
    above = 0
    for number, table in enumerate(with_rows_joined(part.tables)):
        repeated = repeated_rows(part.tables[0], table) if number else 0
        if repeated:
            left_out.append((table, repeated))
        cells += _write_rows(writer, table, repeated, above)
        above += table.rows - repeated
    end = writer.length
    writer.blocks.insert(place, Block("table", start, end))
    notes = [_write_passage(writer, note, words) for note in part.notes]
    for table, repeated in left_out:
        head = writer.length
        _write_rows(writer, table, 0, 0, repeated)
        writer.blocks.append(Block("furniture", head, writer.length))
    writer.tables.append(
        Table(
            start,
            end,
            tuple(cells),
            SourceRange(captions[0].start, captions[-1].end) if captions else None,
            tuple(notes),
        )
    )


def _write_rows(
    writer: _Writer, table: DraftTable, first: int, above: int, last: int | None = None
) -> list[Cell]:
    """Write rows of a table from a first one on, and place their cells."""
    rows: dict[int, list[DraftCell]] = {}
    for cell in table.cells:
        if first <= cell.row and (last is None or cell.row < last):
            rows.setdefault(cell.row, []).append(cell)
    cells = []
    for row in range(first, table.rows if last is None else last):
        for place, cell in enumerate(sorted(rows.get(row, ()), key=lambda cell: cell.column)):
            if place:
                writer.write("\t")
            start = writer.length
            for text in (cell.text, cell.rest):
                if text.content and writer.length > start and not begins_wide(text.content):
                    writer.write(" ")
                writer.write(text.content, text.page, text.glyphs)
            cells.append(
                Cell(
                    row - first + above,
                    cell.column,
                    start,
                    writer.length - _leaders(cell),
                    cell.row_span,
                    cell.column_span,
                    cell.header,
                )
            )
        writer.write("\n")
    return cells


def _leaders(cell: DraftCell) -> int:
    """Count the leaders at the end of a label, which lead to its figures."""
    content = cell.rest.content or cell.text.content
    found = _TRAILING_LEADERS.search(content[-_LONGEST_LEADERS:])
    return len(found[0]) if found and len(found[0]) < len(content) else 0


def _source(writer: _Writer, pages: Mapping[int, Page], fonts: tuple[str, ...]) -> Source:
    count = writer.length
    on_pages = np.zeros(count, np.int32)
    boxes = np.zeros((count, 4), np.float32)
    sizes = np.zeros(count, np.float32)
    indices = np.full(count, -1, np.int16)
    glyphs = np.fromiter((glyph for _, some in writer.stretches for glyph in some), np.intp, count)
    lengths = [len(some) for _, some in writer.stretches]
    owners = np.repeat([page for page, _ in writer.stretches], lengths)
    drawn = np.flatnonzero(glyphs >= 0)
    drawn = drawn[np.argsort(owners[drawn], kind="stable")]
    present, starts = np.unique(owners[drawn], return_index=True)
    for page, places in zip(present.tolist(), np.split(drawn, starts[1:]), strict=True):
        characters = pages[page].characters
        which = glyphs[places]
        on_pages[places] = page + 1
        boxes[places] = characters.boxes[which]
        sizes[places] = characters.sizes[which]
        indices[places] = characters.fonts[which]
    return Source("".join(writer.contents), Glyphs(on_pages, boxes, sizes, indices, fonts))


def _bare(content: str) -> str:
    return "".join(unicodedata.normalize("NFKC", content).split()).casefold()


def with_bookmarks(parts: Sequence[Part], bookmarks: Iterable[Bookmark]) -> list[Part]:
    """Mark the lines that the file's own outline leads to as headings.

    Args:
        parts: parts in reading order.
        bookmarks: the outline.

    """
    marked = list(parts)
    by_page: dict[int, list[int]] = {}
    for place, part in enumerate(marked):
        if isinstance(part, Passage) and part.kind == "text":
            for page in {line.page + 1 for line in part.lines}:
                by_page.setdefault(page, []).append(place)
    taken: set[int] = set()
    for bookmark in bookmarks:
        if bookmark.page is None:
            continue
        title = _bare(bookmark.title)
        for place in by_page.get(bookmark.page, ()):
            part = marked[place]
            if place in taken or not isinstance(part, Passage):
                continue
            content = _bare("".join(line.content for line in part.lines))
            if title and (content == title or _is_numbered(content, title)):
                marked[place] = replace(part, kind="heading", level=bookmark.level)
                taken.add(place)
                break
    return marked


def with_tags(parts: Sequence[Part], pages: Mapping[int, Page]) -> list[Part]:
    """Mark the lines that the file tags as headings.

    A file that tags most of its text as headings is not believed.

    Args:
        parts: parts in reading order.
        pages: the pages, by index.

    """
    marked = list(parts)
    total = tagged = 0
    for place, part in enumerate(marked):
        if isinstance(part, Passage) and part.kind == "text":
            length = sum(len(line.content) for line in part.lines)
            total += length
            level = _tagged_level(part, pages)
            if level is not None:
                tagged += length
                marked[place] = replace(part, kind="heading", level=level)
    return marked if tagged < _MOSTLY_HEADINGS * total else list(parts)


def _tagged_level(part: Passage, pages: Mapping[int, Page]) -> int | None:
    """Level of the tagged heading that a passage is; None if it is none."""
    first = part.lines[0]
    return pages[first.page].headings[first.heading - 1].level if first.heading else None


def _is_numbered(content: str, title: str) -> bool:
    """Tell whether a heading is a bookmark's title behind its number, or without it."""
    longer, shorter = (content, title) if len(content) > len(title) else (title, content)
    return (
        len(shorter) > 1
        and longer.endswith(shorter)
        and len(longer) - len(shorter) < 8  # noqa: PLR2004 - characters of a number
        and bool(
            re.match(r"^[\W\d一二三四五六七八九十第章节節条條部分篇a-z]+$", longer[: -len(shorter)])
        )
    )


def with_contents(parts: Sequence[Part]) -> list[Part]:
    """Mark the entries of lists of contents.

    An entry without leaders is known by its neighbours, whose numbers do not fall.

    Args:
        parts: parts in reading order.

    """
    marked = list(parts)
    start = 0
    while start < len(marked):
        end = start
        numbers: list[int] = []
        while end < len(marked):
            number = _page_of(marked[end])
            if number is None or (numbers and number < numbers[-1]):
                break
            numbers.append(number)
            end += 1
        for place in range(start, end):
            part = marked[place]
            leaders = isinstance(part, Passage) and not part.lines[-1].tail
            if isinstance(part, Passage) and (leaders or end - start >= _FEWEST_ENTRIES):
                marked[place] = replace(part, kind="contents")
        start = max(end, start + 1)
    return marked


def _page_of(part: Part) -> int | None:
    """Page that an entry of a list of contents names; None if the part is none."""
    if not isinstance(part, Passage) or part.kind != "text" or not is_entry(part.lines[-1]):
        return None
    digits = re.search(r"(\d{1,4})\W*$", part.lines[-1].content)
    return int(digits[1]) if digits else 0
