"""How much a decoded text looks like text that people write.

Bytes in one encoding are nearly always valid in another, but then they give characters that
hardly anybody uses. The share of common characters tells; Chinese is folded to simplified
characters for it, so that one list serves both scripts.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from reportparse.language import simplify
from reportparse.reading.lexicon import words

__all__ = ["EXPECTED_CHINESE", "familiarity", "plausibility"]

_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]+")
_ODD: Final = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u0250-\u036f\u0600-\u1fff\ua960-\uabff\ud7a4-\uf8ff\ufb50-\ufdff\ufe70-\ufefe"
    r"\uff61-\uffdf\ufff0-\uffff\U000f0000-\U0010ffff]"
)
"""Controls, combining marks alone, scripts that reports do not use, private use, half-width
Katakana, U+FFFD: signs of a wrong decoding."""

_IDEOGRAPH: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")

_LONGEST_WESTERN: Final = 2
"""Letters outside ASCII that stand next to each other in a Western word."""

_FIRST_LEVEL: Final = (0xB0, 0xD7)
"""Lead bytes of the first level of GB 2312."""

_CONTROL_WEIGHT: Final = 20
"""A control character in twenty characters, and a text in ASCII is none."""

_SAMPLE: Final = 40_000
"""Characters outside ASCII that are looked at."""

EXPECTED_CHINESE: Final = 0.6
"""Share of common characters in ordinary Chinese text; at the least, half of it."""


@cache
def _characters(*keys: str) -> frozenset[str]:
    return frozenset("".join(words("letters", *keys))) - frozenset(" \n")


def plausibility(content: str) -> float:
    """Tell how plausible a decoded text is, by its characters outside ASCII.

    Args:
        content: a decoded text, or a sample of one.

    Returns:
        1 where all of its characters are common ones, 0 where none is, less where there are
        signs of a wrong decoding. Text in ASCII counts 1 without control characters.

    """
    runs: list[str] = []
    seen = 0
    for found in _BEYOND_ASCII.finditer(content):
        runs.append(found[0])
        seen += len(found[0])
        if seen >= _SAMPLE:
            break
    controls = len(_CONTROL.findall(content, 0, _SAMPLE))
    if not seen:
        return 1.0 - _CONTROL_WEIGHT * controls / max(1, min(len(content), _SAMPLE))
    beyond = "".join(runs)
    ideographs = "".join(_IDEOGRAPH.findall(beyond))
    common = sum(map(_characters("chinese", "common").__contains__, simplify(ideographs)))
    score = min(len(ideographs), common / EXPECTED_CHINESE)
    signs, likely = _characters("chinese", "signs"), _characters("western", "likely")
    for run in runs:
        known = signs | likely if len(run) <= _LONGEST_WESTERN else signs
        score += sum(map(known.__contains__, run))
    return (score - len(_ODD.findall(beyond)) - controls) / seen


def familiarity(content: str) -> int:
    """Weigh how well a few characters are known, to choose between two ways to read them.

    Args:
        content: a passage of some words.

    Returns:
        Points for common characters, fewer for those of the first level of GB 2312 (the 3,755
        in general use), less points for those that a text hardly has.

    """
    known = _characters("chinese", "common") | _characters("chinese", "signs")
    folded = simplify(content)
    leads = "".join(_IDEOGRAPH.findall(folded)).encode("gb2312", "ignore")[::2]
    general = sum(_FIRST_LEVEL[0] <= lead <= _FIRST_LEVEL[1] for lead in leads)
    return general + sum(map(known.__contains__, folded)) - 2 * len(_ODD.findall(content))
