"""Lines of a report with all that the file shows about each: kind, stated level, print.

A line is a paragraph of the repaired text. What the file or the page layout says of it comes
in source offsets (blocks and tables) and in glyphs; here it is gathered line by line, so that
everything after weighs one kind of evidence, whatever format the report came in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from reportparse.outlining.evidence import is_caption
from reportparse.outlining.keys import key_of
from reportparse.outlining.sentences import is_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportparse.records import Block, BlockKind, Table
    from reportparse.text import Glyphs, Text

__all__ = ["UNKNOWN", "Line", "Print", "read_lines"]

_BOLD: Final = re.compile(
    r"bold|black|heavy|semibold|demi|hei(?!si)|simhei|黑|粗|w[6-9]\b|-b\b", re.IGNORECASE
)
"""What the name of a heavy font has in it; Hei is the sans-serif that Chinese headings are
set in (HeiseiMin, a serif, is not of it)."""

_TAGS: Final = 200
"""Characters of mark-up before a line in which its tags stand."""
_BOLD_OPEN: Final = re.compile(
    r"<(?:b|strong)\b[^<>]*>|<[a-z]+\b[^<>]*font-weight\s*:\s*(?:bold|[6-9]00)[^<>]*>",
    re.IGNORECASE,
)
_BOLD_CLOSE: Final = re.compile(r"</(?:b|strong)\s*>", re.IGNORECASE)
_BLOCK_OPEN: Final = re.compile(r"<(?:p|div|td|li|br|section|h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]*>|&(?:nbsp|emsp|ensp|#\d+|#x[0-9a-f]+);", re.IGNORECASE)
_VISIBLE: Final = re.compile(r"[^\s\u3000>]")

_CAPTION: Final = 120
"""Characters of a caption at most."""

_MARK: Final = re.compile(r"(?P<marks>#{1,6})[ \t\u3000]+(?=\S)")
"""Markdown's mark of a heading."""

_BODY: Final = 10
"""Size of the running text, in tenths of itself."""

_OVERLAPPING: Final = 64
"""Regions over one place that are looked at; blocks do not overlap, tables cover theirs."""

_OUTSIDE: Final = frozenset({"table", "furniture", "notice", "caption", "note"})


@dataclass(frozen=True, slots=True)
class Print:
    """How a line is printed, against the running text of the document."""

    size: int = 0
    """Font size in tenths of the running text's, rounded: 10 is running text; 0 if unknown."""
    bold: bool = False
    """Whether the line is set in a heavy font, and running text is not."""


UNKNOWN: Final = Print()
"""Print of a line whose file does not tell."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the text, white space at its ends left out."""

    start: int
    """First character in the text."""
    end: int
    content: str
    folded: str
    """The content in simplified characters, equally long."""
    kind: BlockKind = "paragraph"
    level: int | None = None
    """Level that the file states for a heading."""
    look: Print = UNKNOWN
    page: int = 0
    bold_lead: int = 0
    """Number of characters at the beginning set in a heavy font, where the rest is not."""

    @property
    def outside(self) -> bool:
        """Whether the line is no running text by what the file or its layout shows."""
        return self.kind in _OUTSIDE

    @property
    def told(self) -> bool:
        """Whether the line belongs to the text of its section; the notes of a report do."""
        return self.kind not in _OUTSIDE or self.kind == "note"


@dataclass(frozen=True, slots=True)
class _Region:
    start: int
    end: int
    kind: BlockKind
    level: int | None


def _regions(text: Text, blocks: Sequence[Block], tables: Sequence[Table]) -> list[_Region]:
    """Blocks, tables and their captions, in offsets of the text, in order."""
    found = [
        _Region(*text.find_source(block.start, block.end), block.kind, block.level)
        for block in blocks
    ]
    for table in tables:
        found.append(_Region(*text.find_source(table.start, table.end), "table", None))
        if table.caption:
            found.append(_Region(*text.find_source(*table.caption), "caption", None))
    return sorted(found, key=lambda region: (region.start, region.end, region.kind))


class _Covering:
    """Finds the region that covers most of a line."""

    def __init__(self, regions: list[_Region]) -> None:
        self.regions = regions
        self.starts = [region.start for region in regions]
        reach, furthest = [], 0
        for region in regions:
            furthest = max(furthest, region.end)
            reach.append(furthest)
        self.reach = reach

    def best(self, start: int, end: int) -> _Region | None:
        """Region with the longest overlap; the more telling kind where several tie."""
        best: tuple[int, int, _Region] | None = None
        at = bisect_right(self.starts, max(start, end - 1)) - 1
        least = at - _OVERLAPPING
        while at >= max(0, least) and self.reach[at] > start:
            region = self.regions[at]
            overlap = min(end, region.end) - max(start, region.start)
            telling = int(region.kind != "paragraph")
            if overlap > 0 and (best is None or (overlap, telling) > best[:2]):
                best = (overlap, telling, region)
            at -= 1
        if best is None or best[0] * 2 < end - start:
            return None
        return best[2]


