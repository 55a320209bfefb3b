"""Every place of the body that may be a heading, with its readings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reportparse.language import IDEOGRAPH
from reportparse.outlining.evidence import is_caption, setting_of, weigh
from reportparse.outlining.glued import find_glued
from reportparse.outlining.keys import key_of
from reportparse.outlining.leads import find_leads
from reportparse.outlining.matching import Matcher
from reportparse.outlining.numbering import read_numbers
from reportparse.outlining.sentences import is_sentence, length_of
from reportparse.outlining.sequence import Candidate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.outlining.contents import Contents
    from reportparse.outlining.evidence import Setting
    from reportparse.outlining.keys import Index
    from reportparse.outlining.lines import Line

__all__ = ["find_candidates"]

_UNLISTED: Final = 1.5
"""Cost of a heading that the contents list has not, though it has others of its kind."""
_TITLE: Final = 30
"""Reading length of a title that stands below its number at most."""
_WIDEST: Final = 120
"""Reading length of a line that can be a heading at most."""


def find_candidates(
    lines: Sequence[Line], contents: Contents, index: Index, folded: str
) -> list[list[Candidate]]:
    """List the places that may be headings, in order.

    Args:
        lines: lines of the body, what stands outside the running text included.
        contents: the contents list; empty if there is none.
        index: the whole text as it is compared.
        folded: the whole text in simplified characters.

    Returns:
        The readings of each place.

    """
    setting = setting_of(lines)
    matcher = Matcher(contents, lines, index, folded)
    styles = {entry.number.style for entry in contents.entries if entry.number}
    places: dict[int, list[Candidate]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.outside or length_of(line.content) > _WIDEST:
            continue
        for candidate in _of_line(lines, at, setting):
            if key_of(folded[candidate.start : candidate.end]) in matcher.keys:
                continue
            places[candidate.start] += matcher.listed(candidate)
            unlisted = styles and (candidate.number is None or candidate.number.style in styles)
            weight = candidate.weight - (_UNLISTED if unlisted else 0.0)
            places[candidate.start].append(replace(candidate, weight=weight))
    for lead in find_leads(lines):
        line = lines[lead.line]
        start, title = line.start, line.start + lead.number.end
        places[start].append(
            Candidate(start, title, line.start + lead.end, lead.number, lead.weight, lead.line)
        )
    if not contents.entries:
        for candidate in find_glued(lines):
            places[candidate.start].append(candidate)
    for candidate in matcher.whole():
        places[candidate.start].append(candidate)
    return [places[start] for start in sorted(places)]


def _of_line(lines: Sequence[Line], at: int, setting: Setting) -> list[Candidate]:
    """Readings of a line that is a heading as a whole."""
    line = lines[at]
    if is_caption(line.folded) and line.kind != "heading":
        return []
    found = []
    for number in (*read_numbers(line.content, line.folded), None):
        title = line.content[number.end :] if number else line.content
        second = -1
        if not title and number and number.strong:
            second = _continuation(lines, at)
            title = lines[second].content if second >= 0 else ""
        found.append(
            Candidate(
                line.start,
                line.start + (number.end if number else 0),
                lines[second].end if second >= 0 else line.end,
                number,
                weigh(lines, at, number, title, setting),
                at,
                level=line.level,
                look=line.look,
                latin=_is_latin(title, lines, at),
            )
        )
    return found


def _is_latin(title: str, lines: Sequence[Line], at: int) -> bool | None:
    """Whether a title and the line below it are in Latin letters; None if they differ."""
    below = next((line.content for line in lines[at + 1 : at + 6] if not line.outside), "")
    found = {not IDEOGRAPH.search(content) for content in (title, below) if content.strip()}
    return found.pop() if len(found) == 1 else None


def _continuation(lines: Sequence[Line], at: int) -> int:
    """Index of the line with the title of a number that stands alone on its line."""
    following = at + 1
    if following < len(lines) and not lines[following].outside:
        line = lines[following]
        numbered = read_numbers(line.content, line.folded)
        if length_of(line.content) <= _TITLE and not numbered and not is_sentence(line.content):
            return following
    return -1
