"""Spaces that no author wrote: in the middle of a Chinese word, or between the signs of a number.

A space between two ideographs is stray only if it parts a word: the best segmentation of
what stands around it, joined, uses a word that reaches across. So the spaces between a number
and its title, between names, and between the columns of a table stay.
"""

from __future__ import annotations

import re
from typing import Final

from reportparse.repairing.account import Change
from reportparse.repairing.likelihood import Likelihood

__all__ = ["space_changes"]

KIND: Final = "stray_space"
LETTER_SPACED: Final = "letter_spaced"

_HAN: Final = r"\u3400-\u9fff\uf900-\ufaff"
_BETWEEN: Final = re.compile(rf"(?<=[{_HAN}])[ \u3000\xa0]{{1,4}}(?=[{_HAN}])")
_SPACED_LINE: Final = re.compile(
    rf"^[ \t\u3000\xa0]*(?P<body>[{_HAN}](?:[ \u3000\xa0]{{1,8}}[{_HAN}]){{1,11}})[ \t\u3000\xa0]*$",
    re.MULTILINE,
)
_REACH: Final = 4
"""Ideographs on each side that a word across a space can reach to."""
_SIDE_BEFORE: Final = re.compile(rf"[{_HAN}]+\Z")
_SIDE_AFTER: Final = re.compile(rf"[{_HAN}]+")


def space_changes(content: str) -> list[Change]:
    """Take out the spaces that part words.

    Args:
        content: any text; tabs and line breaks are never touched.

    """
    if not _BETWEEN.search(content):
        return []
    words = Likelihood()
    headings = {
        place
        for line in _SPACED_LINE.finditer(content)
        if _is_word(words, line["body"])
        for place in range(line.start("body"), line.end("body"))
    }
    changes: list[Change] = []
    for found in _BETWEEN.finditer(content):
        start, end = found.span()
        if start in headings:
            changes.append(
                Change(start, end, "", LETTER_SPACED, "the letters of a heading are spaced")
            )
        elif end - start == 1 and _parts_a_word(words, content, start, end):
            changes.append(Change(start, end, "", KIND, "a space inside a word"))
    return changes


def _parts_a_word(words: Likelihood, content: str, start: int, end: int) -> bool:
    before = _SIDE_BEFORE.search(content[max(0, start - _REACH) : start])
    after = _SIDE_AFTER.match(content[end : end + _REACH])
    if not before or not after:
        return False
    left = words.read(before[0])
    joined = words.read(after[0], left).score
    apart = left.score + words.read(after[0]).score
    return joined > apart


def _is_word(words: Likelihood, spaced: str) -> bool:
    """Tell whether spaced letters are words when they are joined."""
    letters = re.sub(r"[ \u3000\xa0]", "", spaced)
    apart = sum(words.read(letter).score for letter in letters)
    return words.read(letters).score > apart
