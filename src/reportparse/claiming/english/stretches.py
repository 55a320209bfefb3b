"""Stretches of a sentence that may fill a slot of a claim, and what each looks like."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.claiming.ranking import Shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.english.drafts import Scene
    from reportparse.claiming.english.tokens import Token
    from reportparse.claiming.english.vocabulary import Vocabulary

__all__ = ["Stretch", "Stretches", "lie", "nature_of", "plain"]

_LONGEST: Final = 7
"""Most tokens of a stretch; hardly an annotated phrase is longer."""
_NOMINAL: Final = frozenset("NDGJ")
_OPENING: Final = frozenset("NVIJ")
_CLOSING: Final = frozenset("NVI")
_WALLS: Final = frozenset([";", ":", ".", "=", "S", "R", "(", ")", "-", "Q"])
"""Tags that no stretch crosses."""
_LONGEST_PATH: Final = 6
"""Most different things in a row between a stretch and a quantity that a path tells."""
_MOVES: Final = (
    ("rise", "R"),
    ("raise", "R"),
    ("fall", "F"),
    ("lower", "F"),
    ("share", "H"),
    ("level", "L"),
    ("change", "M"),
    ("range", "M"),
)
_TOLD: Final = frozenset("PCSRJ")
"""Tags whose word itself tells how what stands around it belongs together."""
_JOINING: Final = frozenset(["of", "and", "the", "&"])
_REMEMBERED: Final = 4_096
"""Texts whose form for comparison and whose nature are remembered."""
_LONG_WORD: Final = 5
_ENDINGS: Final = ("tion", "ment", "ness", "ance", "ence", "ship", "ing", "ity", "age", "ers", "er")
"""Endings that tell deeds, states and people from things."""


class Stretch(NamedTuple):
    """Some tokens in a row; places count tokens, offsets count in the passage."""

    first: int
    last: int
    """One past the last token."""
    start: int
    end: int
    text: str
    plain: str
    """The text as it is compared."""
    look: Shared
    """What it looks like whatever it is asked for."""


@lru_cache(maxsize=_REMEMBERED)
def plain(text: str) -> str:
    """Text as two mentions are compared: without an article, in small letters."""
    return text.lower().removeprefix("the ")


def lie(one: tuple[int, int], other: tuple[int, int]) -> str:
    """Tell how one range lies to another: same, start, end, inside, around, across, apart."""
    if one == other:
        return "same"
    if one[1] <= other[0] or other[1] <= one[0]:
        return "apart"
    within = other[0] <= one[0] and one[1] <= other[1]
    if within and one[1] == other[1]:
        return "end"
    if within and one[0] == other[0]:
        return "start"
    if within:
        return "inside"
    return "around" if one[0] <= other[0] and other[1] <= one[1] else "across"


def _kind_of_noun(token: Token, words: Vocabulary) -> str:
    """Class of a noun by the lexicon."""
    lower = token.lower
    singular = lower.removesuffix("s")
    if lower in words.words("words.metrics") or singular in words.words("words.metrics"):
        return "m"
    if lower in words.words("words.entities"):
        return "e"
    if lower in words.words("places.words"):
        return "p"
    if any(singular in words.words(f"change_nouns.{way}") for way in ("up", "down", "any")):
        return "g"
    return "c" if token.capital else "n"


@lru_cache(maxsize=_REMEMBERED)
def nature_of(text: str, words: Vocabulary) -> str:
    """Tell what a phrase outside the sentence names, as far as its words show it."""
    parts = text.split()
    last = parts[-1].lower()
    natures = (
        ("self", text.lower() in words.words("words.self")),
        ("company", parts[-1] in words.words("words.companies")),
        ("measure", bool({last, last.removesuffix("s")} & words.words("words.metrics"))),
        ("topic", any(part.lower().strip(",") in words.words("words.topics") for part in parts)),
        ("name", all(part[0].isupper() or part in _JOINING for part in parts)),
        ("kind", last in words.words("words.entities")),
        ("mixed", any(part[0].isupper() for part in parts[1:])),
    )
    return next((nature for nature, holds in natures if holds), "words")


def _symbol(token: Token, words: Vocabulary) -> str:
    """What a token is to the things around it, in a word."""
    if token.tag == "N":
        return _kind_of_noun(token, words)
    if token.tag in {"V", "I"}:
        kinds = words.verbs.get(token.lower, frozenset())
        move = next((sign for kind, sign in _MOVES if kind in kinds), "V")
        return move if token.tag == "V" else f"{move}i"
    if token.tag == "D":
        return "d" if token.lower in {"the", "a", "an"} else f"D{token.lower}"
    return token.lower if token.tag in _TOLD else token.tag


def _ending(token: Token) -> str:
    """Ending of a noun, as far as it tells what kind of noun it is."""
    word = token.lower
    told = next((e for e in _ENDINGS if word.endswith(e) and len(word) > _LONG_WORD), "")
    return told or ("s" if word.endswith("s") else "")


def _verbs_behind(scene: Scene) -> dict[int, int]:
    """Places of the subjects of the clauses, each with where the verb begins."""
    found: dict[int, int] = {}
    for clause in scene.clauses:
        if clause.subject is not None:
            for place in range(*clause.subject):
                found[place] = min(found.get(place, clause.verb_start), clause.verb_start)
    return found


class Stretches:
    """The stretches of one sentence, found when they are asked for."""

    __slots__ = (
        "_commas",
        "_from",
        "_paths",
        "_quantities",
        "_stops",
        "scene",
        "scene",
        "symbols",
        "tokens",
    )

    def __init__(self, scene: Scene) -> None:
        """Take the sentence."""
        self.scene = scene
        self.tokens: Sequence[Token] = scene.tokens
        self.symbols = [_symbol(token, scene.vocabulary) for token in scene.tokens]
        self._commas = [*accumulate((t.tag == "," for t in scene.tokens), initial=0)]
        self._quantities = [*accumulate((t.tag == "Q" for t in scene.tokens), initial=0)]
        self._from: dict[int, tuple[Stretch, ...]] = {}
        self._stops = _verbs_behind(scene)
        self._paths: dict[tuple[int, int], dict[int, str]] = {}

    def symbol(self, place: int) -> str:
        """Return what stands at a place; ``^`` outside the sentence."""
        return self.symbols[place] if 0 <= place < len(self.symbols) else "^"

    def between(self, first: int, last: int) -> tuple[int, int]:
        """Return how many quantities and how many commas stand between two places."""
        last = max(first, last)
        return (
            self._quantities[last] - self._quantities[first],
            self._commas[last] - self._commas[first],
        )

    def starting_at(self, first: int) -> tuple[Stretch, ...]:
        """Return the stretches that begin with a token, the shortest first."""
        known = self._from.get(first)
        if known is None:
            known = self._from[first] = self._find(first)
        return known

    def _find(self, first: int) -> tuple[Stretch, ...]:
        tokens = self.tokens
        if tokens[first].tag not in _OPENING or self.symbol(first - 1) == "&":
            return ()
        found: list[Stretch] = []
        stop = min(len(tokens), first + _LONGEST, self._stops.get(first, len(tokens)))
        for last in range(first + 1, stop + 1):
            tag = tokens[last - 1].tag
            if tag in _WALLS:
                break
            if tag in _CLOSING and self.symbol(last) != "&":
                found.append(self._stretch(first, last))
        return tuple(found)

    def cuts(self, stretch: Stretch) -> bool:
        """Whether a stretch cuts a compound noun; a name may end (``Group sales``)."""
        return self._inside(stretch.first) or self._inside(stretch.last)

    def _inside(self, place: int) -> bool:
        if not 0 < place < len(self.tokens):
            return False
        before = self.tokens[place - 1]
        return before.tag == self.tokens[place].tag == "N" and not before.capital

    def _stretch(self, first: int, last: int) -> Stretch:
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        text = self.scene.passage[start:end]
        return Stretch(first, last, start, end, text, plain(text), self._describe(first, last))

    def head(self, first: int, last: int) -> int:
        """Return the place of the head: the last noun before what is attached."""
        head = first
        for place in range(first, last):
            if self.tokens[place].tag not in _NOMINAL and self.tokens[place].tag != "C":
                break
            if self.tokens[place].tag == "N":
                head = place
        return head

    def _describe(self, first: int, last: int) -> Shared:
        tokens, symbol = self.tokens, self.symbol
        head = self.head(first, last)
        tags = [token.tag for token in tokens[first:last]]
        begins = symbol(first)
        joined = "of" if "of" in self.symbols[first:last] else ("P" if "P" in tags else "")
        before, behind = symbol(first - 1), symbol(last)
        noun = tokens[head].tag == "N"
        ending = _ending(tokens[head]) if noun else ""
        open_left = first > 0 and tokens[first - 1].tag in "NGJ"
        open_right = last < len(tokens) and tokens[last].tag in {"N", "G"}
        return Shared(
            (
                ("Head", symbol(head), ending, noun),
                ("Ends", begins, symbol(last - 1)),
                ("P", before, symbol(first - 2)),
                ("pb", before, begins),
                ("N", behind, symbol(last + 1)),
                ("nb", behind, symbol(last - 1)),
                ("Open", open_left, open_right, joined),
                ("L", min(last - first, 7), joined),
                ("cap", tokens[first].capital, tokens[last - 1].capital, min(last - first, 3)),
                ("bound", before, behind),
            )
        )

    def near(self, place: int, before: int, behind: int) -> list[Stretch]:
        """Return the stretches around a place.

        Args:
            place: the token looked from.
            before: how many tokens in front of it are looked at.
            behind: how many tokens behind it are.

        """
        stop = min(len(self.tokens), place + behind + 1)
        return [
            stretch
            for first in range(max(0, place - before), stop)
            if first != place
            for stretch in self.starting_at(first)
        ]

    def path(self, first: int, last: int) -> dict[int, str]:
        """Return what stands between a range of tokens and each place around it.

        For a place before the range that is what stands from the place on, the place
        included, for one behind it what stands up to the place, the place left out.
        """
        known = self._paths.get((first, last))
        if known is not None:
            return known
        known = {first: "<", last: ">"}
        for places, mark, step in (
            (range(first - 1, max(-1, first - 50), -1), "<", 0),
            (range(last, min(len(self.tokens), last + 40)), ">", 1),
        ):
            path, length, latest = mark, 0, ""
            nominal = False
            for place in places:
                symbol = self.symbols[place]
                is_nominal = self.tokens[place].tag in _NOMINAL
                again = symbol == latest or (nominal and is_nominal)
                if length < _LONGEST_PATH and not again:
                    path += f" {symbol}"
                    length += 1
                    latest = symbol
                nominal = is_nominal
                known[place + step] = path
        self._paths[first, last] = known
        return known
