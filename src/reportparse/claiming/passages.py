"""A text cut into passages of one language each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from reportparse.language import IDEOGRAPH, LATIN_WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Passage", "passages"]

_PIECE: Final = re.compile(
    r"""
    [^\n。！？!?.]* (?: [.!?] (?!\s) [^\n。！？!?.]* )*    # a full stop inside a number or name
    (?: [。！？]+ [”’」』）]* | [.!?]+ [”’"')]* \s* | \n+ | $ )
    """,
    re.VERBOSE,
)


class Passage(NamedTuple):
    """Sentences in a row that are in one language."""

    start: int
    end: int
    language: Literal["zh", "en"]


def _language(piece: str) -> Literal["zh", "en"] | None:
    """Language of a sentence; None if it has no words."""
    chinese = len(IDEOGRAPH.findall(piece))
    english = len(LATIN_WORD.findall(piece))
    if not chinese + english:
        return None
    return "zh" if chinese >= english else "en"


def passages(content: str) -> Iterator[Passage]:
    """Cut a text into passages of one language.

    Args:
        content: one or more paragraphs in Chinese, English or both.

    Yields:
        Passages in order; together they cover the text. A sentence without words belongs
        to the passage before it.

    """
    start = end = 0
    current: Literal["zh", "en"] | None = None
    while end < len(content):
        match = _PIECE.match(content, end)
        reached = max(match.end() if match else end + 1, end + 1)
        language = _language(content[end:reached])
        if current is not None and language not in {None, current}:
            yield Passage(start, end, current)
            start = end
        current = language or current
        end = reached
    if start < end:
        yield Passage(start, end, current or "zh")
