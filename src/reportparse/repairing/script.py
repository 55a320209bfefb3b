"""Conversion between simplified and traditional script, character for character.

Only characters change, never words (軟體 stays 软体): a conversion of vocabulary would put
words into an author's mouth. OpenCC decides by phrases which of several characters is meant;
what it leaves open is decided here. Each line is judged by itself, so that a passage that is in
the wanted script already stays as it is, and one in Japanese, too.

A conversion touches every third character of a report. Its account therefore has one row for
each *pair* of characters that is converted everywhere in the same way, with the number of
places (see :func:`reportparse.repairing.account.folded`), and single rows for what depends on
the words around it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from reportparse.language import IDEOGRAPH, script_of, simplify
from reportparse.repairing.account import Change
from reportparse.repairing.alphabet import code_points

if TYPE_CHECKING:
    from opencc import OpenCC

    from reportparse.records import Script, TargetScript

__all__ = ["script_changes", "to_script"]

KIND: Final = "script"

KANA: Final = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff9f]")
_RULES: Final = {
    "hans": "traditional to simplified",
    "hant": "simplified to traditional",
}


@cache
def _to_traditional() -> OpenCC:
    from opencc import OpenCC  # noqa: PLC0415 - loads its dictionaries

    return OpenCC("s2tw")


@cache
def _one_to_traditional(character: str) -> str:
    converted: str = _to_traditional().convert(character)
    return converted if len(converted) == 1 else character


def _traditional(content: str) -> str:
    converted: str = _to_traditional().convert(content)
    if len(converted) == len(content):
        return converted
    return "".join(map(_one_to_traditional, content))


def to_script(content: str, script: TargetScript, found: Script) -> str:
    """Convert a text, line by line.

    Args:
        content: the text.
        script: the script wanted; ``keep`` changes nothing.
        found: script of the text as a whole, which decides lines that do not tell.

    Returns:
        A string exactly as long.

    """
    if script in ("keep", found) or found == "none":
        return content
    convert = simplify if script == "hans" else _traditional
    if found != "mixed" and not KANA.search(content):
        return convert(content)
    return "\n".join(
        convert(line) if _is_other(line, script) else line for line in content.split("\n")
    )


def _is_other(line: str, script: TargetScript) -> bool:
    """Tell whether a line is in the other script than the one wanted."""
    if not IDEOGRAPH.search(line) or KANA.search(line):
        return False
    return script_of(line) not in ("none", script)


def script_changes(content: str, script: TargetScript, found: Script) -> list[Change]:
    """Convert a text and tell which characters that changes.

    Args:
        content: the text.
        script: the script wanted.
        found: script of the text as a whole.

    Returns:
        One change for each character that becomes another.

    """
    converted = to_script(content, script, found)
    if converted == content:
        return []
    rule = _RULES[script]
    places = np.flatnonzero(code_points(content) != code_points(converted)).tolist()
    return [Change(place, place + 1, converted[place], KIND, rule) for place in places]
