"""A passage cut into sentences and list items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LONGEST", "Sentence", "sentences"]

LONGEST: Final = 4_000
"""Characters after which a sentence is cut, so that text without a full stop stays linear."""

_ABBREVIATIONS: Final = frozenset(
    [
        "no",
        "nos",
        "vs",
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "inc",
        "ltd",
        "corp",
        "co",
        "approx",
        "ca",
        "c",
        "fig",
        "figs",
        "art",
        "arts",
        "sec",
        "vol",
        "jr",
        "sr",
        "st",
        "u.s",
        "u.k",
        "e.g",
        "i.e",
        "a.m",
        "p.m",
        "cf",
        "est",
        "pp",
        "p",
        "dept",
        "gov",
        "sq",
        "ft",
        "rs",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "ext",
        "para",
        "cap",
        "rev",
        "tel",
        "incl",
        "excl",
    ]
)
"""Words whose full stop does not end a sentence where a digit or capital follows."""

_BOUNDARY: Final = re.compile(
    r"""
    (?P<stop> (?<![.!?])[.!?]{1,12} [”’"')\]¹²³⁴⁵⁶⁷⁸⁹]{0,8} (?:\[\d{1,3}\]){0,8} )
        (?=\s{1,9}[“‘"'(\[$€£¥•]?[A-Z0-9¹²³+−-])
  | (?P<line> (?<!\n)\n+ )
    """,
    re.VERBOSE,
)
_WORD_BEFORE: Final = re.compile(r"([A-Za-z][A-Za-z.]*)$")
_BULLET: Final = re.compile(r"\s*(?:[•‣▪◦●○■□\-–—*·▸►✓]|\(?[a-z]\)|\(?[ivx]{1,4}\))\s+(?=\S)")
_NUMBERED: Final = re.compile(r"\s*(?:\(?\d{1,2}[.)])\s+(?=[A-Za-z“\"$€£])")


class Sentence(NamedTuple):
    """Where a sentence stands."""

    start: int
    end: int
    bullet: bool
    """Whether it stands in a list item."""
    first: bool
    """Whether it opens a line."""


def _ends(passage: str, at: int, after: int) -> bool:
    """Whether a full stop ends the sentence."""
    if passage[at] != ".":
        return True
    word = _WORD_BEFORE.search(passage, max(0, at - 12), at)
    if not word:
        return True
    if len(word[1]) == 1 and word[1].isupper() and not passage[after : after + 2].strip().isdigit():
        return False
    return word[1].lower() not in _ABBREVIATIONS


def _trimmed(passage: str, start: int, end: int, *, bullet: bool, first: bool) -> Sentence | None:
    while start < end and passage[start].isspace():
        start += 1
    while end > start and passage[end - 1].isspace():
        end -= 1
    return Sentence(start, end, bullet, first) if start < end else None


def _line_marks(passage: str, start: int) -> tuple[int, bool]:
    """Skip what opens a list item; returns where its text starts and whether it is one."""
    match = _BULLET.match(passage, start) or _NUMBERED.match(passage, start)
    return (match.end(), True) if match else (start, False)


def sentences(passage: str) -> Iterator[Sentence]:
    """Cut a passage into sentences.

    Args:
        passage: paragraphs separated by line breaks.

    Yields:
        Sentences in order, without bullets and white space around them. A sentence longer
        than :data:`LONGEST` is cut at a space.

    """
    start, bullet = _line_marks(passage, 0)
    first = True
    for match in _BOUNDARY.finditer(passage):
        if match["stop"] and (
            match.start() < start or not _ends(passage, match.start(), match.end())
        ):
            continue
        yield from _pieces(passage, start, match.end(), bullet=bullet, first=first)
        start, first = match.end(), False
        if match["line"]:
            start, bullet = _line_marks(passage, start)
            first = True
    yield from _pieces(passage, start, len(passage), bullet=bullet, first=first)


def _pieces(passage: str, start: int, end: int, *, bullet: bool, first: bool) -> Iterator[Sentence]:
    while end - start > LONGEST:
        cut = passage.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        piece = _trimmed(passage, start, cut, bullet=bullet, first=first)
        if piece:
            yield piece
        start, first = cut, False
    piece = _trimmed(passage, start, end, bullet=bullet, first=first)
    if piece:
        yield piece
