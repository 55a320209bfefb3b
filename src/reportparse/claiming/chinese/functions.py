"""What grammar says of a phrase as somebody whom a quantity may be measured of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reportparse.claiming.ranking import Shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportparse.claiming.chinese.actors import Actor, Parsed
    from reportparse.claiming.chinese.sentence import Mention
    from reportparse.claiming.quantity import Quantity
    from reportparse.claiming.ranking import Key

__all__ = ["Viewed", "view"]

_FAR = 3
_NOT_TOLD = 9


class _Place(NamedTuple):
    """Whom a clause speaks of, what is measured cut off; and how many clauses back."""

    start: int = -1
    end: int = -1
    away: int = _NOT_TOLD

    def lies(self, start: int, end: int) -> str:
        """Tell how a phrase lies to it."""
        if self.start < 0:
            return "none"
        if start == self.start:
            return "same" if end == self.end else ("start" if end < self.end else "over")
        if end == self.end:
            return "end" if start > self.start else "overend"
        if end <= self.start or self.end <= start:
            return "apart"
        return "inside" if self.start < start and end < self.end else "across"


class _Told(NamedTuple):
    """How a phrase lies to the nearest and to the first that is spoken of, and what it does."""

    near: str
    first: str
    function: str
    lies: str
    away: int
    kind: str


@dataclass(frozen=True, slots=True)
class Viewed:
    """The phrases of a sentence as seen from one quantity."""

    parsed: Parsed
    mark: str
    """Tells the features of one way of parsing from another's."""
    role: str
    own: int
    """Number of the quantity's clause."""
    near: _Place
    """Whom the nearest clause speaks of that speaks of anything but the metric."""
    first: _Place
    """Whom the sentence speaks of first."""
    opening: str
    """What the quantity's own clause begins with."""
    places: Mapping[int, Actor]
    """Phrases by each place in them."""
    looks: dict[_Told, Shared] = field(default_factory=dict)
    """What has been told of phrases so far; many look alike."""

    def look(self, start: int, end: int, kind: str) -> Shared:
        """Describe a phrase by what it does; the kind is what the lexicon says of its end."""
        actor = self.places.get(end - 1)
        function, lies, away = "no", "no", 0
        if actor is not None:
            function, away = actor.function, min(self.own - actor.clause, 2)
            lies = _Place(actor.start, actor.end).lies(start, end)
        near, first = self.near.lies(start, end), self.first.lies(start, end)
        told = _Told(near, first, function, lies, away, kind)
        look = self.looks.get(told)
        if look is None:
            look = self.looks[told] = Shared(self._keys(told))
        return look

    def _keys(self, told: _Told) -> tuple[Key, ...]:
        mark = self.mark
        near, first, function, lies, away, kind = told
        one = self.near == self.first
        return (
            (f"Fn{mark}", function, lies, away),
            (f"fo{mark}", function, lies, self.opening),
            (f"fr{mark}", function, lies, self.role),
            (f"gn{mark}", near, self.near.away, one),
            (f"gf{mark}", first, self.first.away, one),
            (f"go{mark}", near, first, self.opening),
            (f"gk{mark}", near, first, kind),
        )

    def outside_keys(self, *, again: bool) -> tuple[Key, ...]:
        """Describe a phrase of another sentence; again if it was chosen last."""
        return (
            (f"outgn{self.mark}", self.near.away, self.near == self.first, again),
            (f"outop{self.mark}", self.opening, self.near.away),
        )


def view(parsed: Parsed, mark: str, metric: Mention, quantity: Quantity, role: str) -> Viewed:
    """Look at the phrases of a sentence from a quantity whose metric and role are known."""
    sentence = parsed.sentence
    own = sentence.clause_at(quantity.start)

    def first_of(clauses: Iterable[int]) -> _Place:
        """Whom the first of some clauses speaks of that speaks of anything but the metric."""
        for clause in clauses:
            lead = parsed.spoken.get(clause)
            if lead is None:
                continue
            end = lead.end
            if lead.start <= metric.start < end:
                end = metric.start
                while end > lead.start and sentence.folded[end - 1] in "的之、":
                    end -= 1
            if end > lead.start:
                return _Place(lead.start, end, min(own - clause, _FAR))
        return _Place()

    return Viewed(
        parsed,
        mark,
        role,
        own,
        first_of(range(own, -1, -1)),
        first_of(range(own + 1)),
        _opening(parsed, own, metric),
        parsed.places,
    )


def _opening(parsed: Parsed, own: int, metric: Mention) -> str:
    sentence = parsed.sentence
    opener = next((actor for actor in parsed.actors if actor.clause == own), None)
    if opener is None:
        return "none"
    opening: str = opener.function
    if opener.start <= metric.start < opener.end:
        opening += "*" if opener.start == metric.start else "+"
    first = sentence.words_until(sentence.clauses[own].start)
    return opening + ("!" if sentence.words[first].start == opener.start else "")
