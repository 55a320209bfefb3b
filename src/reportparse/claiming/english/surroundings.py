"""What a sentence says around a quantity: when, compared with what, how sure, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.clauses import noun_phrase_end
from reportparse.claiming.english.phrases import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.english.clauses import Clause
    from reportparse.claiming.english.drafts import Draft, Scene
    from reportparse.claiming.english.times import Time
    from reportparse.claiming.english.tokens import Token
    from reportparse.records import Modality

__all__ = ["add_times", "leading_time", "modality_of", "source_of"]

_COMPARING: Final = frozenset(
    [
        "than",
        "on",
        "from",
        "over",
        "versus",
        "vs",
        "vs.",
        "against",
        "compared",
        "with",
        "to",
        "relative",
        "above",
        "below",
        "since",
        "of",
    ]
)
_BASELINE_ONLY: Final = frozenset(
    ["than", "on", "versus", "vs", "vs.", "against", "compared", "relative", "from", "with", "over"]
)
_STOPS: Final = frozenset([";", ":"])
_REACH: Final = 25
_PARENTS: Final = 3


def _time(scene: Scene, token: Token) -> Time:
    return scene.times[token.index]


def leading_time(scene: Scene) -> tuple[int, str]:
    """Return place and text of the time that a sentence opens with; -1 if it does not."""
    tokens = scene.tokens
    for place in range(min(len(tokens), 4)):
        token = tokens[place]
        if token.tag == "T" and not _time(scene, token).idle and not _time(scene, token).baseline:
            return place, scene.passage[token.start : token.end]
        if token.tag not in {"P", "D", "A"}:
            break
    return -1, ""


def add_times(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Give each claim of a sentence its period and its baseline."""
    lead_place, lead = leading_time(scene)
    clause_leads = _clause_leads(scene)
    for number, draft in enumerate(drafts):
        before = drafts[number - 1].place if number else -1
        after = drafts[number + 1].place if number + 1 < len(drafts) else len(scene.tokens)
        period, baseline = _behind(scene, draft, after)
        if not draft.baseline:
            draft.baseline = baseline
        if not period:
            period = _in_front(scene, draft, max(before, lead_place if lead_place >= 0 else -1))
        draft.period = period
        if not draft.period and draft.role != "from" and draft.construction != "against":
            draft.period = clause_leads.get(draft.clause, "")
    _share(drafts, lead)


def _clause_leads(scene: Scene) -> dict[int, str]:
    """Times that stand between a clause's beginning and its verb."""
    found: dict[int, str] = {}
    for index, clause in enumerate(scene.clauses):
        for place in range(max(clause.start, clause.verb_start - _REACH), clause.verb_start):
            token = scene.tokens[place]
            if (
                token.tag == "T"
                and not _time(scene, token).idle
                and not _time(scene, token).baseline
            ):
                found[index] = scene.passage[token.start : token.end]
                break
    return found


def _share(drafts: Sequence[Draft], lead: str) -> None:
    """Let claims that continue one another have the period of the one that tells it."""
    for number, draft in enumerate(drafts):
        if draft.period or draft.role == "from" or draft.construction in {"against"}:
            continue
        previous = drafts[number - 1] if number else None
        if lead:
            draft.period = lead
        elif (
            previous is not None
            and previous.period
            and previous.role != "from"
            and previous.construction not in {"against"}
        ):
            draft.period = previous.period
    for number in range(len(drafts) - 1, 0, -1):
        draft, previous = drafts[number], drafts[number - 1]
        if (
            draft.period
            and not previous.period
            and previous.role != "from"
            and (
                draft.construction == "continued"
                or (
                    draft.role in {"to", "change"}
                    and previous.role in {"change", "level"}
                    and draft.clause == previous.clause
                    and draft.metric == previous.metric
                )
            )
        ):
            previous.period = draft.period


