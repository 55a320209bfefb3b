"""Text that knows where it came from.

A :class:`Source` is what a reader took from a file, once and in reading order: the
characters, and for a PDF the page, box and font of each. A :class:`Text` is a string
derived from one source in which every character keeps the range of source characters
that it stands for. Slices, joins and edits keep that map, so that anything found in a
repaired text can be traced to the damaged original and to its place on the page.

The map is monotone: the starts never decrease along a text, nor do the ends. A character
that was kept stands for exactly one source character; the characters of a replacement
stand together for the whole range that they replaced, one for one where both are equally
long; an inserted character stands for an empty range.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Offsets = NDArray[np.int32]
    Boxes = NDArray[np.float32]

__all__ = ["Edit", "Glyphs", "Place", "Source", "SourceRange", "Text"]


class SourceRange(NamedTuple):
    """A half-open range of characters in a source."""

    start: int
    end: int


class Place(NamedTuple):
    """A box on a page, in points from the page's top left corner."""

    page: int
    """1 for the first page."""
    x0: float
    top: float
    x1: float
    bottom: float


_SAME_LINE: Final = 0.35
"""Share of a character's width by which the characters of an upright line differ in place."""


@dataclass(frozen=True, slots=True, eq=False)
class Glyphs:
    """Where and how each character of a PDF was drawn; arrays as long as the source.

    A character that the reader put in (a space, a line break) has page 0 and a box of zeros.
    """

    pages: NDArray[np.int32]
    """Page of each character, 1 for the first; 0 for a character that was put in."""
    boxes: Boxes
    """Shape (n, 4): x0, top, x1, bottom in points from the page's top left corner."""
    sizes: NDArray[np.float32]
    """Font size in points as drawn; 0 where the file does not tell."""
    fonts: NDArray[np.int16]
    """Index into :attr:`font_names`; -1 for a character that was put in."""
    font_names: tuple[str, ...] = ()
    standing: NDArray[np.int32] = field(init=False, repr=False)
    """Page of each character as :attr:`pages`, those that were put in counted to the page of
    the nearest drawn character before them, or of the first one; 0 if nothing is drawn."""

    def __post_init__(self) -> None:
        """Work out the page on which each character stands, once for all questions."""
        drawn = np.flatnonzero(self.pages)
        standing = self.pages
        if 0 < drawn.size < len(self.pages):
            nearest = np.searchsorted(drawn, np.arange(len(self.pages)), side="right") - 1
            standing = self.pages[drawn[np.maximum(nearest, 0)]]
        object.__setattr__(self, "standing", standing)


def _are_one_line(line: Place, box: Place) -> bool:
    """Tell whether a character stands on a line, which may run up or down a turned page."""
    if line.top <= (box.top + box.bottom) / 2 <= line.bottom:
        return True
    near = _SAME_LINE * (box.x1 - box.x0)
    return (
        abs(box.x0 - line.x0) < near
        and abs(box.x1 - line.x1) < near
        and box.top - line.bottom < near
        and line.top - box.bottom < near
    )


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """The characters of one file as they were read, before any repair.

    For HTML and saved text these are all characters of the decoded file, mark-up
    included, so that an offset here is an offset in the file; for PDF they are the
    characters in reading order, with the spaces and line breaks that the page implies.
    """

    content: str
    glyphs: Glyphs | None = None

    def places(self, where: SourceRange) -> tuple[Place, ...]:
        """Boxes that cover a range of characters, one for each line on each page.

        Args:
            where: the range; clipped to the source.

        Returns:
            The boxes in reading order; empty if the source has no pages.

        """
        if self.glyphs is None:
            return ()
        pages = self.glyphs.pages[where.start : where.end]
        boxes = self.glyphs.boxes[where.start : where.end]
        lines: list[Place] = []
        for page, (x0, top, x1, bottom) in zip(pages.tolist(), boxes.tolist(), strict=True):
            if page == 0:
                continue
            last = lines[-1] if lines else None
            box = Place(page, x0, top, x1, bottom)
            if last and last.page == page and _are_one_line(last, box):
                lines[-1] = Place(
                    page,
                    min(last.x0, x0),
                    min(last.top, top),
                    max(last.x1, x1),
                    max(last.bottom, bottom),
                )
            else:
                lines.append(box)
        return tuple(lines)

    def page_of(self, offset: int) -> int | None:
        """Page on which a character stands, or the nearest one before it; None without pages."""
        if self.glyphs is None or not len(self.glyphs.standing):
            return None
        last = len(self.glyphs.standing) - 1
        return int(self.glyphs.standing[min(offset, last)]) or None


