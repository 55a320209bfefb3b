"""Characters that are gone for good: reported, never guessed at.

U+FFFD stands where a decoder found no character; ``锟斤拷`` is the same after its own bytes
were read as GBK. Which characters they were, nothing in the text tells any more.
"""

from __future__ import annotations

import re
from typing import Final

from reportparse.repairing.account import Change

__all__ = ["LOST", "lost_changes"]

KIND: Final = "lost_character"
LOST: Final = frozenset("\ufffd锟錕")
"""Characters of which one at least stands wherever something is lost."""

_MOST_ROWS: Final = 2_000
_LOST: Final = re.compile(r"\ufffd+|(?:[锟錕]斤拷)+[锟錕]?")


def lost_changes(content: str) -> list[Change]:
    """Report the places at which characters are lost, and leave them as they are.

    Args:
        content: any text. Where very many are lost, those near one another share a row.

    """
    spans = [found.span() for found in _LOST.finditer(content)]
    if len(spans) > _MOST_ROWS:
        spans = _joined(spans, len(content) // _MOST_ROWS)
    rule = "a decoder has put replacement characters where it found no character"
    return [
        Change(start, end, content[start:end], KIND, rule, "unrecoverable") for start, end in spans
    ]


def _joined(spans: list[tuple[int, int]], near: int) -> list[tuple[int, int]]:
    """Join the spans that begin less than so many characters after the first one of a group."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start - joined[-1][0] <= near:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
