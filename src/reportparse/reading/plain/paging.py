"""Page numbers and running lines of a text that was made from pages, parted by form feeds."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportparse.reading.plain.lines import Line

__all__ = ["without_running_lines"]

_EDGE: Final = 2
"""Lines at the top and at the bottom of a page that may be running lines."""

_LEAST_PAGES: Final = 3
"""Pages on which a line must stand to be a running line."""

_LONGEST: Final = 150
_DIGITS: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(
    r"\W{0,4}(?:第\s?)?\d{1,4}\s?(?:[页頁])?(?:\s?(?:/|／|of|共)\s?\d{1,4}\s?[页頁]?)?\W{0,4}"
    r"|\W{0,4}page\s?\d{1,4}(?:\s?of\s?\d{1,4})?\W{0,4}|\W{0,4}[ivxlc]{1,6}\W{0,4}",
    re.IGNORECASE,
)


def without_running_lines(content: str, lines: Sequence[Line]) -> list[Line]:
    """Leave out what stands at the same place on each page.

    Args:
        content: the text.
        lines: its lines.

    Returns:
        The lines without page numbers, running headers and footers; all of them where the
        text has fewer than three pages.

    """
    pages = [list(group) for _, group in groupby(lines, key=lambda line: line.page)]
    if len(pages) < _LEAST_PAGES:
        return list(lines)
    counts = Counter(
        key for page in pages for key in {_key(content, line) for line in _edges(page)}
    )
    least = max(_LEAST_PAGES, len(pages) // 3)
    dropped = {
        line.start
        for page in pages
        for line in _edges(page)
        if line.end - line.start <= _LONGEST
        and (
            counts[_key(content, line)] >= least
            or (
                line in {page[0], page[-1]}
                and _PAGE_NUMBER.fullmatch(content, line.start, line.end)
            )
        )
    }
    if len(dropped) * 2 > len(lines):
        return list(lines)  # a text that repeats itself
    return [line for line in lines if line.start not in dropped]


def _edges(page: Sequence[Line]) -> Iterator[Line]:
    for index, line in enumerate(page):
        if index < _EDGE or index >= len(page) - _EDGE:
            yield line


def _key(content: str, line: Line) -> str:
    return _DIGITS.sub("0", "".join(content[line.start : line.end].split()))
