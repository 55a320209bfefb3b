"""Headings that open their paragraph: a numbered phrase, a full stop, and the text goes on.

Government documents and opinions write ``（一）优化布局。每个乡镇…``. Whether that is a heading
or a list of sentences shows only in the document as a whole: where most lines numbered in one
style begin with so short a phrase, or where the phrase alone is set in a heavy font.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportparse.outlining.numbering import read_numbers
from reportparse.outlining.sentences import length_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportparse.outlining.lines import Line
    from reportparse.outlining.numbering import Number

__all__ = ["Lead", "find_leads"]

_STYLES: Final = frozenset({"ideograph", "ideograph_paren"})
"""Styles of which plain text has such headings; others need the heavy font."""
_BOLD_STYLES: Final = _STYLES | {
    "financial",
    "arabic_dot",
    "arabic_comma",
    "decimal2",
    "decimal3",
    "arabic_paren",
}
_END: Final = re.compile(r"[。：:]|\.(?=\s+[A-Z])")
_SHORTEST: Final = 3
_LONGEST: Final = 30
"""Reading length of the phrase."""
_REST: Final = 12
"""Reading length of the text after it at least."""
_SLACK: Final = 2
"""Characters by which the heavy font may end before or after the phrase."""
_PLAIN_WEIGHT: Final = 1.5
_BOLD_WEIGHT: Final = 3.0


@dataclass(frozen=True, slots=True)
class Lead:
    """A numbered phrase at the beginning of a paragraph."""

    line: int
    number: Number
    end: int
    """One past the phrase in the line, its full stop left out."""
    weight: float


def find_leads(lines: Sequence[Line]) -> tuple[Lead, ...]:
    """Find the paragraphs that begin with a heading.

    Args:
        lines: lines of the body.

    Returns:
        The leads in order, with the weight of each as a heading.

    """
    found: list[Lead] = []
    short: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for at, line in enumerate(lines):
        if line.outside:
            continue
        lead = _lead_of(line, at)
        if lead is not None:
            found.append(lead)
            short[lead.number.style] += 1
        else:
            other.update(number.style for number in read_numbers(line.content, line.folded)[:1])
    return tuple(_usual(found, short, other))


def _usual(leads: Sequence[Lead], short: Counter[str], other: Counter[str]) -> Iterator[Lead]:
    for lead in leads:
        style = lead.number.style
        usual = short[style] > 1 and short[style] > 2 * other[style]
        if lead.weight == _BOLD_WEIGHT or (usual and style in _STYLES):
            yield lead


def _lead_of(line: Line, at: int) -> Lead | None:
    """Read a line as a phrase with text after it; None if it is none."""
    for number in read_numbers(line.content, line.folded)[:2]:
        found = _END.search(line.folded, number.end)
        if found is None:
            return None
        phrase = line.folded[number.end : found.start()]
        fits = _SHORTEST <= length_of(phrase) <= _LONGEST
        if not fits or length_of(line.folded[found.end() :]) < _REST:
            continue
        bold = line.bold_lead and abs(line.bold_lead - found.start()) <= _SLACK
        if bold and number.style in _BOLD_STYLES:
            return Lead(at, number, found.start(), _BOLD_WEIGHT)
        if found.group() == "。" and not re.search(r"\d", phrase):
            return Lead(at, number, found.start(), _PLAIN_WEIGHT)
    return None
