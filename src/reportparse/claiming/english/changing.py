"""Quantities that a verb or noun of change says: by how much, from where, to where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.clauses import noun_phrase_start
from reportparse.claiming.english.comparing import baseline_text
from reportparse.claiming.english.drafts import Found
from reportparse.claiming.english.owners import (
    clause_level,
    counted,
    measured,
    named_or_measure,
    object_of,
    own_noun,
    owner_of,
    verb_text,
    whole,
)
from reportparse.claiming.english.site import SHARES

if TYPE_CHECKING:
    from reportparse.claiming.english.drafts import Way
    from reportparse.claiming.english.site import Site

__all__ = [
    "behind_by",
    "behind_from",
    "behind_to",
    "change_noun",
    "change_of",
    "changed",
    "threshold",
]

_THRESHOLDS: Final[dict[str, Way]] = {
    "above": "up",
    "beyond": "up",
    "past": "up",
    "over": "up",
    "below": "down",
    "beneath": "down",
    "under": "down",
}
"""Prepositions behind a verb of change that make the number an end value, and the side
that they are on."""
_PAIR_REACH: Final = 9
_MODIFIERS: Final = 4


def threshold(site: Site) -> Found | None:
    """``fell below 62``, ``pushed the figure above 101%``, ``bring intensity below 0.2%``."""
    outer = site.qualifying_words()
    clause = site.clause
    if clause is None or not outer or outer[0] not in _THRESHOLDS or site.left < clause.verb_start:
        return None
    direction = site.clause_direction()
    straight = site.left == clause.verb_end - 1 or site.left == clause.verb_end
    if direction is None and site.among(clause.head, "bringing"):
        direction = _THRESHOLDS[outer[0]]
    bringing = site.among(clause.head, "bringing")
    if direction is None or (site.kinds(clause.head) & {"level"} and not bringing):
        return None
    if outer[0] in {"over", "under"} and (straight or object_of(site, site.left + 1) is None):
        return None
    if any(
        site.tag(place) not in {"A", "N", "D", "G", "J", "C"}
        for place in range(clause.verb_end, site.left + 1)
    ):
        return None
    found = measured(site, site.left + 1)
    return found._replace(construction="threshold", role="to", direction=direction)


def changed(site: Site, direction: Way) -> Found:
    """A verb of change straight in front of the quantity."""
    clause = site.clause
    owner = owner_of(site)
    own = own_noun(site)
    kinds = site.kinds(clause.head) if clause is not None else frozenset()
    moves = bool(kinds & {"raise", "lower"})
    if (
        moves
        and site.word(site.right) in {"off", "from", "to"}
        and site.tag(site.right) in {"P", "A"}
    ):
        stop = site.noun_end(site.right + 1)
        if stop > site.right + 1:
            part = site.phrase(site.right + 1, stop)
            if part.metric:
                return part._replace(construction="verb", role="change", direction=direction)
    found = owner
    if (
        own is not None
        and own.metric
        and (site.quantity.dimension in {"count", ""} or own.construction == "of")
    ):
        found = own._replace(subject=own.subject or whole(site, owner), refers=owner.refers)
    elif clause is not None and not (owner.metric and not whole(site, owner)):
        found = _actor_or_measure(site, owner)
    return found._replace(construction="verb", role="change", direction=direction)


def _actor_or_measure(site: Site, owner: Found) -> Found:
    """The subject of a verb of change is somebody who acts, or a name for what changes."""
    clause = site.clause
    if clause is None:
        return owner
    kinds = site.kinds(clause.head)
    last = site.last()
    if kinds & {"raise", "lower"} and not kinds & {"rise", "fall"}:
        if last is not None and last.metric and last.role == "change":
            return owner._replace(metric=last.metric, subject=whole(site, owner))
        return owner._replace(metric=verb_text(site, clause), subject=whole(site, owner))
    if clause.subject is not None and owner.subject:
        return named_or_measure(site, clause, owner)
    return owner


def change_noun(site: Site) -> Found | None:
    """``a 50bp fall in rates``, ``the 1.5 mb/d average gain``."""
    at = site.right
    end = at
    while end - at < _MODIFIERS and site.tag(end) in {"N", "J"}:
        end += 1
    place, direction = next(
        ((p, d) for p in range(at, end) if (d := site.noun_direction(p)) is not None), (-1, None)
    )
    if direction is None or site.right != site.place + 1:
        return None
    found = Found("")
    told = site.word(place + 1) in {"in", "of", "on", "to", "for"}
    if told and site.tag(place + 1) == "P" and site.tag(place + 2) in {"N", "D", "G", "J"}:
        found = site.measure(place + 2, site.noun_end(place + 2))
    if not found.metric:
        last = site.last()
        if (
            last is not None
            and last.metric
            and (site.clause is None or last.clause == site.clause_index)
        ):
            found = Found("", metric=last.metric, subject=last.subject)
        else:
            found = measured(site, site.left + 1)
    alone = site.word(site.left) in {"with", "to", "against", "versus"} and site.drafts
    name = "against" if alone else "change_noun"
    return found._replace(construction=name, role="change", direction=direction)


def behind_by(site: Site) -> Found | None:
    """``rose by 5%``, ``cut costs by a fifth``."""
    clause = site.clause
    if clause is None:
        return None
    direction = site.clause_direction()
    beaten = site.kinds(clause.head) & {"above", "below"}
    if beaten:
        span = object_of(site, site.left)
        owner = clause_level(site, "by")
        return owner._replace(
            role="change",
            direction="up" if "above" in beaten else "down",
            baseline=baseline_text(site, span[0]) if span is not None else "",
        )
    if direction is None:
        direction = "up" if site.word(clause.head) in {"built", "build", "builds"} else None
    if direction is None:
        return clause_level(site, "by", guessed=True)
    found = measured(site, site.left)
    return found._replace(construction="by", role="change", direction=direction)


def behind_to(site: Site) -> Found | None:
    """``to 12.5%`` behind a verb of change, "equivalent" or "amounted"."""
    clause, last = site.clause, site.last()
    if last is not None and last.role == "from" and last.clause == site.clause_index:
        return _copied(site, "to", "to", last.direction)
    if site.word(site.left - 1) in {"equivalent", "equal", "equals"}:
        return _equal(site)
    if clause is None:
        return _copied(site, "to", "level", "")._replace(guessed=True) if last is not None else None
    direction = site.clause_direction()
    if direction is None and site.among(clause.head, "returning"):
        direction = ""
    if direction is None or site.kinds(clause.head) & {"level"}:
        return _delivered(site)
    if (
        last is not None
        and last.clause == site.clause_index
        and last.role == "change"
        and last.metric
    ):
        return _copied(site, "to", "to", direction)
    found = measured(site, site.left)
    return found._replace(construction="to", role="to", direction=direction)


def _equal(site: Site) -> Found:
    last = site.last()
    if last is None:
        return clause_level(site, "equal")
    if site.quantity.unit in SHARES and site.word(site.right) == "of":
        baseline = baseline_text(site, site.right + 1)
        return _copied(site, "equal", "comparison", "")._replace(baseline=baseline)
    return _copied(site, "equal", "level", "")


def _delivered(site: Site) -> Found:
    """A verb without direction: ``amounted to``, ``brings the total to``."""
    clause = site.clause
    level = clause_level(site, "to")
    span = object_of(site, site.left)
    if clause is not None and span is not None and site.tag(clause.head) != "X":
        own = site.measure(*span)
        return own._replace(construction="to", subject=own.subject or whole(site, level))
    return level


def _copied(site: Site, name: str, role: str, direction: Way) -> Found:
    last = site.drafts[-1]
    return Found(
        name,
        role=role,  # type: ignore[arg-type] # callers give roles
        direction=direction,
        metric=last.metric,
        subject=last.subject,
        copied=len(site.drafts) - 1,
    )


def _with_thing(site: Site, found: Found) -> Found:
    """``cut the network from 31 sites to 24``: what is counted is what is measured."""
    thing = counted(site)
    if not thing or found.copied >= 0:
        return found
    same = found.metric.lower().endswith(thing.lower())
    return found._replace(metric=thing, subject=found.subject or ("" if same else found.metric))


def behind_from(site: Site) -> Found | None:
    """``from 8%`` behind a verb of change, or in front of "to"."""
    clause, last = site.clause, site.last()
    if (
        last is not None
        and last.metric
        and last.role in {"to", "change"}
        and last.clause == site.clause_index
    ):
        return _copied(site, "from", "from", last.direction)
    pair = _is_pair(site)
    if clause is None:
        if last is not None and last.metric:
            return _copied(site, "from", "from", last.direction)
        found = site.measure(noun_phrase_start(site.tokens, site.left), site.left)
        return found._replace(construction="from", role="from", direction=_by_values(site))
    direction = site.clause_direction()
    if "range" in site.kinds(clause.head) and not pair:
        return clause_level(site, "range")
    if direction is None and not pair:
        return clause_level(site, "from", guessed=True)
    found = measured(site, site.left)
    return found._replace(construction="from", role="from", direction=direction or _by_values(site))


def _next_quantity(site: Site) -> int:
    for place in range(site.place + 1, min(len(site.tokens), site.place + _PAIR_REACH)):
        if site.tag(place) == "Q":
            return place
        if site.tag(place) in {";", ":", "V"}:
            break
    return -1


def _is_pair(site: Site) -> bool:
    place = _next_quantity(site)
    return any(site.word(at) == "to" for at in range(site.place + 1, place))


def _by_values(site: Site) -> Way:
    """Direction that the two values of a change show."""
    place = _next_quantity(site)
    if place < 0:
        return ""
    second = site.scene.quantities[site.tokens[place].number]
    if site.quantity.low == second.low:
        return ""
    return "up" if second.low > site.quantity.low else "down"


def change_of(site: Site) -> Found | None:
    """``an increase of 30``, ``a change of (4.3)%``; None if the noun is none of change."""
    at = site.left - 1
    direction = site.noun_direction(at)
    if direction is None or _is_rate(site):
        return None
    sums = site.scene.vocabulary.words("grammar.sometimes_change")
    if site.word(at) in sums and site.quantity.dimension == "money":
        return None
    if site.word(at).removesuffix("s") in site.scene.vocabulary.words(
        "grammar.sometimes_change"
    ) and (site.tag(at - 1) not in {"D", "A"} or site.word(at).endswith("s")):
        return None
    if not direction and (site.quantity.low < 0 or site.scene.passage[site.quantity.start] == "+"):
        direction = "down" if site.quantity.low < 0 else "up"
    found = _change_in(site)
    return found._replace(construction="change_of", role="change", direction=direction)


def _is_rate(site: Site) -> bool:
    """Whether the noun is a rate or sum of its own, as ``revenue growth`` is."""
    at = site.left - 1
    words = site.scene.vocabulary.words("change_nouns.rates")
    if site.word(at) in words or f"{site.word(at - 1)} {site.word(at)}" in words:
        return True
    return site.among(at, "rates_behind_noun") and site.tag(at - 1) == "N"


def _change_in(site: Site) -> Found:
    """What changes: behind "in", told before, or in front of the noun of change."""
    start = noun_phrase_start(site.tokens, site.left)
    if site.word(site.right) in {"in", "on"} and site.tag(site.right + 1) in {"N", "D", "G"}:
        return site.measure(site.right + 1, site.noun_end(site.right + 1))
    last = site.last()
    if (
        last is not None
        and last.metric
        and site.tag(start - 1) in {",", "P", "I", "V", "C", "-", "."}
    ):
        return Found("", metric=last.metric, subject=last.subject, copied=len(site.drafts) - 1)
    while start < site.left and site.tag(start) in {"D", "A"}:
        start += 1
    if site.left - start > 1:
        own = site.measure(start, site.left - 1)
        if own.metric:
            return own
    clause = site.clause
    if (
        clause is not None
        and clause.subject is not None
        and site.tag(clause.subject[0]) not in {"O", "Q"}
    ):
        return site.measure(*clause.subject)
    return owner_of(site)
