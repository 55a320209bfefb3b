"""Verb or noun: what a form that may be either is among its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.claiming.english.tagging import Word
    from reportparse.claiming.english.tokens import Token
    from reportparse.claiming.english.vocabulary import Vocabulary

__all__ = ["verb_or_noun", "with_missed_verbs"]

_SUBJECTS: Final = frozenset(["N", "O", "R"])
_BEFORE_VERBS: Final = frozenset(["N", "O", "T", "Q", ")", ",", "C", "R"])
_LEADING: Final = frozenset(["to", "from", "at", "for"])
_PARTICLES: Final = frozenset(["up", "down", "back"])
_OBJECTS: Final = frozenset(["us", "them", "it", "me", "him", "her", "you"])
_HAVE: Final = frozenset(["has", "have", "had"])
_NONE: Final[frozenset[str]] = frozenset()
_MOVING: Final = frozenset(["rise", "fall", "level", "above", "below"])
"""Kinds of verbs that stand behind a value rather than in front of a noun."""
_BACK: Final = 25
"""Tokens among which an earlier verb is looked for."""
_SOON: Final = 3
_LIST: Final = 5


def verb_or_noun(word: Word) -> str:
    """Return the tag of a form that may be a verb: ``V``, ``I`` for one in -ing, or ``N``."""
    for rule in _RULES:
        tag = rule(word)
        if tag:
            return tag
    return _verb(word)


def _is_ing(word: Word) -> bool:
    return word.lower in word.vocabulary.participles


def _is_past(word: Word) -> bool:
    """Whether it is a past form; what is in no list came here for its ending."""
    return word.lower in word.vocabulary.past or word.lower not in word.vocabulary.verbs


def _verb(word: Word) -> str:
    return "I" if _is_ing(word) else "V"


def _nominal(word: Word) -> str | None:
    """``restructuring of``, ``the easing of``."""
    return "N" if _is_ing(word) and word.next == "of" else None


def _behind_auxiliary(word: Word) -> str | None:
    """``is growing``, ``has fallen``, but ``is demand``."""
    if word.left != "X" or word.previous is None or len(word.before) == 1:
        return None
    past, auxiliary = _is_past(word), word.previous.lower
    named = word.among("verbs.ambiguous") and not past and not _is_ing(word)
    if named and auxiliary in word.vocabulary.words("grammar.be"):
        return "N"
    participle = past or _is_ing(word) or word.among("grammar.same_forms")
    return "N" if auxiliary in _HAVE and not participle else _verb(word)


def _adjectival(word: Word) -> str | None:
    """``diluted earnings``, ``adjusted EPS``."""
    attributive = word.among("verbs.adjectival") and word.noun_ahead and word.left != "X"
    return "N" if attributive else None


def _determined(word: Word) -> str | None:
    """Behind a determiner, a possessive or a preposition."""
    if word.left in {"D", "G"} or (word.left == "J" and not _is_past(word)):
        return "N"
    if word.left != "P":
        return None
    leads = word.ahead in {"Q", "T"} or word.next in word.vocabulary.classes
    gerund = _is_ing(word) and (leads or not word.among("verbs.ambiguous"))
    return _verb(word) if gerund else "N"


def _ambiguous(word: Word) -> str | None:
    """Forms that are nouns unless the words behind them ask for a verb."""
    if not word.among("verbs.ambiguous"):
        return None
    if word.left not in _BEFORE_VERBS:
        return "N"
    seldom = word.among("verbs.seldom")
    if word.ahead == "Q" or (word.next == "by" and not seldom):
        joined = word.left == "C" and word.ahead != "Q"
        return "N" if joined and not (_is_past(word) or _is_ing(word)) else _verb(word)
    return "N" if seldom or not (_leads_on(word) or _has_object(word)) else _verb(word)


def _leads_on(word: Word) -> bool:
    """Whether "to 5%", "up", "sharply" and the like follow, as they follow verbs."""
    behind = word.at(2)
    numeric = behind is not None and behind.tag in {"Q", "T"}
    if numeric and (
        word.next in _LEADING or word.next in word.vocabulary.words("grammar.thresholds")
    ):
        return True
    if word.next == "for" and word.lower in {"account", "accounts"}:
        return True
    if word.next in _PARTICLES:
        return True
    if word.next == "to" and behind is not None and word.left != "C":
        return _is_infinitive(word, behind.lower)
    manner = word.next.endswith("ly") and behind is not None and behind.tag in {"Q", "w"}
    return manner and word.left != "C"


def _is_infinitive(word: Word, base: str) -> bool:
    words = word.vocabulary
    if base not in words.verbs or base in words.past:
        return False
    return base not in words.words("verbs.ambiguous") or base in words.words("grammar.clear_bases")


def _has_object(word: Word) -> bool:
    """Whether an object follows that only a verb has."""
    words = word.vocabulary
    determined = word.next in words.words("words.determiners") and word.next not in {"all", "that"}
    if word.left in _SUBJECTS and determined:
        return True
    if word.left == "N":
        return word.next in _OBJECTS
    if word.left not in {"O", "R"} or word.previous is None:
        return False
    return not word.noun_ahead or word.previous.lower in words.words("grammar.personal")


def _participle(word: Word) -> str | None:
    """A participle in front of a noun: ``observed global stocks``, but ``, lifting output``."""
    past, ing = _is_past(word), _is_ing(word)
    if not word.noun_ahead or not (past or ing):
        return None
    if past and word.left in {"T", ","}:
        return "V"
    if word.left in {"N", "O", "R", ")"}:
        return None
    if past and word.left == "Q" and word.vocabulary.verbs.get(word.lower, _NONE) & _MOVING:
        return "V"
    if ing and word.left in {",", "C", "-", "S"}:
        return "N" if _finite_ahead(word) else "I"
    coordinated = past and word.left == "C" and not word.token.capital and _verb_before(word)
    return "V" if coordinated else "N"


def _opening(word: Word) -> str | None:
    """At the beginning of a sentence: ``Report figures``, ``Churn among firms``."""
    bare = not _is_past(word) and not _is_ing(word)
    return "N" if bare and not word.left else None


def _behind_noun(word: Word) -> str | None:
    """Behind a noun, where number must agree: ``costs rise``, but ``cash flow``."""
    previous = word.previous
    if word.left != "N" or previous is None or _is_past(word):
        return None
    if _is_ing(word):
        return _ing_behind_noun(word)
    plural = _is_plural(word, previous.lower)
    if word.lower.endswith("s") and not word.lower.endswith("ss"):
        if word.next in word.vocabulary.past or word.next in word.vocabulary.words("grammar.be"):
            return "N"
        return "N" if plural and not previous.capital else "V"
    named = previous.capital and word.place > 1 and not word.noun_ahead
    return "V" if plural or named or _is_list(word) else "N"


def _ing_behind_noun(word: Word) -> str:
    pointing = (
        word.ahead in {"Q", "T"}
        or word.next in word.vocabulary.words("grammar.behind_ing")
        or word.next.endswith("ly")
    )
    if pointing:
        return "I"
    return "I" if word.noun_ahead and not _finite_ahead(word) else "N"


def _is_plural(word: Word, noun: str) -> bool:
    return (noun.endswith("s") and not noun.endswith("ss")) or noun in word.vocabulary.plurals


def _is_list(word: Word) -> bool:
    """Whether the noun before is the second of two, which are a plural together."""
    return any(token.lower == "and" for token in word.raw[max(0, word.place - _LIST) : word.place])


def _finite_ahead(word: Word) -> bool:
    """Whether the verb of the clause comes soon, so that a form in -ing is part of a name."""
    words = word.vocabulary
    for token in word.raw[word.place + 2 : word.place + 2 + _SOON]:
        if token.tag != "w":
            return False
        if token.lower in words.words("grammar.auxiliaries"):
            return True
        clear = token.lower in words.past or token.lower not in words.words("verbs.ambiguous")
        if clear and token.lower in words.verbs and token.lower not in words.participles:
            return True
    return False


def _verb_before(word: Word) -> bool:
    """Whether a verb stands earlier in the sentence, so that this one is coordinated with it."""
    words = word.vocabulary
    return any(
        token.lower in words.past or token.lower in words.words("verbs.auxiliaries")
        for token in word.raw[max(0, word.place - _BACK) : word.place]
    )


_RULES: Final[tuple[Callable[[Word], str | None], ...]] = (
    _adjectival,
    _nominal,
    _behind_auxiliary,
    _determined,
    _ambiguous,
    _participle,
    _opening,
    _behind_noun,
)


_BREAKS: Final = frozenset([";", ":", "S", "R", "."])
_VERBAL: Final = frozenset(["V", "I", "X"])
_CHANGING: Final = frozenset(["rise", "fall", "raise", "lower", "change"])
_ENDS: Final = frozenset(["by", "to", "from", "of", "at"])


def with_missed_verbs(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """Find the verb of clauses without one: ``the pilot cut energy use by 12%``.

    Args:
        tokens: a tagged sentence; updated.
        vocabulary: the words.

    Returns:
        The same list, in which a noun that may be a verb of change is one where its clause
        has no other and goes on with "by", "to" or "from" and a number.

    """
    start = 0
    for place in range(len(tokens) + 1):
        if place < len(tokens) and tokens[place].tag not in _BREAKS:
            continue
        if not any(
            token.tag in _VERBAL or (token.lower and token.tag == "Q")
            for token in tokens[start:place]
        ):
            _rescue(tokens, start, place, vocabulary)
        start = place + 1
    return tokens


def _rescue(tokens: list[Token], start: int, end: int, vocabulary: Vocabulary) -> None:
    ending = next(
        (
            at
            for at in range(start, end - 1)
            if tokens[at].lower in _ENDS and _number_behind(tokens, at, end)
        ),
        -1,
    )
    for at in range(start + 1, ending - 1):
        token = tokens[at]
        kinds = vocabulary.verbs.get(token.lower, _NONE)
        telling = kinds & _CHANGING or token.lower in vocabulary.words("sources.verbs")
        fits = token.tag == "N" and telling and not token.capital
        between = tokens[at - 1].tag in {"N", "O", "Q"} and tokens[at + 1].tag in {"N", "D"}
        if fits and between and token.lower not in vocabulary.words("verbs.seldom"):
            tokens[at] = token._replace(tag="V")
            return


def _number_behind(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a number follows, words that qualify it aside."""
    for place in range(at + 1, end):
        if tokens[place].tag != "A":
            return tokens[place].tag == "Q"
    return False
