"""A quantity among the tokens of its sentence, and the verbs and nouns of change around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.clauses import noun_phrase_end
from reportparse.claiming.english.drafts import Found
from reportparse.claiming.english.phrases import split, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.english.clauses import Clause
    from reportparse.claiming.english.drafts import Draft, Scene, Way
    from reportparse.claiming.english.tokens import Token
    from reportparse.claiming.quantity import Quantity

__all__ = ["DIRECTIONS", "SHARES", "Site"]

SHARES: Final = frozenset(["percent", "fraction", "permille"])
"""Units of parts of a whole."""
DIRECTIONS: Final[dict[str, Way]] = {"up": "up", "down": "down", "off": "down"}
"""Adverbs of direction in front of a number."""

_SKIPPED: Final = frozenset(["A", "D", '"'])
_BRACKET: Final = 9
"""Tokens that a bracket behind a quantity may have to be skipped."""


class Site:
    """A quantity among the tokens of its sentence."""

    __slots__ = (
        "clause",
        "clause_index",
        "drafts",
        "left",
        "place",
        "quantity",
        "right",
        "scene",
        "tokens",
    )

    def __init__(self, scene: Scene, place: int, drafts: Sequence[Draft]) -> None:
        """Find the first telling words on both sides of a quantity."""
        self.scene = scene
        self.tokens = scene.tokens
        self.place = place
        self.drafts = drafts
        self.quantity: Quantity = scene.quantities[self.tokens[place].number]
        self.left = self._before()
        self.right = self._behind()
        self.clause_index = scene.clause_at[place]
        self.clause: Clause | None = (
            scene.clauses[self.clause_index] if self.clause_index >= 0 else None
        )

    def _before(self) -> int:
        """Place of the first telling token before the quantity and its qualifiers."""
        left = self.place - 1
        while left >= 0 and self.tokens[left].start >= self.quantity.outer_start:
            left -= 1
        while (
            left >= 0
            and self.tokens[left].tag in _SKIPPED
            and self.tokens[left].lower not in DIRECTIONS
        ):
            left -= 1
        return left

    def _behind(self) -> int:
        """Place of the first token behind the quantity that is in no bracket."""
        at = self.place + 1
        while self.tag(at) == "(":
            close = self.closing(at)
            if close < 0:
                break
            at = close + 1
        return at

    def closing(self, at: int) -> int:
        """Place of the bracket that closes the one at a place; -1 if it is far or missing."""
        for place in range(at, min(len(self.tokens), at + _BRACKET)):
            if self.tokens[place].tag == ")":
                return place
        return -1

    def token(self, place: int) -> Token | None:
        """Return the token at a place, None outside the sentence."""
        return self.tokens[place] if 0 <= place < len(self.tokens) else None

    def tag(self, place: int) -> str:
        """Return the tag at a place, ``.`` outside the sentence."""
        return self.tokens[place].tag if 0 <= place < len(self.tokens) else "."

    def word(self, place: int) -> str:
        """Return the word at a place in small letters, empty outside the sentence."""
        return self.tokens[place].lower if 0 <= place < len(self.tokens) else ""

    def among(self, place: int, name: str) -> bool:
        """Whether the word at a place is in a list of ``grammar`` in the lexicon."""
        return self.word(place) in self.scene.vocabulary.words(f"grammar.{name}")

    def text(self, start: int, end: int) -> str:
        """Copy the text of some tokens."""
        return text_of(self.scene.passage, self.tokens, start, end)

    def phrase(self, start: int, end: int) -> Found:
        """Split a noun phrase into metric and subject."""
        parts = split(self.scene.passage, self.tokens, (start, end), self.scene.vocabulary)
        return Found("", metric=parts.metric, subject=parts.subject, refers=parts.refers)

    def measure(self, start: int, end: int) -> Found:
        """Split a noun phrase; one that only names something is what is measured."""
        found = self.phrase(start, end)
        if found.metric or not found.subject:
            return found
        return found._replace(metric=self.without_article(start, end, found.subject), subject="")

    def without_article(self, start: int, end: int, name: str) -> str:
        """Return a name without the article in front."""
        if start < end and self.tokens[start].tag == "D":
            return name.removeprefix(
                f"{self.scene.passage[self.tokens[start].start : self.tokens[start].end]} "
            )
        return name

    def noun_end(self, start: int) -> int:
        """Place where the noun phrase ends that begins at a place."""
        return noun_phrase_end(self.tokens, start, len(self.tokens))

    def last(self) -> Draft | None:
        """Return the claim before in the same sentence."""
        return self.drafts[-1] if self.drafts else None

    def surface_before(self, characters: int) -> str:
        """Return the text straight in front of the quantity, in small letters."""
        start = self.quantity.start
        return self.scene.passage[max(0, start - characters) : start].lower()

    def qualifying_words(self) -> list[str]:
        """Return the words of the qualifier in front of the quantity, in small letters."""
        outer = self.scene.passage[self.quantity.outer_start : self.quantity.start]
        return outer.lower().split()

    # --- verbs and nouns of change ------------------------------------------------------

    def kinds(self, place: int) -> frozenset[str]:
        """Return the kinds of the verb at a place, with the particle behind it."""
        token = self.tokens[place]
        words = self.scene.vocabulary
        found = words.verbs.get(token.lower, frozenset())
        particle = self.word(place + 1)
        if particle in {"up", "down", "back"} and token.tag in {"V", "I"}:
            found = words.phrasal.get(f"{token.lower} {particle}", found)
            moving = {"rise", "fall", "raise", "lower", "share", "level"}
            if particle != "back" and "change" in found and not found & moving:
                found = found | {"rise" if particle == "up" else "fall"}
        return found

    def verb_direction(self, place: int) -> Way | None:
        """Direction of a verb of change; empty if it has none of its own; None for others."""
        token = self.tokens[place]
        if token.tag == "Q":
            return "down" if token.lower.startswith("halv") else "up"
        kinds = self.kinds(place)
        if kinds & {"rise", "raise"} and "fall" not in kinds:
            return "up"
        if kinds & {"fall", "lower"}:
            return "down"
        return "" if "change" in kinds else None

    def clause_direction(self) -> Way | None:
        """Direction of the verb of the clause, if that is one of change."""
        return None if self.clause is None else self.verb_direction(self.clause.head)

    def noun_direction(self, place: int) -> Way | None:
        """Direction of a noun of change, such as ``increase``; None for other words."""
        words = self.scene.vocabulary
        word = self.word(place)
        for form in (word, word.removesuffix("s")):
            if form in words.words("change_nouns.up"):
                return "up"
            if form in words.words("change_nouns.down"):
                return "down"
            if form in words.words("change_nouns.any"):
                return ""
        return None
