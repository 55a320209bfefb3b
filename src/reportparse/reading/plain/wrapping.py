"""Texts with lines of a fixed width: which lines belong to one paragraph.

Only a text whose lines clearly break at one margin is taken for wrapped: most lines reach
nearly the same width, and most of these stop in the middle of a sentence. Then a line goes on
in the next one if what stands there first would not have fitted.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reportparse.reading.characters import is_wide
from reportparse.reading.plain.lines import width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.reading.plain.lines import Line

__all__ = ["Margin", "continues", "find_margin"]

_NARROWEST: Final = 36
_WIDEST: Final = 140
"""Columns of a margin; below are lists, above are paragraphs."""

_LEAST_LINES: Final = 6
_FULL: Final = 0.8
"""Share of the margin from which a line counts as full when the margin is sought."""

_FULL_SHARE: Final = 0.5
"""Share of lines that must be full."""

_OPEN_SHARE: Final = 0.5
"""Share of full lines that must stop in the middle of a sentence."""

_WIDER_SHARE: Final = 0.02
"""Share of lines that may be wider than the margin (links, lines of tables)."""

_SLACK: Final = 2
"""Columns that a line may fall short of its margin, as with punctuation that must not begin one."""

_SENTENCE_END: Final = re.compile(r"[。！？!?；;：:.][”’」』）)\"']*$")
_FIRST_WORD: Final = re.compile(r"[^\s\u2e80-\uffef]+")
_CLOSING: Final = re.compile(r"[，。、；：？！）」』】》”’…—,.;:?!)]*")
_ITEM: Final = re.compile(
    r"[-*•·●○▪◆■□➢※①-⑳]\s?"
    r"|[（(]?(?:\d{1,2}|[一二三四五六七八九十壹貳參肆伍]{1,3}|[ivxIVX]{1,4}|[a-zA-Z])[)）、．]"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}\.?\s"
    r"|第[一二三四五六七八九十百\d]{1,4}[章节節条條部分]"
    r"|#{1,6}\s|>\s"
)


@dataclass(frozen=True, slots=True)
class Margin:
    """How the lines of a wrapped text are set."""

    width: int
    """Columns at which lines break."""
    indent: int
    """Columns by which most lines are set in."""
    parted: bool
    """Whether paragraphs are told apart by indentation or empty lines."""


def find_margin(content: str, lines: Sequence[Line]) -> Margin | None:
    """Find the margin of a wrapped text.

    Args:
        content: the text.
        lines: its lines, those of tables left out.

    Returns:
        The margin; None for a text whose lines are paragraphs.

    """
    followed = [
        line for line, after in pairwise(lines) if not after.blank_before and line.end < after.start
    ]
    if len(followed) < _LEAST_LINES:
        return None
    widths = sorted(line.width for line in followed)
    width = widths[min(len(widths) - 1, int(len(widths) * (1 - _WIDER_SHARE)))]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    wider = sum(line.width > width * 1.15 for line in lines)
    full = [line for line in followed if line.width >= width * _FULL]
    if wider > _WIDER_SHARE * len(lines) + 1 or len(full) < _FULL_SHARE * len(followed):
        return None
    opened = sum(
        not _SENTENCE_END.search(content[max(line.start, line.end - 4) : line.end]) for line in full
    )
    if len(full) < _LEAST_LINES or opened < _OPEN_SHARE * len(full):
        return None
    indent = min(
        Counter(line.indent for line in full).items(), key=lambda item: (-item[1], item[0])
    )[0]
    set_in = sum(line.indent > indent for line in lines)
    parted = set_in > 1 or any(line.blank_before for line in lines[1:])
    return Margin(width, indent, parted)


def continues(content: str, line: Line, after: Line, margin: Margin) -> bool:
    """Tell whether a line of a wrapped text goes on in the next one.

    Args:
        content: the text.
        line: a line.
        after: the one after it.
        margin: the margin of the text.

    """
    ended = _SENTENCE_END.search(content[max(line.start, line.end - 4) : line.end]) is not None
    if line.page != after.page:
        if ended:
            return False
    elif after.blank_before:
        return False
    if after.indent > max(line.indent, margin.indent) + 1:
        return False
    if after.indent > margin.indent + 1 and line.indent <= margin.indent:
        return False
    if _ITEM.match(content, after.start, after.end):
        return False
    if not margin.parted and ended:
        return False
    return line.width + _first_width(content, after) + _SLACK >= margin.width


def _first_width(content: str, line: Line) -> int:
    """Columns of what cannot be parted at the beginning of a line."""
    if is_wide(content[line.start]):
        closing = _CLOSING.match(content, line.start + 1, line.end)
        return 2 + (width_of(closing[0]) if closing else 0)
    word = _FIRST_WORD.match(content, line.start, line.end)
    return 1 + (width_of(word[0]) if word else 1)
