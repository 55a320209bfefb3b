"""Words of a Chinese sentence, cut by jieba, with jieba's word classes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.dictionary import dictionary, tokenizer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jieba import Tokenizer

    from reportparse.claiming.lexicon import Lexicon

__all__ = ["Word", "segment"]


_YEAR: Final = re.compile(r"(?=(?<![一二三四五六七八九十])[一二][〇○零一二三四五六七八九]{3}年)")
"""In front of a year in characters: jieba would let 于二零二五年 begin with a word 于二."""


class Word(NamedTuple):
    """A word of a sentence."""

    start: int
    end: int
    surface: str
    tag: str
    """jieba's word class (``n`` noun, ``v`` verb, ``d`` adverb, …); ``x`` where it has none."""


@cache
def _segmenter(lexicon: Lexicon) -> Tokenizer:
    segmenter = tokenizer()
    for list_name in ("dictionary", "measures"):
        for word in lexicon.words("chinese", "words", list_name):
            if len(word) > 1:
                segmenter.add_word(word)
    return segmenter


def segment(sentence: str, lexicon: Lexicon, offset: int = 0) -> tuple[Word, ...]:
    """Cut a sentence into words.

    Args:
        sentence: simplified Chinese, possibly with Latin words and digits.
        lexicon: vocabulary; its own words are added to jieba's.
        offset: where the sentence begins; the words' offsets count from there on.

    Returns:
        The words in order; white space belongs to none.

    """
    tags = dictionary().tags
    words: list[Word] = []
    end = offset
    segmenter = _segmenter(lexicon)
    pieces = _YEAR.split(sentence)
    cut = (word for piece in pieces if piece for word in segmenter.cut(piece))
    for surface in (part for word in cut for part in _loosened(word, tags)):
        start, end = end, end + len(surface)
        if not surface.isspace():
            words.append(Word(start, end, surface, tags.get(surface) or _shape(surface)))
    return tuple(words)


def _loosened(surface: str, tags: Mapping[str, str]) -> tuple[str, ...]:
    """Take function words from a guessed word that they are no part of (车使, 率为, 使盒)."""
    if len(surface) == 1 or surface in tags:
        return (surface,)
    if surface[-1] in _NEVER_LAST:
        return surface[:-1], surface[-1]
    if surface[0] in _NEVER_FIRST:
        return surface[0], surface[1:]
    return (surface,)


_NEVER_LAST: Final = frozenset("使让将把为由虽却则仍均已内")
_NEVER_FIRST: Final = frozenset("使让将把")
"""Characters that no guessed name ends with, or begins with."""


def _shape(surface: str) -> str:
    """Word class of a word that jieba has none for, from its characters."""
    if surface.isascii() and surface.isalpha():
        return "eng"
    if surface.replace(".", "").isdigit():
        return "m"
    return "n" if len(surface) > 1 and "\u4e00" <= surface[0] <= "\u9fff" else "x"