class Edit(NamedTuple):
    """Replace the characters from start to end of a text by others."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A string whose every character knows its range in the source.

    Build one with :meth:`of`; derive others by slicing, :meth:`join`, ``+`` and :meth:`edit`.
    """

    content: str
    source: Source = field(repr=False)
    starts: Offsets = field(repr=False)
    """First source character of each character; never decreasing."""
    ends: Offsets = field(repr=False)
    """One past the last source character of each character; never decreasing."""

    def __post_init__(self) -> None:
        """Refuse a map that does not fit.

        Raises:
            ValueError: the map is not as long as the content, or not monotone.

        """
        if not len(self.content) == len(self.starts) == len(self.ends):
            message = "a text and its map must be equally long"
            raise ValueError(message)
        if len(self.content) > 1 and (
            (self.starts[1:] < self.starts[:-1]).any() or (self.ends[1:] < self.ends[:-1]).any()
        ):
            message = "the parts of a text must stand in the order of its source"
            raise ValueError(message)

    @classmethod
    def of(cls, source: Source | str, start: int = 0, end: int | None = None) -> Text:
        """Text of a source as it stands, or of a part of it.

        Args:
            source: the source, or a plain string that becomes its own source.
            start: first character taken.
            end: one past the last character taken; the end of the source by default.

        """
        if isinstance(source, str):
            source = Source(source)
        start, end, _ = slice(start, end).indices(len(source.content))
        starts = np.arange(start, max(start, end), dtype=np.int32)
        return cls(source.content[start:end], source, starts, starts + 1)

    @classmethod
    def join(cls, parts: Sequence[Text], source: Source | None = None) -> Text:
        """Parts of one source, one after the other.

        Args:
            parts: texts of the same source, in the order of the source.
            source: the source of the result where there are no parts.

        Raises:
            ValueError: the parts have different sources, or stand in another order than
                their source, or there is neither a part nor a source.

        """
        if not parts:
            if source is None:
                message = "an empty join needs a source"
                raise ValueError(message)
            return cls.of(source, 0, 0)
        source = parts[0].source
        if any(part.source is not source for part in parts):
            message = "only texts of one source can be joined"
            raise ValueError(message)
        return cls(
            "".join(part.content for part in parts),
            source,
            np.concatenate([part.starts for part in parts]),
            np.concatenate([part.ends for part in parts]),
        )

    def __str__(self) -> str:
        """Return the characters alone."""
        return self.content

    def __len__(self) -> int:
        """Count the characters."""
        return len(self.content)

    def __eq__(self, other: object) -> bool:
        """Tell whether both have the same characters from the same places of one source."""
        if not isinstance(other, Text):
            return NotImplemented
        return (
            self.source is other.source
            and self.content == other.content
            and bool((self.starts == other.starts).all())
            and bool((self.ends == other.ends).all())
        )

    def __hash__(self) -> int:
        """Hash by content."""
        return hash(self.content)

    def __getitem__(self, part: slice) -> Text:
        """Return a slice (step 1) that keeps its origin."""
        start, end, step = part.indices(len(self.content))
        if step != 1:
            message = "a text is sliced in steps of one"
            raise ValueError(message)
        end = max(start, end)
        return Text(
            self.content[start:end], self.source, self.starts[start:end], self.ends[start:end]
        )

    def __add__(self, other: Text) -> Text:
        """Join two texts of one source; the other one stands later in it."""
        return Text.join((self, other))

    def strip(self) -> Text:
        """Return the text without white space at its ends."""
        stripped = self.content.strip()
        if not stripped:
            return self[:0]
        start = len(self.content) - len(self.content.lstrip())
        return self[start : start + len(stripped)]

    def edit(self, edits: Iterable[Edit]) -> Text:
        """Apply edits, all given in offsets of this text.

        Args:
            edits: sorted and not overlapping; several insertions at one place are
                applied in the order given.

        Returns:
            The edited text. A replacement as long as what it replaces is mapped one for
            one; any other stands for the whole of what it replaced.

        Raises:
            ValueError: an edit overlaps the one before it, or lies outside the text.

        """
        contents: list[str] = []
        starts: list[Offsets] = []
        ends: list[Offsets] = []
        done = mapped = 0
        for start, end, replacement in edits:
            if not done <= start <= end <= len(self.content):
                message = f"edit {start}:{end} overlaps another or lies outside the text"
                raise ValueError(message)
            contents += (self.content[done:start], replacement)
            done = end
            if len(replacement) == end - start:
                continue  # the map stays as it is, so that converting a script costs little
            starts.append(self.starts[mapped:start])
            ends.append(self.ends[mapped:start])
            mapped = end
            if replacement:
                where = self.source_range(start, end)
                starts.append(np.full(len(replacement), where.start, np.int32))
                ends.append(np.full(len(replacement), where.end, np.int32))
        contents.append(self.content[done:])
        starts.append(self.starts[mapped:])
        ends.append(self.ends[mapped:])
        return Text("".join(contents), self.source, np.concatenate(starts), np.concatenate(ends))

    def source_range(self, start: int = 0, end: int | None = None) -> SourceRange:
        """Source characters that a part of the text stands for.

        Args:
            start: first character of the part.
            end: one past its last; the end of the text by default.

        Returns:
            The range. For an empty part, the gap between its neighbours (an empty range,
            unless both neighbours come from one replacement).

        """
        end = len(self.content) if end is None else end
        if start < end:
            return SourceRange(int(self.starts[start]), int(self.ends[end - 1]))
        before = int(self.ends[start - 1]) if start > 0 else None
        after = int(self.starts[start]) if start < len(self.content) else None
        if before is None:
            return SourceRange(after or 0, after or 0)
        if after is None:
            return SourceRange(before, before)
        return SourceRange(min(before, after), before)

    def source_text(self, start: int = 0, end: int | None = None) -> str:
        """Return what stands in the source where a part of the text came from."""
        where = self.source_range(start, end)
        return self.source.content[where.start : where.end]

    def find_source(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of the part of this text that came from a range of the source.

        Args:
            start: first source character.
            end: one past the last.

        Returns:
            Half-open range of this text; empty if nothing of the source range is left.
            A replacement belongs to the range in which what it replaced begins.

        """
        # as the map's own type: numpy would else copy the whole map to a wider one each time
        first, last = self.starts.searchsorted(np.array((start, end), self.starts.dtype)).tolist()
        return first, max(first, last)

    def without(self, ranges: Iterable[tuple[int, int]]) -> Text:
        """Return the text with some sorted, separate ranges of it left out."""
        return self.edit(Edit(start, end, "") for start, end in ranges)

    def places(self, start: int = 0, end: int | None = None) -> tuple[Place, ...]:
        """Boxes on the pages that a part of the text covers, one for each line."""
        return self.source.places(self.source_range(start, end))

    def page(self, offset: int) -> int | None:
        """Page of the character at an offset, 1 for the first; None if there are no pages."""
        if not self.content:
            return self.source.page_of(0)
        return self.source.page_of(int(self.starts[min(offset, len(self.content) - 1)]))
