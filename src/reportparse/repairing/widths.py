"""Full-width digits, Latin letters and number signs made half width.

Chinese punctuation stays full width, as it belongs to Chinese; of the signs, only those that
make up numbers change, and only beside digits.
"""

from __future__ import annotations

import re
from typing import Final

from reportparse.repairing.account import Change
from reportparse.repairing.mirror import fold_width

__all__ = ["WIDE", "width_changes"]

KIND: Final = "full_width"
_RULE: Final = "digits and Latin letters are half width"

_WORDS: Final = "０-９Ａ-Ｚａ-ｚ"
WIDE: Final = frozenset(
    [*map(chr, range(0xFF10, 0xFF1A)), *map(chr, range(0xFF21, 0xFF3B)),
     *map(chr, range(0xFF41, 0xFF5B)), "％"]
)  # fmt: skip
"""Characters of which one at least must occur where there is something to do."""

_RUN: Final = re.compile(
    rf"""
    [{_WORDS}]+ (?: [．，：／－＋＆＇＿] (?=[{_WORDS}]) [{_WORDS}]+ )* ％?
    | (?<=[0-9]) ％
    """,
    re.VERBOSE,
)


def width_changes(content: str) -> list[Change]:
    """Make numbers and Latin words half width.

    Args:
        content: any text. A comma between groups that are not of three digits is a comma of
            the sentence, and stays.

    """
    changes: list[Change] = []
    for found in _RUN.finditer(content):
        place = found.start()
        for part in _parts(found[0]):
            kept = part.rstrip("，：")
            changes += [
                Change(place + offset, place + offset + 1, half, KIND, _RULE)
                for offset, half in enumerate(fold_width(kept))
                if half != kept[offset]
            ]
            place += len(part)
    return changes


_SENTENCE_COMMA: Final = re.compile(
    r"(?<=，)(?![０-９]{3}(?![０-９Ａ-Ｚａ-ｚ]))|(?<=[Ａ-Ｚａ-ｚ]，)|(?<=[Ａ-Ｚａ-ｚ]：)"
)


def _parts(run: str) -> list[str]:
    """Split a run after each comma that does not group the digits of one number."""
    return _SENTENCE_COMMA.split(run) if "，" in run or "：" in run else [run]
