"""How long a line reads, and whether it ends as sentences do."""

from __future__ import annotations

import re
from typing import Final

from reportparse.language import IDEOGRAPH

__all__ = ["COLON", "TERMINAL", "is_sentence", "length_of"]

TERMINAL: Final = re.compile(
    r"[。；;，,、…](?:[”’」』）)\]\d]{0,4})$|(?:\w\w|[)%\d”\"])\.[”\"’)]?$"
)
"""The end of a sentence, or of a part of one."""

COLON: Final = re.compile(r"[:：]$")
"""The end of a line that announces what follows it."""

_ENDLESS: Final = 1_000
"""Characters beyond which a passage is no heading, byline or entry, whatever it consists of."""


def length_of(content: str) -> float:
    """Length of a passage as it reads: an ideograph counts one, an English word two.

    A passage far longer than any heading is not looked at more closely.
    """
    if len(content) > _ENDLESS:
        return float(len(content))
    ideographs = len(IDEOGRAPH.findall(content))
    return ideographs + 2 * len(re.findall(r"[A-Za-z0-9][\w.,%'’-]*", IDEOGRAPH.sub(" ", content)))


def is_sentence(content: str) -> bool:
    """Whether a line ends as sentences do."""
    return bool(TERMINAL.search(content.rstrip()))