def _behind(scene: Scene, draft: Draft, stop: int) -> tuple[str, str]:
    """Period and baseline that stand between a quantity and the next one."""
    tokens = scene.tokens
    period = baseline = ""
    verb_end = scene.clauses[draft.clause].verb_end if draft.clause >= 0 else 0
    for place in range(draft.place + 1, min(stop, draft.place + _REACH)):
        token = tokens[place]
        if token.tag in _STOPS or token.tag == "S" or token.tag == "R":
            break
        if token.tag in "VX" and place > verb_end and draft.place >= verb_end:
            break
        if token.tag == "C" and place + 2 < len(tokens) and _verb_soon(tokens, place + 1, stop):
            break
        if token.tag == "T":
            time = _time(scene, token)
            surface = scene.passage[token.start : token.end]
            lead = tokens[place - 1].lower if tokens[place - 1].tag in {"P", "A"} else ""
            attached = tokens[place + 1] if place + 1 < len(tokens) else None
            if time.baseline or (draft.role == "change" and lead in _BASELINE_ONLY):
                if not baseline and draft.role in {"change", "level", "to"}:
                    if draft.role == "change" or time.baseline:
                        baseline = surface
                continue
            if lead in {"than", "above", "below"}:
                continue
            if time.idle:
                continue
            if surface.lower().startswith("since ") and draft.role == "change":
                baseline = baseline or surface[6:]
                continue
            if attached is not None and attached.tag == "N" and tokens[place - 1].tag in {"D", "G"}:
                continue
            if not period:
                period = surface
        elif (
            token.tag == "P"
            and draft.role == "change"
            and not baseline
            and not draft.baseline
            and token.lower
            in {"from", "on", "versus", "vs", "vs.", "against", "compared", "relative", "than"}
        ):
            baseline = _named_baseline(scene, place, stop)
    return period, baseline


