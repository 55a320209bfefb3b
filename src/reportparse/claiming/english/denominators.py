"""What an amount is per where its own words do not say: each, of a measure, of a claim before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.counting import is_plural, singular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.english.drafts import Draft, Memory, Scene
    from reportparse.claiming.english.vocabulary import Vocabulary

__all__ = ["fill_denominator"]

_GOING_ON: Final = frozenset(
    [
        "aim",
        "against",
        "bracket",
        "change_of",
        "comparative",
        "continued",
        "from",
        "gapped",
        "limit",
        "parallel",
        "prior",
        "to",
        "up_down",
    ]
)
"""Constructions that go on with the measure of the claim before, so that its denominator holds."""
_AMOUNTS: Final = frozenset(
    ["money", "count", "mass", "volume", "length", "area", "energy", "power", "time", ""]
)
"""Dimensions of what may be spread over something; shares and ratios are of a whole."""
_SPREAD: Final = (
    ("per_year", "year"),
    ("per_month", "month"),
    ("per_day", "day"),
    ("per_week", "week"),
)
"""Lists of words in front of a measure, and what it is spread over; a capacity or output is
yearly by nature, so that "annual" tells only of money."""
_PER: Final = re.compile(
    r"\bper\s(?P<one>[A-Za-z][A-Za-z-]*)(?:\s(?P<two>[A-Za-z][A-Za-z-]*))?(?:\s|$)", re.IGNORECASE
)
_PER_HEAD: Final = re.compile(r"\bper[\s-](?:capita|head)\s[^.;,\d]{0,40}$", re.IGNORECASE)
_HEAD_ROOM: Final = 56
_SCALED: Final = re.compile(r"\d\s?[a-zA-Z]{1,8}$")
_FAR: Final = 100
"""Amounts of one measure in a sentence differ by so many times at most."""
_NEAR: Final = 3
"""A price of the same thing is at most so many times another one."""
_TRADED: Final = frozenset(
    ["barrel", "MMBtu", "MWh", "kWh", "ton", "ounce", "pound", "kg", "bushel", "tCO2e", "TEU"]
)
"""What prices are quoted per, time after time."""
_SPANS: Final = frozenset(["second", "minute", "hour", "day", "week", "month", "quarter", "year"])


def fill_denominator(scene: Scene, draft: Draft, drafts: Sequence[Draft], memory: Memory) -> None:
    """Find what an amount is spread over.

    Args:
        scene: the sentence.
        draft: the claim; updated.
        drafts: the claims before it in the sentence.
        memory: what the text so far has set; told of prices.

    """
    if draft.per == "apiece":
        draft.per = _each(scene, draft, drafts)
    if draft.per and draft.dimension == "money":
        memory.price = (draft.unit, draft.per, draft.quantity.high)
    if draft.per or draft.dimension not in _AMOUNTS or not draft.dimension:
        return
    words = scene.vocabulary
    if draft.dimension == "money":
        draft.per = _of_price(scene, draft, memory)
    draft.per = draft.per or (
        _of_measure(draft, words)
        or _of_claim_before(draft, drafts)
        or _of_span(draft, words)
        or _of_head(scene, draft)
    )


def _of_price(scene: Scene, draft: Draft, memory: Memory) -> str:
    """What a price is per that goes on with one of the same paragraph: ``slipped below $62``."""
    unit, per, value = memory.price
    amount = draft.quantity.high
    near = 0 < amount <= _NEAR * value and value <= _NEAR * amount
    surface = scene.passage[draft.quantity.start : draft.quantity.end]
    scaled = bool(_SCALED.search(surface))
    return per if unit == draft.unit and near and not scaled and per in _TRADED else ""


def _each(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> str:
    """What "each" and "apiece" stand for: the things that were counted or named before."""
    for earlier in reversed(drafts):
        if earlier.dimension == "count" and earlier.unit not in {"", "TEU"}:
            return earlier.unit
    for token in reversed(scene.tokens[: draft.place]):
        verb = token.lower in scene.vocabulary.verbs
        if token.tag == "N" and not verb and is_plural(token.lower, scene.vocabulary):
            return singular(token.lower, scene.vocabulary)
    return ""


def _of_measure(draft: Draft, words: Vocabulary) -> str:
    """``cost per parcel``, ``earnings per share``: what the measure is per."""
    metric = draft.metric.lower()
    if draft.dimension == "money" and any(
        name in metric for name in words.words("words.per_share")
    ):
        return "share"
    match = _PER.search(draft.metric)
    if match is None or match["one"] in {"cent", "se"}:
        return ""
    if match["two"] and match["one"].endswith(("able", "ed", "time")):
        return singular(match["two"], words)
    both = f"{match['one']} {match['two']}"
    compound = singular(both, words) in words.words("words.compounds")
    if compound or both in words.words("numerals.denominators"):
        return _canonical(both, words)
    return _canonical(match["one"], words)


def _canonical(word: str, words: Vocabulary) -> str:
    unit = words.units.get(word)
    if unit is not None:
        return unit.code
    if word.lower() in {"capita", "person", "inhabitant"}:
        return "person"
    return "year" if word == "annum" else singular(word, words)


def _of_claim_before(draft: Draft, drafts: Sequence[Draft]) -> str:
    """The denominator of a claim with the same unit that this one goes on with."""
    last = next((earlier for earlier in reversed(drafts) if earlier.unit == draft.unit), None)
    if last is None or not last.per:
        return ""
    if last is not drafts[-1] and last.metric != draft.metric and draft.dimension != "count":
        return ""
    if not _is_comparable(last, draft):
        return ""
    goes_on = draft.copied or draft.construction in _GOING_ON
    return last.per if goes_on or (draft.metric and draft.metric == last.metric) else ""


def _is_comparable(last: Draft, draft: Draft) -> bool:
    """Whether two amounts may be of one measure: a yield is no harvest."""
    one, other = abs(last.quantity.high), abs(draft.quantity.high)
    return one <= _FAR * other and other <= _FAR * one


def _of_head(scene: Scene, draft: Draft) -> str:
    """``per capita income``: what stands in front of the measure."""
    start = draft.quantity.start
    low = max(scene.tokens[0].start, start - _HEAD_ROOM)
    return "person" if _PER_HEAD.search(scene.passage, low, start) else ""


def _of_span(draft: Draft, words: Vocabulary) -> str:
    """``daily``, ``monthly`` and the like in front of a measure."""
    if draft.dimension == "time" and draft.unit in _SPANS - {"second", "minute", "hour"}:
        return ""
    told = set(draft.metric.lower().split())
    if "active" in told:
        return ""  # daily active users are a name
    spans = _SPREAD if draft.dimension == "money" else _SPREAD[1:]
    return next((unit for name, unit in spans if told & words.words(f"words.{name}")), "")
