"""A sentence as tagged tokens: words with their part of speech, quantities and times whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.claiming.english.tagging import tag_of
from reportparse.claiming.english.verbs import with_missed_verbs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportparse.claiming.english.vocabulary import Vocabulary

__all__ = ["Mark", "Token", "tokenize"]

_TOKEN: Final = re.compile(
    r"""
      (?P<owner>['’]s?(?![A-Za-z]))
    | (?P<word>[A-Za-zÀ-ɏ]
        (?:[A-Za-zÀ-ɏ0-9]|[&./’'–-](?=[A-Za-zÀ-ɏ0-9])(?!['’]s\b))*
        [+®]?)
    | (?P<number>\d[\w.,/%-]*\w|\d)
    | (?P<dash>\s[–—-]\s|—)
    | (?P<sign>\S)
    """,
    re.VERBOSE,
)
_POSSESSIVE: Final = re.compile(r"['’]s$")
_LONGEST_VERB: Final = 16
"""Characters of a verb of multiplication (``quadrupled``), and more."""
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
"""Tags of signs; all others are like quotation marks."""


class Mark(NamedTuple):
    """A quantity or an expression of time in the sentence."""

    start: int
    end: int
    kind: str
    """``Q``, ``T``, or ``A`` for a time that tells no period of its own (now)."""
    number: int
    """Which of the quantities or times it is."""
    outer: int = -1
    """Where its qualifiers begin."""


class Token(NamedTuple):
    """A word, a sign, a quantity or a time; offsets count in the passage."""

    start: int
    end: int
    lower: str
    """The word in small letters; of a quantity only where it is a verb (``doubled``)."""
    tag: str
    """``N`` noun or adjective, ``V`` verb, ``I`` verb in -ing, ``X`` auxiliary, ``D``
    determiner, ``G`` possessive ending, ``O`` pronoun, ``P`` preposition, ``C`` coordinator,
    ``S`` subordinator, ``R`` relative, ``A`` adverb, ``J`` comparative, ``Q`` quantity, ``T``
    time, ``=`` a colon in brackets; other signs are their own tag, dashes between words
    are ``-``, quotation marks and the like ``"``, a word that is not tagged yet ``w``."""
    number: int = -1
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
        raw.append(_marked(passage, mark, vocabulary))
        at = max(at, mark.end)
    _words(passage, at, end, raw)
    if qualifying:
        raw = _without_qualifiers(raw, qualifying, vocabulary.words("words.determiners"))
    return with_missed_verbs(_tagged(raw, vocabulary), vocabulary)


def _marked(passage: str, mark: Mark, vocabulary: Vocabulary) -> Token:
    """The token of a quantity or time."""
    short = mark.end - mark.start < _LONGEST_VERB
    surface = passage[mark.start : mark.end].lower() if short else ""
    told = mark.kind == "A" or (mark.kind == "Q" and surface in vocabulary.verbs)
    return Token(mark.start, mark.end, surface if told else "", mark.kind, mark.number)


def _words(passage: str, start: int, end: int, found: list[Token]) -> None:
    """Add the words and signs of a stretch without quantities and times."""
    for match in _TOKEN.finditer(passage, start, end):
        kind, surface, begin = match.lastgroup, match[0], match.start()
        if kind == "word":
            found.extend(_word(surface, begin))
        elif kind == "number":
            found.append(Token(begin, match.end(), surface.lower(), "N"))
        elif kind == "owner":
            owned = found and found[-1].end == begin and found[-1].tag in "wNT"
            found.append(Token(begin, match.end(), "’s", "G" if owned else '"'))
        elif kind == "dash":
            found.append(Token(begin, match.end(), "–", "-"))
        else:
            found.append(Token(begin, match.end(), surface, _SIGNS.get(surface, '"')))


def _word(surface: str, start: int) -> list[Token]:
    """A word, and its possessive ending as a token of its own."""
    end = start + len(surface)
    capital = surface[0].isupper()
    ending = _POSSESSIVE.search(surface)
    if ending is None:
        lower = surface if surface in _SPELT else surface.lower()
        return [Token(start, end, lower, "w", capital=capital)]
    cut = start + ending.start()
    stem = surface[: ending.start()].lower()
    return [Token(start, cut, stem, "w", capital=capital), Token(cut, end, "’s", "G")]


def _tagged(raw: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    tokens: list[Token] = []
    inside = False
    last = len(raw) - 1
    for place, token in enumerate(raw):
        tag = token.tag
        if tag == "w":
            tag = tag_of(raw, place, tokens, vocabulary)
        elif tag == "A" and place < last and raw[place + 1].tag == "G":
            tag = "N"  # today's workforce
        elif tag in "()":
            inside = tag == "("
        elif tag == ":" and inside:
            tag = "="
        tokens.append(token if tag == token.tag else token._replace(tag=tag))
    return tokens


def _without_qualifiers(
    raw: list[Token], qualifying: Sequence[tuple[int, int]], determiners: frozenset[str]
) -> list[Token]:
    """Make adverbs of the words that qualify a number, as ``up to`` and ``more than`` do."""
    number = 0
    for place, token in enumerate(raw):
        while number < len(qualifying) and qualifying[number][1] <= token.start:
            number += 1
        if number == len(qualifying):
            break
        inside = qualifying[number][0] <= token.start
        if inside and token.tag == "w" and token.lower not in determiners:
            raw[place] = token._replace(tag="A")
    return raw
