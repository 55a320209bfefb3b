"""Characters that stand for other characters: what fonts, PDFs and old encodings put in text.

Each of these looks like the character it should be and is another code point, so that a
search for the word fails. All replacements are exact: Unicode itself defines them, or the
makers of the fonts do.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from reportparse.repairing.account import Change

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["INVISIBLE", "glyph_changes", "invisible_changes", "look_alikes"]

INVISIBLE: Final = frozenset("\u00ad\u200b\u200c\u2060\ufeff\u200e\u200f\u202a\u202c\u180e")
"""Soft hyphen, zero-width space and joiners, byte order mark, marks of direction.
The zero-width joiner (U+200D) is not among them: it makes emoji."""

_INVISIBLE: Final = re.compile(f"[{''.join(sorted(INVISIBLE))}]")
_NEEDS_JOINER: Final = re.compile("[\u0600-\u08ff\u0900-\u0dff\u0590-\u05ff]")
"""Scripts in which the zero-width non-joiner and marks of direction mean something."""


@cache
def look_alikes() -> Mapping[str, tuple[str, str]]:
    """Characters with a meaning of another one: what they mean, and the kind of damage."""
    data = tomllib.loads(files(f"{__package__}.lexicon").joinpath("glyphs.toml").read_text("utf-8"))
    table: dict[str, tuple[str, str]] = {}
    for code in (*range(0x2F00, 0x2FD6), 0x2E9F, 0x2EF3):
        table[chr(code)] = (unicodedata.normalize("NFKC", chr(code)), "kangxi_radical")
    for radical, character in data["radicals"].items():
        table[radical] = (character, "kangxi_radical")
    for code in (*range(0xF900, 0xFAE0), *range(0x2F800, 0x2FA20)):
        character = chr(code)
        unified = unicodedata.normalize("NFC", character)
        if unified != character:
            table[character] = (unified, "compatibility_ideograph")
    for code in range(0xFB00, 0xFB07):
        table[chr(code)] = (unicodedata.normalize("NFKC", chr(code)), "ligature")
    for character, meaning in data["private_use"].items():
        table[character] = (meaning, "private_use")
    return table


def glyph_changes(content: str) -> list[Change]:
    """Put the characters that are meant in the place of those that look like them."""
    table = look_alikes()
    pattern = _pattern()
    changes: list[Change] = []
    for found in pattern.finditer(content):
        meant, kind = table[found[0]]
        rule = f"U+{ord(found[0]):04X} stands for {meant}"
        changes.append(Change(found.start(), found.end(), meant, kind, rule))
    return changes


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(re.escape, sorted(look_alikes())))}]")


def invisible_changes(content: str) -> list[Change]:
    """Take out characters that have no width and no meaning in Chinese or English."""
    if _NEEDS_JOINER.search(content):
        return []
    return [
        Change(
            found.start(),
            found.end(),
            "",
            "invisible",
            f"U+{ord(found[0]):04X} has no width and no meaning here",
        )
        for found in _INVISIBLE.finditer(content)
    ]
