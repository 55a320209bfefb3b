"""Words by which the parts of a page are told apart, as patterns."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from reportparse.language import simplify

__all__ = ["Layout", "layout"]

_NUMERAL = r"[\d一二三四五六七八九十百]"


@dataclass(frozen=True, slots=True)
class Layout:
    """Patterns for the beginnings of lines, in simplified characters and lower case."""

    caption: re.Pattern[str]
    """A numbered title of a table."""
    figure: re.Pattern[str]
    """A numbered title of a figure."""
    reference: re.Pattern[str]
    """A number of a table or figure that a sentence begins with."""
    unit: re.Pattern[str]
    """A line that gives the unit of a table."""
    measure: re.Pattern[str]
    """A unit in brackets at the end of a line."""
    note: re.Pattern[str]
    """A note below a table or at the foot of a page."""
    continued: re.Pattern[str]
    """The heading of a table that goes on from the page before."""
    part: re.Pattern[str]
    """The number of a chapter, section or article: 第一章."""
    contents: re.Pattern[str]
    """The heading of a list of contents."""

    @staticmethod
    def folded(content: str) -> str:
        """Fold a line as the patterns want it; offsets hold."""
        folded = simplify(content).lower()
        return folded if len(folded) == len(content) else simplify(content)


def _any(words: list[str]) -> str:
    """Join words to a pattern, the longest first; an English one ends where its letters do."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(
        re.escape(word) + ("(?![a-z])" if word[-1].isascii() and word[-1].isalpha() else "")
        for word in ordered
    )


@cache
def layout() -> Layout:
    """Read the lexicon, once."""
    file = resources.files(__name__).joinpath("layout.toml")
    words: dict[str, list[str]] = tomllib.loads(file.read_text(encoding="utf-8"))
    number = rf"\s*(?:{_NUMERAL}|[a-z](?![a-z]))[\w.．\-–—]*"
    counted = rf"\s*(?:{_NUMERAL}{{1,3}}|[a-z]\d{{0,2}})(?:[.．\-–—]\d{{1,3}}){{0,3}}"
    named = _any([*words["caption"], *words["figure"]])
    return Layout(
        re.compile(rf"^\W?(?:{_any(words['caption'])}){number}"),
        re.compile(rf"^\W?(?:{_any(words['figure'])}){number}"),
        re.compile(rf"^\W?(?:{named}){counted}\s*(?:{_any(words['says'])})"),
        re.compile(
            rf"^\W{{0,2}}(?:{_any(words['unit'])})\s*[:：为]|^\W{{0,2}}(?:{_any(words['expressed'])})\b"
        ),
        re.compile(
            rf"[(（][^()（）]{{0,30}}(?:{_any(words['measure'])})[^()（）]{{0,20}}[)）]\s*$"
            rf"|^[^a-z()（）]{{0,8}}(?:{_any(words['measure'])})$"
        ),
        re.compile(
            rf"^[(（【\[*※]?(?:{_any(words['note'])})\s*[\d①-⑳一二三四五六七八九十]{{0,2}}\s*[:：.]"
            rf"|^(?:{_any(words['note'])})\s*[\d①-⑳]{{1,2}}\s*[)）]"
        ),
        re.compile(
            rf"^\W{{0,2}}(?:{_any(words['continued'])})|(?:[(（]|[-–—]\s?)(?:续|continued|cont'd\.?|cont\.)[)）]?\s*$"
        ),
        re.compile(rf"^第\s*{_NUMERAL}{{1,5}}\s*(?:{_any(words['part'])})"),
        re.compile(rf"^\W*(?:{_any(words['contents'])})\W*$"),
    )
