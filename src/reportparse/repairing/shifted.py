"""Runs that a site has shifted by one byte, searched for the text that they were.

Where an annotation or a split mark fell between the two bytes of a character, everything
up to the next ASCII byte or split mark is decoded out of step. The bytes are nearly all
still there: the search reads the damaged characters as bytes, puts them into step again,
and tries what the missing bytes can have been. Which of the readings is Chinese, a word
model decides; whether it is true, running the damage forward decides.

Each ``?`` is a question: a question mark, half a character and the bracket of an
annotation, half a character and a swallowed digit, or half a character before a split.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportparse.repairing.byte_pairs import ASCII_END, pair_of, pairs
from reportparse.repairing.keys import READING, candidate_keys
from reportparse.repairing.lattice import (
    IN_STEP,
    LOST_FIRST,
    QUICK,
    Candidate,
    Effort,
    Search,
    State,
    after_vanished,
    between_vanished,
    waiting_bytes,
)
from reportparse.repairing.likelihood import LONGEST_WORD
from reportparse.repairing.mirror import EXTRA_SPLIT_MARKS, SPLIT_MARKS, Key, fold_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["decode_run"]

_SPLIT_PRIOR: Final = -7.0
_EXTRA_SPLIT_PRIOR: Final = -3.0
_STRADDLED_PRIOR: Final = -1.0
_HIDDEN_PRIOR: Final = -5.0
_LOST_PRIOR: Final = -1.0
_VANISHED_PRIOR: Final = -0.3
"""Log probabilities of each kind of damage where it could have happened: estimates, which
weigh little against the words. A question mark is far more often one than the sign of a split."""
_WIDE_PRIOR: Final = -6.0
"""What a digit or letter loses if its author must have written it full width."""

_SETTLED: Final = 8
"""So many characters after a run has come into step again, its readings can be compared."""
_CLEAR: Final = 12.0
"""A reading this much worse than the best one is out of the question."""
_HOPELESS: Final = 30.0
"""And this much worse, no later character can save it."""
_ALIKE: Final = 4
"""Readings that are kept of those that differ before their last characters alone."""
_SWALLOWING_BEAM: Final = 12
"""Readings of a lost byte that are tried with a character that went with it."""
_LONGEST: Final = 240
"""Characters that one search reads at most; the longest run seen has 60."""
_READINGS: Final = 12
"""Readings that are handed on for checking."""

_CLOSING: Final = "。；，”）"
"""What can be guessed of a character of which both bytes are lost before a split."""
_SWALLOWED: Final = "0123456789 ,.%()-/:+"
_STRADDLED: Final = re.compile(rf"\?({READING})\)")
_BRACKETS: Final = re.compile(rf"\(({READING})\)(?:\(\1\))*")


def decode_run(
    search: Search, line: str, start: int, before: str, effort: Effort = QUICK
) -> list[Candidate]:
    """Read a run that begins at a question mark.

    Args:
        search: keys, marks and words of the document.
        line: the damaged line.
        start: place of the question mark.
        before: the last characters before it, annotations taken out.
        effort: how many readings to keep; the time grows with it.

    Returns:
        The best readings, the best first. One that leaves everything as it stands has its
        end at the start.

    """
    return _Reader(search, line, start, before, effort).read()


class _Reader:
    """One search along one line."""

    def __init__(self, search: Search, line: str, start: int, before: str, effort: Effort) -> None:
        self.search = search
        self.effort = effort
        self.line = line
        self.start = start
        self.before = before
        self.pairs = pairs()
        words = search.likelihood.read(before[-LONGEST_WORD:])
        self.first = State("", IN_STEP, words, 0.0, start, 0, chosen=False, vanished=False)

    def read(self) -> list[Candidate]:
        limit = min(len(self.line), self.start + _LONGEST)
        fronts: dict[int, list[State]] = {self.start: [self.first]}
        place = self.start
        while place < limit:
            states = self._pruned(fronts.pop(place, []))
            if place > self.start and not fronts and self._settled(states, place):
                return self._candidates(states)
            if place > self.start:
                once = list(self._with_vanished(states))
                states = self._pruned([*states, *once, *self._with_vanished_twice(once)])
            for state in states:
                for following, after in self._successors(state, place):
                    fronts.setdefault(after, []).append(following)
            place += 1
        states = [state for state in fronts.get(limit, []) if state.waiting == IN_STEP]
        return self._candidates(self._pruned(states))

    def _pruned(self, states: list[State]) -> list[State]:
        if not states:
            return states
        scored = sorted(((state.hope, state) for state in states), key=_score, reverse=True)
        least = scored[0][0] - _HOPELESS
        alike: dict[tuple[str, int], int] = {}
        kept: list[State] = []
        for score, state in scored:
            if score < least or len(kept) == self.effort.beam:
                break
            # What follows depends on the last characters alone: of readings that share
            # them, the best few win.
            what = (state.text[-LONGEST_WORD:], state.waiting)
            count = alike[what] = alike.get(what, 0) + 1
            if count <= _ALIKE:
                kept.append(state)
        return kept

    @staticmethod
    def _settled(states: list[State], place: int) -> bool:
        if not states:
            return False
        least = max(state.score for state in states) - _CLEAR
        return all(
            0 <= state.in_step <= place - _SETTLED for state in states if state.score >= least
        )

    def _candidates(self, states: list[State]) -> list[Candidate]:
        """Cut the readings where all of the better ones are in step."""
        states = [state for state in states if state.in_step >= 0]
        states = sorted(states, key=lambda state: -state.score)[:_READINGS]
        candidates = []
        for state in states:
            end, text = state.in_step, state.text[: state.length]
            bracket = _BRACKETS.match(self.line, end)
            if bracket and text and (text[-1], bracket[1]) in self.search.keys:
                end = bracket.end()
            candidates.append(
                Candidate(
                    end,
                    text,
                    state.score,
                    state.chosen,
                    state.vanished,
                    state.hidden,
                    state.extra_marks,
                    state.swallowed == len(text) > 0,
                )
            )
        return candidates

    def _last_byte(self, state: State) -> int:
        """Last byte before the next damaged character; -1 if it is not known."""
        if state.waiting != IN_STEP:
            return max(state.waiting, -1)
        last = (state.text or self.before)[-1:]
        if not last:
            return -1
        pair = pair_of(last)
        return pair[1] if pair else ord(last) if last.isascii() else -1

    def _add(  # noqa: PLR0913 - all that can change from one state to the next
        self,
        state: State,
        characters: str,
        waiting: int,
        after: int,
        *,
        prior: float = 0.0,
        chosen: bool = False,
        vanished: bool = False,
    ) -> State:
        """Read characters; ``after`` is the place of the next damaged one."""
        segmentation = state.segmentation
        for character in characters:
            segmentation = self.search.likelihood.extend(segmentation, character)
            if "０" <= character <= "ｚ" and character.isalnum():
                prior += _WIDE_PRIOR
        text = state.text + characters
        in_step, length = state.in_step, state.length
        if waiting != IN_STEP:
            in_step = -1
        elif in_step < 0 or state.waiting != IN_STEP:
            in_step, length = after, len(text)
        return State(
            text,
            waiting,
            segmentation,
            state.prior + prior,
            in_step,
            length,
            state.chosen or chosen,
            state.vanished or vanished,
            state.hidden,
            state.extra_marks,
            state.swallowed,
        )

    def _successors(self, state: State, place: int) -> Iterator[tuple[State, int]]:
        damaged = self.line[place]
        if damaged == "?":
            yield from self._question(state, place)
            return
        if damaged == "(":
            bracket = _BRACKETS.match(self.line, place)
            if bracket and self._annotates(state, bracket[1]):
                yield state, bracket.end()
                return
        if damaged.isascii():
            yield from ((following, place + 1) for following in self._ascii(state, place))
            return
        pair = pair_of(damaged)
        if pair is None:
            if state.waiting == IN_STEP:
                yield self._add(state, damaged, IN_STEP, place + 1), place + 1
            return
        yield from ((after, place + 1) for after in self._pair(state, damaged, pair, place))

    def _annotates(self, state: State, reading: str) -> bool:
        """Tell whether the bytes before a bracket are those of a key with its reading."""
        last = state.text[-2:] if state.text else self.before[-2:]
        tail = last.encode("gbk", "replace")
        if state.waiting >= 0:
            tail += bytes((state.waiting,))
        elif state.waiting != IN_STEP:
            return False
        key = self.search.by_bytes.get((tail[-2], tail[-1])) if len(tail) > 1 else None
        return key is not None and key.reading == reading

    def _pair(
        self, state: State, damaged: str, pair: tuple[int, int], place: int
    ) -> Iterator[State]:
        """Two bytes: a character, or the second half of one and the first of another."""
        first, second = pair
        if state.waiting == IN_STEP:
            yield self._add(state, damaged, IN_STEP, place + 1)
            return
        if pair in self.search.by_bytes and self.line[place + 1 : place + 2] != "(":
            return  # the site would have annotated it
        if second == ASCII_END:
            return
        for lead, character in self._completed(state, first):
            if not state.torn and (
                (lead, first) in self.search.by_bytes or (lead, first) in self.search.mark_bytes
            ):
                continue  # the site would have cut the run here
            chosen = state.waiting < 0
            if second < ASCII_END:
                yield self._add(state, character + chr(second), IN_STEP, place + 1, chosen=chosen)
            else:
                yield self._add(state, character, second, place + 1, chosen=chosen)

    def _completed(self, state: State, trail: int) -> Iterable[tuple[int, str]]:
        """Characters that the waiting byte and a second one can make."""
        if state.waiting >= 0:
            character = self.pairs.characters.get((state.waiting, trail))
            return [(state.waiting, character)] if character else []
        allowed = waiting_bytes()[state.waiting]
        return [
            (lead, character)
            for lead, character in self.pairs.by_trail.get(trail, [])
            if lead in allowed
        ]

    def _ascii(self, state: State, place: int) -> Iterator[State]:
        damaged = self.line[place]
        code = ord(damaged)
        if state.waiting == IN_STEP:
            yield self._add(state, damaged, IN_STEP, place + 1)
            return
        for _, character in self._completed(state, code):
            yield self._add(state, character, IN_STEP, place + 1, chosen=state.waiting < 0)
        if " " < damaged <= "~":
            yield from self._wide(state, code, place)

    def _wide(self, state: State, code: int, place: int) -> Iterator[State]:
        """Full-width ASCII that the site has folded; its bytes are A3 and the code plus 80."""
        wide = code + 0x80
        for lead, character in self._completed(state, 0xA3):
            if not state.torn and (lead, 0xA3) in self.search.by_bytes:
                continue
            yield self._add(state, character, wide, place + 1, chosen=state.waiting < 0)

    def _question(self, state: State, place: int) -> Iterator[tuple[State, int]]:
        if state.waiting == IN_STEP:
            yield self._add(state, "?", IN_STEP, place + 1), place + 1
        else:
            yield from ((following, place + 1) for following in self._wide(state, 0x3F, place))
        straddled = _STRADDLED.match(self.line, place)
        if straddled:
            yield from (
                (after, straddled.end())
                for after in self._straddled(state, straddled[1], straddled.end())
            )
        following = self.line[place + 1 : place + 2]
        if not following or following in _SHOWN_MARKS:
            yield from ((after, place + 1) for after in self._split(state, following, place))
        if state.waiting >= 0 and not straddled:
            yield from ((after, place + 1) for after in self._swallowed(state, place))

    def _straddled(self, state: State, reading: str, after: int) -> Iterator[State]:
        """An annotation across a boundary: the second byte of its key went with the bracket."""
        known = self.search.by_reading.get(reading, [])
        options = [(key, _STRADDLED_PRIOR) for key in known]
        options += [
            (Key(character, reading), _HIDDEN_PRIOR)
            for character in candidate_keys(reading)
            if Key(character, reading) not in known
        ]
        for key, prior in options:
            pair = pair_of(key.character)
            if pair is None:
                continue
            hidden = prior == _HIDDEN_PRIOR
            if state.waiting < IN_STEP:
                if pair[0] not in waiting_bytes()[state.waiting] or hidden:
                    continue
            elif self._last_byte(state) != pair[0]:
                continue
            if state.waiting == IN_STEP:
                reading_on = self._add(state, "", pair[1], after, prior=prior)
                reading_on = reading_on._replace(torn=True)
            else:
                reading_on = self._add(
                    state, key.character, IN_STEP, after, prior=prior, chosen=state.waiting < 0
                )
            yield reading_on._replace(hidden=(*state.hidden, key)) if hidden else reading_on

    def _split(self, state: State, mark: str, place: int) -> Iterator[State]:
        """A lost byte at the end of a piece: before a split mark, or at the end of the line."""
        if state.waiting == IN_STEP:
            if mark:
                extra, prior = self._extra_mark(state, mark)
                prior += _SPLIT_PRIOR
                reading_on = self._add(state, "", LOST_FIRST, place + 1, prior=prior, chosen=True)
                yield reading_on._replace(extra_marks=extra)
        elif state.waiting >= 0:
            extra, prior = self._extra_mark(state, mark)
            prior += _LOST_PRIOR
            for trail, character in self.pairs.by_lead.get(state.waiting, []):
                if trail > ASCII_END:
                    reading_on = self._add(
                        state, character, IN_STEP, place + 1, prior=prior, chosen=True
                    )
                    yield self._ended(reading_on, mark)._replace(extra_marks=extra)

        else:
            allowed = waiting_bytes()[state.waiting]
            for character in _CLOSING:
                pair = pair_of(character)
                if pair and pair[0] in allowed:
                    reading_on = self._add(
                        state, character, IN_STEP, place + 1, prior=_SPLIT_PRIOR, chosen=True
                    )
                    yield self._ended(reading_on, mark)

    def _ended(self, state: State, mark: str) -> State:
        """Weigh a reading that has come to the end of its line, not to a mark."""
        if mark:
            return state
        return state._replace(prior=state.prior + self.search.likelihood.at_end(state.segmentation))

    def _extra_mark(self, state: State, mark: str) -> tuple[str, float]:
        """Add a mark to the unusual ones of a reading; what that costs."""
        extra = next((extra for extra in EXTRA_SPLIT_MARKS if fold_width(extra) == mark), "")
        if not extra or extra in self.search.marks or extra in state.extra_marks:
            return state.extra_marks, 0.0
        return state.extra_marks + extra, _EXTRA_SPLIT_PRIOR

    def _swallowed(self, state: State, place: int) -> Iterator[State]:
        """A lost byte together with the ASCII character after it."""
        completed = [
            self._add(state, character, IN_STEP, place + 1, prior=_LOST_PRIOR, chosen=True)
            for trail, character in self.pairs.by_lead.get(state.waiting, [])
            if trail > ASCII_END
        ]
        completed.sort(key=lambda reading: -reading.score)
        for reading in completed[:_SWALLOWING_BEAM]:
            for swallowed in _SWALLOWED:
                following = self._add(reading, swallowed, IN_STEP, place + 1)
                length = len(following.text)
                yield following._replace(length=length, swallowed=length)

    def _with_vanished(self, states: list[State]) -> Iterator[State]:
        """Readings in which a pair of bytes stood here that has no glyph."""
        out_of_step = [state for state in states if state.waiting >= 0]
        out_of_step.sort(key=lambda state: -state.hope)
        for state in out_of_step[: self.effort.vanishing]:
            for lead, waiting in after_vanished().items():
                pair = (state.waiting, lead)
                character = self.pairs.characters.get(pair)
                if character and (state.torn or pair not in self.search.by_bytes):
                    yield self._vanished(state, character, waiting)

    def _with_vanished_twice(self, states: list[State]) -> Iterator[State]:
        """Readings in which a second pair vanished after the first; the first ones are given."""
        found = sorted(states, key=lambda state: -state.hope)[: self.effort.twice]
        for state in found:
            for character, lead, waiting in between_vanished()[: self.effort.commonest]:
                if lead in waiting_bytes()[state.waiting]:
                    yield self._vanished(state, character, waiting)

    def _vanished(self, state: State, character: str, waiting: int) -> State:
        return self._add(
            state, character, waiting, -1, prior=_VANISHED_PRIOR, chosen=True, vanished=True
        )


def _score(scored: tuple[float, State]) -> float:
    return scored[0]


_SHOWN_MARKS: Final = frozenset(fold_width("".join((*SPLIT_MARKS, *EXTRA_SPLIT_MARKS))))
