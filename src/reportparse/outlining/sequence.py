"""Which candidates are the headings: the sequence that explains most of them.

Every place that may be a heading has one or more readings, each with a weight: how much the
place looks like a heading by itself (positive) or like text (negative). Numbers add what they
are worth in sequence: 3.2 after 3.1 is expected, 7 after 2 is not. A beam search over the places
keeps the best accounts so far; an account is the numbers that are open, from the chapter down.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportparse.outlining.lines import UNKNOWN, Print

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportparse.outlining.numbering import Number

__all__ = ["Candidate", "Chosen", "choose"]

_WIDTH: Final = 16
"""Accounts kept after each place; more changed nothing on the reports tried."""
_HOPELESS: Final = -3.5
"""Weight of a numbered candidate that no sequence makes up for."""

_SIBLING: Final = 2.0
"""Worth of a number that is the next one of its siblings."""
_CHILD: Final = 1.0
"""Worth of a first number below the open ones."""
_GAP: Final = 1.0
"""Cost of each number that is left out between two siblings."""
_REPEATED: Final = -6.0
"""The number that is open already, as running headers repeat it."""
_WRONG: Final = -3.0
"""A number that does not rise."""
_LISTED: Final = 1.5
"""Worth of the next entry of the contents list; later entries are worth a little less."""

_RANKS: Final = {"part": 0, "appendix": 0, "chapter": 1, "item": 1, "section": 2}
"""Styles that stand above all others, whatever is open."""
_FREE: Final = frozenset({"part", "chapter", "section", "item", "box", "appendix"})
"""Styles that may begin with any number (an excerpt) or go on over several chapters."""
_EXCERPTED: Final = frozenset({"ideograph", "financial"})
"""Styles with a later number of which an excerpt may begin."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a place that may be a heading, in offsets of the text."""

    start: int
    """First character, of the number if there is one."""
    title: int
    """First character of the title."""
    end: int
    """One past the title."""
    number: Number | None
    weight: float
    line: int = -1
    """Index of the line in which it begins."""
    entry: int = -1
    """Entry of the contents list that it matches; -1 for none."""
    level: int | None = None
    """Level that the file states."""
    look: Print = UNKNOWN
    latin: bool | None = None
    """Whether title and text below it are in a language of Latin letters; None if unknown."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A candidate that is a heading, and how deep its number stands."""

    candidate: Candidate
    depth: int
    """1 for the outermost numbering; 0 for a heading without number."""


@dataclass(frozen=True, slots=True)
class _Memory:
    """Where a style was last seen."""

    style: str
    parent: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Link:
    chosen: Chosen
    before: _Link | None


@dataclass(frozen=True, slots=True)
class _Account:
    score: float = 0.0
    open: tuple[Number, ...] = ()
    memory: tuple[_Memory, ...] = ()
    fresh: bool = True
    """Whether an unnumbered heading came last, so that numbers may begin anew."""
    end: int = -1
    entry: int = -1
    latin: bool | None = None
    """Whether the last numbered heading was in Latin letters."""
    last: _Link | None = None

    def recalled(self, style: str) -> _Memory | None:
        """Return what is remembered of a style."""
        return next((memory for memory in self.memory if memory.style == style), None)


def _below(opened: tuple[Number, ...], number: Number) -> tuple[int, float] | None:
    """Place of a decimal under the heading whose number it begins with, and its worth.

    ``3.2`` stands under ``三、``, ``第三章`` or ``3``, ``3.2.1`` under ``3.2``.
    """
    prefix = number.values[:-1]
    for depth in range(len(opened), 0, -1):
        above = opened[depth - 1]
        if above.values == prefix or (len(prefix) == 1 and above.values[-1:] == prefix):
            return depth, _CHILD if number.values[-1] == 1 else _CHILD - _GAP
    return None


def _after(before: Number, number: Number) -> float:
    """Worth of a number as sibling of one of the same style."""
    if before.values[:-1] != number.values[:-1]:
        step = number.values[-2] - before.values[-2] if len(number.values) > 1 else 0
        outer = before.values[:-2] == number.values[:-2]
        return 0.5 if outer and step == 1 and number.values[-1] == 1 else _WRONG
    step = number.values[-1] - before.values[-1]
    if number.printed == before.printed:
        return _REPEATED
    if step == 0 and number.style == "item":
        return _SIBLING  # Item 7 and Item 7A
    return _SIBLING - _GAP * 1.5 * (step - 1) if step > 0 else _WRONG


def _opening(account: _Account, number: Number, *, turned: bool) -> tuple[float, int]:
    """Worth of a number whose style is not open, and the depth below which it stands.

    Where the language turns, the report begins anew in the other one.
    """
    recalled = account.recalled(number.style)
    depth = len(account.open)
    if turned and recalled is None and number.values[-1] == 1:
        return _CHILD, 0
    if number.style in _RANKS:
        rank = _RANKS[number.style]
        while depth and _RANKS.get(account.open[depth - 1].style, 9) >= rank:
            depth -= 1
    elif recalled is not None:
        styles = [opened.style for opened in account.open]
        depth = styles.index(recalled.parent) + 1 if recalled.parent in styles else depth
        if not recalled.parent and account.fresh:
            depth = 0
    if number.values[-1] == 1:
        return _CHILD, depth
    if recalled is not None and number.values[-1] == recalled.values[-1] + 1:
        return (_CHILD if number.style in _FREE else 0.5), depth
    if number.style in _FREE and number.style != "box":
        return 0.0, depth
    if number.style in _EXCERPTED and account.last is None:
        return -0.5, depth
    return -2.0 - 0.1 * min(number.values[-1], 20), depth


