"""Notices of the site around a report: what stands before it and after it, and is none of it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from reportparse.outlining.keys import key_of
from reportparse.outlining.lexicon import words
from reportparse.outlining.sentences import is_sentence, length_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.outlining.lines import Line

__all__ = ["is_notice", "without_notices"]

_LONGEST: Final = 160
"""Reading length of a notice at most; longer lines are text whatever they mention."""
_WEAK: Final = 3
"""Words of which a report may have one or two that make a line a notice."""
_GAP: Final = 12
"""Short lines without a notice between two that have one."""
_LISTED: Final = 80
"""List items between two notices: titles of other documents."""
_TITLE: Final = 60
"""Reading length of the title of another document at most."""


@cache
def _whole() -> frozenset[str]:
    return frozenset(map(key_of, words("notices", "whole")))


def is_notice(folded: str) -> bool:
    """Whether a line of folded text is a notice of a site by what it says."""
    key = key_of(folded)
    if key.strip("0123456789") in _whole() or not key.strip("0123456789"):
        return True
    if length_of(folded) > _LONGEST:
        return False
    lowered = folded.lower()
    if any(phrase in lowered for phrase in words("notices", "strong")):
        return True
    return _weak_words(lowered) >= _WEAK


def _weak_words(lowered: str) -> int:
    return sum(word in lowered for word in words("notices", "weak"))


def _may_be_notice(folded: str) -> bool:
    """Whether a line may be a notice where notices stand around it."""
    return length_of(folded) <= _LONGEST and _weak_words(folded.lower()) >= _WEAK - 1


def _tells(folded: str) -> bool:
    """Whether a line is a notice by words, and not by being empty of them."""
    return bool(key_of(folded).strip("0123456789")) and is_notice(folded)


def without_notices(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Leave out the notices before and after a report.

    The notices after it begin at the first of a run of lines at the end that are notices, or
    short lines between notices (titles of other documents).
    """
    kept = [line for line in lines if line.kind != "notice"]
    first = 0
    while first < len(kept) and is_notice(kept[first].folded):
        first += 1
    return tuple(kept[first : _end(kept)])


def _end(lines: Sequence[Line]) -> int:
    """One past the last line of the report."""
    telling = [at for at, line in enumerate(lines) if _tells(line.folded)]
    end = len(lines)
    for at in reversed(telling):
        if not _are_titles(lines[at + 1 : end]):
            break
        end = at
    return end


def _are_titles(lines: Sequence[Line]) -> bool:
    """Whether lines between two notices may be titles of other documents."""
    lines = [line for line in lines if not _may_be_notice(line.folded)]
    if any(length_of(line.content) > _TITLE or is_sentence(line.content) for line in lines):
        return False
    listed = sum(line.kind == "list_item" or line.content[0] in "-•·*" for line in lines)
    return len(lines) <= (_LISTED if listed * 3 >= len(lines) * 2 else _GAP)
