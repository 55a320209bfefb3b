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

_LOST: Final = re.compile(r"\ufffd+|(?:[锟錕]斤拷)+[锟錕]?")


def lost_changes(content: str) -> list[Change]:
    """Report the places at which characters are lost, and leave them as they are."""
    return [
        Change(
            found.start(),
            found.end(),
            found[0],
            KIND,
            "a decoder has put replacement characters where it found no character",
            "unrecoverable",
        )
        for found in _LOST.finditer(content)
    ]
