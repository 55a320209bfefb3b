"""The few signs of Markdown that reports use: headings, emphasis, links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.reading.plain.lines import Line

__all__ = ["MarkedHeading", "is_markdown", "marked_heading", "marks_in"]

_HEADING: Final = re.compile(r"(#{1,6})[ \t\u3000]+(?=\S)")
_EMPHASIS: Final = re.compile(r"(?<![*\\])(\*\*|__)(?=[^\s*_])([^*\n]{1,300}?)(?<=[^\s*_])\1(?!\*)")
_LINK: Final = re.compile(r"(!?\[)([^\[\]\n]{0,300})(\]\([^()\s]{1,2000}\))")


class MarkedHeading(NamedTuple):
    """A heading as Markdown marks it."""

    level: int
    length: int
    """Characters of the mark and the space after it."""


def marked_heading(content: str, line: Line) -> MarkedHeading | None:
    """Return the mark of a heading at the beginning of a line; None if there is none."""
    found = _HEADING.match(content, line.start, line.end)
    return MarkedHeading(len(found[1]), found.end() - found.start()) if found else None


def is_markdown(content: str, lines: Sequence[Line]) -> bool:
    """Tell whether a text is Markdown: its first line or several are marked as headings."""
    marked = sum(marked_heading(content, line) is not None for line in lines)
    return marked > 1 or bool(lines and marked_heading(content, lines[0]))


def marks_in(content: str, start: int, end: int) -> list[tuple[int, int]]:
    """Ranges of the signs for emphasis and links in a line; the words between them stay."""
    marks: list[tuple[int, int]] = []
    for found in _EMPHASIS.finditer(content, start, end):
        marks += (found.span(1), (found.end() - len(found[1]), found.end()))
    for found in _LINK.finditer(content, start, end):
        marks += (found.span(1), found.span(3))
    return marks
