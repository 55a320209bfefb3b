"""A sentence as tagged tokens: words with their part of speech, quantities and times as one each.

The tagger knows function words and the verbs of the lexicon and decides between noun and
verb by the neighbours; what it does not know is a noun, which serves names and terms well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportparse.claiming.english.vocabulary import Vocabulary

__all__ = ["Mark", "Token", "tokenize"]

_TOKEN: Final = re.compile(
    r"""
      (?P<owner>['’]s?(?![A-Za-z]))
    | (?P<word>[A-Za-zÀ-ɏ](?:[A-Za-zÀ-ɏ0-9]|[&./’'–-](?=[A-Za-zÀ-ɏ0-9])(?!['’]s\b)(?!’s\b))*[+®]?)
    | (?P<number>\d[\w.,/%-]*\w|\d)
    | (?P<dash>\s[–—-]\s|—)
    | (?P<sign>\S)
    """,
    re.VERBOSE,
)
_POSSESSIVE: Final = re.compile(r"['’]s$")
_FUNCTION: Final = {
    "REL": "R",
    "CC": "C",
    "P": "P",
    "SUB": "S",
    "DET": "D",
    "PRON": "O",
    "ADV": "A",
}
_BE: Final = frozenset("be is are was were am been being".split())
_POINTS_AHEAD: Final = frozenset(["by", "to", "from"])


_LONGEST: Final = 16
"""Longest verb of multiplication, and more."""


class Mark(NamedTuple):
    """A quantity or an expression of time in the sentence."""

    start: int
    end: int
    kind: str
    """``Q``, ``T``, or ``A`` for a time that tells no period of its own (now)."""
    index: int
    """Which of the quantities or times it is."""
    outer: int = -1
    """Where its qualifiers begin."""


class Token(NamedTuple):
    """A word, a sign, a quantity or a time; offsets count in the passage."""

    start: int
    end: int
    lower: str
    tag: str
    """``N`` noun or adjective, ``V`` verb, ``I`` verb in -ing, ``X`` auxiliary, ``D``
    determiner, ``G`` possessive ending, ``O`` pronoun, ``P`` preposition, ``C`` coordinator,
    ``S`` subordinator, ``=`` a colon in brackets, ``R`` relative, ``A`` adverb, ``J`` comparative, ``Q`` quantity, ``T``
    time; signs are their own tag, dashes between words are ``-``."""
    index: int = -1
    """Which of the quantities or times it is."""
    capital: bool = False


def tokenize(
    passage: str, start: int, end: int, marks: Iterable[Mark], vocabulary: Vocabulary
) -> list[Token]:
    """Cut a sentence into tagged tokens.

    Args:
        passage: the text.
        start: first character of the sentence.
        end: one past its last.
        marks: quantities and times in it, separate and in order.
        vocabulary: the words.

    """
    raw: list[Token] = []
    at = start
    qualifying: list[tuple[int, int]] = []
    for mark in marks:
        _words(passage, at, mark.start, raw)
        if 0 <= mark.outer < mark.start:
            qualifying.append((mark.outer, mark.start))
        surface = passage[mark.start : mark.end].lower() if mark.end - mark.start < _LONGEST else ""
        verb = surface if mark.kind == "Q" and surface in vocabulary.verbs else ""
        raw.append(
            Token(
                mark.start,
                mark.end,
                verb or (surface if mark.kind == "A" else ""),
                mark.kind,
                mark.index,
            )
        )
        at = max(at, mark.end)
    _words(passage, at, end, raw)
    tokens = _tagged(raw, vocabulary)
    return _without_qualifiers(tokens, qualifying) if qualifying else tokens


def _without_qualifiers(tokens: list[Token], qualifying: Sequence[tuple[int, int]]) -> list[Token]:
    """Make adverbs of the words that qualify a number, as ``up to`` and ``more than`` do."""
    number = 0
    for place, token in enumerate(tokens):
        while number < len(qualifying) and qualifying[number][1] <= token.start:
            number += 1
        if (
            number < len(qualifying)
            and qualifying[number][0] <= token.start
            and token.tag in "PJSRNV"
        ):
            tokens[place] = token._replace(tag="A")
    return tokens


def _words(passage: str, start: int, end: int, found: list[Token]) -> None:
    for match in _TOKEN.finditer(passage, start, end):
        kind = match.lastgroup
        surface = match[0]
        if kind == "word":
            capital = surface[0].isupper()
            cut = _POSSESSIVE.search(surface)
            if cut:
                stem = surface[: cut.start()]
                found.append(
                    Token(
                        match.start(), match.start() + len(stem), stem.lower(), "w", capital=capital
                    )
                )
                found.append(Token(match.start() + len(stem), match.end(), "’s", "G"))
            else:
                word = surface if surface in _SPELT else surface.lower()
                found.append(Token(match.start(), match.end(), word, "w", capital=capital))
        elif kind == "number":
            found.append(Token(match.start(), match.end(), surface.lower(), "N"))
        elif kind == "owner":
            quote = not found or found[-1].end != match.start() or found[-1].tag not in "wNT"
            found.append(Token(match.start(), match.end(), "’s", '"' if quote else "G"))
        elif kind == "dash":
            found.append(Token(match.start(), match.end(), "–", "-"))
        else:
            found.append(Token(match.start(), match.end(), surface, _SIGNS.get(surface, '"')))


_SPELT: Final = frozenset(["US", "IT", "AM", "May"])
"""Names that are other words in small letters."""
_SIGNS: Final = {
    ",": ",",
    ";": ";",
    ":": ":",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    ".": ".",
    "–": "-",
    "-": "-",
    "—": "-",
    "&": "C",
    "/": "C",
    "•": ";",
}


def _tagged(raw: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    tokens: list[Token] = []
    inside = False
    last = len(raw) - 1
    for place, token in enumerate(raw):
        if token.tag == "A" and place < last and raw[place + 1].tag == "G":
            tokens.append(token._replace(tag="N"))  # today's workforce
            continue
        if token.tag != "w":
            if token.tag in "()":
                inside = token.tag == "("
            tokens.append(token._replace(tag="=") if token.tag == ":" and inside else token)
            continue
        following = raw[place + 1] if place < last else None
        tag = _tag(token, tokens, following, raw, place, vocabulary)
        tokens.append(token._replace(tag=tag))
    return tokens


def _tag(  # noqa: PLR0911, C901, PLR0912 - one decision after the other
    token: Token,
    before: Sequence[Token],
    following: Token | None,
    raw: Sequence[Token],
    place: int,
    vocabulary: Vocabulary,
) -> str:
    word = token.lower
    previous = _previous(before)
    ahead = following.tag if following else "."
    next_word = following.lower if following else ""
    kinds = vocabulary.verbs.get(word)
    function = vocabulary.classes.get(word)
    if word in {"up", "down", "off"}:
        return "A"
    if word == "in" and previous and previous.lower in _BRINGING and ahead in {"Q", "w"}:
        return "A" if ahead == "Q" or next_word in {"at", "about", "some", "over"} else "P"
    if word in _COMPARING and next_word in {"with", "to"}:
        return "P"
    if word in _COMPARATIVES(vocabulary) and word not in {
        "over",
        "above",
        "below",
        "under",
        "behind",
    }:
        if ahead == "w" and word in {"more", "less", "most"}:
            return "A" if next_word in {"than"} or not _plain(next_word, vocabulary) else "J"
        return "J"
    if word == "to":
        finite = next_word in vocabulary.past or next_word in vocabulary.participles
        base = next_word in vocabulary.verbs and (not finite or next_word in _SAME_FORMS)
        if ahead == "w" and (base or next_word == "be"):
            return "P" if _is_noun_ahead(next_word, raw, place + 2, vocabulary) else "X"
        return "P"
    if word == "as" and next_word in {"a", "an", "part", "of", "at", "well"}:
        return "P"
    if word in _EITHER:
        return "S" if _clause_ahead(raw, place + 1, vocabulary) else "P"
    if word == "that":
        if ahead == "w" and (
            next_word in vocabulary.words("verbs.auxiliaries") or next_word in vocabulary.verbs
        ):
            return "R"
        return (
            "S"
            if previous and previous.tag in {"V", "I"}
            else "R"
            if previous and previous.tag == "N"
            else "D"
        )
    if word in {"this", "these", "those", "each", "all", "both", "some", "either", "any"}:
        return (
            "D" if ahead in {"Q", "T"} or (ahead == "w" and _plain(next_word, vocabulary)) else "O"
        )
    if word in _BE or (word in vocabulary.words("verbs.auxiliaries") and word in _PURE_AUXILIARIES):
        return "X"
    if not before and word.endswith("ed") and not (ahead == "w" and _plain(next_word, vocabulary)):
        return "V"
    if kinds and token.capital and previous and previous.tag in {"N", "C"} and previous.capital:
        return "N"
    if word in {"provided", "given"} and next_word in {"by", "to"}:
        return "V"
    if function and not (kinds and word in _FUNCTION_VERBS):
        if word in {"like", "near", "including"}:
            return "P"
        return _FUNCTION[function]
    if previous and previous.tag == "X" and not function:
        if previous.lower in _MODAL and not word.endswith(("al", "ous", "ive")):
            return "V"
        if word.endswith("ed") or (word.endswith("ing") and not kinds):
            return "V"
    if kinds:
        return _verb_or_noun(token, previous, ahead, next_word, raw, place, vocabulary)
    if word.endswith("ed") and len(word) > _SHORT and word not in _ED_NOUNS and not token.capital:
        return _verb_or_noun(token, previous, ahead, next_word, raw, place, vocabulary)
    if word in vocabulary.words("verbs.auxiliaries"):
        return "X" if next_word == "to" or ahead in {"Q"} or next_word in vocabulary.verbs else "N"
    if word.endswith("ly") and len(word) > 4 and word not in _LY_NOUNS:  # noqa: PLR2004 - "only" and the like are known
        return "A"
    return "N"


_BRINGING: Final = frozenset(
    "brought bring brings bringing came come comes coming took take takes taking pulled raked".split()
)
"""Verbs with "in" for a particle in front of an amount."""
_COMPARING: Final = frozenset(["compared", "according", "relative", "owing", "prior", "due"])
_MODAL: Final = frozenset("will would shall should can could may might must cannot to".split())
_SAME_FORMS: Final = frozenset(
    "cut set put hit cost shed offset spread split reset become come run overcome bid".split()
)
"""Verbs whose past form or participle is the base again."""
_PURE_AUXILIARIES: Final = frozenset(
    "has have had having do does did will would shall should can could may might must cannot".split()
)
_FUNCTION_VERBS: Final = frozenset(["like"])
_SHORT: Final = 4
_ED_NOUNS: Final = frozenset(
    "speed need feed seed hundred limited united shed breed indeed exceed".split()
)
_LY_NOUNS: Final = frozenset(
    "monthly weekly daily yearly quarterly hourly family supply assembly early likely friendly "
    "elderly july italy reply".split()
)


def _COMPARATIVES(vocabulary: Vocabulary) -> frozenset[str]:  # noqa: N802 - reads as a set
    return vocabulary.words("comparatives.all")


def _plain(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word is none of the function words, auxiliaries or clear verbs."""
    if word in vocabulary.classes or word in vocabulary.words("verbs.auxiliaries"):
        return False
    return word not in vocabulary.verbs or word in vocabulary.words("verbs.ambiguous")


def _previous(before: Sequence[Token]) -> Token | None:
    for token in reversed(before[-4:]):
        if token.tag not in {"A", '"'}:
            return token
    return None


def _is_noun_ahead(word: str, raw: Sequence[Token], place: int, vocabulary: Vocabulary) -> bool:
    """Whether the word behind "to" is a noun after all, as in ``to cost savings of``."""
    if word not in vocabulary.words("verbs.ambiguous") or place >= len(raw):
        return False
    token = raw[place]
    return token.tag == "w" and token.lower in {"of", "and"}


def _clause_ahead(raw: Sequence[Token], place: int, vocabulary: Vocabulary) -> bool:
    """Whether a verb comes before the next comma."""
    for token in raw[place : place + 12]:
        if token.tag in {",", ";", ":", ".", ")"}:
            return False
        if token.tag == "w":
            word = token.lower
            if word in vocabulary.words("verbs.auxiliaries") and word in _PURE_AUXILIARIES | _BE:
                return True
            if word in vocabulary.verbs and word not in vocabulary.words("verbs.ambiguous"):
                if word in vocabulary.participles:
                    continue
                return True
    return False


def _verb_or_noun(  # noqa: PLR0911 - one decision after the other
    token: Token,
    previous: Token | None,
    ahead: str,
    next_word: str,
    raw: Sequence[Token],
    place: int,
    vocabulary: Vocabulary,
) -> str:
    word = token.lower
    ing = word in vocabulary.participles
    verb = "I" if ing else "V"
    tag = previous.tag if previous else ""
    ambiguous = word in vocabulary.words("verbs.ambiguous")
    noun_ahead = ahead == "w" and _plain(next_word, vocabulary) and not next_word.endswith("ly")
    past = word in vocabulary.past or word not in vocabulary.verbs
    if word in vocabulary.words("verbs.adjectival") and noun_ahead and tag != "X":
        return "N"
    if tag == "X":
        if previous and previous.lower in _BE and ambiguous and not past and not ing:
            return "N"
        if previous and previous.lower in {"has", "have", "had"} and not past:
            return "N"
        return verb
    if tag in {"D", "G"} or (tag == "J" and not past):
        return "N"
    if tag == "P":
        if ing and not (ambiguous and not (ahead in {"Q", "T"} or next_word in vocabulary.classes)):
            return verb
        return "N"
    if ambiguous:
        if tag in {"N", "O", "T", "Q", ")", ",", "C", "R"}:
            if ahead == "Q" or (next_word == "by" and word not in vocabulary.words("verbs.seldom")):
                return verb if tag != "C" or past or ing or ahead == "Q" else "N"
            beyond = raw[place + 2].tag if place + 2 < len(raw) else "."
            if word in vocabulary.words("verbs.seldom"):
                return "N"
            after = raw[place + 2] if place + 2 < len(raw) else None
            if (
                next_word == "to"
                and after is not None
                and after.lower in vocabulary.verbs
                and tag != "C"
            ):
                if after.lower not in vocabulary.past and (
                    after.lower not in vocabulary.words("verbs.ambiguous")
                    or after.lower in {"open", "cut", "increase", "finance", "build"}
                ):
                    return verb
            if next_word in _THRESHOLDS and beyond in {"Q", "T"}:
                return verb
            if next_word in {"to", "from", "at", "for"} and beyond in {"Q", "T"}:
                return verb
            if word in {"account", "accounts"} and next_word == "for":
                return verb
            if next_word in {"up", "down", "back"} or (
                next_word.endswith("ly") and beyond in {"Q", "w"} and tag != "C"
            ):
                return verb
            if (
                tag in {"N", "O", "R"}
                and next_word in vocabulary.words("words.determiners")
                and next_word not in {"all", "that"}
            ):
                return verb
            if tag in {"O", "R"} and not noun_ahead:
                return verb
            if tag in {"O", "R"} and previous and previous.lower in _PERSONAL:
                return verb
        return "N"
    if (
        tag in {"T", ","}
        and past
        and noun_ahead
        and word not in vocabulary.words("verbs.adjectival")
    ):
        return verb
    if (past or ing) and noun_ahead and tag not in {"N", "O", "R", ")"}:
        # a participle in front of its noun: "observed global stocks", but ", lifting output"
        if ing and tag in {",", "C", "-", "S"}:
            return verb
        if (
            past
            and tag in {"C", ","}
            and token.capital is False
            and _verb_before(raw, place, vocabulary)
        ):
            return verb
        return "N"
    if ing and not tag and noun_ahead and _finite_ahead(raw, place + 2, vocabulary):
        return "N"
    if not tag and noun_ahead and not past and not ing:
        return "N"
    if tag == "N" and previous and not past:
        if ing:
            pointing = ahead in {"Q", "T"} or next_word in _AFTER_ING or next_word.endswith("ly")
            if noun_ahead and not pointing:
                return "N" if _finite_ahead(raw, place + 2, vocabulary) else verb
            return verb if pointing else "N"
        plural = _is_plural(previous.lower, vocabulary)
        if word.endswith("s") and not word.endswith("ss"):
            return "N" if plural and not previous.capital else verb
        named = previous.capital and place > 1
        return verb if plural or (named and not noun_ahead) or _is_list(raw, place) else "N"
    if (
        tag == "N"
        and (past or ing)
        and noun_ahead
        and word.endswith("ed")
        and ahead == "w"
        and previous
        and previous.lower in vocabulary.classes
    ):
        return "N"
    return verb


_AFTER_ING: Final = frozenset(
    "the a an its their our his to from by at for it them us in on with up down".split()
)


def _is_plural(word: str, vocabulary: Vocabulary) -> bool:
    return word.endswith("s") and not word.endswith("ss") or word in vocabulary.plurals


def _finite_ahead(raw: Sequence[Token], place: int, vocabulary: Vocabulary) -> bool:
    """Whether the verb of the clause comes soon, so that a form in -ing is part of a name."""
    for token in raw[place : place + 3]:
        if token.tag != "w":
            return False
        word = token.lower
        if word in _PURE_AUXILIARIES or word in _BE:
            return True
        if word in vocabulary.verbs and word not in vocabulary.participles:
            return True
    return False


def _is_list(raw: Sequence[Token], place: int) -> bool:
    """Whether the noun before is the second of two, which are a plural together."""
    return any(token.lower == "and" for token in raw[max(0, place - 5) : place])


_THRESHOLDS: Final = frozenset(["above", "below", "beyond", "past", "short", "within"])
_EITHER: Final = frozenset(["since", "after", "before", "until", "as"])
"""Words that open a clause or govern a noun."""
_PERSONAL: Final = frozenset("we they who it he she you i which".split())


def _verb_before(raw: Sequence[Token], place: int, vocabulary: Vocabulary) -> bool:
    """Whether a verb stands earlier in the sentence, so that this one is coordinated with it."""
    return any(
        token.lower in vocabulary.past or token.lower in vocabulary.words("verbs.auxiliaries")
        for token in raw[max(0, place - 25) : place]
    )
