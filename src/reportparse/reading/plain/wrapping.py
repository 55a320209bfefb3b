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

_USUAL: Final = 0.6
"""Share of full lines that the margin covers; punctuation may hang over it."""

_SLACK: Final = 2
"""Columns that a line may fall short of its margin, as with punctuation that must not begin one."""

_SENTENCE_END: Final = re.compile(r"[。！？!?；;：:.][”’」』）)\"']*$")
_LEAST_SET_IN: Final = 3
"""Paragraphs whose first line is set in, from which it is a habit."""

_HABIT: Final = 0.9
"""Share of lines set in that must be first ones."""

_WIDE_TEXT: Final = re.compile(r"[\u2e80-\uffef]")
_FULL_STOP: Final = re.compile(r"[。！？!?.][”’」』）)\"']*$")
"""What ends a sentence for good: it does not go on over the page."""

_FIRST_WORD: Final = re.compile(r"[^\s\u2e80-\uffef]+")
_CLOSING: Final = re.compile(r"[，。、；：？！）」』】》”’…—,.;:?!)]*")
_ITEM: Final = re.compile(
    r"[*•·●○▪◆■□➢※]\s?|[①-⑳-]\s|[（(]?[一二三四五六七八九十壹貳參肆伍]{1,3}[)）、．]"
    r"|第[一二三四五六七八九十百\d]{1,4}[章节節条條部分]|#{1,6}\s|>\s"
)
"""What only the first line of a paragraph begins with."""

_COUNTED: Final = re.compile(
    r"[（(]?(?:\d{1,2}|[ivxIVX]{1,4}|[a-zA-Z])[)）、．]|\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+(?![a-z])"
)
"""What may also stand in the middle of a sentence (… up to / 3.4 of the report)."""


@dataclass(frozen=True, slots=True)
class Margin:
    """How the lines of a wrapped text are set."""

    width: int
    """Columns at which lines break."""
    indent: int
    """Columns by which most lines are set in."""
    parted: bool
    """Whether paragraphs are told apart by indentation or empty lines."""
    set_in: bool
    """Whether the first lines of paragraphs are set in."""
    counted: bool = False
    """Whether the width counts characters, not columns."""


def find_margin(content: str, lines: Sequence[Line]) -> Margin | None:
    """Find the margin of a wrapped text.

    Args:
        content: the text.
        lines: its lines, those of tables left out.

    Returns:
        The margin; None for a text whose lines are paragraphs.

    """
    measured = [_measure(content, lines, counted=counted) for counted in (False, True)]
    found = [entry for entry in measured if entry is not None]
    return max(found, key=lambda entry: entry[0])[1] if found else None


def _measure(content: str, lines: Sequence[Line], *, counted: bool) -> tuple[float, Margin] | None:
    """Find the margin in columns or in characters, and the share of lines that reach it."""
    widths = [_extent(line, counted=counted) for line in lines]
    followed = [at for at, (_, after) in enumerate(pairwise(lines)) if not after.blank_before]
    if len(followed) < _LEAST_LINES:
        return None
    ordered = sorted(widths[at] for at in followed)
    most = ordered[min(len(ordered) - 1, int(len(ordered) * (1 - _WIDER_SHARE)))]
    full = [at for at in followed if widths[at] >= most * _FULL]
    wider = sum(width > most * 1.15 for width in widths)
    opened = sum(not _ends(content, lines[at]) for at in full)
    if (
        not _NARROWEST >> counted <= most <= _WIDEST >> counted
        or wider > _WIDER_SHARE * len(lines) + 1
        or len(full) < max(_LEAST_LINES, _FULL_SHARE * len(followed))
        or opened < _OPEN_SHARE * len(full)
    ):
        return None
    width = sorted(widths[at] for at in full)[int(len(full) * _USUAL)]
    indents = Counter(lines[at].indent for at in full)
    indent = min(indents.items(), key=lambda item: (-item[1], item[0]))[0]
    begins = [
        widths[at] < width * _FULL or _ends(content, line) or after.blank_before
        for at, (line, after) in enumerate(pairwise(lines))
        if after.indent > indent + 1
    ]
    set_in = len(begins) >= _LEAST_SET_IN and sum(begins) >= _HABIT * len(begins)
    parted = set_in or any(line.blank_before for line in lines[1:])
    reached = sum(abs(widths[at] - width) <= 1 for at in full) / len(full)
    return reached, Margin(width, indent, parted, set_in, counted)


def _extent(line: Line, *, counted: bool) -> int:
    """Columns to the end of a line, or its characters, each full-width space counting one."""
    return line.end - line.start + line.indent // 2 if counted else line.width


def _ends(content: str, line: Line, how: re.Pattern[str] = _SENTENCE_END) -> bool:
    """Tell whether a sentence, or a part of one, ends where a line ends."""
    return how.search(content[max(line.start, line.end - 4) : line.end]) is not None


def continues(content: str, lines: Sequence[Line], first: int, after: int, margin: Margin) -> bool:
    """Tell whether a paragraph of a wrapped text goes on in the next line.

    Args:
        content: the text.
        lines: its lines.
        first: index of the first line of the paragraph.
        after: index of the line after those that belong to it so far.
        margin: the margin of the text.

    """
    begin, line, following = lines[first], lines[after - 1], lines[after]
    then = lines[after + 1] if after + 1 < len(lines) else None
    return _may_continue(content, begin, line, following, margin) and not (
        margin.set_in
        and then is not None
        and then.indent > margin.indent + 1
        and (_ends(content, line) or _COUNTED.match(content, following.start, following.end))
        and not _ends(content, following)  # it is the only line of its own, not the last of many
    )


def _may_continue(content: str, first: Line, line: Line, after: Line, margin: Margin) -> bool:
    ended = _ends(content, line)
    stopped = _ends(content, line, _FULL_STOP) if line.page != after.page else after.blank_before
    if stopped or _is_heading(first, margin):
        return False
    if after.indent > margin.indent + 1 and (ended or after.indent > line.indent + 1):
        return False
    if _ITEM.match(content, after.start, after.end):
        return False
    if ended and (not margin.parted or _COUNTED.match(content, after.start, after.end)):
        return False
    slack = _SLACK if _WIDE_TEXT.search(content, line.start, line.end) else 0
    first_word = _first_word(content, after)
    needed = len(first_word) if margin.counted else width_of(first_word)
    return _extent(line, counted=margin.counted) + needed + slack > margin.width


def _is_heading(first: Line, margin: Margin) -> bool:
    """Tell whether a line stands out where the first lines of paragraphs are set in."""
    return margin.set_in and first.indent <= margin.indent


def _first_word(content: str, line: Line) -> str:
    """Return what cannot be parted at the beginning of a line, and a space before a word."""
    if is_wide(content[line.start]):
        closing = _CLOSING.match(content, line.start + 1, line.end)
        return content[line.start] + (closing[0] if closing else "")
    word = _FIRST_WORD.match(content, line.start, line.end)
    return " " + (word[0] if word else content[line.start])
