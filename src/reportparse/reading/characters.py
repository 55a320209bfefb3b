"""Kinds of characters that every reader treats alike."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["INVISIBLE", "WHITE", "is_wide", "joins_without_space"]

INVISIBLE: Final = (
    "\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
)
"""Characters that show nothing (controls, soft hyphens, joiners, marks of direction), for use
within the brackets of a pattern."""

WHITE: Final = (
    " \t\n\r\f\v\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f"
)
"""White space except the full-width space, each character by itself."""

_WIDE: Final = re.compile(
    r"[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f"
    r"\uff01-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd]"
)
_QUOTES: Final = "“”‘’—…·"


def is_wide(character: str) -> bool:
    """Tell whether a character takes the room of two, as Chinese ones do."""
    return _WIDE.match(character) is not None


def joins_without_space(before: str, after: str) -> bool:
    """Tell whether a line that ends in one character goes on with the other without a space.

    Both are full-width, or one is and the other is a sign that Chinese text shares with
    English (a quotation mark, a dash).
    """
    if is_wide(before):
        return is_wide(after) or after in _QUOTES
    return is_wide(after) and before in _QUOTES
