"""Spaces that no author wrote: in the middle of a Chinese word, or between the signs of a number.

A space between two ideographs is stray only if it parts a word: the best segmentation of
what stands around it, joined, uses a word that reaches across. So the spaces between a number
and its title, between names, and between the columns of a table stay.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from reportparse.language import simplify
from reportparse.repairing.account import Change
from reportparse.repairing.likelihood import Likelihood

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["parts_a_word", "space_changes"]

KIND: Final = "stray_space"
LETTER_SPACED: Final = "letter_spaced"

_HAN: Final = r"\u3400-\u9fff\uf900-\ufaff"
_SPACES: Final = " \u3000\xa0"
_GAP: Final = re.compile(rf"[{_SPACES}]{{1,8}}(?=[{_HAN}0-9])")
_LETTER: Final = re.compile(rf"[{_HAN}0-9]")
_IDEOGRAPH: Final = re.compile(rf"[{_HAN}]")
_WITHIN_LINE: Final = 3
"""So many gaps between single letters make a spaced heading within a line, too."""
_REACH: Final = 4
"""Ideographs on each side that a word across a space can reach to."""
_MARGIN: Final = 1.0
"""By so much must the words across a space be likelier than those that it parts."""
_NUMBER: Final = re.compile(r"第?[一二三四五六七八九十百0-9]+[章节節条條部编編篇回卷期]\Z")
_NUMBER_WITHIN: Final = 8
"""Characters before a space in which the number of a heading stands, if one does."""
_SIDE_BEFORE: Final = re.compile(rf"[{_HAN}]+\Z")
_SIDE_AFTER: Final = re.compile(rf"[{_HAN}]+")


def space_changes(content: str) -> list[Change]:
    """Take out the spaces that part words.

    Args:
        content: any text; tabs and line breaks are never touched.

    """
    changes: list[Change] = []
    for gaps in _neighbouring(content):
        heading = _single_letters(content, gaps)
        if not heading or not _is_spaced_heading(content, heading):
            heading = []
        spaced = set(heading)
        for start, end in gaps:
            if (start, end) in spaced:
                rule = "the letters of a heading are spaced"
                changes.append(Change(start, end, "", LETTER_SPACED, rule))
            elif end - start == 1 and parts_a_word(content, start, end):
                changes.append(Change(start, end, "", KIND, "a space inside a word"))
    return changes


def _single_letters(content: str, gaps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out a first or last gap that parts the letters from a longer word."""
    if gaps[0][0] > 1 and _LETTER.match(content, gaps[0][0] - 2):
        gaps = gaps[1:]
    if gaps and _LETTER.match(content, gaps[-1][1] + 1):
        gaps = gaps[:-1]
    return gaps


def _neighbouring(content: str) -> Iterator[list[tuple[int, int]]]:
    """Group the gaps between letters that have a single letter between them."""
    group: list[tuple[int, int]] = []
    for found in _GAP.finditer(content):
        start, end = found.span()
        if not start or not _LETTER.match(content, start - 1):
            continue
        if group and start != group[-1][1] + 1:
            yield group
            group = []
        group.append((start, end))
    if group:
        yield group


def _is_spaced_heading(content: str, gaps: list[tuple[int, int]]) -> bool:
    """Tell whether gaps part the letters of words, in a line of their own or in a row."""
    first, last = gaps[0][0] - 1, gaps[-1][1]
    letters = content[first] + "".join(content[end] for _, end in gaps)
    if len(gaps) < _WITHIN_LINE or any(end - start > 2 for start, end in gaps):  # noqa: PLR2004 - two spaces
        line_start = content.rfind("\n", 0, first) + 1
        line_end = content.find("\n", last)
        line_end = len(content) if line_end < 0 else line_end
        if content[line_start:first].strip(_SPACES) or content[last + 1 : line_end].strip(_SPACES):
            return False
    return _is_word(letters)


@cache
def _words() -> Likelihood:
    return Likelihood(alone=True)


def parts_a_word(content: str, start: int, end: int) -> bool:
    """Tell whether a part of a text stands inside a Chinese word.

    Args:
        content: any text.
        start: first character of the part, which is taken out for the test.
        end: one past its last.

    """
    before = _SIDE_BEFORE.search(content[max(0, start - _REACH) : start])
    after = _SIDE_AFTER.match(content[end : end + _REACH])
    if not before or not after:
        return False
    if _NUMBER.search(content, max(0, start - _NUMBER_WITHIN), start):
        return False
    words = _words()
    if not any(
        words.knows(before[0][-first:] + after[0][:second])
        for first in range(1, min(_REACH, len(before[0]) + 1))
        for second in range(1, min(_REACH + 1 - first, len(after[0]) + 1))
    ):
        return False
    left = words.read(before[0])
    joined = words.read(after[0], left).score
    apart = left.score + words.read(after[0]).score
    return joined > apart + _MARGIN


def _is_word(letters: str) -> bool:
    """Tell whether spaced letters are words when they are joined."""
    words = _words()
    if not _IDEOGRAPH.search(letters):
        return False
    apart = sum(words.character(simplify(letter)) for letter in letters)
    return words.read(letters).score > apart + _MARGIN
