"""Headings that are glued to the text below them, in pages that have lost their lines.

Where there is a contents list, it tells where a title ends. Without one, only the numbers and
the way in which sentences begin tell; a title found so may be a word too long or too short,
but its number, and with it the section of everything below, is right.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from reportparse.outlining.lexicon import words
from reportparse.outlining.numbering import read_numbers
from reportparse.outlining.sentences import is_sentence, length_of
from reportparse.outlining.sequence import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportparse.outlining.lines import Line
    from reportparse.outlining.numbering import Number

__all__ = ["find_glued"]

_STYLES: Final = frozenset(
    {"part", "chapter", "section", "ideograph", "ideograph_paren", "decimal2", "decimal3"}
)
_CHAPTERS: Final = frozenset({"arabic", "arabic_dot", "arabic_comma"})
"""Styles that number chapters where the number of a section follows, and lists elsewhere."""

_BEGINS: Final = re.compile(r"(?<=[。！？；”」』）)])(?=[第一二三四五六七八九十（(\d])")
_STACKED: Final = re.compile(
    r"第[一二三四五六七八九十]{1,3}[章节篇]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]"
    r"|(?<![\d.])\d{1,2}\.\d(?:\.\d)?(?=[\u3400-\u9fff])(?![万亿元个倍美港点])"
)
"""The number of the section below a chapter, right behind its title."""

_STOP: Final = re.compile(r"[，。；！？,;]")
_DATE: Final = re.compile(r"(?:19|20)\d\d年|[一二三四五六七八九十\d]{1,3}月(?:份|末|底)?")
_OPEN: Final = "与和及的、：不已是由将并"
"""What no title ends with."""
_SHORTEST: Final = 2
_LONGEST: Final = 30
"""Characters of a title at most."""
_TEXT: Final = 12
"""Reading length of the text that a heading is glued to at least."""
_WHOLE: Final = 40
"""Reading length of a line that may be a heading by itself."""
_FEWEST: Final = 3
"""Glued headings of a report at least; fewer are an enumeration in its text."""
_WEIGHT: Final = 1.5


def find_glued(lines: Sequence[Line]) -> tuple[Candidate, ...]:
    """Find headings that are glued to the text below them.

    Args:
        lines: lines of the body of a report without a contents list.

    Returns:
        Candidates in order; none where the numbers of such a style stand on lines of their own.

    """
    own = Counter(
        number.style
        for line in lines
        if not line.outside and _is_whole(line)
        for number in read_numbers(line.content, line.folded)[:1]
    )
    found = [
        candidate
        for at, line in enumerate(lines)
        if not line.outside and not _is_whole(line)
        for candidate in _of_line(line, at)
        if candidate.number and not own[candidate.number.style]
    ]
    return tuple(found) if len(found) >= _FEWEST else ()


def _is_whole(line: Line) -> bool:
    """Whether a line may be a heading by itself."""
    return length_of(line.content) <= _WHOLE and not is_sentence(line.content)


def _of_line(line: Line, at: int) -> Iterator[Candidate]:
    """Read the places of a line at which a sentence, or the line, begins with a number."""
    places = [0, *(found.end() for found in _BEGINS.finditer(line.folded))]
    done = 0
    while places:
        place = places.pop(0)
        if place < done:
            continue
        number = _number_at(line, place)
        if number is None:
            continue
        start = place + number.end
        end, stacked = _title_end(line.folded, start)
        if number.style in _CHAPTERS and not (stacked and _holds(number, line.folded[end:])):
            continue
        if length_of(line.folded[end : end + 99]) < _TEXT:
            continue
        yield Candidate(
            line.start + place, line.start + start, line.start + end, number, _WEIGHT, at
        )
        done = end
        if stacked:
            places.insert(0, end)


def _number_at(line: Line, place: int) -> Number | None:
    content, folded = line.content[place : place + 60], line.folded[place : place + 60]
    numbers = (
        number
        for number in read_numbers(content, folded)
        if number.style in _STYLES | _CHAPTERS and not number.counts
    )
    return next(numbers, None)


def _holds(chapter: Number, folded: str) -> bool:
    """Whether the number of the first section of a chapter follows: 2.1 after 2."""
    return bool(re.match(rf"{chapter.values[-1]}\.1(?!\d)", folded))


def _title_end(folded: str, start: int) -> tuple[int, bool]:
    """Guess where a title ends; if nothing tells, the heading is its number alone.

    Returns:
        The end, and whether the next heading begins there.

    """
    reach = folded[start : start + _LONGEST + 6]
    stop = _STOP.search(reach)
    below = _STACKED.search(reach)
    if (
        below
        and _SHORTEST <= below.start() <= _LONGEST
        and not (stop and stop.start() < below.start())
    ):
        return start + below.start(), True
    reach = reach[: stop.start()] if stop else reach
    for openers in (_strong(), _weak()):
        found = openers.search(reach, _SHORTEST)
        if found and found.start() <= _LONGEST and reach[found.start() - 1] not in _OPEN:
            return start + found.start(), False
    return start, False


@cache
def _strong() -> re.Pattern[str]:
    weak = set(words("openers", "sentences", "weak"))
    strong = [word for word in words("openers", "sentences", "words") if word not in weak]
    return re.compile("|".join([_DATE.pattern, *sorted(strong, key=len, reverse=True)]))


@cache
def _weak() -> re.Pattern[str]:
    return re.compile(
        "|".join(sorted(words("openers", "sentences", "weak"), key=len, reverse=True))
    )
