"""The things that a number counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reportparse.claiming.english.vocabulary import Vocabulary

__all__ = ["count_noun", "is_plural", "singular"]

_NEXT: Final = re.compile(r"[\s\u00a0]{1,2}([A-Za-z][A-Za-z’'&/-]*)")
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


def count_noun(  # noqa: C901 - one pass over the words behind the number
    passage: str, end: int, vocabulary: Vocabulary
) -> tuple[str, int] | None:
    """Find the noun behind a number.

    Args:
        passage: the text.
        end: one past the number.
        vocabulary: the words.

    Returns:
        The noun in the singular and where it ends; None if what follows is no noun.

    """
    at = end
    found: tuple[str, int] | None = None
    for _ in range(_MODIFIERS):
        match = _NEXT.match(passage, at)
        if not match:
            break
        word = match[1]
        lower = word.lower()
        if lower in vocabulary.classes and lower not in {"more", "out", "most", "like", "less"}:
            break
        if found is None and lower in vocabulary.words("verbs.auxiliaries") and lower != "planned":
            break
        kinds = vocabulary.verbs.get(lower)
        if (
            kinds
            and lower not in vocabulary.words("verbs.ambiguous")
            and not _modifies(lower, match.end(), passage, vocabulary)
        ):
            break
        if lower in vocabulary.words("comparatives.all") and not _before_noun(
            match.end(), passage, vocabulary
        ):
            break
        if is_plural(word, vocabulary):
            if found is not None and (kinds or not _is_noun_plural(lower, vocabulary)):
                break
            found = singular(word, vocabulary), match.end(1)
        elif found is not None:
            break
        at = match.end()
        if passage[at : at + 1] in ",;:.)":
            break
    return found


def _before_noun(end: int, passage: str, vocabulary: Vocabulary) -> bool:
    """Whether a comparative stands in front of a noun, as in ``140 smaller firms``."""
    following = _NEXT.match(passage, end)
    return following is not None and is_plural(following[1], vocabulary)


def _is_noun_plural(lower: str, vocabulary: Vocabulary) -> bool:
    return lower not in vocabulary.verbs


def _modifies(lower: str, end: int, passage: str, vocabulary: Vocabulary) -> bool:
    """Whether a verb form stands before its noun, as in ``27 listed companies``."""
    if lower not in vocabulary.past and lower not in vocabulary.participles:
        return False
    following = _NEXT.match(passage, end)
    if not following:
        return False
    word = following[1].lower()
    return word not in vocabulary.classes and word not in vocabulary.past
