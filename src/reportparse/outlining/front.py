"""What stands before the first heading: title, publisher, date and period of the report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from reportparse.language import IDEOGRAPH, simplify
from reportparse.outlining.evidence import is_title_word
from reportparse.outlining.keys import key_of
from reportparse.outlining.lexicon import alternatives, words
from reportparse.outlining.numbering import read_numbers
from reportparse.outlining.sentences import is_sentence, length_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.outlining.lines import Line

__all__ = ["Title", "clean_title", "find_title", "is_byline"]

_REACH: Final = 12
"""Lines at the beginning among which the title is looked for."""
_COVER: Final = 40
"""Lines of which those of a cover are."""
_LONGEST: Final = 90
"""Reading length of a title at most."""


_DATED: Final = re.compile(r"^[\W\d]*(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?\W*$|^[\d\W]+$")
"""A line that is a date."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a report and the lines that it stands on."""

    content: str = ""
    lines: tuple[int, ...] = ()


@cache
def _title_words() -> re.Pattern[str]:
    return re.compile(alternatives("front", "title", "words"), re.IGNORECASE)


def clean_title(stated: str) -> str:
    """Title that a file states, without what its site or its editor added to it."""
    title = stated.strip()
    title = re.sub(r"\.(?:docx?|pdf|pptx?|xlsx?|html?|txt|wps)$", "", title, flags=re.IGNORECASE)
    title = re.sub(r"^Microsoft (?:Word|PowerPoint)\s*-\s*", "", title)
    for separator in words("front", "title", "site_separators"):
        head, found, tail = title.rpartition(separator)
        lowered = tail.lower()
        if found and head and any(w in lowered for w in words("front", "title", "site_words")):
            title = head.strip()
    return title


def is_byline(folded: str) -> bool:
    """Whether a line is front matter rather than prose: codes, dates, authors, brackets."""
    if length_of(folded) > 80 or (is_sentence(folded) and "：" not in folded):  # noqa: PLR2004 - a line of codes and dates
        return False
    if _has_byline(folded):
        return True
    return length_of(folded) <= 30 and not re.search(r"[。；;]|，.*，", folded)  # noqa: PLR2004 - no sentence is so short


def _score(line: Line, at: int, biggest: int, stated: str) -> float:
    """How much a line looks like the title of the report."""
    key = key_of(line.folded)
    if not key or length_of(line.content) > _LONGEST or line.outside:
        return -9.0
    return -0.2 * at + _shown(line, biggest) + _said(line, at) + _known(key, stated)


def _shown(line: Line, biggest: int) -> float:
    """Weight of a tag and of the print."""
    weight = 0.0
    if line.kind == "heading":
        weight += 3.0 if line.level == 1 else 0.5
    if biggest > 10 and line.look.size == biggest:  # noqa: PLR2004 - tenths of running text's size
        weight += 3.0
    return weight


def _said(line: Line, at: int) -> float:
    """Weight of the words."""
    numbered = any(not number.counts for number in read_numbers(line.content, line.folded))
    weight = 1.5 if _title_words().search(line.folded) else 0.0
    if numbered or is_title_word(line.folded):
        weight -= 3.0
    elif at == 0:
        weight += 1.0
    if is_sentence(line.content):
        weight -= 5.0
    if _has_byline(line.folded):
        weight -= 2.0
    return weight - (2.0 if line.content[0] in "（([-—·•*" else 0.0)


def _known(key: str, stated: str) -> float:
    """Weight of being the title that the file states, or a part of it."""
    part = len(key) > 5 and key in stated  # noqa: PLR2004 - shorter ones stand everywhere
    return 4.0 if stated and (key == stated or part) else 0.0


def _has_byline(folded: str) -> bool:
    lowered = folded.lower()
    return any(word in lowered for word in words("front", "byline", "words"))


def find_title(lines: Sequence[Line], stated: str, folded_stated: str) -> Title:
    """Find the report's title among its first lines.

    Args:
        lines: lines of the report, the site's notices left out.
        stated: title that the file states; empty if none.
        folded_stated: the same in simplified characters.

    Returns:
        The title as printed, and the lines it stands on; the stated title and no lines where
        none is printed.

    """
    first = lines[:_REACH]
    biggest = max((line.look.size for line in first), default=0)
    key = key_of(folded_stated)
    scores = [_score(line, at, biggest, key) for at, line in enumerate(first)]
    if not scores or max(scores) < 0.5:  # noqa: PLR2004 - nothing speaks for it
        return Title(stated)
    best = scores.index(max(scores))
    taken = [best]
    cover = not any(
        line.page == first[best].page and is_sentence(line.content)
        for line in lines[:_COVER]
        if line.page
    )
    while taken[0] > 0 and _goes_on(
        first[taken[0] - 1], first[taken[0]], scores[taken[0] - 1], cover=cover
    ):
        taken.insert(0, taken[0] - 1)
    while taken[-1] + 1 < len(first) and _goes_on(
        first[taken[-1] + 1], first[taken[-1]], scores[taken[-1] + 1], cover=cover
    ):
        taken.append(taken[-1] + 1)
    return Title(_joined([first[at] for at in taken]), tuple(taken))


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"{alternatives('front', 'publisher', 'endings')}$")


def _joined(lines: Sequence[Line]) -> str:
    """Lines of a title as one; a Chinese title goes on without a space unless a name ends."""
    title = ""
    for line in lines:
        chinese = IDEOGRAPH.match(line.content) or line.content[0] in "（）《》「」“”——"
        goes_on = chinese and not title[-1:].isascii() and not _ending().search(simplify(title))
        title += line.content if goes_on or not title else f" {line.content}"
    return title


def _goes_on(line: Line, title: Line, score: float, *, cover: bool) -> bool:
    """Whether a neighbour of the title belongs to it.

    It is printed as large, or nearly so on a cover, or the file states it in its title.
    """
    if line.kind != title.kind or line.level != title.level or line.outside:
        return False
    if is_sentence(line.content) or _DATED.search(line.folded):
        return bool(_YEAR.fullmatch(line.content)) and line.look == title.look
    if is_title_word(line.folded) or read_numbers(line.content, line.folded):
        return False
    smaller, larger = sorted((line.look.size, title.look.size))
    alike = smaller >= 13 and larger - smaller <= (4 if cover else 1)  # noqa: PLR2004 - tenths of the running text's size
    return (alike and score > -3.0) or score > 3.0  # noqa: PLR2004 - a part of the stated title
