"""Spaces that no author wrote: in the middle of a Chinese word, or between the signs of a number.

A space between two ideographs is stray only if it parts a word: the best segmentation of
what stands around it, joined, uses a word that reaches across. So the spaces between a number
and its title, between names, and between the columns of a table stay.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import Final

from reportparse.language import simplify
from reportparse.repairing.account import Change, separate
from reportparse.repairing.likelihood import Likelihood

__all__ = ["space_changes"]

KIND: Final = "stray_space"
LETTER_SPACED: Final = "letter_spaced"

_HAN: Final = r"\u3400-\u9fff\uf900-\ufaff"
_BETWEEN: Final = re.compile(rf"(?<=[{_HAN}])[ \u3000\xa0]{{1,4}}(?=[{_HAN}])")
_SPACES: Final = r"[ \u3000\xa0]"
_SPACED_LINE: Final = re.compile(
    rf"^{_SPACES}*(?P<body>[{_HAN}0-9](?:{_SPACES}{{1,8}}[{_HAN}0-9]){{1,15}}){_SPACES}*$",
    re.MULTILINE,
)
_SPACED_RUN: Final = re.compile(
    rf"(?<![{_HAN}])(?P<body>[{_HAN}](?:{_SPACES}{{1,2}}[{_HAN}]){{3,15}})(?![{_HAN}])"
)
_GAP: Final = re.compile(rf"{_SPACES}+")
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
    if not _BETWEEN.search(content) and not _SPACED_LINE.search(content):
        return []
    words = Likelihood()
    headings: set[int] = set()
    changes: list[Change] = []
    for line in chain(_SPACED_LINE.finditer(content), _SPACED_RUN.finditer(content)):
        if _is_word(words, line["body"]):
            for gap in _GAP.finditer(content, line.start("body"), line.end("body")):
                headings.add(gap.start())
                changes.append(
                    Change(*gap.span(), "", LETTER_SPACED, "the letters of a heading are spaced")
                )
    for found in _BETWEEN.finditer(content):
        start, end = found.span()
        if start in headings:
            continue
        if end - start == 1 and _parts_a_word(words, content, start, end):
            changes.append(Change(start, end, "", KIND, "a space inside a word"))
    return separate(changes)


def _parts_a_word(words: Likelihood, content: str, start: int, end: int) -> bool:
    before = _SIDE_BEFORE.search(content[max(0, start - _REACH) : start])
    after = _SIDE_AFTER.match(content[end : end + _REACH])
    if not before or not after:
        return False
    if _NUMBER.search(content, max(0, start - _NUMBER_WITHIN), start):
        return False
    if not any(
        words.knows(before[0][-first:] + after[0][:second])
        for first in range(1, min(_REACH, len(before[0]) + 1))
        for second in range(1, min(_REACH + 1 - first, len(after[0]) + 1))
    ):
        return False
    left = words.read(before[0])
    joined = words.read(after[0], left).of_words
    apart = left.of_words + words.read(after[0]).of_words
    return joined > apart + _MARGIN


def _is_word(words: Likelihood, spaced: str) -> bool:
    """Tell whether spaced letters are words when they are joined."""
    letters = _GAP.sub("", spaced)
    apart = sum(words.character(simplify(letter)) for letter in letters)
    return words.read(letters).of_words > apart + _MARGIN
