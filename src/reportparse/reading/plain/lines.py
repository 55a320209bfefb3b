"""The lines of a saved text: where they begin and end, and how wide they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from reportparse.errors import LimitError
from reportparse.reading.characters import INVISIBLE, WHITE, is_wide

__all__ = ["MOST_LINES", "Line", "read_lines", "width_of"]

MOST_LINES: Final = 1_000_000
"""Lines of one text; a yearbook has about a hundred thousand."""

_LINE: Final = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+|\f")
_BREAK: Final = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")
_BLANK: Final = f"{WHITE}\u3000"
_LEADING: Final = re.compile(rf"[{_BLANK}{INVISIBLE}]*+")
_TRAILING: Final = re.compile(rf"[^{_BLANK}{INVISIBLE}]")
_WIDE: Final = re.compile(r"[^\x00-\u10ff\u2000-\u2e7f]")
_TAB: Final = 8
"""Columns from one tab stop to the next."""

_LONGEST_MEASURED: Final = 400
"""Characters of a line that are measured; longer ones are paragraphs, whatever their width."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it; white space at its ends is left out."""

    start: int
    """First character in the text."""
    end: int
    begin: int
    """First character with the white space before it."""
    indent: int
    """Columns of white space before it."""
    width: int
    """Columns from the margin to its end; a full-width character takes two."""
    blank_before: bool = False
    """Whether an empty line stands before it."""
    page: int = 0
    """Number of page breaks before it."""


def width_of(characters: str) -> int:
    """Count the columns that characters take, a tab counting as one."""
    return len(characters) + len(_WIDE.findall(characters))


def _indent_of(characters: str) -> int:
    columns = 0
    for character in characters:
        if character == "\t":
            columns += _TAB - columns % _TAB
        elif character in _BLANK:
            columns += 2 if is_wide(character) else 1
    return columns


def read_lines(content: str) -> list[Line]:
    """Cut a text into its lines.

    Args:
        content: characters with line ends of any system.

    Returns:
        The lines that have something on them, in order.

    Raises:
        LimitError: there are more of them than :data:`MOST_LINES`.

    """
    lines: list[Line] = []
    page = done = 0
    for found in _LINE.finditer(content):
        if found[0] == "\f":
            page += 1
            continue
        leading = _LEADING.match(content, found.start(), found.end())
        start = leading.end() if leading else found.start()
        if start == found.end():
            continue
        end = found.start() + len(found[0].rstrip(_BLANK))
        while end > start and not _TRAILING.match(content, end - 1):
            end -= 1
        breaks = len(_BREAK.findall(content, done, found.start()))
        if len(lines) == MOST_LINES:
            message = f"The text has more than {MOST_LINES:,} lines; split it."
            raise LimitError(message)
        indent = _indent_of(content[found.start() : start])
        measured = content[start : min(end, start + _LONGEST_MEASURED)]
        lines.append(
            Line(
                start,
                end,
                found.start(),
                indent,
                indent + width_of(measured) + end - start - len(measured),
                blank_before=breaks > 1,
                page=page,
            )
        )
        done = end
    return lines