@dataclass(frozen=True, slots=True, eq=False)
class _Fonts:
    """Size and weight of each source character, and those of the running text."""

    glyphs: Glyphs
    heavy: np.ndarray[tuple[int], np.dtype[np.bool_]]
    body_size: float
    body_heavy: bool

    @classmethod
    def of(cls, glyphs: Glyphs, blocks: Sequence[Block]) -> _Fonts:
        """Measure the running text: what is drawn, tables and other matter left out."""
        drawn = glyphs.fonts >= 0
        names = np.array([bool(_BOLD.search(name)) for name in glyphs.font_names] or [False])
        heavy = np.where(drawn, names[np.clip(glyphs.fonts, 0, len(names) - 1)], False)  # noqa: FBT003 - numpy's where has no names
        running = drawn & (glyphs.sizes > 0)
        for block in blocks:
            if block.kind in _OUTSIDE:
                running[block.start : block.end] = False
        sizes = Counter(np.round(glyphs.sizes[running], 1).tolist())
        body = max(sizes.items(), key=lambda item: (item[1], item[0]))[0] if sizes else 0.0
        share = float(heavy[running].mean()) if running.any() else 0.0
        return cls(glyphs, heavy, body, share > 0.5)  # noqa: PLR2004 - a half

    def look(self, places: np.ndarray[tuple[int], np.dtype[np.int32]]) -> tuple[Print, int]:
        """Print of some source characters, and how many at the beginning are heavy."""
        places = places[self.glyphs.fonts[places] >= 0]
        if not places.size:
            return UNKNOWN, 0
        sizes = self.glyphs.sizes[places]
        size = float(np.median(sizes[sizes > 0])) if (sizes > 0).any() else 0.0
        ratio = round(10 * size / self.body_size) if self.body_size and size else 0
        heavy = self.heavy[places]
        if self.body_heavy:
            return Print(ratio), 0
        bold = bool(heavy.mean() > 0.6)  # noqa: PLR2004 - most of it
        lead = int(np.argmin(heavy)) if not bold and not heavy.all() else 0
        return Print(ratio, bold), lead


def read_lines(
    text: Text, folded: str, blocks: Sequence[Block], tables: Sequence[Table]
) -> tuple[Line, ...]:
    """Gather the lines of a text that have anything in them.

    Args:
        text: the repaired text.
        folded: its characters in simplified form.
        blocks: what the file shows, in source offsets.
        tables: the tables, in source offsets.

    """
    covering = _Covering(_regions(text, blocks, tables))
    fonts = _Fonts.of(text.source.glyphs, blocks) if text.source.glyphs is not None else None
    tagged = fonts is None and bool(_BOLD_OPEN.search(text.source.content))
    lines: list[Line] = []
    for begin, end in _spans(text.content):
        region = covering.best(begin, end)
        kind = region.kind if region else "paragraph"
        level = region.level if region and kind == "heading" else None
        mark = _MARK.match(text.content, begin, end)
        if mark and kind in {"paragraph", "heading"}:
            kind, level = "heading", len(mark["marks"])
        start = mark.end() if mark else begin
        content = text.content[start:end]
        if kind == "paragraph" and _names_a_figure(content, folded[start:end]):
            kind = "caption"
        look, lead, page = UNKNOWN, 0, 0
        if tagged:
            look, lead = _tagged(text, start, end)
        if fonts is not None:
            look, lead = fonts.look(text.starts[start:end].clip(0, len(fonts.heavy) - 1))
            page = text.page(start) or 0
        lines.append(Line(start, end, content, folded[start:end], kind, level, look, page, lead))
    return tuple(_unfurnished(lines))


def _names_a_figure(content: str, folded: str) -> bool:
    """Whether a paragraph is no more than the caption of a table or figure."""
    short = len(content) < _CAPTION
    return short and is_caption(folded) and not is_sentence(content)


def _tagged(text: Text, start: int, end: int) -> tuple[Print, int]:
    """Print of a line of a page by the tags around it: whether it, or its beginning, is heavy."""
    where = text.source_range(start, end)
    markup = text.source.content
    before = markup[max(0, where.start - _TAGS) : where.start]
    before = before[before.rfind("\n") + 1 :] if "<" not in before.rpartition("\n")[0] else before
    opening = before[max((tag.start() for tag in _BLOCK_OPEN.finditer(before)), default=0) :]
    if not _BOLD_OPEN.search(opening) or _VISIBLE.search(_TAG.sub("", opening)):
        return UNKNOWN, 0
    closed = _BOLD_CLOSE.search(markup, where.start, where.end)
    if closed is None:
        return Print(0, bold=True), 0
    first, last = text.find_source(where.start, closed.start())
    return UNKNOWN, max(0, last - first)


def _unfurnished(lines: Sequence[Line]) -> Iterable[Line]:
    """Give back titles and headings that were taken for furniture as running headers repeat them.

    They are printed larger than the running text, and than the header of the same words.
    """
    sizes: dict[str, int] = {}
    for line in lines:
        if line.kind == "furniture":
            key = key_of(line.folded)
            sizes[key] = min(sizes.get(key, line.look.size), line.look.size)
    for line in lines:
        large = line.look.size > _BODY + 1
        if line.kind == "furniture" and large and sizes[key_of(line.folded)] < line.look.size:
            yield replace(line, kind="paragraph")
        else:
            yield line


def _spans(content: str) -> Iterable[tuple[int, int]]:
    """Lines without the white space around them, empty ones left out."""
    at = 0
    for raw in content.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = at + raw.index(stripped[0])
            yield start, start + len(stripped)
        at += len(raw) + 1
