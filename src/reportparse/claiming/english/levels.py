"""Quantities that are the value of something: told by a verb, a preposition or a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.changing import change_of, changed
from reportparse.claiming.english.clauses import noun_phrase_start
from reportparse.claiming.english.comparing import baseline_text
from reportparse.claiming.english.drafts import Found
from reportparse.claiming.english.owners import (
    clause_level,
    measured,
    own_noun,
    owner_of,
    predicate_text,
    verb_text,
    whole,
)
from reportparse.claiming.english.phrases import is_entity
from reportparse.claiming.english.site import SHARES

if TYPE_CHECKING:
    from reportparse.claiming.english.clauses import Clause
    from reportparse.claiming.english.site import Site

__all__ = ["attributive", "behind_at", "behind_of", "behind_verb", "behind_with", "subject_of"]

_DATIVE_WORDS: Final = 3
"""Words of "cost the Group" between verb and amount."""
_DETERMINED: Final = (" the", " a", " an", " its", " their", " our", "’s", "'s", "(a", "(the")
_LONGEST: Final = 9
_CONNECTING: Final = frozenset(["of", "on", "in", "to", "per"])


def behind_verb(site: Site) -> Found | None:
    """``fell 1.8%``, ``reached $614``, ``served 19.6 million customers``."""
    clause = site.clause
    if clause is None or site.left < clause.verb_start:
        return None
    skipped = {"A", "D", "T", '"', "J"}
    between = [
        token.tag
        for token in site.tokens[clause.verb_end : site.left + 1]
        if token.tag not in skipped
    ]
    dative = site.among(clause.head, "dative")
    if between and not (
        dative and len(between) <= _DATIVE_WORDS and set(between) <= {"N", "O", "G"}
    ):
        return None
    if site.tag(clause.head) == "X":
        return _behind_be(site)
    contributed = _contributed(site)
    if contributed is not None:
        return contributed
    kinds = site.kinds(clause.head)
    direction = site.clause_direction()
    if direction is not None and not kinds & {"level", "share"}:
        return changed(site, direction)
    return _held(site, dative=dative)


def _contributed(site: Site) -> Found | None:
    """``contributed 0.4 percentage points to growth``: a part of a change."""
    clause = site.clause
    if clause is None or site.quantity.dimension != "share_difference":
        return None
    if not site.word(clause.head).startswith("contribut"):
        return None
    owner = owner_of(site)
    found = Found("contributed", "change", "up", verb_text(site, clause), refers=owner.refers)
    if site.word(site.right) == "to" and site.tag(site.right) == "P":
        end = site.noun_end(site.right + 1)
        part = site.measure(site.right + 1, end)
        found = found._replace(metric=part.metric or found.metric)
    return found._replace(subject=owner.subject or owner.metric)


def _held(  # noqa: PLR0911 - one return for each kind of verb
    site: Site, *, dative: bool
) -> Found | None:
    """Behind a verb that is none of change."""
    clause = site.clause
    if clause is None:
        return None
    kinds = site.kinds(clause.head)
    own = own_noun(site)
    owner = owner_of(site)
    if (
        own is not None
        and "share" in kinds
        and site.quantity.unit in SHARES
        and own.construction == "of"
    ):
        subject = owner.subject or owner.metric
        return own._replace(construction="share", subject=subject, refers=owner.refers)
    share = site.quantity.unit in SHARES
    if own is not None and own.construction == "of" and share and not kinds & {"level", "range"}:
        return own._replace(
            construction="verb",
            subject=own.subject or whole(site, owner),
            refers=owner.refers,
        )
    if site.word(site.right) in {"in", "on"} and site.among(clause.head, "spending"):
        end = site.noun_end(site.right + 1)
        if end > site.right + 1:
            spent = site.measure(site.right + 1, end)
            return spent._replace(construction="verb", subject=whole(site, owner))
    plain = own is not None and (
        not owner.metric or own.construction == "of" or "level" not in kinds
    )
    if own is not None and plain and site.quantity.unit not in SHARES:
        return own._replace(
            construction="verb", subject=own.subject or whole(site, owner), refers=owner.refers
        )
    if kinds & {"level", "range"} and not kinds & {"raise", "lower"}:
        level = clause_level(site, "verb")
        return level if level.metric or own is None else level._replace(metric=own.metric)
    if dative and site.left >= clause.verb_end:
        return owner._replace(construction="verb", metric=owner.metric or owner.subject, subject="")
    if (
        owner.metric
        and not owner.subject
        and site.kinds(clause.head) == {"other"}
        and _is_measure(site, owner.metric)
    ):
        return owner._replace(construction="verb")
    metric = verb_text(site, clause)
    return Found("verb", metric=metric, subject=whole(site, owner), refers=owner.refers)


def _is_measure(site: Site, metric: str) -> bool:
    return metric.rsplit(maxsplit=1)[-1].lower() in site.scene.vocabulary.words("words.metrics")


def _behind_be(site: Site) -> Found:
    """Behind a form of "be" or "have"."""
    clause = site.clause
    own = own_noun(site)
    owner = owner_of(site)
    if clause is not None and clause.subject is not None:
        end = clause.subject[1]
        simple = end - clause.subject[0] <= len(("the", "loss"))
        named = site.word(end - 1) == "growth"
        direction = site.noun_direction(end - 1) if simple and not named else None
        last = site.last()
        if direction is not None and last is not None and last.metric:
            return Found("change_is", "change", direction, last.metric, last.subject)
    possessive = clause is not None and site.word(clause.head) in {"has", "have", "had"}
    if own is not None and (not owner.metric or possessive):
        return own._replace(construction="copula", subject=whole(site, owner), refers=owner.refers)
    return clause_level(site, "copula")


def behind_of(site: Site) -> Found | None:
    """``a margin of 7.1%``, ``an increase of 30``, ``net sales of $5.1 billion``."""
    found = change_of(site)
    if found is not None:
        return found
    end = site.left
    if site.tag(end - 1) == ")":
        opening = next((i for i in range(end - 1, max(-1, end - 8), -1) if site.tag(i) == "("), -1)
        start = noun_phrase_start(site.tokens, opening) if opening > 0 else end
        if start >= opening:
            return None
    else:
        start = noun_phrase_start(site.tokens, end)
    return _level_of(site, start, end) if start < end else None


def _level_of(site: Site, start: int, end: int) -> Found:
    clause = site.clause
    low = start
    while (
        site.tag(low - 1) == "P"
        and site.word(low - 1) in _CONNECTING
        and site.tag(low - 2) == "N"
        and end - low < _LONGEST
    ):
        if clause is not None and low - 1 < clause.verb_end:
            break
        low = noun_phrase_start(site.tokens, low - 1)
    own = site.measure(low, end)
    bound = site.scene.vocabulary.limits.get(site.word(end - 1), "exact")
    if own.metric.lower() in site.scene.vocabulary.words("grammar.vague"):
        outer = _outer(site, low)
        if outer is not None and outer.metric:
            return outer._replace(construction="of")
    last = site.last()
    if last is not None and last.metric:
        noun = site.word(end - 1)
        limit = noun in site.scene.vocabulary.limits
        aim = noun in site.scene.vocabulary.words("words.aims")
        if aim and site.quantity.unit in {last.quantity.unit, ""}:
            return _copied(site, "aim")
        if _is_earlier(site, start, end):
            return _copied(site, "prior")
        if limit and last.quantity.unit == site.quantity.unit:
            return _copied(site, "limit", noun)
    owner = owner_of(site)
    if (
        clause is not None
        and clause.subject is not None
        and clause.subject[0] <= low < clause.subject[1]
    ):
        owner = Found("", refers=True)
    subject = own.subject or ("" if own.refers else whole(site, owner))
    return Found(
        "of" if bound == "exact" else "limit",
        metric=own.metric,
        subject=subject,
        refers=own.refers or owner.refers,
        bound=bound,
    )


def _copied(site: Site, name: str, limit: str = "") -> Found:
    last = site.drafts[-1]
    return Found(
        name,
        metric=last.metric,
        subject=last.subject,
        copied=len(site.drafts) - 1,
        bound=site.scene.vocabulary.limits.get(limit, "exact"),
    )


def _is_earlier(site: Site, start: int, end: int) -> bool:
    """``its 2019 level of``: the measure spoken of at another time."""
    return site.word(end - 1) in {"level", "figure", "peak", "high", "low"} and any(
        site.tag(place) == "T" for place in range(start, end)
    )


def _outer(site: Site, low: int) -> Found | None:
    """What has the value where "an average of" and the like does not say it."""
    if site.tag(low - 1) == "P" and site.tag(low - 2) == "N":
        return site.measure(noun_phrase_start(site.tokens, low - 1), low - 1)
    clause = site.clause
    if clause is not None and site.kinds(clause.head) & {"level", "rise", "fall"}:
        return clause_level(site, "of")
    return None


def behind_at(site: Site) -> Found | None:
    """``, at 9%,``, ``stood at 9%``, ``growing at 9%``."""
    clause = site.clause
    before = site.left - 1
    if (
        clause is not None
        and before >= clause.verb_start
        and site.tag(before) in {"V", "I", "A", "X"}
        and site.left - clause.verb_end <= 1
    ):
        kinds = site.kinds(clause.head)
        direction = site.clause_direction()
        if direction and "level" not in kinds and kinds & {"rise", "fall"}:
            found = measured(site, site.left)
            return found._replace(construction="at", role="change", direction=direction)
        return clause_level(site, "at")
    if site.tag(before) == ",":
        aside = _aside(site, before)
        if aside is not None:
            return aside
    flat = clause is not None and site.tag(clause.head) == "X" and before == clause.verb_end
    if flat:
        return clause_level(site, "at")
    if site.tag(before) == "N" and clause is not None and before >= clause.verb_end:
        own = site.phrase(noun_phrase_start(site.tokens, site.left, clause.verb_end), site.left)
        if own.metric:
            return own._replace(construction="at", subject=own.subject or owner_of(site).subject)
    return clause_level(site, "at")


def _of_aside(site: Site, clause: Clause) -> Found:
    """The subject of the clause to come: a measure, or a place that has the share before."""
    if clause.subject is None:
        return Found("at", refers=True)
    own = site.phrase(*clause.subject)
    last = site.last()
    places = site.scene.vocabulary.words("places.words")
    place = own.subject.lower().rpartition(" ")[2] in places or own.metric.lower() in places
    if place and last is not None and last.construction == "share":
        name = own.subject or own.metric
        return Found("at", last.role, last.direction, last.metric, name)
    return site.measure(*clause.subject)._replace(construction="at")


def _aside(site: Site, comma: int) -> Found | None:
    """``the rig count, at 414, is …``: the noun phrase in front of the comma has the value."""
    for clause in site.scene.clauses:
        if (
            clause.subject is not None
            and clause.verb_start > site.place
            and clause.subject[1] == comma
        ):
            return _of_aside(site, clause)
    last = site.last()
    if last is not None and last.metric:
        return Found("at", metric=last.metric, subject=last.subject, copied=len(site.drafts) - 1)
    return None


def behind_with(site: Site) -> Found | None:  # noqa: PLR0911 - one return for each preposition
    """``with 50 bcm``, ``on 28,000 claims``, ``across 140 stores``, ``for $142 million``."""
    own = own_noun(site)
    owner = owner_of(site)
    if own is None and site.word(site.left) == "with" and site.tag(site.left - 1) == ",":
        aside = _named_before(site, site.left - 1)
        if aside is not None:
            return aside
    clause = site.clause
    inside = site.word(site.left) == "in" and site.tag(site.left - 1) == "N"
    if own is None and inside and (clause is None or site.left > clause.verb_end):
        named = _named_before(site, site.left)
        if named is not None and site.quantity.dimension != "time":
            return named
    shared = clause is not None and "share" in site.kinds(clause.head)
    if own is not None and shared and site.quantity.unit in SHARES:
        subject = owner.subject or owner.metric
        return own._replace(construction="share", subject=subject, refers=owner.refers)
    if own is not None:
        return own._replace(
            construction="with", subject=own.subject or whole(site, owner), refers=owner.refers
        )
    last = site.last()
    if (
        last is not None
        and last.clause == site.clause_index
        and last.metric
        and site.quantity.dimension != "time"
    ):
        return Found(
            "with",
            metric=last.metric,
            subject=last.subject,
            copied=len(site.drafts) - 1,
            guessed=True,
        )
    clause = site.clause
    if site.quantity.dimension == "time" and clause is not None:
        return Found(
            "with",
            metric=predicate_text(site, clause),
            subject=whole(site, owner),
            refers=owner.refers,
        )
    return clause_level(site, "with", guessed=True)


def _named_before(site: Site, comma: int) -> Found | None:
    """The noun phrase in front of ", with 50 bcm,"."""
    start = noun_phrase_start(site.tokens, comma)
    while site.word(start - 1) == "of" and site.tag(start - 2) == "N":
        start = noun_phrase_start(site.tokens, start - 1)
    return site.measure(start, comma)._replace(construction="with") if start < comma else None


def attributive(site: Site) -> Found | None:
    """``the 30% floor``, ``a $240 million award``, ``to a 31.7% share``."""
    if site.tag(site.right) != "N" or site.right != site.place + 1 or site.word(site.place):
        return None
    dimension = site.quantity.dimension
    if dimension == "count":
        return None
    determined = site.surface_before(14).rstrip().endswith(_DETERMINED)
    loose = site.word(site.left) == "of" or dimension not in {"time", "share", "money"}
    if not determined and loose:
        return None
    end = site.noun_end(site.right)
    if not determined and site.tag(end) in {"V", "X"} and dimension == "share":
        return None
    limit = _limit(site)
    if limit is not None:
        return limit
    own = site.measure(site.right, end)
    subject = own.subject
    if site.tag(end) == "P" and site.word(end) in {"of", "for"}:
        stop = site.noun_end(end + 1)
        if (
            is_entity(site.tokens, (end + 1, stop), site.scene.vocabulary)
            or site.tag(end + 1) == "O"
        ):
            subject = baseline_text(site, end + 1)
    owner = owner_of(site)
    found = own._replace(
        construction="attributive", subject=subject or whole(site, owner), refers=owner.refers
    )
    if site.word(site.left) == "to" and site.tag(site.left) == "P":
        direction = site.clause_direction()
        if direction is not None:
            found = found._replace(role="to", direction=direction)
    return found


def _limit(site: Site) -> Found | None:
    """``above the 30% floor``: a bound or aim of what was spoken of."""
    words = site.scene.vocabulary
    last = site.last()
    noun = site.word(site.right)
    if last is None or not last.metric or last.quantity.unit != site.quantity.unit:
        return None
    if noun in words.limits:
        return _copied(site, "limit", noun)
    return _copied(site, "aim") if noun in words.words("words.aims") else None


def subject_of(site: Site) -> Found | None:
    """``62% say that``, ``58% of shoppers claim to``, ``only 17 had reached``."""
    told = [c for c in site.scene.clauses if c.subject is not None and c.subject[0] == site.place]
    clause = next((c for c in told if not c.relative), told[0] if told else None)
    if clause is None or site.tag(site.left) in {"P", "N", "V"}:
        return None
    own = own_noun(site)
    dimension = site.quantity.dimension
    if site.quantity.unit not in SHARES and dimension not in {"count", ""}:
        return None if own is None else own._replace(construction="subject", refers=True)
    if dimension == "count" and own is not None:
        return own._replace(construction="subject", refers=True)
    subject = own.metric if own is not None else ""
    metric = predicate_text(site, clause)
    return Found("subject", metric=metric, subject=subject, refers=not subject)
