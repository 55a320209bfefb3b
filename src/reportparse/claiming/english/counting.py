"""The things that a number counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reportparse.claiming.english.vocabulary import Vocabulary

__all__ = ["count_noun", "counted", "is_plural", "singular"]

_NEXT: Final = re.compile(r"[\s\u00a0]{1,2}([A-Za-z][A-Za-z’'&/-]*)")
_HEADS: Final = re.compile(r"\shead(?=[.,;)]|\s(?:of|in|and|by|from|at|were|was)\b|$)")
"""Animals are counted in heads without an s."""
_MEASURE: Final = re.compile(r"\s\d{1,4}(?:\.\d)?-[a-z]{2,9}(?=\s[a-z])")
"""A measure that is part of the noun phrase: ``3,456 12-inch wafers``."""
_FOLLOWING: Final = re.compile(r"\s([A-Za-z]+)")
_MODIFYING_CLASSES: Final = frozenset(
    ["more", "out", "most", "like", "less", "further", "other", "such"]
)
"""Function words that may stand between a number and its noun: ``ten further ports``."""
_PRONOUNS: Final = frozenset(["ones"])
"""Plurals that stand for a noun told before: ``two older ones``."""
_BEHIND_NOUN: Final = frozenset(
    ["in", "for", "of", "and", "or", "at", "on", "during", "with", "from", "which", "that", "who"]
)
_MODIFIERS: Final = 5
"""Words that may stand between a number and the noun it counts."""
_SHORTEST: Final = 4


def singular(word: str, vocabulary: Vocabulary) -> str:  # noqa: PLR0911 - one return for each ending
    """Return the singular of a noun; capitals of abbreviations are kept."""
    if word.isupper() and len(word) > 1:
        return word
    if word.endswith("s") and word[:-1].isupper() and len(word) > len("PC"):
        return word[:-1]
    lower = word.lower()
    known = vocabulary.plurals.get(lower)
    if known:
        return known
    if lower.endswith("ies") and len(lower) > _SHORTEST:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zes")):
        return lower[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        return lower[:-1]
    return lower


def is_plural(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word looks like the plural of something that can be counted."""
    lower = word.lower()
    if lower in vocabulary.plurals:
        return True
    if word.isupper():
        return False
    if word[-1] == "s" and word[:-1].isupper() and len(word) > len("PC"):
        return True
    return (
        lower.endswith("s")
        and len(lower) >= _SHORTEST
        and not lower.endswith(("ss", "us", "is", "’s", "'s"))
        and lower not in vocabulary.words("words.not_plural")
    )


def count_noun(passage: str, end: int, vocabulary: Vocabulary) -> tuple[str, int] | None:
    """Find the noun behind a number.

    Args:
        passage: the text.
        end: one past the number.
        vocabulary: the words.

    Returns:
        The noun in the singular and where it ends; None if what follows is no noun.

    """
    cattle = _HEADS.match(passage, end)
    if cattle:
        return "head", cattle.end()
    measure = _MEASURE.match(passage, end)
    at, earlier = measure.end() if measure else end, ""
    start = at
    found: tuple[str, int] | None = None
    for _ in range(_MODIFIERS):
        match = _NEXT.match(passage, at)
        if not match:
            break
        word = match[1]
        lower = word.lower()
        if _ends_phrase(
            passage, match, vocabulary, is_first=at == start, is_found=found is not None
        ):
            break
        if is_plural(word, vocabulary):
            if found is not None and lower in vocabulary.verbs:
                break
            found = counted(earlier, word, vocabulary), match.end(1)
        elif found is not None:
            break
        at, earlier = match.end(), lower
        if passage[at : at + 1] in ",;:.)":
            break
    return found


def counted(earlier: str, noun: str, vocabulary: Vocabulary) -> str:
    """Return a noun in the singular, as one name with the word before it where both are one.

    Args:
        earlier: the word before the noun in small letters, empty if there is none.
        noun: the noun, in singular or plural.
        vocabulary: the words.

    """
    one = singular(noun, vocabulary)
    both = f"{earlier} {one}"
    return both if both in vocabulary.words("words.compounds") else one


def _ends_phrase(
    passage: str, match: re.Match[str], vocabulary: Vocabulary, *, is_first: bool, is_found: bool
) -> bool:
    """Whether a word behind a number can be no part of the noun phrase that it counts."""
    lower = match[1].lower()
    function = lower in vocabulary.classes and lower not in _MODIFYING_CLASSES
    if function or lower in _PRONOUNS or lower in vocabulary.words("verbs.only_verbs"):
        return True
    if not is_found and lower in vocabulary.words("verbs.auxiliaries") and lower != "planned":
        return True
    if lower in vocabulary.words("comparatives.all"):
        return not _before_noun(match.end(), passage, vocabulary)
    signifies = is_first and lower in vocabulary.words("verbs.signifying")
    noun = lower not in vocabulary.verbs or lower in vocabulary.words("verbs.ambiguous")
    if not signifies and (noun or _modifies(lower, match.end(), passage, vocabulary)):
        return False
    return not (is_first and _is_counted(lower, match.end(), passage, vocabulary))


def _is_counted(lower: str, end: int, passage: str, vocabulary: Vocabulary) -> bool:
    """Whether a verb in -s is a plural here: ``168 stops a day``.

    A plural subject takes no -s, so that a verb in -s straight behind a number is a noun; but
    not one with an object, which a number as a sign has (``50 signals expansion``), nor a verb
    of change, whose subject stands further in front.
    """
    kinds = vocabulary.verbs.get(lower, frozenset())
    if not lower.endswith("s") or lower.endswith("ss") or kinds & {"rise", "fall", "level"}:
        return False
    following = _FOLLOWING.match(passage, end)
    if following is None:
        return True
    word = following[1].lower()
    spread = word in {"a", "an", "per", "each"}
    return spread or word in _BEHIND_NOUN or word in vocabulary.words("grammar.auxiliaries")


def _before_noun(end: int, passage: str, vocabulary: Vocabulary) -> bool:
    """Whether a comparative stands in front of a noun, as in ``140 smaller firms``."""
    following = _NEXT.match(passage, end)
    return following is not None and is_plural(following[1], vocabulary)


def _modifies(lower: str, end: int, passage: str, vocabulary: Vocabulary) -> bool:
    """Whether a verb form stands before its noun, as in ``27 listed companies``."""
    if lower not in vocabulary.past and lower not in vocabulary.participles:
        return False
    following = _NEXT.match(passage, end)
    if not following:
        return False
    word = following[1].lower()
    return word not in vocabulary.classes and word not in vocabulary.past