def _continued(
    account: _Account, number: Number, *, turned: bool
) -> tuple[float, tuple[Number, ...]]:
    """Worth of a number after the open ones, and the numbers that are open then."""
    opened = account.open
    depth = next((d for d in range(len(opened), 0, -1) if opened[d - 1].style == number.style), 0)
    decimal = len(number.values) > 1
    if depth:
        before = opened[depth - 1]
        worth = _after(before, number)
        if worth == _WRONG and number.values[-1] == 1 and account.fresh and not decimal:
            worth = 0.0
        parent = _below(opened[: depth - 1], number) if decimal else None
        if parent is not None and worth < parent[1]:
            return parent[1], (*opened[: parent[0]], number)
        return worth, (*opened[: depth - 1], number)
    if decimal:
        parent = _below(opened, number)
        if parent is not None:
            return parent[1], (*opened[: parent[0]], number)
    worth, depth = _opening(account, number, turned=turned)
    return worth, (*opened[:depth], number)


def _remember(account: _Account, opened: tuple[Number, ...]) -> tuple[_Memory, ...]:
    number = opened[-1]
    parent = opened[-2].style if len(opened) > 1 else ""
    kept = tuple(memory for memory in account.memory if memory.style != number.style)
    return (*kept, _Memory(number.style, parent, number.values))


def _listed(account: _Account, entry: int) -> float:
    """Worth of matching an entry of the contents list after the ones already matched."""
    if entry < 0:
        return 0.0
    skipped = entry - account.entry - 1
    if skipped < 0:
        return -4.0
    return _LISTED - min(0.05 * skipped, 0.5)


def _accept(account: _Account, candidate: Candidate) -> _Account | None:
    """Account with the candidate as a heading; None if that explains nothing."""
    if candidate.start < account.end:
        return None
    worth = candidate.weight + _listed(account, candidate.entry)
    number = candidate.number
    opened, memory, depth, latin = account.open, account.memory, 0, account.latin
    if number is not None:
        turned = None not in {latin, candidate.latin} and latin != candidate.latin
        latin = candidate.latin
        gain, opened = _continued(account, number, turned=turned)
        if candidate.entry >= 0:
            gain = max(gain, -0.5)  # the contents list vouches for the number
        worth += gain
        memory = _remember(account, opened)
        depth = len(opened)
    if worth <= -2.0:  # noqa: PLR2004 - no sequel makes up for it
        return None
    return _Account(
        account.score + worth,
        opened,
        memory,
        number is None,
        candidate.end,
        max(account.entry, candidate.entry),
        latin,
        _Link(Chosen(candidate, depth), account.last),
    )


def _trim(accounts: Iterable[_Account]) -> list[_Account]:
    """Keep the best account of each state, and of these the best."""
    best: dict[tuple[object, ...], _Account] = {}
    for account in accounts:
        state = (
            tuple((number.style, number.values) for number in account.open),
            account.fresh,
            account.entry,
            account.end,
        )
        if state not in best or account.score > best[state].score:
            best[state] = account
    return sorted(best.values(), key=lambda account: -account.score)[:_WIDTH]


def _hopeful(place: Sequence[Candidate]) -> list[Candidate]:
    """Readings of a place of which some account might make a heading."""
    return [
        candidate
        for candidate in place
        if candidate.entry >= 0
        or candidate.weight > (_HOPELESS if candidate.number is not None else 0.0)
    ]


def _is_certain(
    place: Sequence[Candidate], following: int | None, accounts: Sequence[_Account]
) -> bool:
    """Whether every account gains by the one reading of a place: a heading without number.

    It forbids nothing that follows, unless the next place begins within it.
    """
    one = place[0]
    return (
        len(place) == 1
        and one.number is None
        and one.entry < 0
        and (following is None or one.end <= following)
        and all(account.end <= one.start for account in accounts)
    )


def choose(places: Sequence[Sequence[Candidate]]) -> tuple[Chosen, ...]:
    """Choose the headings among candidates.

    Args:
        places: readings of each place, in the order of the text.

    Returns:
        The headings in order; at most one reading of each place, and none that overlap.

    """
    accounts = [_Account()]
    hopeful = [kept for place in places if (kept := _hopeful(place))]
    for at, place in enumerate(hopeful):
        following = hopeful[at + 1][0].start if at + 1 < len(hopeful) else None
        if _is_certain(place, following, accounts):
            accounts = [grown for account in accounts if (grown := _accept(account, place[0]))]
            continue
        accepted = (
            grown
            for account in accounts
            for candidate in place
            if (grown := _accept(account, candidate)) is not None
        )
        accounts = _trim([*accounts, *accepted])
    chosen: list[Chosen] = []
    link = accounts[0].last
    while link is not None:
        chosen.append(link.chosen)
        link = link.before
    return tuple(reversed(chosen))
