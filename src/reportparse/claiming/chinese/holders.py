"""The part of a noun phrase that can own a figure: what is measured is cut from its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportparse.claiming.chinese.sentence import NOTHING, Mention

if TYPE_CHECKING:
    from reportparse.claiming.chinese.actors import Actor, Parsed
    from reportparse.claiming.chinese.predicates import Vocabulary
    from reportparse.claiming.chinese.sentence import Sentence
    from reportparse.claiming.chinese.words import Word

__all__ = ["QUOTED", "holder", "is_name", "is_relational"]

QUOTED: Final = re.compile(r"[“「『《][^”」』》]{1,20}[”」』》]")
_NAME_TAGS: Final = ("nr", "ns", "nt", "nz", "eng", "j")
"""jieba's classes of proper names, Latin words and abbreviations."""
_QUOTE_STARTS: Final = frozenset("“「『《")
_QUOTE_ENDS: Final = frozenset("”」』》")
_LOOSE: Final = frozenset(("的", "之", "、", "和", "与", "及", "等"))
_LOOSE_TAGS: Final = ("a", "b", "d", "f", "q", "m", "v", "u", "c", "p", "t")
_EACH: Final = re.compile(r"(?:[日月年周季人户单]均|[单每].{1,3}|[日月年周季])$")
"""A word that says for each of what something is measured."""
_VAGUE: Final = (
    *("方面", "时", "后", "前", "中", "上", "下"),
    *("期间", "以来", "背景", "基础", "过程"),
)
_BARE: Final = 3
"""Most characters of a word that is looked up whole only."""


def holder(parsed: Parsed, actor: Actor, until: int) -> Mention:
    """Cut from a phrase what is measured: who is left is the one that has it.

    Args:
        parsed: the sentence.
        actor: the phrase.
        until: where the metric begins, or the end of the phrase.

    Returns:
        The phrase up to there without the words of measure at its end; nothing if none is left
        that can own anything.

    """
    sentence, words = parsed.sentence, parsed.words
    first = sentence.words_until(actor.start)
    behind = sentence.words_before(min(until, actor.end))
    while behind > first and _is_loose(sentence, words, behind - 1):
        behind -= 1
    if _is_deed(sentence, words, first, behind):
        return NOTHING
    behind = _without_deed(sentence, words, first, behind)
    first = _apposed(sentence, words, first, behind)
    if behind <= first:
        return NOTHING
    start, end = sentence.words[first].start, sentence.words[behind - 1].end
    text = sentence.folded[start:end]
    if _is_vague(sentence.words[behind - 1].surface, words) or end - start == 1:
        return NOTHING
    return NOTHING if text in words.speakers else Mention(text, start, end)


def is_name(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a phrase names one thing: 某…, a quotation, a proper name.

    What was said before, and is meant again, counts as a name.
    """
    if not sentence.span.start <= mention.start < sentence.span.end:
        return True
    if mention.text.startswith("某") or QUOTED.search(mention.text):
        return True
    first = sentence.words_until(mention.start)
    return sentence.words[first].tag.startswith(_NAME_TAGS)


def is_relational(text: str, words: Vocabulary) -> bool:
    """Tell whether a phrase names those who belong to somebody else (用户), or one of many."""
    return words.relational.search(text) is not None


def _is_loose(sentence: Sentence, words: Vocabulary, index: int) -> bool:
    """Tell whether a word at the end of a phrase is none of whoever has what is measured."""
    word = sentence.words[index]
    if word.surface in _QUOTE_ENDS:
        return False
    if word.surface in _LOOSE or words.measures.search(word.surface):
        return True
    if words.entities.search(word.surface):
        return False
    return _EACH.match(word.surface) is not None or word.tag.startswith(_LOOSE_TAGS)


def _is_vague(last: str, words: Vocabulary) -> bool:
    """Tell whether a phrase that ends with a word names nothing of which figures are told."""
    if last in words.abstract or last in words.openings or last.endswith(_VAGUE):
        return True
    return len(last) > _BARE and last[-2:] in words.abstract


def _without_deed(sentence: Sentence, words: Vocabulary, first: int, behind: int) -> int:
    """Cut from a phrase a verb and its object (云岭县地处山区), where it names somebody before."""
    last = sentence.words[behind - 1].surface if behind > first else ""
    if not last or last in _QUOTE_ENDS or words.entities.search(last):
        return behind
    for index in range(first + 1, behind):
        word, before = sentence.words[index], sentence.words[index - 1].surface
        verbal = word.tag in {"v", "vd"} or (word.tag == "n" and word.surface.endswith("化"))
        measured = words.measures.search(word.surface)
        if verbal and not measured and words.entities.search(before):
            return index
    return behind


def _apposed(sentence: Sentence, words: Vocabulary, first: int, behind: int) -> int:
    """Cut what kind of thing a quotation names (平台“…”); a name before it stays."""
    if behind <= first or sentence.words[behind - 1].surface not in _QUOTE_ENDS:
        return first
    for index in range(behind - 1, first, -1):
        if sentence.words[index].surface in _QUOTE_STARTS:
            before = sentence.words[index - 1]
            kind = words.entities.search(before.surface) is not None
            return index if kind and not before.tag.startswith(_NAME_TAGS) else first
    return first


def _is_deed(sentence: Sentence, words: Vocabulary, first: int, behind: int) -> bool:
    """Tell whether what looks like a phrase begins with a verb and its object (解答用户)."""
    for index in range(first, behind):
        word = sentence.words[index]
        if not word.tag.startswith(("a", "d", "v")):
            return False
        if not _is_plain_verb(word, words):
            continue
        following = sentence.words[index + 1].surface if index + 1 < behind else ""
        if following == "的":
            return False
        if not words.entities.search(following):
            return True
        return any(_is_plain_verb(one, words) for one in sentence.words[index + 2 : behind])
    return False


def _is_plain_verb(word: Word, words: Vocabulary) -> bool:
    """Tell whether a word is a verb that names nothing as well."""
    if not word.tag.startswith("v") or word.tag == "vn":
        return False
    return not (words.entities.search(word.surface) or words.measures.search(word.surface))
