"""Quantities beside the clause: in brackets, in lists, behind "up" and "down", without a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.clauses import noun_phrase_start
from reportparse.claiming.english.drafts import Found
from reportparse.claiming.english.owners import (
    clause_level,
    measured,
    own_noun,
    owner_of,
    whole,
)
from reportparse.claiming.english.site import DIRECTIONS, SHARES

if TYPE_CHECKING:
    from reportparse.claiming.english.drafts import Draft, Way
    from reportparse.claiming.english.site import Site

__all__ = ["bracketed", "continued", "noun_before", "opening", "up_or_down"]

_PARALLEL_REACH: Final = 20
"""Tokens between the two numbers of "2,006 in one country and 1,512 in the other"."""
_SIGNS: Final = "+-−–("
_OPENINGS: Final = frozenset([";", ":", "S", ",", "-", "C", ".", "R", "("])


def _last_copied(site: Site, name: str, role: str, direction: Way) -> Found:
    last = site.drafts[-1]
    return Found(
        name,
        role=role,  # type: ignore[arg-type] # callers give roles
        direction=direction,
        metric=last.metric,
        subject=last.subject,
        copied=len(site.drafts) - 1,
    )


def _sign_direction(site: Site) -> Way:
    """Direction that a sign or "up" and "down" in front of the number shows."""
    told = DIRECTIONS.get(site.word(site.left))
    if told:
        return told
    if site.quantity.low < 0 and site.quantity.high <= 0:
        return "down"
    return "up" if site.scene.passage[site.quantity.start] == "+" else ""


def _bracket(site: Site) -> tuple[int, bool]:
    """Place of the bracket that the quantity opens, and whether a time comes first."""
    at = site.left
    if site.tag(at) == "(":
        return at, False
    if site.tag(at) == "=" and site.tag(at - 2) == "(":
        return at - 2, site.tag(at - 1) == "T"
    if site.tag(at) == "T" and site.tag(at - 1) == "(":
        return at - 1, True
    if site.tag(at) in {"A", "P"} and site.tag(at - 1) == "(":
        return at - 1, False
    if site.tag(at) == "P" and site.tag(at - 1) in {"A", "N"} and site.tag(at - 2) == "(":
        return at - 2, False
    return -1, False


def bracketed(site: Site) -> Found | None:  # noqa: PLR0911 - one return for each kind of bracket
    """``snacks (-4.6%)``, ``(2024: 8.1%)``, ``half (48%)``."""
    at, timed = _bracket(site)
    if at < 0:
        return None
    last = site.last()
    direction = _sign_direction(site)
    behind_number = last is not None and (
        site.tag(at - 1) in {"Q", "T"} or timed or site.tag(site.left) == "P"
    )
    if last is not None and behind_number and last.metric:
        if timed:
            role = "level" if last.role in {"to", "level", "comparison"} else last.role
            return _last_copied(site, "prior", role, last.direction if role == "change" else "")
        if direction and last.unit != site.quantity.unit:
            return _last_copied(site, "bracket", "change", direction)
        if site.word(site.left) == "from":
            return _last_copied(site, "bracket", "from", last.direction)
        return _last_copied(site, "bracket", last.role, last.direction)
    if site.tag(at - 1) != "N":
        return None
    start = noun_phrase_start(site.tokens, at)
    name = site.text(start, at)
    if direction:
        if last is not None and last.metric:
            return _last_copied(site, "bracket", "change", direction)._replace(subject=name)
        return site.measure(start, at)._replace(
            construction="bracket", role="change", direction=direction
        )
    own = site.phrase(start, at)
    if own.metric or last is None or not last.metric:
        return site.measure(start, at)._replace(construction="bracket")
    return _last_copied(site, "bracket", last.role, last.direction)._replace(subject=name)


def up_or_down(site: Site) -> Found | None:
    """``up 3.2%``, ``down from 71%``, ``were off by almost a quarter``."""
    at = site.left
    word = site.word(at) if site.tag(at) == "P" and site.word(at) in {"by", "from", "to"} else ""
    if word:
        at -= 1
        while site.tag(at) == "A" and site.word(at) not in DIRECTIONS:
            at -= 1
    if site.word(at) not in DIRECTIONS or site.tag(at) != "A":
        return None
    clause = site.clause
    if clause is not None and at == clause.verb_end and site.tag(clause.head) in {"V", "I"}:
        return None
    role = {"from": "from", "to": "to"}.get(word, "change")
    direction = DIRECTIONS[site.word(at)]
    while site.tag(at - 1) == "A":
        at -= 1
    found = _moved(site, at)
    return found._replace(construction="up_down", role=role, direction=direction)  # type: ignore[arg-type] # a role


def _moved(site: Site, at: int) -> Found:
    """What goes up or down."""
    last = site.last()
    left = site.tag(at - 1)
    if left == "X":
        return measured(site, at)
    if last is not None and last.metric and left != "N":
        return Found("", metric=last.metric, subject=last.subject, copied=len(site.drafts) - 1)
    if left == "N":
        return site.measure(noun_phrase_start(site.tokens, at), at)
    return measured(site, at)


def continued(site: Site) -> Found | None:  # noqa: PLR0911 - one return for each kind of list
    """``8% and 11%``, ``18, 8 and 22``, ``20%, or 24 bcm``: the claim before goes on."""
    last = site.last()
    left = site.token(site.left)
    if last is None or left is None or left.tag not in {",", "C", "-"}:
        return None
    same = [draft for draft in site.drafts if draft.unit == site.quantity.unit]
    parallel = _parallel(site, same[-1] if same else last)
    if parallel is not None:
        return parallel
    at = _end_of_last(site)
    alike = (
        site.quantity.unit in {last.unit, ""}
        or not last.unit
        or {site.quantity.unit, last.unit} <= SHARES
    )
    if site.tag(at) == "T" and left.tag == "C" and alike:
        at = last.place
    if site.tag(at) != "Q":
        return None
    own = None if left.lower == "or" else own_noun(site)
    several = last.dimension in {"count", "money"} and own is not None and own.construction == "of"
    if own is not None and left.tag != "-" and (not alike or several):
        return own._replace(subject=own.subject or last.subject, copied=len(site.drafts) - 1)
    if not alike and left.lower != "or" and left.tag == "C":
        return None
    if last.role in {"from", "to"} and left.tag not in {"C", "-"}:
        return None
    return _goes_on(site, last, alike=alike)


def _goes_on(site: Site, last: Draft, *, alike: bool) -> Found:
    role, direction = last.role, last.direction
    told = _sign_direction(site)
    if not alike and role in {"to", "from"}:
        role, direction = ("change", told) if told else ("level", "")
    elif direction and told:
        direction = told
    elif direction and (site.quantity.low < 0) != (last.quantity.low < 0):
        direction = "down" if site.quantity.low < 0 else "up"
    found = _last_copied(site, "continued", role, direction)
    return found._replace(baseline=last.baseline)


def _end_of_last(site: Site) -> int:
    """Place of the number, time or bracket that the sign of a list stands behind."""
    at = site.left
    while site.tag(at) in {",", "C", "A", "-"}:
        at -= 1
    if site.tag(at) == ")":
        while at >= 0 and site.tag(at) != "(":
            at -= 1
        at -= 1
    if site.tag(at) == "T" and site.tag(site.left) != "C":
        at -= 1
        while site.tag(at) in {"P", "D"}:
            at -= 1
    return at


def _parallel(site: Site, last: Draft) -> Found | None:
    """``2,006 in one country and 1,512 in the other``: the same preposition behind both."""
    word = site.word(site.right)
    if word == "off" and last.role == "change" and site.tag(site.right + 1) in {"N", "D"}:
        part = site.measure(site.right + 1, site.noun_end(site.right + 1))
        return part._replace(construction="parallel", role="change", direction=last.direction)
    if site.tag(site.right) != "P" or word == "of" or site.left - last.place > _PARALLEL_REACH:
        return None
    if site.quantity.unit not in {last.unit, ""}:
        return None
    reach = min(last.place + 4, site.place)
    first = next((p for p in range(last.place + 1, reach) if site.tag(p) == "P"), -1)
    if first < 0 or site.word(first) != word:
        return None
    found = Found(
        "parallel",
        last.role,
        last.direction,
        last.metric,
        last.subject,
        copied=len(site.drafts) - 1,
    )
    end = site.noun_end(site.right + 1)
    named = any(token.capital for token in site.tokens[site.right + 1 : end])
    if end > site.right + 1 and site.tag(end) != "Q" and named:
        found = found._replace(subject=site.text(site.right + 1, end) or found.subject)
    return found


def noun_before(site: Site) -> Found | None:  # noqa: C901, PLR0911 - one return for each kind of noun
    """``JKM $11.8/MMBtu``, ``points worth $420 million``: no verb between name and number."""
    if site.tag(site.left) not in {"N", "G"}:
        return None
    end = site.left + 1
    if site.tag(site.left) == "G" and site.tag(site.left - 1) == "T" and site.drafts:
        return _last_copied(site, "prior", "level", "")
    if site.among(site.left, "equating"):
        start = noun_phrase_start(site.tokens, site.left)
        if start == site.left and clause_before(site):
            return clause_level(site, "worth")
        if start == site.left and site.tag(start - 1) == ",":
            start = noun_phrase_start(site.tokens, site.left - 1)
            return site.measure(start, site.left - 1)._replace(construction="worth")
        own = site.measure(start, site.left)
        return (
            own._replace(construction="worth")
            if own.metric
            else Found("worth", metric=site.word(site.left), refers=True)
        )
    start = noun_phrase_start(site.tokens, end)
    of = own_noun(site)
    clause = site.clause
    if of is not None and (
        site.tag(start) == "D" or (clause is not None and start == clause.verb_end)
    ):
        owner = owner_of(site)
        return of._replace(
            construction="full", subject=of.subject or whole(site, owner), refers=owner.refers
        )
    if site.tag(start - 1) == "P" and site.tag(start - 2) in {",", "C"} and site.drafts:
        # as in: grew 9% in Asia, in Europe 4%
        last = site.drafts[-1]
        named = site.text(start, end)
        return _last_copied(site, "gapped", last.role, last.direction)._replace(subject=named)
    if site.tag(start - 1) in {",", "C", ";"}:
        gapped = next(
            (
                d
                for d in site.drafts
                if d.clause == site.clause_index and d.dimension == site.quantity.dimension
            ),
            None,
        )
        gapped = gapped or next((d for d in site.drafts if d.clause == site.clause_index), None)
        if gapped is not None:
            own = site.phrase(start, end)
            if own.metric and gapped.construction not in {"verb", "at", "copula", "by"}:
                return own._replace(construction="noun_before")
            named = site.text(start, end)
            if gapped.subject:
                return Found("gapped", gapped.role, gapped.direction, gapped.metric, named)
            return Found("gapped", gapped.role, gapped.direction, named)
    return site.measure(start, end)._replace(construction="noun_before", guessed=True)


def clause_before(site: Site) -> bool:
    """Whether a form of "be" stands straight in front of ``worth``."""
    return site.clause is not None and site.left == site.clause.verb_end


def opening(site: Site) -> Found | None:
    """A quantity at the head of a sentence or clause without a verb of its own."""
    if site.left >= 0 and site.tag(site.left) not in _OPENINGS:
        return None
    own = own_noun(site)
    if own is None:
        return None
    owner = owner_of(site)
    return own._replace(construction="opening", subject=own.subject or owner.subject, refers=True)
