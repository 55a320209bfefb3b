"""When the values of a sentence hold, and the times and values that they are compared with."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.english.drafts import Draft, Memory, Scene
    from reportparse.claiming.english.times import Time

__all__ = ["add_times", "leading_time"]

_COMPARED: Final = frozenset(
    ["than", "on", "versus", "vs", "vs.", "against", "compared", "relative", "from", "with", "over"]
)
"""Prepositions in front of a time that a change is measured from."""
_NOT_WHEN: Final = frozenset(
    [
        "than",
        "above",
        "below",
        "due",
        "versus",
        "vs",
        "vs.",
        "against",
        "compared",
        "relative",
        "like",
    ]
)
"""Prepositions in front of a time that is not when the value holds."""
_NAMING: Final = frozenset(["from", "on", "versus", "vs", "vs.", "against", "compared", "relative"])
_ALONE: Final = frozenset(["against", "prior", "limit", "aim"])
"""Constructions that tell of another time, or of none."""
_DURING: Final = frozenset(["within", "over", "in", "during"])
_STOPS: Final = frozenset([";", ":", "S", "R"])
_NOMINAL: Final = frozenset("NDGTJ")
_REACH: Final = 25
_OPENING: Final = 5
_PRIOR_WORDS: Final = frozenset(
    ["prior", "previous", "last", "preceding", "same", "year-ago", "corresponding", "year-earlier"]
)


def _when(scene: Scene, place: int) -> Time | None:
    """The time at a place, if it is one."""
    token = scene.tokens[place]
    return scene.times[token.number] if token.tag == "T" else None


def _surface(scene: Scene, place: int) -> str:
    token = scene.tokens[place]
    return scene.passage[token.start : token.end]


def _word(scene: Scene, place: int) -> str:
    return scene.tokens[place].lower if 0 <= place < len(scene.tokens) else ""


def leading_time(scene: Scene) -> str:
    """Return the time that a sentence opens with; empty if it does not."""
    for place in range(min(len(scene.tokens), _OPENING)):
        time = _when(scene, place)
        if time is not None and not time.baseline:
            since = _surface(scene, place).lower().startswith(("since", "founded"))
            return "" if since or _word(scene, 0).endswith("ed") else _surface(scene, place)
        if scene.tokens[place].tag not in {"P", "D", "A", "S", '"', "V", "I", "J"}:
            break
    return ""


def add_times(scene: Scene, drafts: Sequence[Draft], memory: Memory) -> None:
    """Give each claim of a sentence its period and its baseline.

    Args:
        scene: the sentence.
        drafts: its claims.
        memory: what the sentences before have set; updated.

    """
    lead = leading_time(scene)
    used: set[int] = set()
    for number, draft in enumerate(drafts):
        before = drafts[number - 1].place if number else -1
        after = drafts[number + 1].place if number + 1 < len(drafts) else len(scene.tokens)
        period, baseline = _behind(scene, draft, after, used)
        draft.baseline = draft.baseline or baseline
        draft.period = period or _in_front(scene, draft, before, used)
    _durations(scene, drafts)
    carried = _carried(scene, memory)
    _share(scene, drafts, lead or carried)
    _share_baselines(drafts)
    _present(scene, drafts)
    told = next((d.period for d in drafts if d.period and d.construction not in _ALONE), "")
    if lead or (told and not carried):
        memory.period, memory.leading = lead or told, bool(lead)


def _carried(scene: Scene, memory: Memory) -> str:
    """Period of the sentence before, where this one goes on with it."""
    if memory.leading:
        return memory.period
    opening = {token.lower for token in scene.tokens[: 3 * _OPENING]}
    return memory.period if opening & scene.vocabulary.words("grammar.contrasts") else ""


def _stretch(scene: Scene, draft: Draft, stop: int) -> int:
    """Where the words end that belong to a quantity, at the latest at a place."""
    tokens = scene.tokens
    verb_end = scene.clauses[draft.clause].verb_end if draft.clause >= 0 else 0
    for place in range(draft.place + 1, min(stop, draft.place + _REACH)):
        tag = tokens[place].tag
        if tag in _STOPS:
            return place
        if tag in {"V", "X"} and draft.place >= verb_end > 0:
            return place
        if tag in {"C", ","} and _clause_opens(scene, place + 1, stop):
            return place
    return min(stop, draft.place + _REACH)


def _clause_opens(scene: Scene, start: int, stop: int) -> bool:
    """Whether a new clause with its own noun phrase begins at a place."""
    for place in range(start, min(stop, start + 7, len(scene.tokens))):
        tag = scene.tokens[place].tag
        if tag in {"V", "X", "I"}:
            return True
        if tag in {",", "T"}:
            return False
    return False


def _is_baseline(scene: Scene, draft: Draft, place: int) -> bool:
    """Whether a time behind a quantity is what it is compared with."""
    time = scene.times[scene.tokens[place].number]
    if draft.construction in _ALONE or draft.role == "from":
        return False
    if time.baseline:
        return True
    lead = _word(scene, place - 1)
    if draft.role != "change" or lead not in _COMPARED:
        return False
    surface = _surface(scene, place).lower()
    return lead != "over" or bool(_PRIOR_WORDS & set(surface.split()))


def _is_compared(scene: Scene, place: int) -> bool:
    """Whether "than in" and the like stand in front of a time."""
    return _word(scene, place - 1) in _NOT_WHEN or (
        scene.tokens[place - 1].tag == "P" and _word(scene, place - 2) in _NOT_WHEN
    )


def _is_record(scene: Scene, place: int) -> bool:
    """``its highest since 2021``: how long a value has not been seen."""
    before = _word(scene, place - 1)
    return before.endswith("est") or before in {"high", "low", "level", "time", "record"}


def _introduces(scene: Scene, place: int) -> bool:
    """Whether a time in brackets is that of the number behind it: ``(2023: 0.21)``."""
    tokens = scene.tokens
    return (
        tokens[place - 1].tag == "("
        and place + 1 < len(tokens)
        and tokens[place + 1].tag in {"=", "Q"}
    )


def _behind(scene: Scene, draft: Draft, stop: int, used: set[int]) -> tuple[str, str]:
    """Period and baseline that stand between a quantity and the next one."""
    period = baseline = ""
    change = draft.role == "change"
    for place in range(draft.place + 1, _stretch(scene, draft, stop)):
        time = _when(scene, place)
        if time is None:
            if change and not baseline and not draft.baseline and _word(scene, place) in _NAMING:
                baseline = _named_baseline(scene, place, stop)
            continue
        surface = _surface(scene, place)
        if draft.baseline and surface in draft.baseline:
            used.add(place)
            continue
        if _is_baseline(scene, draft, place):
            used.add(place)
            if change:
                baseline = baseline or surface
            continue
        if surface.lower().startswith("since ") and _is_record(scene, place):
            continue
        if surface.lower().startswith("since ") and change:
            baseline = baseline or surface[len("since ") :]
            continue
        modifies = place + 1 < len(scene.tokens) and scene.tokens[place + 1].tag == "N"
        owned = modifies and scene.tokens[place - 1].tag in {"D", "G"}
        compared = draft.construction not in _ALONE and _is_compared(scene, place)
        compared = compared or (draft.role == "level" and _word(scene, place - 1) == "from")
        if compared or owned or _introduces(scene, place):
            continue
        period = period or surface
    return period, baseline


def _named_baseline(scene: Scene, place: int, stop: int) -> str:
    """A noun phrase behind "from" or "against" that names what a change is measured from."""
    tokens = scene.tokens
    at = place + 1
    while at < stop and tokens[at].tag == "P":
        at += 1
    if at >= stop or tokens[at].tag not in {"D", "N", "G"}:
        return ""
    loose = _word(scene, place) in {"on", "from"}
    end = at
    while end < stop and tokens[end].tag in _NOMINAL:
        end += 1
    if end < len(tokens) and tokens[end].tag == "Q" and end == stop:
        return ""
    earlier = any(
        tokens[i].tag == "T" or tokens[i].lower in scene.vocabulary.words("grammar.earlier")
        for i in range(at, end)
    )
    if loose and not (tokens[at].tag == "D" and earlier):
        return ""
    return scene.passage[tokens[at].start : tokens[end - 1].end]


def _in_front(scene: Scene, draft: Draft, floor: int, used: set[int]) -> str:
    """A time in front of the quantity, in its own clause."""
    if draft.construction in {"limit", "aim"}:
        return ""
    tokens = scene.tokens
    low = max(floor, draft.place - _REACH)
    if draft.clause >= 0:
        clause = scene.clauses[draft.clause]
        low = max(low, min(clause.start, clause.verb_start) - 1)
    for place in range(draft.place - 1, low, -1):
        if tokens[place].tag in {";", ":"}:
            return ""
        time = _when(scene, place)
        if time is None or place in used:
            continue
        surface = _surface(scene, place)
        if draft.construction == "prior":
            return surface
        if time.baseline or _is_compared(scene, place) or surface.lower().startswith("since"):
            continue
        if scene.tokens[place + 1].tag == "N" and not any(c.isdigit() for c in surface):
            continue
        return surface
    return ""


def _durations(scene: Scene, drafts: Sequence[Draft]) -> None:
    """``dropped by a quarter within eight weeks``: a duration behind a change is its period."""
    for first, second in pairwise(drafts):
        lead = _word(scene, second.place - 1)
        if (
            second.dimension == "time"
            and not _is_record(scene, second.place - 1)
            and lead in _DURING
            and first.clause == second.clause
            and not first.period
            and first.dimension != "time"
        ):
            start = scene.tokens[second.place - 1].start if lead in {"within", "over"} else -1
            begin = start if start >= 0 else second.quantity.start
            first.period = scene.passage[begin : second.quantity.end]


def _share_baselines(drafts: Sequence[Draft]) -> None:
    """Let the changes of a list have the baseline that one of them tells."""
    for first, second in pairwise(drafts):
        if second.role != "change" or second.baseline:
            continue
        if first.construction == "against" and second.construction == "change_of":
            second.baseline = first.period
        elif second.construction == "continued" and first.role == "change":
            second.baseline = first.baseline
    for first, second in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=False):
        if second.construction == "continued" and first.role == "change":
            first.baseline = first.baseline or second.baseline


def _share(scene: Scene, drafts: Sequence[Draft], lead: str) -> None:
    """Let claims that continue one another have the period of the one that tells it."""
    for number, draft in enumerate(drafts):
        if draft.period or draft.role == "from" or draft.construction in _ALONE:
            continue
        previous = drafts[number - 1] if number else None
        if previous is not None and previous.period and _goes_with(scene, previous, draft):
            draft.period = previous.period
        elif lead:
            draft.period = lead
    for number in range(len(drafts) - 1, 0, -1):
        draft, previous = drafts[number], drafts[number - 1]
        if (
            draft.period
            and not previous.period
            and "from" not in {previous.role, draft.role}
            and draft.construction not in _ALONE
            and (draft.copied or draft.clause == previous.clause)
            and _goes_with(scene, previous, draft)
        ):
            previous.period = draft.period


def _goes_with(scene: Scene, previous: Draft, draft: Draft) -> bool:
    """Whether two neighbours tell of the same time where only one says it."""
    if previous.construction in _ALONE or previous.role == "from":
        return False
    if draft.copied or (draft.clause == previous.clause and draft.dimension != "time"):
        return True
    if draft.clause < 0 or previous.clause < 0:
        return False
    clause = scene.clauses[draft.clause]
    first = scene.tokens[clause.verb_start]
    nonfinite = first.tag == "I" or (first.tag == "X" and first.lower == "to")
    return nonfinite and not clause.relative and clause.parent >= 0


def _present(scene: Scene, drafts: Sequence[Draft]) -> None:
    """``now makes up 17%``, ``78% today``: the time of writing, where it is said of a value."""
    for draft in drafts:
        if draft.period or draft.clause < 0 or draft.construction in _ALONE:
            continue
        clause = scene.clauses[draft.clause]
        start = max(0, clause.verb_start - 2)
        for place in range(start, min(draft.place + 2, len(scene.tokens))):
            token = scene.tokens[place]
            told = token.tag == "A" and token.number >= 0
            if told and (place > draft.place or _surface(scene, place).lower() != "today"):
                draft.period = _surface(scene, place)
                break
