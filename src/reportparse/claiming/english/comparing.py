"""Quantities that are told against another value: differences, multiples, comparisons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.clauses import noun_phrase_start
from reportparse.claiming.english.drafts import Found
from reportparse.claiming.english.owners import clause_level, measured, owner_of
from reportparse.claiming.english.site import DIRECTIONS, SHARES

if TYPE_CHECKING:
    from reportparse.claiming.english.drafts import Way
    from reportparse.claiming.english.site import Site
    from reportparse.records import Role

__all__ = ["against", "baseline_text", "comparative", "multiplied"]

_LONGEST: Final = 9
_NOMINAL: Final = frozenset("NDJGT")
_BASES: Final = frozenset(["double", "triple", "treble", "quadruple"])
_SEPARATORS: Final = frozenset([",", "-", "(", "C"])


def multiplied(site: Site) -> Found | None:
    """``sales doubled``, ``the fee has been halved``, ``we tripled output``."""
    surface = site.word(site.place)
    if not surface:
        return None
    direction: Way = "down" if surface.startswith("halv") else "up"
    clause = site.clause
    passive = clause is not None and site.word(clause.verb_start) in {
        "is",
        "are",
        "was",
        "were",
        "been",
    }
    passive = passive or site.word(site.place - 1) == "been"
    base = surface in _BASES
    beside = site.tag(site.left) in _SEPARATORS or (site.tag(site.left) == "X" and passive)
    if base and beside and site.tag(site.right) in {"D", "O"}:
        return _compared(site, site.right)
    if site.tag(site.right) in {"D", "N"} and not passive:
        own = site.measure(site.right, site.noun_end(site.right))
        owner = owner_of(site)
        return own._replace(
            construction="multiplied",
            role="change",
            direction=direction,
            subject=own.subject or owner.subject,
            refers=owner.refers,
        )
    found = measured(site, site.left + 1) if clause is None else _subject_measure(site)
    return found._replace(construction="multiplied", role="change", direction=direction)


def _subject_measure(site: Site) -> Found:
    clause = site.clause
    if clause is None or clause.subject is None or site.tag(clause.subject[0]) == "Q":
        return owner_of(site)
    return site.measure(*clause.subject)


def comparative(site: Site) -> Found | None:  # noqa: C901, PLR0911 - one return for each comparison
    """``15% smaller``, ``9 points above the average``, ``1.7 times as much as``."""
    at = site.right
    while (
        site.tag(at) == "A"
        and site.word(at) not in DIRECTIONS
        and site.word(at) not in {"more", "less"}
    ):
        at += 1
    word, tag = site.word(at), site.tag(at)
    multiple = site.quantity.unit == "times"
    share = site.quantity.unit in SHARES
    second = _after_second_as(site, at) if word == "as" else -1
    if second > 0 and (multiple or share):
        return _compared(site, second)
    if multiple and tag in {"D", "O"}:
        return _compared(site, at)
    if share and (word in {"that", "those"} or (tag == "D" and site.tag(at + 1) == "Q")):
        return _compared(site, at + 1 if site.tag(at + 1) == "Q" else at)
    if share and word == "of" and _is_earlier(site, at + 1):
        return _compared(site, at + 1)
    words = site.scene.vocabulary
    up, down = words.words("comparatives.up"), words.words("comparatives.down")
    if word not in up and word not in down:
        return None
    direct = word in words.words("comparatives.direct")
    if (
        word == "off"
        and site.clause is not None
        and site.kinds(site.clause.head) & {"raise", "lower"}
    ):
        return None
    moved = word in {"up", "down"} and site.tag(at + 1) not in {"Q", "A"}
    if tag != "J" and not direct and word not in {"more", "less"} and not moved:
        return None
    than = site.word(at + 1) in {"than", "of"}
    if multiple and than and not direct:
        return _compared(site, at + 2)
    baseline = baseline_text(site, at + 2 if than else at + 1) if direct or than else ""
    if direct and not baseline:
        return None
    return _difference(site, "up" if word in up else "down", baseline)


def _is_earlier(site: Site, start: int) -> bool:
    """``a fifth of its 2022 peak``: the value of another time, not a part of something."""
    end = site.noun_end(start)
    vague = site.among(end - 1, "vague") and end > start
    return vague and any(site.tag(place) == "T" for place in range(start, end))


def _difference(site: Site, direction: Way, baseline: str) -> Found:
    """A difference: what it is a difference of stands to the left."""
    found = _difference_of(site)
    return found._replace(
        construction="comparative", role="change", direction=direction, baseline=baseline
    )


def _difference_of(site: Site) -> Found:  # noqa: PLR0911 - one return for each place of the noun
    last = site.last()
    clause = site.clause
    left = site.tag(site.left)
    if last is not None and last.metric and (site.left < 0 or left in _SEPARATORS):
        return _copy(site)
    if last is not None and last.metric and clause is not None and clause.relative and left == "X":
        return _copy(site)
    if left in {"N", "O"} and (clause is None or site.left >= clause.verb_end):
        floor = clause.verb_end if clause is not None else 0
        start = noun_phrase_start(site.tokens, site.left + 1, floor)
        named = _former_or_latter(site, start)
        if named is not None:
            return named
        if site.tag(start - 1) in {",", "C", ";", ":", "."}:
            return site.measure(start, site.left + 1)
    if clause is not None:
        return measured(site, site.left + 1)
    if last is not None:
        return _copy(site)
    return site.measure(noun_phrase_start(site.tokens, site.left + 1), site.left + 1)


def _former_or_latter(site: Site, start: int) -> Found | None:
    """The claim of the sentence that "the former" or "the latter" points to."""
    word = site.word(site.left)
    if word not in {"former", "latter"} or site.left - start > 1:
        return None
    pair = [d for d in site.drafts if d.role in {"level", "to"}][-2:]
    if len(pair) < len(("former", "latter")):
        return None
    draft = pair[0] if word == "former" else pair[1]
    return Found("", metric=draft.metric, subject=draft.subject)


def _copy(site: Site) -> Found:
    last = site.drafts[-1]
    return Found("", metric=last.metric, subject=last.subject, copied=len(site.drafts) - 1)


def _compared(site: Site, start: int) -> Found:
    """A value told as so many times another one."""
    baseline = baseline_text(site, start)
    last = site.last()
    if site.tag(site.left) in _SEPARATORS and last is not None and last.metric:
        found = _copy(site)
    else:
        found = clause_level(site, "times")
    return found._replace(construction="times", role="comparison", baseline=baseline)


def _after_second_as(site: Site, at: int) -> int:
    for place in range(at + 1, min(len(site.tokens), at + 6)):
        if site.word(place) in {"as", "than"}:
            return place + 1
    return -1


def baseline_text(site: Site, start: int) -> str:  # noqa: C901 - one pass over the phrase
    """The noun phrase or time that something is compared with."""
    tokens = site.tokens
    at = start
    while site.tag(at) in {"P", "A", "Q"} or site.word(at) in {"those", "that"}:
        if site.word(at) == "with" and at > start:
            break
        at += 1
    if at >= len(tokens):
        return ""
    if site.tag(at) == "T":
        end = at + 1
        if site.tag(end) == "N":
            end = min(site.noun_end(end), end + 4)
        return site.text(at, end)
    if site.tag(at) not in {"D", "N", "J", "G", "O"}:
        return ""
    end = at
    while end - at < _LONGEST and (
        site.tag(end) in _NOMINAL
        or (site.tag(end) == "Q" and end > at and site.tag(end + 1) in {"N", "J"})
    ):
        end += 1
    while (
        site.tag(end) == "P"
        and site.word(end) in {"of", "in", "for"}
        and site.tag(end + 1) in _NOMINAL
    ):
        if site.word(end) != "of" and site.tag(end + 1) == "T":
            break
        end += 1
        while site.tag(end) in _NOMINAL and end - at < _LONGEST + 3:
            end += 1
    if site.tag(end) == "O" and site.tag(end + 1) == "V":
        end += 2
    if end <= at or (end == at + 1 and site.tag(at) == "D"):
        return ""
    return site.scene.passage[tokens[at].start : tokens[end - 1].end]


def against(site: Site) -> Found:
    """``compared with 44% in 2022``: the same measure at another time or of somebody else."""
    alike = [draft for draft in site.drafts if draft.unit == site.quantity.unit]
    last = alike[-1] if alike else site.last()
    if last is None:
        return clause_level(site, "against", guessed=True)
    role: Role = "level"
    if last.role in {"to", "from"}:
        role = "from"
    elif last.role == "change":
        role = "change"
    direction: Way = last.direction if role in {"from", "change"} else ""
    return Found(
        "against",
        role,
        direction,
        last.metric,
        last.subject,
        copied=len(site.drafts) - 1,
    )
