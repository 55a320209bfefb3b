"""Which lines above and below a table belong to it: its title and its units.

Notes below a table (注：…, Source: …) are not among them: they are sentences, and what they
claim is claimed by the report.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from reportparse.language import simplify
from reportparse.reading.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["captions_above", "is_labelled", "is_unit_line", "states_units"]

_LONGEST_CAPTION: Final = 160
"""Characters of a caption at most; English ones in two languages reach 120."""

_LONGEST_UNIT_LINE: Final = 60
_LONGEST_TITLE: Final = 50
"""Characters of a title without a number and without units."""

_MOST_LINES: Final = 3
"""Lines of a caption at most: a title in each language, and the units."""

_NUMBER: Final = r"\s*(?:[a-z]{0,2}[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[ivx]{1,4}\b)"
_BRACKET: Final = re.compile(r"[（(\[【]([^（）()\[\]【】]{1,60})[)）\]】]")
_SENTENCE_END: Final = re.compile(r"[。；;！？!?：:，,、…]$|\.$")


def _alternatives(*keys: str) -> str:
    ordered = sorted(words("captions", *keys), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, ordered))


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"[（(【\[]?(?:{_alternatives('labels')}){_NUMBER}")


@cache
def _unit_label() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[（(\s，,、])(?:{_alternatives('unit_labels')})\s*(?:为|[:：])")


@cache
def _units() -> re.Pattern[str]:
    return re.compile(_alternatives("units"))


def _fold(line: str) -> str:
    return simplify(line.strip()).lower()


def is_labelled(line: str) -> bool:
    """Tell whether a line is a caption that counts its table (表1 …, Table 2. …)."""
    folded = _fold(line[: _LONGEST_CAPTION + 1])
    return (
        len(folded) <= _LONGEST_CAPTION and bool(_label().match(folded)) and not _is_prose(folded)
    )


def _is_prose(folded: str) -> bool:
    """Tell whether a line that begins as a caption is a sentence (表1显示，…。)."""
    return folded.endswith(("。", "；", "：")) or bool(re.search(r"。|[a-z]\. [a-z]", folded[8:]))


def is_unit_line(line: str) -> bool:
    """Tell whether a line says the units of a table and hardly anything else."""
    folded = _fold(line[: _LONGEST_UNIT_LINE + 1])
    if len(folded) > _LONGEST_UNIT_LINE:
        return False
    found = _unit_label().search(folded)
    if found and found.start() <= _LONGEST_UNIT_LINE // 4:
        return True
    bracket = _BRACKET.fullmatch(folded)
    return bool(bracket and _units().search(bracket[1]))


def states_units(line: str) -> bool:
    """Tell whether a line is a title that ends in the units of its table."""
    folded = _fold(line[: _LONGEST_CAPTION + 1])
    if len(folded) > _LONGEST_CAPTION or _SENTENCE_END.search(folded):
        return False
    brackets = list(_BRACKET.finditer(folded))
    if _unit_label().search(folded) and len(folded) <= _LONGEST_TITLE * 2:
        return True
    return bool(brackets and _units().search(brackets[-1][1]) and brackets[-1].end() == len(folded))


def captions_above(lines: Sequence[str], *, titled: bool) -> int:
    """Count the lines right above a table that are its caption.

    Args:
        lines: the lines above it, the nearest last; none of them a heading or in a table.
        titled: whether a short line without number and units is taken for a title, as in a
            file that marks its headings otherwise.

    """
    count = 0
    for line in reversed(lines[-_MOST_LINES:]):
        if is_unit_line(line):
            count += 1
        elif is_labelled(line) or states_units(line):
            return count + 1
        else:
            folded = _fold(line)
            short = len(folded) <= _LONGEST_TITLE and not _SENTENCE_END.search(folded)
            return count + 1 if titled and short and folded else count
    return count
