"""Saved text: lines, paragraphs, headings and tables of a file without a layout of its own.

Lines stay as they are, but for white space at their ends and signs that show nothing. A text
that is clearly wrapped at a margin is joined into paragraphs; Markdown and tables that are
drawn with bars, tabs or spaces are recognised.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportparse.errors import EmptyDocumentError
from reportparse.reading.passages import blocks_and_tables
from reportparse.reading.plain.setting import set_out
from reportparse.records import Reading
from reportparse.text import Source, Text

if TYPE_CHECKING:
    from reportparse.reading.passages import Passage

__all__ = ["read_plain", "set_out"]


def read_plain(content: str) -> Reading:
    """Read a saved text.

    Args:
        content: the decoded file.

    Returns:
        Its lines, or its paragraphs where its lines are wrapped.

    Raises:
        EmptyDocumentError: there is nothing but white space in it.

    """
    text, passages = set_out(Text.of(Source(content)))
    if not passages:
        message = "The file has no text in it; fetch it again."
        raise EmptyDocumentError(message)
    blocks, tables = blocks_and_tables(text, passages)
    return Reading(text, "text/plain", blocks, tables, title=_title(text, passages))


def _title(text: Text, passages: tuple[Passage, ...]) -> str:
    """Return the title of a Markdown text: the first of its headings of the first level."""
    return next(
        (
            text.content[passage.start : passage.end]
            for passage in passages
            if passage.kind == "heading" and passage.level == 1
        ),
        "",
    )
