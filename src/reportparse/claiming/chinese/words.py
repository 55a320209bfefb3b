"""Words of a Chinese sentence: spaCy's tokenizer over jieba, with jieba's word classes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.language import Language

    from reportparse.claiming.lexicon import Lexicon

__all__ = ["Word", "segment"]


class Word(NamedTuple):
    """A word of a sentence."""

    start: int
    end: int
    surface: str
    tag: str
    """jieba's word class (``n`` noun, ``v`` verb, ``d`` adverb, …); ``x`` where it has none."""


@cache
def _language(lexicon: Lexicon) -> Language:
    import jieba  # noqa: PLC0415 - loads its dictionary
    import spacy  # noqa: PLC0415 - takes a second to load

    language = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    # A dictionary of our own: jieba's shared one belongs to the caller's program.
    segmenter = jieba.Tokenizer()
    segmenter.initialize()
    for list_name in ("dictionary", "measures"):
        for word in lexicon.words("chinese", "words", list_name):
            if len(word) > 1:
                segmenter.add_word(word)
    language.tokenizer.jieba_seg = segmenter  # type: ignore[attr-defined]  # spaCy's own slot
    return language


@cache
def _tags() -> Mapping[str, str]:
    from jieba import posseg  # noqa: PLC0415 - loads the dictionary

    posseg.dt.initialize()
    tags: dict[str, str] = posseg.dt.word_tag_tab
    return tags


def segment(sentence: str, lexicon: Lexicon) -> tuple[Word, ...]:
    """Cut a sentence into words.

    Args:
        sentence: simplified Chinese, possibly with Latin words and digits.
        lexicon: vocabulary; its own words are added to jieba's.

    Returns:
        The words in order; white space belongs to none.

    """
    tags = _tags()
    words: list[Word] = []
    for token in _language(lexicon).make_doc(sentence):
        surface = token.text
        if surface.isspace():
            continue
        tag = tags.get(surface)
        if tag is None:
            tag = "eng" if surface.isascii() and surface.isalpha() else "x"
            if surface.replace(".", "").isdigit():
                tag = "m"
            elif tag == "x" and len(surface) > 1 and "\u4e00" <= surface[0] <= "\u9fff":
                tag = "n"
        words.append(Word(token.idx, token.idx + len(surface), surface, tag))
    return tuple(words)
