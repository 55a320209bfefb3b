"""Leaders and page numbers at the ends of the entries of a contents list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["leader", "parted", "without_glued_page", "without_page"]

_PAGE: Final = re.compile(
    r"[\s.…·．。‥⋯_＿—–-]*(?P<lead>\t|\s|\.{2,}|…|⋯|·{2,}|。{2,}|．{2,}|_{2,}|-{2,}|—{2,})"
    r"[\s.…·．。‥⋯_＿—–-]*(?P<page>[（(]?(?:\d{1,4}|[ivxlIVXL]{1,6})[)）]?)?$"
)
"""Leader and page number at the end of an entry."""
_GLUED_PAGE: Final = re.compile(r"(?<=[^\d\s.])\d{1,6}$")

_INNER_LEADER: Final = re.compile(r"(?:\.{4,}|…{2,}|⋯{2,}|·{4,}|(?:\. ){4,})\s*\d{1,4}\s+(?=\S)")
"""Leader and page number within a line, after which another entry or the body begins."""


def without_page(folded: str) -> str:
    """Return an entry without its leader and page number."""
    return _PAGE.sub("", folded.rstrip()).rstrip(" .…·．‥⋯_")


def without_glued_page(folded: str) -> str:
    """Return an entry without digits at its end that may be a page number glued to it."""
    return _GLUED_PAGE.sub("", folded)


def leader(folded: str) -> int:
    """What leads to a page number: 2 for dots and the like, 1 for a space, 0 without one."""
    found = _PAGE.search(folded.rstrip())
    if not found or not found["page"]:
        return 0
    if len(found.group().strip()) > len(found["page"]) or "\t" in found.group():
        return 2
    return int(len(found["page"].strip("()（）")) <= 3)  # noqa: PLR2004 - four digits are a year


def parted(folded: str) -> Iterator[tuple[int, int]]:
    """Parts of a line that end in a leader and a page number each, where one is not at its end.

    Yields:
        Half-open ranges; nothing for a line that is one entry. What stands behind the last
        page number is no part.

    """
    at = 0
    for found in _INNER_LEADER.finditer(folded):
        yield at, found.end()
        at = found.end()
    if at and leader(folded):
        yield at, len(folded)