def _verb_soon(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Whether a new clause begins behind a coordinator."""
    return any(
        tokens[place].tag in "VX" for place in range(start, min(stop, start + 6, len(tokens)))
    )


def _named_baseline(scene: Scene, place: int, stop: int) -> str:
    """A noun phrase behind "from" or "against" that names what a change is measured from."""
    tokens = scene.tokens
    at = place + 1
    while at < stop and tokens[at].tag == "P":
        at += 1
    if at >= stop or tokens[at].tag not in "DNG":
        return ""
    if tokens[place].lower in {"on", "from"} and tokens[at].tag != "D":
        return ""
    end = at
    while end < stop and tokens[end].tag in "NDGTJ":
        end += 1
    if end < len(tokens) and tokens[end].tag == "Q" and end == stop:
        return ""
    if tokens[place].lower in {"on", "from"} and not any(
        tokens[i].tag == "T" or tokens[i].lower in _EARLIER for i in range(at, end)
    ):
        return ""
    return scene.passage[tokens[at].start : tokens[end - 1].end]


_EARLIER: Final = frozenset(
    "level levels forecast estimate year quarter month edition average peak period base".split()
)


def _in_front(scene: Scene, draft: Draft, floor: int) -> str:
    """A period between the claim before and this one."""
    tokens = scene.tokens
    for place in range(draft.place - 1, max(floor, draft.place - _REACH), -1):
        token = tokens[place]
        if token.tag in {";", ":"} and not (token.tag == ":" and tokens[place - 1].tag == "T"):
            return ""
        if token.tag == "T":
            time = _time(scene, token)
            if time.baseline or time.idle:
                continue
            if tokens[place - 1].lower in {"than", "since", "before", "after"} and place:
                continue
            return scene.passage[token.start : token.end]
    return ""


def modality_of(scene: Scene, draft: Draft, *, outlook: bool) -> Modality:  # noqa: C901, PLR0911 - one return for each sign
    """Tell whether a claim is of what is, what is foreseen, what is aimed at, or a condition.

    Args:
        scene: the sentence.
        draft: the claim.
        outlook: whether the section is about the future.

    """
    if draft.role == "from":
        return "actual"
    words = scene.vocabulary
    forecast, target, condition = (
        words.words(f"modality.{kind}") for kind in ("forecast", "target", "condition")
    )
    chain = _chain(scene, draft)
    found: set[str] = set()
    for number, clause in enumerate(chain):
        opening = scene.tokens[clause.start - 1].lower if clause.start else ""
        first = scene.tokens[clause.start].lower
        if (
            opening in {"if", "unless", "assuming"}
            or first in {"if", "unless"}
            or (clause.verb_start == 0 and first == "should")
        ):
            return "condition"
        group = [token.lower for token in scene.tokens[clause.verb_start : clause.verb_end]]
        tail = [token.lower for token in scene.tokens[clause.verb_end : clause.verb_end + 3]]
        if number and draft.construction == "against":
            break
        for word in group:
            if word in {"will", "would", "should", "could", "may", "might", "shall"}:
                found.add("forecast")
            if word == "must":
                found.add("condition")
            if word in target:
                found.add("target")
            elif word in forecast and word not in {"see", "seen", "sees"}:
                found.add("forecast")
            if (
                word in {"requires", "require", "required", "assumes", "assume"}
                and word in condition
            ):
                found.add("condition")
        if scene.tokens[clause.head].tag == "X" and tail:
            two = " ".join(tail[:2])
            if (
                tail[0] in forecast
                or two in forecast
                or (tail[0] in {"set", "due", "poised", "likely", "scheduled"})
            ):
                found.add("forecast")
            if two in target or " ".join(tail[:3]) in target:
                found.add("target")
    if draft.construction == "against":
        return "actual"
    for kind in ("target", "condition", "forecast"):
        if kind in found:
            return kind  # type: ignore[return-value] # a modality
    if outlook and not any(
        scene.tokens[c.head].lower in words.past
        or scene.tokens[c.head].lower in {"was", "were", "had"}
        for c in chain
    ):
        return "forecast"
    return "actual"


def _chain(scene: Scene, draft: Draft) -> list[Clause]:
    """The clause of a claim and those that it hangs on."""
    index = draft.clause
    subject_of = next(
        (
            i
            for i, c in enumerate(scene.clauses)
            if c.subject is not None and c.subject[0] <= draft.place < c.subject[1]
        ),
        -1,
    )
    if subject_of >= 0:
        index = subject_of
    chain: list[Clause] = []
    while index >= 0 and len(chain) < _PARENTS:
        clause = scene.clauses[index]
        chain.append(clause)
        if clause.relative:
            break
        index = clause.parent
    return chain


def source_of(scene: Scene) -> str:
    """Return the words that say whom the sentence quotes; empty if it does not."""
    tokens = scene.tokens
    for place, token in enumerate(tokens):
        if (
            token.lower == "according"
            and place + 1 < len(tokens)
            and tokens[place + 1].lower == "to"
        ):
            end = noun_phrase_end(tokens, place + 2, len(tokens))
            while (
                end + 1 < len(tokens)
                and tokens[end].lower in {"of", "from", "by"}
                and tokens[end + 1].tag in "NDG"
            ):
                end = noun_phrase_end(tokens, end + 1, len(tokens))
            if end > place + 2:
                return scene.passage[token.start : tokens[end - 1].end]
    nouns, verbs = scene.vocabulary.words("sources.nouns"), scene.vocabulary.words("sources.verbs")
    for clause in scene.clauses:
        if clause.subject is None or tokens[clause.head].lower not in verbs:
            continue
        start, end = clause.subject
        if tokens[start].lower == "we" and tokens[clause.head].lower in {"estimate", "reckon"}:
            return scene.passage[tokens[start].start : tokens[clause.head].end]
        if end > start and any(tokens[i].lower in nouns for i in range(start, end)):
            ahead = tokens[clause.verb_end].tag if clause.verb_end < len(tokens) else "."
            if ahead in {"S", "N", "D", "Q"}:
                return text_of(scene.passage, tokens, start, clause.verb_end) or ""
    return ""
