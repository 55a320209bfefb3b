"""The part of speech of a word, from the lexicon and its neighbours.

Function words are known; what is no known word is a noun, which serves names and terms
well. Each rule looks at one kind of word and returns its tag, or None where it has nothing
to say; they are asked in turn. Tags are told in ``tokens.Token``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.verbs import verb_or_noun

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportparse.claiming.english.tokens import Token
    from reportparse.claiming.english.vocabulary import Vocabulary

__all__ = ["Word", "tag_of"]

_FUNCTIONS: Final = {
    "REL": "R",
    "CC": "C",
    "P": "P",
    "SUB": "S",
    "DET": "D",
    "PRON": "O",
    "ADV": "A",
}
_DIRECTIONS: Final = frozenset(["up", "down", "off"])
_PLACES: Final = frozenset(["over", "above", "below", "under", "behind"])
_MEASURED_IN: Final = frozenset(["at", "about", "some", "over"])
_AS_PREPOSITION: Final = frozenset(["a", "an", "part", "of", "at", "well"])
_POINTING: Final = frozenset(
    ["this", "these", "those", "each", "all", "both", "some", "either", "any"]
)
_CLAUSE_ENDS: Final = frozenset([",", ";", ":", ".", ")"])
_TELLING_ENDINGS: Final = ("ed", "ing", "ly")
_OPEN: Final = frozenset(["X", "A", '"'])
"""Tags behind which an unknown word may be a verb."""
_ADJECTIVE_ENDINGS: Final = ("al", "ous", "ive")
_CLAUSE_WINDOW: Final = 12
"""Words among which the verb of a clause must come behind a subordinator."""
_SHORT: Final = 4
"""Letters of a word that is too short for its ending to tell."""
_LOOK_BACK: Final = 4
_LOOK_AHEAD: Final = 6


class Word:
    """A word among its neighbours."""

    __slots__ = ("before", "lower", "place", "previous", "raw", "token", "vocabulary")

    def __init__(
        self, raw: Sequence[Token], place: int, before: Sequence[Token], vocabulary: Vocabulary
    ) -> None:
        """Take the tokens, which one the word is, the tagged ones before it, and the words."""
        self.raw = raw
        self.place = place
        self.before = before
        self.vocabulary = vocabulary
        self.token = raw[place]
        self.lower = self.token.lower
        self.previous: Token | None = None
        for token in reversed(before[-_LOOK_BACK:]):
            if token.tag not in {"A", '"'}:
                self.previous = token
                break

    @property
    def left(self) -> str:
        """Tag of the word before, adverbs aside; empty at the beginning."""
        return self.previous.tag if self.previous is not None else ""

    def at(self, distance: int) -> Token | None:
        """Return the token some places further on; None behind the end."""
        place = self.place + distance
        return self.raw[place] if place < len(self.raw) else None

    @property
    def ahead(self) -> str:
        """Raw tag of the next token that qualifies no number: ``w`` for a word."""
        for distance in range(1, _LOOK_AHEAD):
            token = self.at(distance)
            if token is None:
                return "."
            if token.tag != "A" or token.number >= 0:
                return token.tag
        return "A"

    @property
    def next(self) -> str:
        """The next word in small letters."""
        token = self.at(1)
        return token.lower if token is not None else ""

    def among(self, name: str) -> bool:
        """Whether the word is in a list of the lexicon."""
        return self.lower in self.vocabulary.words(name)

    def plain(self, word: str) -> bool:
        """Whether a word is no function word, auxiliary or clear verb."""
        words = self.vocabulary
        if word in words.classes or word in words.words("verbs.auxiliaries"):
            return False
        return word not in words.verbs or word in words.words("verbs.ambiguous")

    @property
    def noun_ahead(self) -> bool:
        """Whether a noun or adjective seems to follow."""
        return self.ahead == "w" and self.plain(self.next) and not self.next.endswith("ly")


def tag_of(
    raw: Sequence[Token], place: int, before: Sequence[Token], vocabulary: Vocabulary
) -> str:
    """Return the part of speech of a word.

    Args:
        raw: all tokens of the sentence, words not tagged yet.
        place: which of them the word is.
        before: the tagged tokens before it.
        vocabulary: the words.

    """
    lower = raw[place].lower
    known = lower in vocabulary.telling or lower.endswith(_TELLING_ENDINGS)
    if not known and (not before or before[-1].tag not in _OPEN):
        return "N"
    word = Word(raw, place, before, vocabulary)
    for rule in _RULES:
        tag = rule(word)
        if tag:
            return tag
    return "N"


def _direction(word: Word) -> str | None:
    """``up``, ``down``, and "in" behind verbs that take it for a particle."""
    if word.lower in _DIRECTIONS:
        return "A"
    if word.lower != "in" or word.previous is None or word.ahead not in {"Q", "w"}:
        return None
    if word.previous.lower not in word.vocabulary.words("grammar.bringing_in"):
        return None
    return "A" if word.ahead == "Q" or word.next in _MEASURED_IN else "P"


def _comparing(word: Word) -> str | None:
    """``compared with``, ``higher``, ``more``."""
    if word.among("grammar.comparing") and word.next in {"with", "to"}:
        return "P"
    if not word.among("comparatives.all") or word.lower in _PLACES:
        return None
    if word.lower not in {"more", "less", "most"} or word.ahead != "w":
        return "J"
    return "A" if word.next == "than" or not word.plain(word.next) else "J"


def _to(word: Word) -> str | None:
    """In front of an infinitive or of a noun."""
    if word.lower != "to":
        return None
    words = word.vocabulary
    finite = word.next in words.past or word.next in words.participles
    base = word.next in words.verbs and (
        not finite or word.next in words.words("grammar.same_forms")
    )
    if word.ahead != "w" or not (base or word.next == "be"):
        return "P"
    behind = word.at(2)
    noun = (
        word.next in words.words("verbs.ambiguous")
        and behind is not None
        and behind.lower in {"of", "and"}
    )
    return "P" if noun else "X"


def _opening(word: Word) -> str | None:
    """``as``, ``since``, ``after`` and the like, in front of a clause or a noun."""
    if not word.among("grammar.either"):
        return None
    if word.lower == "as" and word.next in _AS_PREPOSITION:
        return "P"
    if word.next in word.vocabulary.words("grammar.deducted"):
        return "P"
    return "S" if _clause_ahead(word) else "P"


def _clause_ahead(word: Word) -> bool:
    """Whether a verb comes before the next comma."""
    words = word.vocabulary
    for token in word.raw[word.place + 1 : word.place + 1 + _CLAUSE_WINDOW]:
        if token.tag in _CLAUSE_ENDS:
            return False
        if token.tag != "w":
            continue
        if token.lower in words.words("grammar.auxiliaries"):
            return True
        clear = token.lower in words.verbs and token.lower not in words.words("verbs.ambiguous")
        if clear and token.lower not in words.participles:
            return True
    return False


def _that(word: Word) -> str | None:
    if word.lower != "that":
        return None
    words = word.vocabulary
    verb = word.next in words.words("verbs.auxiliaries") or word.next in words.verbs
    if word.left in {"V", "I"}:
        return "S"
    if word.ahead == "w" and verb:
        return "R"
    return "R" if word.left == "N" else "D"


def _pointing(word: Word) -> str | None:
    """``this``, ``each``: determiners, or pronouns."""
    if word.lower not in _POINTING:
        return None
    partitive = word.previous is not None and word.previous.lower == "of"
    if partitive and word.lower in {"these", "those"} and word.next in word.vocabulary.verbs:
        return "O"
    determines = word.ahead in {"Q", "T"} or (word.ahead == "w" and word.plain(word.next))
    return "D" if determines else "O"


def _auxiliary(word: Word) -> str | None:
    return "X" if word.among("grammar.auxiliaries") else None


def _participle(word: Word) -> str | None:
    """``Founded in 1908``, ``provided by``."""
    opens = not word.before and word.lower.endswith("ed")
    if opens and not (word.ahead == "w" and word.plain(word.next)):
        return "V"
    return "V" if word.lower in {"provided", "given"} and word.next in {"by", "to"} else None


def _name(word: Word) -> str | None:
    """A verb with a capital letter in the middle of a name."""
    previous = word.previous
    if previous is None or not word.token.capital or word.lower not in word.vocabulary.verbs:
        return None
    return "N" if previous.capital and previous.tag in {"N", "C"} else None


def _function_word(word: Word) -> str | None:
    function = word.vocabulary.classes.get(word.lower)
    if function is None:
        return None
    return "P" if word.lower in {"like", "near", "including"} else _FUNCTIONS[function]


def _behind_auxiliary(word: Word) -> str | None:
    """What is no known verb, behind "will" or "were"."""
    if word.left != "X" or word.previous is None or len(word.before) == 1:
        return None  # a sentence that opens with "should" has its subject next
    modal = word.previous.lower in word.vocabulary.words("grammar.modals")
    if modal and not word.lower.endswith(_ADJECTIVE_ENDINGS):
        return "V"
    unknown = word.lower not in word.vocabulary.verbs
    return "V" if word.lower.endswith("ed") or (word.lower.endswith("ing") and unknown) else None


def _verb(word: Word) -> str | None:
    """A verb of the lexicon, or what ends as a past form."""
    if word.lower in word.vocabulary.verbs:
        return verb_or_noun(word)
    past = word.lower.endswith("ed") and len(word.lower) > _SHORT
    if past and not word.token.capital and not word.among("grammar.nouns_in_ed"):
        return verb_or_noun(word)
    return None


def _likely(word: Word) -> str | None:
    """``likely``, ``due`` and others that stand in front of "to"."""
    if not word.among("verbs.auxiliaries"):
        return None
    leads = word.next == "to" or word.ahead == "Q" or word.next in word.vocabulary.verbs
    return "X" if leads else "N"


def _adverb(word: Word) -> str | None:
    ending = word.lower.endswith("ly") and len(word.lower) > _SHORT
    return "A" if ending and not word.among("grammar.nouns_in_ly") else None


_RULES: Final[tuple[Callable[[Word], str | None], ...]] = (
    _direction,
    _comparing,
    _to,
    _opening,
    _that,
    _pointing,
    _auxiliary,
    _participle,
    _name,
    _function_word,
    _behind_auxiliary,
    _verb,
    _likely,
    _adverb,
)
