"""Which language and script a passage is in, and the one form in which passages are compared.

Everything that matches Chinese words matches them in simplified characters, in a copy of
the passage that is as long as the passage itself, so that offsets hold in both.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from opencc import OpenCC

    from reportparse.records import Language, Script

__all__ = ["language_of", "script_of", "script_of_counts", "simplify"]

IDEOGRAPH: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
LATIN_WORD: Final = re.compile(r"[A-Za-z]{2,}")
SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
PARTICLE: Final = re.compile(r"(?<![卓编所显新名论合巨原土译遗昭拙专])著(?![名作称者述录书文有于])")
"""The verbal particle written 著, as traditional text does; OpenCC's ``t2s`` leaves most of
them (随著 in 随著市场). Not the 著 of 著名, 显著, 专著, which simplified text keeps."""

_MIXED_SHARE: Final = 0.15
"""A language counts where it makes up this share of the words; an ideograph is counted as
two thirds of a word, as Chinese words are about one and a half characters long."""

_SCRIPT_SHARE: Final = 0.1
"""A script counts where this share of the telling characters is of it."""


@cache
def _converter(name: str) -> OpenCC:
    from opencc import OpenCC  # noqa: PLC0415 - loads its dictionaries

    return OpenCC(name)


@lru_cache(maxsize=65_536)
def _simplify_character(character: str) -> str:
    simplified: str = _converter("t2s").convert(character)
    return simplified if len(simplified) == 1 else character


def simplify(content: str) -> str:
    """Fold traditional characters to simplified ones, keeping every offset.

    Args:
        content: text in any script.

    Returns:
        A string exactly as long, in which each character is the simplified form of the
        one at the same place. Phrases are converted as OpenCC's ``t2s`` does where that
        keeps the length, else character by character; the particle 著 becomes 着. Half
        a surrogate pair, which no valid text has, becomes U+FFFD.

    """
    if SURROGATE.search(content):
        content = SURROGATE.sub("\ufffd", content)
    converted: str = _converter("t2s").convert(content)
    if len(converted) != len(content):
        converted = "".join(map(_simplify_character, content))
    return PARTICLE.sub("着", converted)


def language_of(content: str) -> Language:
    """Tell the language of a passage: ``zh``, ``en``, or ``mixed`` where both count.

    An abbreviation in capitals (GDP) is at home in Chinese, too, and counts as English only
    where there is nothing Chinese. A passage without words counts as Chinese.
    """
    chinese = len(IDEOGRAPH.findall(content)) / 1.5
    words = LATIN_WORD.findall(content)
    english = sum(not word.isupper() for word in words) if chinese else len(words)
    if not chinese + english:
        return "zh"
    share = english / (chinese + english)
    if share > 1 - _MIXED_SHARE:
        return "en"
    return "zh" if share < _MIXED_SHARE else "mixed"


@cache
def _telling_characters() -> tuple[frozenset[str], frozenset[str]]:
    """Characters that only simplified, and only traditional, text has.

    A character that converts to another may still be at home in both scripts (后, 里, 乾):
    the national character sets tell, Big5 for traditional and GB 2312 for simplified text.
    """
    to_simplified, to_traditional = _converter("t2s"), _converter("s2t")
    block = [chr(code) for code in range(0x4E00, 0xA000)]
    return (
        frozenset(c for c in block if to_traditional.convert(c) != c and not _is_in(c, "big5")),
        frozenset(c for c in block if to_simplified.convert(c) != c and not _is_in(c, "gb2312")),
    )


def _is_in(character: str, encoding: str) -> bool:
    return bool(character.encode(encoding, "ignore"))


def script_of(content: str) -> Script:
    """Tell the script of a passage by the characters that only one script has.

    Returns:
        ``none`` where no character tells.

    """
    return script_of_counts(Counter(content))


def script_of_counts(counts: Mapping[str, int]) -> Script:
    """Tell the script of a passage by how often each character occurs in it.

    Args:
        counts: the characters of the passage with their numbers.

    Returns:
        ``none`` where no character tells.

    """
    simplified, traditional = _telling_characters()
    hans = sum(counts[character] for character in simplified.intersection(counts))
    hant = sum(counts[character] for character in traditional.intersection(counts))
    if not hans + hant:
        return "none"
    share = hant / (hans + hant)
    if share > 1 - _SCRIPT_SHARE:
        return "hant"
    return "hans" if share < _SCRIPT_SHARE else "mixed"
