"""What a clause and the words behind a quantity say is measured, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.clauses import noun_phrase_end
from reportparse.claiming.english.drafts import Found

if TYPE_CHECKING:
    from reportparse.claiming.english.clauses import Clause
    from reportparse.claiming.english.site import Site

__all__ = [
    "clause_level",
    "counted",
    "measured",
    "named_or_measure",
    "object_of",
    "own_noun",
    "owner_of",
    "predicate_text",
    "verb_text",
    "whole",
]

_COMPLEMENT: Final = 5
"""Tokens between a verb of saying and the verb of what is said ("that they")."""
_LISTED: Final = 6
"""Values of a list that are looked through for the noun behind the last."""
_LONGEST: Final = 9
"""Words of a predicate that make a metric."""
_ATTACHING: Final = frozenset(["of", "in", "on", "for", "per"])
_PHRASE_ENDS: Final = frozenset(
    ["of", "to", "in", "for", "from", "at", "on", "per", "before", "after"]
)
_NUMBER_WORDS: Final = frozenset(
    [
        "million",
        "billion",
        "trillion",
        "thousand",
        "hundred",
        "to",
        "and",
        "or",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "dozen",
        "bn",
        "mn",
        "m",
        "k",
    ]
)
_PREDICATE_STOPS: Final = frozenset([",", ";", ":", ".", "Q", "(", "-", "S", "T"])


def owner_of(site: Site) -> Found:
    """Metric and subject that the subject of the clause gives."""
    clause = site.clause
    if clause is None or clause.subject is None:
        return Found("", refers=True)
    start, end = clause.subject
    if site.tag(start) == "Q":
        draft = next((draft for draft in site.drafts if draft.place == start), None)
        if draft is None:
            return Found("", refers=True)
        if draft.dimension == "count":
            return Found("", subject=site.text(start, end))
        return Found("", metric=draft.metric, subject=draft.subject)
    return site.phrase(start, end)


def whole(site: Site, owner: Found) -> str:
    """Whom a clause speaks of; empty where its subject is a measure that names nobody."""
    if owner.subject or not owner.metric:
        return owner.subject
    measures = site.scene.vocabulary.words("words.metrics")
    words = owner.metric.lower().split()
    ends = next((at for at, word in enumerate(words) if at and word in _PHRASE_ENDS), len(words))
    return "" if measures.intersection(words[:ends]) else owner.metric


def object_of(site: Site, stop: int) -> tuple[int, int] | None:
    """The noun phrase between the verb of the clause and a place."""
    clause = site.clause
    if clause is None:
        return None
    at = clause.verb_end
    while at < stop and site.tag(at) in {"A", "T"}:
        at += 1
    if at < stop and site.tag(at) in {"O", "J"}:
        return None
    end = noun_phrase_end(site.tokens, at, stop)
    if end <= at:
        return None
    while end + 1 < stop and site.tag(end) == "P" and site.word(end) in _ATTACHING:
        if site.tag(end + 1) not in {"N", "D", "G", "J"}:
            break
        end = noun_phrase_end(site.tokens, end + 1, stop)
    return at, end


def measured(site: Site, stop: int) -> Found:
    """What a verb of change is said of: its object if it has one, else its subject."""
    owner = owner_of(site)
    span = object_of(site, stop)
    if span is not None:
        own = site.measure(*span)
        if own.metric:
            refers = own.refers or (owner.refers and not own.subject)
            return own._replace(subject=own.subject or whole(site, owner), refers=refers)
    clause = site.clause
    if (
        not owner.metric
        and owner.subject
        and not owner.refers
        and clause is not None
        and clause.subject is not None
    ):
        return named_or_measure(site, clause, owner)
    return owner


def named_or_measure(site: Site, clause: Clause, owner: Found) -> Found:
    """What a verb of change is said of, where its subject is no measure.

    Of places something is measured that the text said before (``North America grew 14%``);
    any other name is what is measured (``Brent fell 3%``, ``users rose to 5 million``).
    """
    words = site.scene.vocabulary
    head = owner.subject.lower().split()[-1]
    if head in words.words("places.words"):
        return owner._replace(refers=True, spare=verb_text(site, clause))
    return site.measure(*clause.subject) if clause.subject is not None else owner


def clause_level(site: Site, name: str, *, guessed: bool = False) -> Found:
    """A value that the subject of the clause has."""
    owner = owner_of(site)
    thing = counted(site)
    clause = site.clause
    if thing and not owner.metric:
        found = owner._replace(metric=thing)
    elif owner.metric and clause is not None and _acts(site, clause, owner):
        found = owner._replace(
            metric=verb_text(site, clause), subject=owner.subject or owner.metric
        )
    elif not owner.metric and clause is not None:
        found = _said_by_verb(site, clause, owner)
    else:
        found = owner
    return found._replace(construction=name, guessed=guessed)


def _acts(site: Site, clause: Clause, owner: Found) -> bool:
    """Whether the verb says what is measured of a subject that is no measure itself."""
    if owner.subject or clause.subject is None or site.tag(clause.head) not in {"V", "I"}:
        return False
    if site.kinds(clause.head) - {"other"} or site.among(clause.head, "saying"):
        return False
    head = owner.metric.split()[-1].lower()
    words = site.scene.vocabulary
    first = owner.metric.split()[0].lower()
    return (
        not {head, first} & words.words("words.metrics") and site.word(clause.head) in words.verbs
    )


def _said_by_verb(site: Site, clause: Clause, owner: Found) -> Found:
    """Metric where the subject is somebody: the verb, or the name where the verb only equates."""
    kinds = site.kinds(clause.head)
    equates = site.tag(clause.head) == "X" or (
        kinds & {"level", "rise", "fall", "range"} and not kinds & {"raise", "lower"}
    )
    if equates:
        return site.measure(*clause.subject) if clause.subject and owner.subject else owner
    return owner._replace(metric=verb_text(site, clause))


def verb_text(site: Site, clause: Clause) -> str:
    """The main verb with its particle."""
    end = clause.verb_end
    if site.word(end) in {"back", "out", "up", "down", "off"} and site.tag(end) == "A":
        end += 1
    first = site.tokens[clause.head].start
    return site.scene.passage[first : site.tokens[end - 1].end]


def counted(site: Site) -> str:
    """The thing that the quantity counts, as the text words it; empty if it counts none."""
    if site.quantity.dimension != "count":
        return ""
    words = site.scene.passage[site.quantity.start : site.quantity.end].split()
    for at, word in enumerate(words):
        if word[0].isalpha() and word.lower() not in _NUMBER_WORDS:
            return " ".join(words[at:]) if at or len(words) == 1 else " ".join(words[1:])
    return ""


def own_noun(site: Site) -> Found | None:
    """What stands behind the quantity: ``of NOUN``, or the thing counted."""
    at = site.right
    if site.tag(at) == "P" and site.word(at) == "of":
        start = at + 1 if site.tag(at + 1) != "T" or site.tag(at + 2) != "N" else at + 2
        if site.tag(start) == "Q" or (site.tag(start) == "D" and site.tag(start + 1) == "Q"):
            # as in: €650 million of 3.375% senior notes, 150 of its 600 products
            start = start if site.tag(start) == "Q" else start + 1
            whole_of = site.scene.quantities[site.tokens[start].number]
            start += 1
            if whole_of.dimension == "count":
                noun = site.scene.passage[whole_of.start : whole_of.end].split()[-1]
                return Found("of", metric=noun)
        end = site.noun_end(start)
        while end < len(site.tokens) and site.tag(end) == "Q" and site.tag(end + 1) == "N":
            start, end = end + 1, site.noun_end(end + 1)
        if end > start:
            return site.measure(start, end)._replace(construction="of")
    thing = counted(site)
    if thing:
        return Found("counted", metric=thing)
    if site.quantity.unit == "fraction" and site.tag(at) == "N" and at == site.place + 1:
        # "one in ten applicants"
        return site.measure(at, site.noun_end(at))._replace(construction="of")
    behind = _end_of_list(site, at)
    if behind > at and site.word(behind) == "of":
        end = site.noun_end(behind + 1)
        if end > behind + 1:
            return site.measure(behind + 1, end)._replace(construction="of")
    return None


def _end_of_list(site: Site, at: int) -> int:
    """Where a list of values of the same unit ends: ``5%, 3% and 2% of sales``."""
    for _ in range(_LISTED):
        if site.tag(at) not in {"C", ","} or site.tag(at + 1) != "Q":
            break
        if site.scene.quantities[site.tokens[at + 1].number].unit != site.quantity.unit:
            break
        at += 2
    return at


def predicate_text(site: Site, clause: Clause) -> str:
    """The words of a predicate, without auxiliaries and without what only reports it."""
    tokens = site.tokens
    if site.among(clause.head, "saying"):
        index = next((i for i, c in enumerate(site.scene.clauses) if c is clause), -1)
        following = site.scene.clauses[index + 1 : index + 2]
        if following and following[0].verb_start - clause.verb_end <= _COMPLEMENT:
            clause = following[0]
            told = clause.subject
            if told is not None and site.tag(told[0]) != "O" and told[1] == clause.verb_start:
                return site.text(told[0], clause.verb_end)
    at = clause.verb_start
    if site.tag(clause.head) == "X" and site.word(clause.head) in {"is", "are", "was", "were"}:
        at = clause.verb_end
    else:
        while at < clause.verb_end - 1 and tokens[at].tag in {"X", "A"}:
            at += 1
    end = at
    while end < len(tokens) and tokens[end].tag not in _PREDICATE_STOPS and end - at < _LONGEST:
        if end > clause.verb_end and tokens[end].lower in {"than", "by", "before"}:
            break
        end += 1
    if site.tag(end) == "Q" and not site.text(at, end):
        end = site.noun_end(end + 1)
    return site.text(at, max(end, min(clause.verb_end, len(tokens))))
