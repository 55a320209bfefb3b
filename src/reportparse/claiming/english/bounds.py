"""Words around a number that bound it: more than, up to, about, or more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from reportparse.claiming.english.vocabulary import Vocabulary
    from reportparse.records import Qualifier

__all__ = ["Bound", "bound_before", "bound_behind", "spans_time"]

_SIGNS: Final[dict[str, Qualifier]] = {
    "~": "approx",
    "≈": "approx",
    "<": "at_most",
    ">": "at_least",
    "≤": "at_most",
    "≥": "at_least",
}
_VERBS: Final[dict[str, Qualifier]] = {"verb_at_least": "at_least", "verb_approx": "approx"}
"""Kinds of verbs that set a bound themselves (:mod:`vocabulary`)."""
_ROOM: Final = 30
"""Characters in front of a number in which its qualifiers stand."""
_TAIL: Final = 24
_OBJECTS: Final = frozenset(["the", "its", "their", "our", "a", "an", "that"])
"""Words behind "and above" that make it a preposition."""
_MOST: Final = 4
"""Qualifiers in a row, and words of one qualifier, that are looked for."""
_OPPOSITE: Final[dict[Qualifier, Qualifier]] = {"at_least": "at_most", "at_most": "at_least"}
_NEGATION_ROOM: Final = 48
_NEGATED: Final = re.compile(
    r"\b(?:not|never|cannot|n[o’'‘]t|rarely|seldom|hardly\sever)\s"
    r"(?!only\b|just\b|merely\b|least\b)(?:[a-z]+\s){0,2}$"
)
"""Negation of a verb with a bound: ``did not exceed``, ``never fell below``."""
_NONE: Final = re.compile(
    r"(?:^|\n|[.;:,]\s|\b(?:and|but|while|although)\s)(?:none|neither|no(?!\s(?:longer|doubt)))\b"
    r"[^.;:,()\d]{0,40}$"
)
"""A subject that nobody is, so that a bound that it exceeds is one that all keep."""
_PREPOSITIONS: Final = frozenset(["above", "below", "over", "under", "beyond"])
"""Bounds that a verb takes, so that its negation turns them round."""
_PLUS: Final = re.compile(r"\+(?![^\W_])|-plus\b|\splus(?=\s[a-z]+s\b)")
_BEHIND: Final = re.compile(r"\s([a-z]+)")
_EXPERIENCE: Final = re.compile(r"(?:['’]|\s(?:of|old|ago|long|experience|late)\b)")


class Bound(NamedTuple):
    """A qualifier, and where its words begin or end."""

    kind: Qualifier
    place: int


def bound_before(lower: str, start: int, vocabulary: Vocabulary, end: int = -1) -> Bound:
    """Read the words in front of a quantity that bound it, the innermost first.

    Args:
        lower: the passage in small letters.
        start: first character of the quantity.
        vocabulary: the words.
        end: one past the quantity, if what follows it may tell.

    """
    if start and lower[start - 1] in _SIGNS:
        return Bound(_SIGNS[lower[start - 1]], start - 1)
    kind: Qualifier = "exact"
    at, known = start, False
    for _ in range(_MOST):
        low = max(0, at - _ROOM)
        head = lower[low:at]
        stripped = head.rstrip(' -\u00a0(“"')
        if not stripped or "(" in head[len(stripped) :]:
            break
        phrase = _longest(stripped, vocabulary, cut=low > 0 and lower[low - 1].isalnum())
        if not phrase:
            break
        begin = low + len(stripped) - len(phrase)
        found = vocabulary.qualifiers[phrase]
        if phrase == "up to" and _is_moved(lower, begin, vocabulary):
            break
        if found and found != "approx" and known and not _is_fixed(lower, end, vocabulary):
            break
        if found in _VERBS:
            return Bound(_by_verb(lower, begin, _VERBS[found]) if kind == "exact" else kind, at)
        if found and kind == "exact":
            kind = found  # type: ignore[assignment] # the lexicon's table is one of qualifiers
            if _is_turned(lower, begin, phrase, kind):
                kind = _OPPOSITE[kind]
        known = known or phrase.split(" ", 1)[0] == "the"
        at = begin
    return Bound(kind, at)


def _by_verb(lower: str, place: int, told: Qualifier) -> Qualifier:
    """The bound that a verb sets, turned round where the verb is negated."""
    negated = _is_denied(lower, place) or _is_of_none(lower, place)
    return _OPPOSITE.get(told, told) if negated else told


def _longest(head: str, vocabulary: Vocabulary, *, cut: bool) -> str:
    """The longest qualifier that some words end in; empty if they end in none."""
    words = head.split(" ")
    for count in range(min(_MOST, len(words)), 0, -1):
        phrase = " ".join(words[-count:]).lstrip('([“"')
        whole = not (cut and len(phrase) == len(head))
        if whole and phrase in vocabulary.qualifiers:
            return phrase
    return ""


def _word_before(lower: str, place: int) -> str:
    words = lower[max(0, place - _ROOM) : place].split()
    return words[-1] if words else ""


def _is_moved(lower: str, place: int, vocabulary: Vocabulary) -> bool:
    """Whether "up" belongs to the verb before "up to": ``went up to 34%``."""
    return f"{_word_before(lower, place)} up" in vocabulary.phrasal


def _is_fixed(lower: str, end: int, vocabulary: Vocabulary) -> bool:
    behind = _BEHIND.match(lower, end) if end >= 0 else None
    return behind is not None and behind[1] in vocabulary.words("qualifiers.fixed")


def _is_denied(lower: str, place: int) -> bool:
    """Whether the verb of a bound is negated: ``does not exceed``, ``never rose above``."""
    return _NEGATED.search(lower, max(0, place - _NEGATION_ROOM), place) is not None


def _is_of_none(lower: str, place: int) -> bool:
    """Whether the subject is nobody: ``none of them exceeds``, ``no loan accounts for over``."""
    return _NONE.search(lower, max(0, place - _NEGATION_ROOM), place) is not None


def _is_turned(lower: str, place: int, phrase: str, kind: Qualifier) -> bool:
    """Whether a negation turns a bound round."""
    if kind == "at_least" and _is_of_none(lower, place):
        return True
    return phrase in _PREPOSITIONS and _is_denied(lower, place)


def spans_time(lower: str, bound: Bound, end: int, vocabulary: Vocabulary) -> bool:
    """Whether "over" in front of a time says how long something went on.

    Args:
        lower: the passage in small letters.
        bound: the bound that was read.
        end: one past the time.
        vocabulary: the words.

    Returns:
        True for ``invested over three years``; False for ``over 20 years of experience``
        and for all other bounds.

    """
    if not lower.startswith("over ", bound.place) or _EXPERIENCE.match(lower, end):
        return False
    return _word_before(lower, bound.place) not in vocabulary.words("qualifiers.spending")


def bound_behind(lower: str, end: int, kind: Qualifier, vocabulary: Vocabulary) -> Bound:
    """Read the words behind a quantity that bound it.

    Args:
        lower: the passage in small letters.
        end: one past the quantity.
        kind: what the words in front say.
        vocabulary: the words.

    """
    tail = lower[end : end + _TAIL]
    sign = _PLUS.match(tail)
    if sign:
        return Bound("at_least", end + sign.end())
    words = tail.split()
    for count in (2, 1):
        phrase = " ".join(words[:count]).rstrip(".,;:)")
        found = vocabulary.after_qualifiers.get(phrase)
        beyond = words[count] if len(words) > count else ""
        if found and beyond not in _OBJECTS:
            told: Qualifier = found if kind == "exact" else kind  # type: ignore[assignment] # the lexicon's table is one of qualifiers
            return Bound(told, end + tail.find(phrase) + len(phrase))
    return Bound(kind, end)
