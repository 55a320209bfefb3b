"""Figures that a page sets in several cells, so that they stand below each other.

Financial statements on American pages give the currency sign and the closing bracket cells
of their own (``$ | (1,234 | )``). Such cells become one, if nothing else stands in their
columns.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reportparse.reading.lexicon import words
from reportparse.reading.passages import Entry, Passage, Position

if TYPE_CHECKING:
    from reportparse.text import Text

__all__ = ["join_split_figures"]

_CURRENCY: Final = "|".join(
    map(re.escape, sorted(words("cells", "currencies"), key=lambda word: (-len(word), word)))
)
_SIGN_BEFORE: Final = re.compile(rf"(?:{_CURRENCY})?\s?[(（]?(?<=.)")
_SIGN_AFTER: Final = re.compile(r"[)）]\s?[%％]?|[%％]")
_FIGURE: Final = re.compile(rf"(?:{_CURRENCY})?\s?[(（]?\s?[-–—]?[\d,.]*(?<=[\d–—-])")
_OPEN_FIGURE: Final = re.compile(r"[^)）%％]*[\d–—-]")


def join_split_figures(text: Text, table: Passage) -> tuple[Text, Passage]:
    """Join the cells of a table that make up one figure.

    Args:
        text: the text of the table and the line end after it.
        table: the table, in offsets of that text.

    Returns:
        The text without the tabs between such cells, and the table in its offsets.

    """
    entries = table.entries
    contents = [text.content[entry.start : entry.end] for entry in entries]
    occupied = {
        entry.position.column
        for entry, content in zip(entries, contents, strict=True)
        if content and entry.position.column_span == 1 and not _is_sign(content)
    }
    joints = [
        at
        for at, (before, after) in enumerate(pairwise(contents))
        if _adjoin(entries[at], entries[at + 1])
        and _belong(before, after, entries[at], entries[at + 1], occupied)
    ]
    if not joints:
        return text, table
    cuts = [(entries[at].end, entries[at + 1].start) for at in joints]
    joined = _join(entries, frozenset(joints))
    moved = _moved(joined, cuts)
    shift = sum(end - start for start, end in cuts)
    return text.without(cuts), replace(table, end=table.end - shift, entries=moved)


def _is_sign(content: str) -> bool:
    return bool(_SIGN_BEFORE.fullmatch(content) or _SIGN_AFTER.fullmatch(content))


def _adjoin(before: Entry, after: Entry) -> bool:
    return (
        before.position.row == after.position.row
        and before.position.column + before.position.column_span == after.position.column
        and before.position.row_span == after.position.row_span == 1
    )


def _belong(before: str, after: str, first: Entry, second: Entry, occupied: set[int]) -> bool:
    """Tell whether two neighbouring cells make up one figure."""
    if _SIGN_BEFORE.fullmatch(before) and _FIGURE.fullmatch(after):
        return first.position.column not in occupied
    if _SIGN_AFTER.fullmatch(after) and _OPEN_FIGURE.fullmatch(before):
        return second.position.column not in occupied
    return False


def _join(entries: tuple[Entry, ...], joints: frozenset[int]) -> list[Entry]:
    joined: list[Entry] = []
    for at, entry in enumerate(entries):
        if at - 1 in joints:
            first = joined[-1]
            place = first.position
            span = place.column_span + entry.position.column_span
            joined[-1] = replace(
                first, position=Position(place.row, place.column, 1, span), end=entry.end
            )
        else:
            joined.append(entry)
    return joined


def _moved(entries: list[Entry], cuts: list[tuple[int, int]]) -> tuple[Entry, ...]:
    """Move entries by what was cut out before their beginning and their end."""
    moved: list[Entry] = []
    waiting = iter((*cuts, (1 << 62, 1 << 62)))
    start, end = next(waiting)
    shift = 0
    for entry in entries:
        begin = entry.start - shift
        while start < entry.end:
            shift += end - start
            start, end = next(waiting)
        moved.append(replace(entry, start=begin, end=entry.end - shift))
    return tuple(moved)
