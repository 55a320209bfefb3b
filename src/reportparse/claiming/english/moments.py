"""Candidates for when a value holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.questions import Answers, recent_keys
from reportparse.claiming.english.stretches import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportparse.claiming.english.questions import Question
    from reportparse.claiming.ranking import Candidate, Key

__all__ = ["period_candidates"]

_MOST_TIMES: Final = 16
"""Times of a sentence that are looked at; the nearest to the quantity."""
_PAIRED: Final = 3
"""Tokens between two times that may be the ends of one (``between April and June``)."""
_YEAR: Final = re.compile(r"\d{4}|\d{2}/\d{2}")


def period_candidates(asked: Question) -> list[Candidate]:
    """Find the times that may be when a value holds.

    Returns:
        Times of the sentence, those of claims before, the rules' answer, and nothing.

    """
    found = Answers([])
    rule, trail = asked.rule, asked.trail
    last = trail.last
    near = asked.last is not None
    for time, keys in _times(asked):
        found.add(
            time.text,
            (
                *keys,
                ("rule", plain(time.text) == plain(rule.period), rule.construction),
                ("ruler", plain(time.text) == plain(rule.period), rule.role, bool(rule.period)),
                ("isbaseline", time.text in rule.baseline, rule.role),
                ("last", last is not None and near and last.period == time.text, rule.role),
                (
                    "lastr",
                    last is not None and last.period == time.text,
                    near,
                    rule.role,
                    last.role if last else "",
                ),
                ("used", any(draft.period == time.text for draft in asked.told)),
            ),
        )
    here = {plain(candidate.text) for candidate in found.described}
    for index, recent in enumerate(trail.periods):
        is_rule = plain(recent.text) == plain(rule.period)
        found.add(
            recent.text,
            (
                *recent_keys(asked, recent, index),
                ("out", is_rule, bool(rule.period)),
                ("outin", plain(recent.text) in here, index),
                ("outtimes", bool(here), index),
                ("rule", is_rule, rule.construction),
            ),
        )
        here.add(plain(recent.text))
    if rule.period and plain(rule.period) not in here:
        found.add(rule.period, (("ruleonly",), ("rule", True, rule.construction)))
    found.add(
        "",
        (
            ("nothing", bool(rule.period)),
            ("nothingtimes", min(len(found.described), 3), rule.role),
            ("nothingc", rule.construction),
            ("nothingm", asked.measure, rule.role),
            ("nothinglast", last is not None and not last.period, near),
            ("rule", not rule.period, rule.construction),
        ),
    )
    return found.described


class _Moment:
    """A time of the sentence; it is described as a stretch is."""

    __slots__ = ("end", "first", "last", "start", "text")

    def __init__(self, asked: Question, first: int, last: int) -> None:
        tokens = asked.scene.tokens
        self.first, self.last = first, last
        self.start, self.end = tokens[first].start, tokens[last - 1].end
        self.text = asked.scene.passage[self.start : self.end]


def _times(asked: Question) -> Iterator[tuple[_Moment, list[Key]]]:
    """Times of the sentence, and pairs of them, with what speaks for each."""
    tokens, place = asked.scene.tokens, asked.own[1] - 1
    places = [p for p, token in enumerate(tokens) if token.tag in {"T", "A"} and token.number >= 0]
    places.sort(key=lambda p: (abs(p - place), p))
    kept = sorted(places[:_MOST_TIMES])
    for number, first in enumerate(kept):
        moment = _Moment(asked, first, first + 1)
        if _is_apart(asked, moment):
            continue
        yield moment, [*_time_keys(asked, moment), ("pair", "no")]
        if number + 1 < len(kept) and 0 < kept[number + 1] - first <= _PAIRED:
            lead = asked.stretches.symbol(first - 1)
            pair = _Moment(asked, first, kept[number + 1] + 1)
            joint = " ".join(asked.stretches.symbols[first + 1 : kept[number + 1]])
            yield pair, [*_time_keys(asked, pair), ("pair", joint, lead)]


def _is_apart(asked: Question, moment: _Moment) -> bool:
    """Whether a time belongs to another value, or is this one: ``28% (2023: 32%)``."""
    quantity, tokens = asked.draft.quantity, asked.scene.tokens
    if moment.start <= quantity.start < moment.end:
        return True
    behind = range(asked.own[1], moment.first)
    opened = sum((tokens[at].tag == "(") - (tokens[at].tag == ")") for at in behind)
    follows = tokens[moment.last].tag if moment.last < len(tokens) else ""
    return opened > 0 and follows in {"=", ":", "Q"}


def _time_keys(asked: Question, moment: _Moment) -> list[Key]:
    tokens, stretches = asked.scene.tokens, asked.stretches
    first, last = asked.own
    before = moment.last <= first
    path = stretches.path(first, last).get(moment.last if before else moment.first, "?")
    parts = path.split(" ")
    numbers, commas = (
        asked.stretches.between(moment.last, first)
        if before
        else asked.stretches.between(last, moment.first)
    )
    token = tokens[moment.first]
    time = asked.scene.times[token.number]
    kind = _kind(moment.text, baseline=time.baseline, idle=token.tag == "A")
    lead, lead2 = stretches.symbol(moment.first - 1), stretches.symbol(moment.first - 2)
    role, construction = asked.rule.role, asked.rule.construction
    clause = asked.scene.clause_at
    same = clause[moment.first] == clause[asked.own[1] - 1]
    between = any(
        tokens[p].tag == "T"
        for p in (range(moment.last, first) if before else range(last, moment.first))
    )
    return [
        ("path", path),
        ("path3", " ".join(parts[:4]), role),
        ("Lead", lead, lead2, kind),
        ("leadr", lead, role, before),
        ("leadk", lead, kind, role),
        ("Kind", kind, role),
        ("kindc", kind, construction),
        ("D", before, min(numbers, 3), min(commas, 2)),
        ("dr", before, min(numbers, 2), role, same),
        ("dc", before, min(numbers, 1), construction),
        ("clause", same, before, min(numbers, 1)),
        ("between", between, before, min(numbers, 1)),
        ("opens", moment.first <= 1, moment.last >= len(tokens) - 1),
        ("behind", stretches.symbol(moment.last), before, role),
    ]


def _kind(text: str, *, baseline: bool, idle: bool) -> str:
    """What kind of time it is."""
    if idle:
        return "idle"
    if baseline:
        return "baseline"
    if _YEAR.search(text):
        return "dated"
    lower = text.lower()
    for word in ("last", "next", "prior", "previous", "ago", "earlier", "before", "since"):
        if word in lower:
            return word
    return "number" if any(c.isdigit() for c in lower) else "worded"
