"""Words around a number that bound it: more than, up to, about, or more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from reportparse.claiming.english.vocabulary import Vocabulary
    from reportparse.records import Qualifier

__all__ = ["Bound", "bound_before", "bound_behind"]

_SIGNS: Final[dict[str, Qualifier]] = {
    "~": "approx",
    "≈": "approx",
    "<": "at_most",
    ">": "at_least",
    "≤": "at_most",
    "≥": "at_least",
}
_ROOM: Final = 30
"""Characters in front of a number in which its qualifiers stand."""
_TAIL: Final = 24
_OBJECTS: Final = frozenset(["the", "its", "their", "our", "a", "an", "that"])
"""Words behind "and above" that make it a preposition."""
_MOST: Final = 4
"""Qualifiers in a row, and words of one qualifier, that are looked for."""


class Bound(NamedTuple):
    """A qualifier, and where its words begin or end."""

    kind: Qualifier
    place: int


def bound_before(lower: str, start: int, vocabulary: Vocabulary) -> Bound:
    """Read the words in front of a quantity that bound it, the innermost first.

    Args:
        lower: the passage in small letters.
        start: first character of the quantity.
        vocabulary: the words.

    """
    if start and lower[start - 1] in _SIGNS:
        return Bound(_SIGNS[lower[start - 1]], start - 1)
    kind: Qualifier = "exact"
    at = start
    for _ in range(_MOST):
        low = max(0, at - _ROOM)
        head = lower[low:at]
        stripped = head.rstrip(' -\u00a0(“"')
        if not stripped or "(" in head[len(stripped) :]:
            break
        phrase = _longest(stripped, vocabulary, cut=low > 0 and lower[low - 1].isalnum())
        if not phrase:
            break
        found = vocabulary.qualifiers[phrase]
        if found == "verb":
            return Bound("at_least" if kind == "exact" else kind, at)
        if found and kind == "exact":
            kind = found  # type: ignore[assignment] # the lexicon's table is one of qualifiers
        at = low + len(stripped) - len(phrase)
    return Bound(kind, at)


def _longest(head: str, vocabulary: Vocabulary, *, cut: bool) -> str:
    """The longest qualifier that some words end in; empty if they end in none."""
    words = head.split(" ")
    for count in range(min(_MOST, len(words)), 0, -1):
        phrase = " ".join(words[-count:])
        whole = not (cut and len(phrase) == len(head))
        if whole and phrase in vocabulary.qualifiers:
            return phrase
    return ""


def bound_behind(lower: str, end: int, kind: Qualifier, vocabulary: Vocabulary) -> Bound:
    """Read the words behind a quantity that bound it.

    Args:
        lower: the passage in small letters.
        end: one past the quantity.
        kind: what the words in front say.
        vocabulary: the words.

    """
    tail = lower[end : end + _TAIL]
    if tail.startswith("+") and not tail[1:2].isalnum():
        return Bound("at_least", end + 1)
    words = tail.split()
    for count in (2, 1):
        phrase = " ".join(words[:count]).rstrip(".,;:)")
        found = vocabulary.after_qualifiers.get(phrase)
        beyond = words[count] if len(words) > count else ""
        if found and phrase != "plus" and beyond not in _OBJECTS:
            told: Qualifier = found if kind == "exact" else kind  # type: ignore[assignment] # the lexicon's table is one of qualifiers
            return Bound(told, end + tail.find(phrase) + len(phrase))
    return Bound(kind, end)
