"""What the words next to a quantity say of it: a level, a change, the start of one, its end.

Each construction is one small function that looks at the words left or right of the
quantity and returns what it tells, or None. They are asked in turn, the telling ones first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.clauses import noun_phrase_end, noun_phrase_start
from reportparse.claiming.english.drafts import Found
from reportparse.claiming.english.phrases import is_entity, split, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.english.clauses import Clause
    from reportparse.claiming.english.drafts import Draft, Scene
    from reportparse.claiming.english.tokens import Token
    from reportparse.records import Direction

__all__ = ["construction"]

_SKIPPED: Final = frozenset("AD")
_TO_VALUE: Final = frozenset(["above", "below", "beneath", "beyond", "past"])
_AGAINST: Final = frozenset(["against", "versus", "vs", "compared", "than", "vs.", "relative"])
_SHARES: Final = frozenset(["percent", "fraction", "permille"])
_DIRECTIONS: Final[dict[str, Direction]] = {"up": "up", "down": "down", "off": "down"}
_LONGEST_PHRASE: Final = 9
_REACH: Final = 30
"""Tokens that a construction looks to the left."""


class Site:
    """A quantity among the tokens of its sentence."""

    __slots__ = ("clause", "clause_index", "drafts", "left", "place", "right", "scene", "tokens")

    def __init__(self, scene: Scene, place: int, drafts: Sequence[Draft]) -> None:
        """Find the first telling words on both sides of a quantity."""
        self.scene = scene
        self.tokens = scene.tokens
        self.place = place
        self.drafts = drafts
        outer = scene.quantities[self.tokens[place].index].outer_start
        left = place - 1
        while left >= 0 and self.tokens[left].start >= outer:
            left -= 1
        while (
            left >= 0
            and (self.tokens[left].tag in _SKIPPED or self.tokens[left].tag == '"')
            and self.tokens[left].lower not in _DIRECTIONS
        ):
            left -= 1
        self.left = left
        self.right = _behind(self.tokens, place)
        self.clause_index = scene.clause_at[place]
        self.clause: Clause | None = (
            scene.clauses[self.clause_index] if self.clause_index >= 0 else None
        )

    def token(self, place: int) -> Token | None:
        """Return the token at a place, None outside the sentence."""
        return self.tokens[place] if 0 <= place < len(self.tokens) else None

    def kinds(self, place: int) -> frozenset[str]:
        """Return the kinds of the verb at a place."""
        token = self.tokens[place]
        found = self.scene.vocabulary.verbs.get(token.lower, frozenset())
        ahead = self.token(place + 1)
        if ahead is not None and ahead.lower in {"up", "down", "back"} and token.tag in "VI":
            found = self.scene.vocabulary.phrasal.get(f"{token.lower} {ahead.lower}", found)
            if ahead.lower in {"up", "down"} and not found & {
                "rise",
                "fall",
                "raise",
                "lower",
                "share",
                "level",
            }:
                found = found | {"rise" if ahead.lower == "up" else "fall"}
        return found

    def phrase(self, start: int, end: int) -> Found:
        """Split a noun phrase into metric and subject."""
        parts = split(self.scene.passage, self.tokens, (start, end), self.scene.vocabulary)
        return Found("", metric=parts.metric, subject=parts.subject, refers=parts.refers)

    def text(self, start: int, end: int) -> str:
        """Copy the text of some tokens."""
        return text_of(self.scene.passage, self.tokens, start, end)

    def last(self) -> Draft | None:
        """Return the claim before in the same sentence."""
        return self.drafts[-1] if self.drafts else None


def _behind(tokens: Sequence[Token], place: int) -> int:
    """Place of the first token behind a quantity that is no parenthesis."""
    at = place + 1
    while at < len(tokens) and tokens[at].tag == "(":
        close = next((i for i in range(at, min(len(tokens), at + 9)) if tokens[i].tag == ")"), -1)
        if close < 0:
            break
        at = close + 1
    return at


def construction(scene: Scene, place: int, drafts: Sequence[Draft]) -> Found:
    """Find what the sentence says of a quantity.

    Args:
        scene: the sentence.
        place: which token the quantity is.
        drafts: the claims before it in the sentence.

    """
    site = Site(scene, place, drafts)
    for rule in _RULES:
        found = rule(site)
        if found is not None:
            return found
    return _clause_level(site, "bare", guessed=True)


# --- what the clause says ---------------------------------------------------------------


def _owner(site: Site) -> Found:
    """Metric and subject that the subject of the clause gives."""
    clause = site.clause
    if clause is None or clause.subject is None:
        return Found("", refers=True)
    start, end = clause.subject
    if site.tokens[start].tag == "Q":
        draft = next((d for d in site.drafts if d.place == start), None)
        if draft is not None:
            return Found("", metric=draft.metric, subject=draft.subject)
        return Found("", refers=True)
    return site.phrase(start, end)


def _object(site: Site, stop: int) -> tuple[int, int] | None:
    """The noun phrase between the verb of the clause and a place."""
    clause = site.clause
    if clause is None:
        return None
    at = clause.verb_end
    while at < stop and site.tokens[at].tag in "AT":
        at += 1
    if at < stop and site.tokens[at].tag == "O":
        return None
    end = noun_phrase_end(site.tokens, at, stop)
    if end <= at:
        return None
    while (
        end + 1 < stop
        and site.tokens[end].tag == "P"
        and site.tokens[end].lower in {"of", "in", "on", "for", "per"}
    ):
        if site.tokens[end + 1].tag not in "NDGJ":
            break
        end = noun_phrase_end(site.tokens, end + 1, stop)
    return at, end


def _measured(site: Site, stop: int) -> Found:
    """What a verb of change is said of: its object if it has one, else its subject."""
    span = _object(site, stop)
    owner = _owner(site)
    if span is not None:
        own = site.phrase(*span)
        if own.metric or own.subject:
            metric = own.metric or own.subject
            subject = own.subject if own.metric else ""
            return Found(
                "",
                metric=metric,
                subject=subject or owner.subject,
                refers=own.refers or (owner.refers and not subject),
            )
    if not owner.metric and owner.subject and site.clause is not None:
        return Found("", metric=owner.subject, subject="")
    return owner


def _clause_level(site: Site, name: str, *, guessed: bool = False) -> Found:
    owner = _owner(site)
    counted = _counted(site)
    if counted and not owner.metric:
        return Found(
            name, metric=counted, subject=owner.subject, refers=owner.refers, guessed=guessed
        )
    metric = owner.metric
    subject = owner.subject
    if not metric and site.clause is not None:
        metric, subject = _said_by_verb(site, owner)
    return Found(name, metric=metric, subject=subject, refers=owner.refers, guessed=guessed)


def _said_by_verb(site: Site, owner: Found) -> tuple[str, str]:
    """Metric where the subject is somebody: the verb, or the name where the verb only equates."""
    clause = site.clause
    if clause is None:
        return "", owner.subject
    head = site.tokens[clause.head]
    if head.tag == "X" or (
        site.kinds(clause.head) & {"level", "rise", "fall", "range"}
        and not site.kinds(clause.head) & {"raise", "lower"}
    ):
        return (owner.subject, "") if owner.subject else ("", "")
    return site.text(clause.head, clause.verb_end), owner.subject


def _counted(site: Site) -> str:
    """The thing that the quantity counts, as the text words it."""
    quantity = site.scene.quantities[site.tokens[site.place].index]
    if quantity.dimension != "count":
        return ""
    surface = site.scene.passage[quantity.start : quantity.end]
    words = surface.split()
    kept = next(
        (
            at
            for at, word in enumerate(words)
            if word[0].isalpha() and word.lower() not in _NUMBER_WORDS
        ),
        -1,
    )
    return " ".join(words[kept:]) if kept > 0 or (kept == 0 and len(words) == 1) else ""


_NUMBER_WORDS: Final = frozenset(
    "million billion trillion thousand hundred to and or one two three four five six seven eight "
    "nine ten eleven twelve dozen million bn mn".split()
)


# --- constructions ----------------------------------------------------------------------


def _multiplied(site: Site) -> Found | None:
    """``sales doubled``, ``the fee has been halved``, ``we tripled output``."""
    token = site.tokens[site.place]
    if not token.lower:
        return None
    direction: Direction = "down" if token.lower.startswith("halv") else "up"
    right = site.right
    ahead = site.token(right)
    if (
        ahead is not None
        and ahead.tag in "DN"
        and not (
            site.clause
            and site.tokens[site.clause.verb_start].tag == "X"
            and site.tokens[site.clause.verb_start].lower != "has"
        )
    ):
        end = noun_phrase_end(site.tokens, right, len(site.tokens))
        own = site.phrase(right, end)
        owner = _owner(site)
        return Found(
            "multiplied",
            "change",
            direction,
            own.metric or own.subject,
            own.subject if own.metric else owner.subject,
            refers=owner.refers,
        )
    owner = _owner(site)
    metric, subject = owner.metric, owner.subject
    if not metric:
        metric, subject = subject, ""
    return Found("multiplied", "change", direction, metric, subject, refers=owner.refers)


def _comparative(site: Site) -> Found | None:
    """``15% smaller``, ``9 points above the average``, ``1.7 times as much as``."""
    at = site.right
    token = site.token(at)
    if token is None:
        return None
    while (
        token is not None
        and token.tag == "A"
        and token.lower not in _DIRECTIONS
        and token.lower not in {"more", "less"}
    ):
        at += 1
        token = site.token(at)
    if token is None or (token.tag not in {"J", "P", "S", "A", "D", "O"}):
        return None
    words = site.scene.vocabulary
    quantity = site.scene.quantities[site.tokens[site.place].index]
    if token.lower == "as" and quantity.unit in {"times", "percent", "fraction"}:
        return _compared(site, _after_second_as(site, at))
    if quantity.unit == "times" and token.tag in {"D", "O"}:
        return _compared(site, at)
    if quantity.unit in _SHARES and token.tag in {"D", "O"} and token.lower in {"that", "those"}:
        return _compared(site, at)
    up, down = words.words("comparatives.up"), words.words("comparatives.down")
    if token.lower not in up and token.lower not in down:
        return None
    direct = token.lower in words.words("comparatives.direct")
    if token.tag != "J" and not direct and token.lower not in {"more", "less"}:
        return None
    if token.tag == "A" and token.lower in {"up", "off"} and not direct:
        return None
    direction: Direction = "up" if token.lower in up else "down"
    if quantity.unit == "times" and not direct:
        if site.token(at + 1) is not None and site.tokens[at + 1].lower == "than":
            return _compared(site, at + 2)
    baseline = ""
    if direct or (site.token(at + 1) is not None and site.tokens[at + 1].lower in {"than", "of"}):
        start = (
            at + 1
            if direct and not (site.token(at + 1) is not None and site.tokens[at + 1].lower == "of")
            else at + 2
        )
        baseline = _baseline_text(site, start)
        if direct and not baseline:
            return None
    return _difference(site, direction, baseline)


def _difference(site: Site, direction: Direction, baseline: str) -> Found:
    """A difference: what it is a difference of stands to the left."""
    left = site.token(site.left)
    last = site.last()
    if left is None or (left.tag in {",", "-", "(", "C"} and last is not None):
        if last is not None and last.metric:
            return Found(
                "comparative",
                "change",
                direction,
                last.metric,
                last.subject,
                baseline,
                copied=len(site.drafts) - 1,
            )
    if (
        left is not None
        and left.tag in "NO"
        and site.clause is not None
        and site.left >= site.clause.verb_end
    ):
        start = noun_phrase_start(site.tokens, site.left + 1, site.clause.verb_end)
        before = site.token(start - 1)
        if before is None or before.tag in {",", "C", ";", ":"}:
            own = site.phrase(start, site.left + 1)
            return Found(
                "comparative",
                "change",
                direction,
                own.metric or own.subject,
                own.subject if own.metric else "",
                baseline,
                refers=own.refers,
            )
    if site.clause is None and last is not None:
        return Found("comparative", "change", direction, last.metric, last.subject, baseline)
    if site.clause is None:
        own = _leading(site)
        return own._replace(
            construction="comparative", role="change", direction=direction, baseline=baseline
        )
    measured = _measured(site, site.left + 1)
    return measured._replace(
        construction="comparative", role="change", direction=direction, baseline=baseline
    )


def _leading(site: Site) -> Found:
    """The noun phrase straight in front of the quantity."""
    start = noun_phrase_start(site.tokens, site.left + 1)
    own = site.phrase(start, site.left + 1)
    return own if own.metric else own._replace(metric=own.subject, subject="")


def _compared(site: Site, start: int) -> Found:
    """A value told as so many times another one."""
    baseline = _baseline_text(site, start)
    left = site.token(site.left)
    last = site.last()
    if left is not None and left.tag in {",", "-", "(", "C"} and last is not None and last.metric:
        return Found(
            "times",
            "comparison",
            "",
            last.metric,
            last.subject,
            baseline,
            copied=len(site.drafts) - 1,
        )
    owner = _clause_level(site, "times")
    return owner._replace(role="comparison", baseline=baseline)


def _after_second_as(site: Site, at: int) -> int:
    for place in range(at + 1, min(len(site.tokens), at + 6)):
        if site.tokens[place].lower == "as":
            return place + 1
    return at + 1


def _baseline_text(site: Site, start: int) -> str:
    """The noun phrase or time that something is compared with."""
    tokens = site.tokens
    at = start
    while at < len(tokens) and (
        tokens[at].tag in {"P", "A"} or tokens[at].lower in {"those", "that"}
    ):
        if tokens[at].lower == "with" and at > start:
            break
        at += 1
    if at >= len(tokens):
        return ""
    if tokens[at].tag == "T":
        end = at + 1
        if end < len(tokens) and tokens[end].tag == "N":
            end = noun_phrase_end(tokens, end, min(len(tokens), end + 4))
        return site.text(at, end)
    if tokens[at].tag in "DNJGO":
        end = at
        while end < len(tokens) and tokens[end].tag in "NDJGT" and end - at < _LONGEST_PHRASE:
            end += 1
        while (
            end + 1 < len(tokens)
            and tokens[end].tag == "P"
            and tokens[end].lower in {"of", "in", "for"}
            and tokens[end + 1].tag in "NDTG"
        ):
            if tokens[end].lower != "of" and tokens[end + 1].tag == "T":
                break
            end += 1
            while (
                end < len(tokens) and tokens[end].tag in "NDJGT" and end - at < _LONGEST_PHRASE + 3
            ):
                end += 1
        if (
            end < len(tokens)
            and tokens[end].tag == "O"
            and end + 1 < len(tokens)
            and tokens[end + 1].tag == "V"
        ):
            end += 2
        owner = end == at + 1 and tokens[at].tag == "D"
        if tokens[end - 1].tag == "G":
            return site.scene.passage[tokens[at].start : tokens[end - 1].end]
        return "" if owner else site.scene.passage[tokens[at].start : tokens[end - 1].end]
    return ""


def _change_noun(site: Site) -> Found | None:
    """``a 50bp fall in rates``, ``the 1.5 mb/d average gain``."""
    at = site.right
    end = at
    while end < len(site.tokens) and end - at < 4 and site.tokens[end].tag in "NJ":  # noqa: PLR2004 - "average annual gain"
        end += 1
    direction = None
    for place in range(at, end):
        direction = _noun_direction(site, place)
        if direction is not None:
            at = place
            break
    if direction is None:
        return None
    metric = ""
    subject = ""
    ahead = site.token(at + 1)
    if ahead is not None and ahead.tag == "P" and ahead.lower in {"in", "of", "on", "to", "for"}:
        stop = noun_phrase_end(site.tokens, at + 2, len(site.tokens))
        own = site.phrase(at + 2, stop)
        metric, subject = own.metric or own.subject, own.subject if own.metric else ""
    if not metric:
        measured = _measured(site, site.left + 1)
        last = site.last()
        if (
            last is not None
            and last.metric
            and (site.clause is None or last.clause == site.clause_index)
        ):
            metric, subject = last.metric, last.subject
        else:
            metric, subject = measured.metric, measured.subject
    return Found("change_noun", "change", direction, metric, subject)


def _noun_direction(site: Site, place: int) -> Direction | None | str:
    words = site.scene.vocabulary
    word = site.tokens[place].lower
    if word in words.words("change_nouns.up"):
        return "up"
    if word in words.words("change_nouns.down"):
        return "down"
    return "" if word in words.words("change_nouns.any") else None


def _bracketed(site: Site) -> Found | None:
    """``snacks (-4.6%)``, ``(2024: 8.1%)``, ``half (48%)``."""
    left = site.token(site.left)
    if left is None:
        return None
    at = site.left
    times = False
    if left.tag == ":" and site.token(at - 1) is not None and site.tokens[at - 1].tag in "TN":
        opening = next((i for i in range(at, max(-1, at - 5), -1) if site.tokens[i].tag == "("), -1)
        if opening < 0:
            return None
        at, times = opening, True
    elif left.tag == "T" and site.token(at - 1) is not None and site.tokens[at - 1].tag == "(":
        at, times = at - 1, True
    elif (
        left.tag in {"A", "P"}
        and site.token(at - 1) is not None
        and site.tokens[at - 1].tag == "("
        and left.lower in {"up", "down", "from", "versus", "vs"}
    ):
        at -= 1
    elif left.tag != "(":
        return None
    last = site.last()
    before = site.token(at - 1)
    quantity = site.scene.quantities[site.tokens[site.place].index]
    surface = site.scene.passage[quantity.start]
    if before is not None and before.tag in {"Q", "T"} and last is not None:
        role = last.role if last.role in {"level", "to", "from"} or not times else "change"
        if last.quantity.unit != quantity.unit and (surface in "+-−–" or left.lower in _DIRECTIONS):
            direction = _DIRECTIONS.get(left.lower) or ("down" if quantity.low < 0 else "up")
            return Found(
                "bracket",
                "change",
                direction,
                last.metric,
                last.subject,
                copied=len(site.drafts) - 1,
            )
        if times:
            role = "level" if last.role in {"to", "level"} else role
        return Found(
            "bracket",
            role,
            last.direction if role != "level" else "",
            last.metric,
            last.subject,
            copied=len(site.drafts) - 1,
        )
    if before is None or before.tag not in "N":
        return None
    start = noun_phrase_start(site.tokens, at)
    name = site.text(start, at)
    if surface in "+-−–" or quantity.low < 0 or left.lower in _DIRECTIONS:
        direction = _DIRECTIONS.get(left.lower) or ("down" if quantity.low < 0 else "up")
        if last is not None and last.metric:
            return Found(
                "bracket", "change", direction, last.metric, name, copied=len(site.drafts) - 1
            )
        own = site.phrase(start, at)
        return Found(
            "bracket",
            "change",
            direction,
            own.metric or own.subject,
            own.subject if own.metric else "",
        )
    own = site.phrase(start, at)
    if own.metric:
        return own._replace(construction="bracket")
    if last is not None and last.metric:
        return Found(
            "bracket", last.role, last.direction, last.metric, name, copied=len(site.drafts) - 1
        )
    return Found("bracket", metric=own.subject, subject="")


def _up_or_down(site: Site) -> Found | None:
    """``up 3.2%``, ``down from 71%``, ``were off by almost a quarter``."""
    at = site.left
    token = site.token(at)
    by = token is not None and token.tag == "P" and token.lower in {"by", "from", "to"}
    word = token.lower if token is not None and by else ""
    if by:
        at -= 1
        while at >= 0 and site.tokens[at].tag == "A" and site.tokens[at].lower not in _DIRECTIONS:
            at -= 1
        token = site.token(at)
    if token is None or token.lower not in _DIRECTIONS or token.tag != "A":
        return None
    if (
        site.clause is not None
        and at == site.clause.verb_end
        and site.tokens[site.clause.head].tag in "VI"
    ):
        return None
    direction = _DIRECTIONS[token.lower]
    role = "from" if word == "from" else "to" if word == "to" else "change"
    last = site.last()
    left = site.token(at - 1)
    while left is not None and left.tag == "A":
        at -= 1
        left = site.token(at - 1)
    if left is not None and left.tag == "X":
        measured = _measured(site, at)
        return measured._replace(construction="up_down", role=role, direction=direction)
    if (
        last is not None
        and last.metric
        and (left is None or left.tag not in "N" or site.tokens[at - 1].tag == ",")
    ):
        return Found(
            "up_down", role, direction, last.metric, last.subject, copied=len(site.drafts) - 1
        )
    if left is not None and left.tag == "N":
        start = noun_phrase_start(site.tokens, at)
        own = site.phrase(start, at)
        return Found(
            "up_down",
            role,
            direction,
            own.metric or own.subject,
            own.subject if own.metric else "",
            refers=own.refers,
        )
    measured = _measured(site, at)
    return measured._replace(construction="up_down", role=role, direction=direction)


def _continued(site: Site) -> Found | None:
    """``8% and 11%``, ``18, 8 and 22``, ``20%, or 24 bcm``: the claim before goes on."""
    left = site.token(site.left)
    last = site.last()
    if left is None or last is None or left.tag not in {",", "C", "-"}:
        return None
    at = site.left
    while at >= 0 and site.tokens[at].tag in {",", "C", "A", "-"}:
        at -= 1
    if at < 0:
        return None
    closing = site.tokens[at]
    if closing.tag == ")":
        while at >= 0 and site.tokens[at].tag != "(":
            at -= 1
        at -= 1
        closing = site.tokens[at] if at >= 0 else closing
    if closing.tag == "T" and left.tag != "C":
        at -= 1
        while at >= 0 and site.tokens[at].tag in "PD":
            at -= 1
        closing = site.tokens[at] if at >= 0 else closing
    alike = _alike(site, last)
    if closing.tag == "T" and left.tag == "C" and alike:
        closing = site.tokens[last.place]
        at = last.place
    if closing.tag != "Q":
        return None
    own = _own_noun(site)
    if own is not None and not alike:
        return own._replace(subject=own.subject or last.subject, copied=len(site.drafts) - 1)
    if (
        own is not None
        and own.metric
        and left.tag != "-"
        and last.quantity.dimension in {"count", "money"}
        and own.construction == "of"
    ):
        return own._replace(subject=own.subject or last.subject, copied=len(site.drafts) - 1)
    if not alike and left.lower != "or" and left.tag == "C":
        return None
    role = last.role
    if last.role in {"from", "to"} and left.lower != "or" and left.tag != "C":
        return None
    direction = last.direction
    quantity = site.scene.quantities[site.tokens[site.place].index]
    if direction and (quantity.low < 0) != (last.quantity.low < 0):
        direction = "down" if quantity.low < 0 else "up"
    if left.lower == "or" and not alike and role == "to":
        role = "level"
    return Found(
        "continued",
        role,
        direction,
        last.metric,
        last.subject,
        last.baseline,
        copied=len(site.drafts) - 1,
    )


def _alike(site: Site, last: Draft) -> bool:
    """Whether a quantity is of the same unit as the one before, or takes its unit."""
    quantity = site.scene.quantities[site.tokens[site.place].index]
    return (
        quantity.unit in {last.unit, ""} or last.unit == "" or {quantity.unit, last.unit} <= _SHARES
    )


def _own_noun(site: Site) -> Found | None:
    """What stands behind the quantity: ``of NOUN``, or the thing counted."""
    at = site.right
    token = site.token(at)
    if token is not None and token.tag == "P" and token.lower == "of":
        end = noun_phrase_end(site.tokens, at + 1, len(site.tokens))
        if end > at + 1:
            own = site.phrase(at + 1, end)
            return own._replace(
                construction="of",
                metric=own.metric or own.subject,
                subject=own.subject if own.metric else "",
            )
    counted = _counted(site)
    if counted:
        return Found("counted", metric=counted)
    return None


def _attributive(site: Site) -> Found | None:
    """``the 30% floor``, ``a $240 million award``, ``to a 31.7% share``."""
    token = site.token(site.right)
    quantity = site.scene.quantities[site.tokens[site.place].index]
    if (
        token is None
        or token.tag != "N"
        or site.right != site.place + 1
        or quantity.dimension in {"count"}
    ):
        return None
    if site.tokens[site.place].lower:
        return None
    outer = site.scene.passage[max(0, quantity.start - 14) : quantity.start].lower()
    determined = outer.rstrip().endswith(
        (" the", " a", " an", " its", " their", " our", "’s", "'s")
    )
    if not determined and (
        quantity.dimension not in {"time", "share", "money"} or token.lower in {"and", "next"}
    ):
        return None
    end = noun_phrase_end(site.tokens, site.right, len(site.tokens))
    if not determined and (
        site.token(end) is not None
        and site.tokens[end].tag in "VX"
        and quantity.dimension == "share"
    ):
        return None
    own = site.phrase(site.right, end)
    metric = own.metric or own.subject
    ahead = site.token(end)
    subject = own.subject if own.metric else ""
    if ahead is not None and ahead.tag == "P" and ahead.lower in {"of", "for"}:
        stop = noun_phrase_end(site.tokens, end + 1, len(site.tokens))
        if is_entity(site.tokens, (end + 1, stop), site.scene.vocabulary) or (
            site.token(end + 1) is not None and site.tokens[end + 1].tag == "O"
        ):
            subject = _baseline_text(site, end + 1)
    role, direction = _end_value(site)
    owner = _owner(site)
    return Found(
        "attributive", role, direction, metric, subject or owner.subject, refers=owner.refers
    )


def _end_value(site: Site) -> tuple[str, str]:
    """``to`` with its direction where the quantity is where a change ends, else ``level``."""
    left = site.token(site.left)
    if left is not None and left.tag == "P" and left.lower == "to" and site.clause is not None:
        direction = _verb_direction(site, site.clause.head)
        if direction is not None:
            return "to", direction
    return "level", ""


def _verb_direction(site: Site, head: int) -> str | None:
    """Direction of a verb of change; empty if it has none; None for other verbs."""
    token = site.tokens[head]
    if token.tag == "Q":
        return "down" if token.lower.startswith("halv") else "up"
    kinds = site.kinds(head)
    if kinds & {"rise", "raise"} and not kinds & {"fall"}:
        return "up"
    if kinds & {"fall", "lower"}:
        return "down"
    if "change" in kinds:
        return ""
    return None


def _verb(site: Site) -> Found | None:
    """``fell 1.8%``, ``reached $614``, ``served 19.6 million customers``."""
    clause = site.clause
    left = site.left
    if clause is None or left < clause.verb_start:
        return None
    between = [
        token
        for token in site.tokens[clause.verb_end : left + 1]
        if token.tag not in {"A", "D", "T", '"', "J"}
    ]
    if len(between) > 3 or any(token.tag not in "NOG" for token in between):  # noqa: PLR2004 - "cost the Group roughly"
        return None
    if between and not (
        site.kinds(clause.head) & {"cost"} or site.tokens[clause.head].lower in _DATIVE
    ):
        return None
    direction = _verb_direction(site, clause.head)
    quantity = site.scene.quantities[site.tokens[site.place].index]
    head = site.tokens[clause.head]
    if head.tag == "X":
        return _predicate(site)
    if direction is not None and not site.kinds(clause.head) & {"level", "share"}:
        return _changed(site, direction)
    kinds = site.kinds(clause.head)
    own = _own_noun(site)
    owner = _owner(site)
    if (
        "share" in kinds
        and quantity.unit in _SHARES
        and own is not None
        and own.construction == "of"
    ):
        return Found("share", metric=own.metric, subject=_whole(owner), refers=owner.refers)
    if (
        own is not None
        and quantity.unit not in _SHARES
        and (not owner.metric or own.construction == "of" or "level" not in kinds)
    ):
        return Found(
            "verb", metric=own.metric, subject=own.subject or _whole(owner), refers=owner.refers
        )
    if kinds & {"level", "range"} and not kinds & {"raise", "lower"}:
        level = _clause_level(site, "verb")
        if own is not None and not level.metric:
            level = level._replace(metric=own.metric)
        return level
    if head.lower in _DATIVE:
        return Found("verb", metric=_whole(owner), subject="", refers=owner.refers)
    metric = site.text(clause.head, clause.verb_end)
    return Found("verb", metric=metric, subject=_whole(owner), refers=owner.refers)


_DATIVE: Final = frozenset(
    "cost costs costing save saves saved give gives gave earn earned brought bring".split()
)


def _whole(owner: Found) -> str:
    return (
        owner.subject
        if not owner.metric
        else f"{owner.metric}"
        if not owner.subject
        else owner.subject
    )


def _changed(site: Site, direction: str) -> Found:
    """A verb of change straight in front of the quantity."""
    quantity = site.scene.quantities[site.tokens[site.place].index]
    outer = site.scene.passage[quantity.outer_start : quantity.start].split()
    ending = bool(outer) and outer[0].lower() in _TO_VALUE
    clause = site.clause
    owner = _owner(site)
    ahead = site.token(site.right)
    own = _own_noun(site)
    if (
        ahead is not None
        and ahead.tag in {"P", "A"}
        and ahead.lower in {"off", "from", "to"}
        and clause is not None
        and site.kinds(clause.head) & {"raise", "lower"}
    ):
        stop = noun_phrase_end(site.tokens, site.right + 1, len(site.tokens))
        if stop > site.right + 1:
            part = site.phrase(site.right + 1, stop)
            if part.metric:
                return Found("verb", "change", direction, part.metric, part.subject)  # type: ignore[arg-type] # a direction
    metric, subject = owner.metric, owner.subject
    if (
        own is not None
        and own.metric
        and (quantity.dimension in {"count", ""} or own.construction == "of")
    ):
        metric, subject = own.metric, own.subject or _whole(owner)
    elif not metric:
        if (
            clause is not None
            and site.kinds(clause.head) & {"raise", "lower"}
            and not site.kinds(clause.head) & {"rise", "fall"}
        ):
            metric = site.text(clause.head, clause.verb_end)
            last = site.last()
            if last is not None and last.metric and last.role == "change":
                metric = last.metric
        else:
            metric, subject = subject, ""
    role = "to" if ending else "change"
    return Found("verb", role, direction, metric, subject, refers=owner.refers)  # type: ignore[arg-type] # a direction


def _predicate(site: Site) -> Found | None:
    """Behind a form of "be" or "have"."""
    own = _own_noun(site)
    owner = _owner(site)
    clause = site.clause
    head = site.tokens[clause.head].lower if clause is not None else ""
    if own is not None and not owner.metric:
        return Found("copula", metric=own.metric, subject=owner.subject, refers=owner.refers)
    if head in {"has", "have", "had"} and own is not None:
        return Found("copula", metric=own.metric, subject=_whole(owner), refers=owner.refers)
    return _clause_level(site, "copula")


def _preposition(site: Site) -> Found | None:
    """``by 5%``, ``to 12.5%``, ``from 8%``, ``a margin of 7%``, ``at 9%``."""
    left = site.token(site.left)
    if left is None or left.tag != "P":
        return None
    rule = _PREPOSITIONS.get(left.lower)
    if rule is not None:
        return rule(site)
    if left.lower in _AGAINST:
        return _against(site)
    return None


def _by(site: Site) -> Found | None:
    clause = site.clause
    if clause is None:
        return None
    direction = _verb_direction(site, clause.head)
    if direction is None:
        surface = site.tokens[clause.head].lower
        if surface in {"built", "build"}:
            direction = "up"
        else:
            return _clause_level(site, "by", guessed=True)
    measured = _measured(site, site.left)
    return measured._replace(construction="by", role="change", direction=direction)


def _to(site: Site) -> Found | None:
    clause = site.clause
    last = site.last()
    if last is not None and last.role == "from" and last.clause == site.clause_index:
        return Found(
            "to", "to", last.direction, last.metric, last.subject, copied=len(site.drafts) - 1
        )
    before = site.token(site.left - 1)
    if (
        before is not None
        and before.lower in {"equivalent", "equal", "up", "compared"}
        and before.tag in "NAJ"
    ):
        if last is not None:
            quantity = site.scene.quantities[site.tokens[site.place].index]
            ahead = site.token(site.right)
            if quantity.unit in _SHARES and ahead is not None and ahead.lower == "of":
                return Found(
                    "equal",
                    "comparison",
                    "",
                    last.metric,
                    last.subject,
                    _baseline_text(site, site.right + 1),
                    copied=len(site.drafts) - 1,
                )
            return Found(
                "equal", "level", "", last.metric, last.subject, copied=len(site.drafts) - 1
            )
        return _clause_level(site, "equal")
    if clause is None:
        return (
            Found("to", "level", "", last.metric, last.subject, guessed=True)
            if last is not None
            else None
        )
    direction = _verb_direction(site, clause.head)
    if direction is None or site.kinds(clause.head) & {"level"}:
        level = _clause_level(site, "to")
        span = _object(site, site.left)
        if span is not None and site.tokens[clause.head].tag != "X":
            own = site.phrase(*span)
            return Found(
                "to",
                metric=own.metric or own.subject,
                subject=own.subject if own.metric else _whole(level),
            )
        return level
    if (
        last is not None
        and last.clause == site.clause_index
        and last.role == "change"
        and last.metric
    ):
        return Found("to", "to", direction, last.metric, last.subject, copied=len(site.drafts) - 1)  # type: ignore[arg-type] # a direction
    measured = _measured(site, site.left)
    return measured._replace(construction="to", role="to", direction=direction)


def _from(site: Site) -> Found | None:
    clause = site.clause
    last = site.last()
    if (
        clause is not None
        and last is not None
        and last.clause == site.clause_index
        and last.role in {"to", "change"}
    ):
        return Found(
            "from", "from", last.direction, last.metric, last.subject, copied=len(site.drafts) - 1
        )
    if clause is None:
        if last is not None and last.metric:
            return Found(
                "from",
                "from",
                last.direction,
                last.metric,
                last.subject,
                copied=len(site.drafts) - 1,
            )
        own = _leading(site)
        return Found("from", "from", "", own.metric, own.subject)
    direction = _verb_direction(site, clause.head)
    kinds = site.kinds(clause.head)
    if "range" in kinds and not _is_pair(site):
        return _clause_level(site, "range")
    if direction is None:
        if _is_pair(site):
            measured = _measured(site, site.left)
            return measured._replace(construction="from", role="from", direction=_by_values(site))
        return _clause_level(site, "from", guessed=True)
    if not direction:
        direction = _by_values(site)
    measured = _measured(site, site.left)
    return measured._replace(construction="from", role="from", direction=direction)


def _next_quantity(site: Site) -> int:
    for place in range(site.place + 1, min(len(site.tokens), site.place + 9)):
        if site.tokens[place].tag == "Q":
            return place
        if site.tokens[place].tag in {";", ":", "V"}:
            return -1
    return -1


def _is_pair(site: Site) -> bool:
    place = _next_quantity(site)
    return place > 0 and any(token.lower == "to" for token in site.tokens[site.place + 1 : place])


def _by_values(site: Site) -> Direction | str:
    """Direction that the two values of a change show."""
    place = _next_quantity(site)
    if place < 0:
        return ""
    first = site.scene.quantities[site.tokens[site.place].index]
    second = site.scene.quantities[site.tokens[place].index]
    if first.low == second.low:
        return ""
    return "up" if second.low > first.low else "down"


def _of(site: Site) -> Found | None:
    """``a margin of 7.1%``, ``an increase of 30``, ``net sales of $5.1 billion``."""
    end = site.left
    start = noun_phrase_start(site.tokens, end)
    if start == end:
        if site.token(end - 1) is not None and site.tokens[end - 1].tag == ")":
            opening = next(
                (i for i in range(end - 1, max(-1, end - 7), -1) if site.tokens[i].tag == "("), -1
            )
            if opening > 0 and site.tokens[opening - 1].tag == "N":
                start = noun_phrase_start(site.tokens, opening)
                return _level_of(site, start, end)
        last = site.last()
        if last is not None and site.token(end - 1) is not None and site.tokens[end - 1].tag == "Q":
            return None
        return None
    direction = _noun_direction(site, end - 1)
    if direction is None and site.tokens[end - 1].lower in {"growth", "rate"}:
        direction = None
    if direction is not None and not _is_rate(site, end):
        return _change_of(site, start, direction)
    return _level_of(site, start, end)


def _is_rate(site: Site, end: int) -> bool:
    two = " ".join(token.lower for token in site.tokens[max(0, end - 2) : end])
    words = site.scene.vocabulary.words("change_nouns.rates")
    return (
        two in words
        or site.tokens[end - 1].lower in words
        or (
            site.tokens[end - 1].lower in {"growth", "loss", "discount", "premium", "saving", "gap"}
            and end >= 2
            and site.tokens[end - 2].tag == "N"  # noqa: PLR2004 - a word before it
        )
    )


def _change_of(site: Site, start: int, direction: str) -> Found:
    ahead = site.token(site.right)
    quantity = site.scene.quantities[site.tokens[site.place].index]
    if direction == "" and quantity.low < 0:
        direction = "down"
    elif direction == "" and site.scene.passage[quantity.start] == "+":
        direction = "up"
    if (
        ahead is not None
        and ahead.tag == "P"
        and ahead.lower in {"in", "on"}
        and site.token(site.right + 1) is not None
        and site.tokens[site.right + 1].tag in "NDG"
    ):
        stop = noun_phrase_end(site.tokens, site.right + 1, len(site.tokens))
        own = site.phrase(site.right + 1, stop)
        return Found(
            "change_of",
            "change",
            direction,
            own.metric or own.subject,
            own.subject if own.metric else "",
        )  # type: ignore[arg-type] # a direction
    last = site.last()
    noun_start = start
    while noun_start < site.left and site.tokens[noun_start].tag in "DA":
        noun_start += 1
    before = site.token(start - 1)
    if (
        last is not None
        and last.metric
        and (before is None or before.tag in {",", "P", "I", "V", "C", "-"})
    ):
        return Found(
            "change_of", "change", direction, last.metric, last.subject, copied=len(site.drafts) - 1
        )  # type: ignore[arg-type] # a direction
    if site.left - noun_start > 1:
        own = site.phrase(noun_start, site.left - 1)
        if own.metric or own.subject:
            return Found(
                "change_of",
                "change",
                direction,
                own.metric or own.subject,
                own.subject if own.metric else "",
            )  # type: ignore[arg-type] # a direction
    owner = _owner(site)
    return Found(
        "change_of",
        "change",
        direction,
        owner.metric or owner.subject,
        owner.subject if owner.metric else "",
        refers=owner.refers,
    )  # type: ignore[arg-type] # a direction


def _level_of(site: Site, start: int, end: int) -> Found:
    low = start
    while (
        low > 1
        and site.tokens[low - 1].tag == "P"
        and site.tokens[low - 1].lower in {"of", "on", "in", "to", "per"}
        and site.tokens[low - 2].tag == "N"
        and end - low < _LONGEST_PHRASE
    ):
        if site.clause is not None and low - 1 < site.clause.verb_end:
            break
        low = noun_phrase_start(site.tokens, low - 1)
    own = site.phrase(low, end)
    metric = own.metric or own.subject
    subject = own.subject if own.metric else ""
    if metric.lower() in {
        "range",
        "level",
        "rate",
        "total",
        "average",
        "record",
        "value",
        "maximum",
        "minimum",
        "corridor",
        "band",
    }:
        level = _clause_level(site, "of")
        before = site.token(low - 1)
        if (
            before is not None
            and before.tag == "P"
            and site.token(low - 2) is not None
            and site.tokens[low - 2].tag == "N"
        ):
            first = noun_phrase_start(site.tokens, low - 1)
            outer = site.phrase(first, low - 1)
            if outer.metric:
                return outer._replace(construction="of")
        if level.metric:
            return level
    owner = _owner(site)
    if (
        site.clause is not None
        and site.clause.subject is not None
        and site.clause.subject[0] <= low < site.clause.subject[1]
    ):
        owner = Found("", refers=True)
    refers = own.refers or owner.refers
    role, direction = "level", ""
    return Found(
        "of",
        role,
        direction,
        metric,
        subject or (owner.subject if not own.refers else ""),
        refers=refers,
    )  # type: ignore[arg-type] # a role


def _at(site: Site) -> Found | None:
    """``, at 9%,``, ``stood at 9%``, ``growing at 9%``."""
    clause = site.clause
    before = site.token(site.left - 1)
    if (
        clause is not None
        and before is not None
        and site.left - 1 >= clause.verb_start
        and before.tag in "VIA"
        and site.left - clause.verb_end <= 1
    ):
        kinds = site.kinds(clause.head)
        direction = _verb_direction(site, clause.head)
        if direction and not kinds & {"level"} and kinds & {"rise", "fall"}:
            measured = _measured(site, site.left)
            return measured._replace(construction="at", role="change", direction=direction)
        return _clause_level(site, "at")
    if before is not None and before.tag == ",":
        ahead = next(
            (
                c
                for c in site.scene.clauses
                if c.subject is not None
                and c.subject[1] == site.left - 1
                and c.verb_start > site.place
            ),
            None,
        )
        if ahead is not None and ahead.subject is not None:
            own = site.phrase(*ahead.subject)
            return Found(
                "at",
                metric=own.metric or own.subject,
                subject=own.subject if own.metric else "",
                refers=own.refers,
            )
    if (
        before is not None
        and before.tag == "N"
        and clause is not None
        and site.left - 1 >= clause.verb_end
    ):
        start = noun_phrase_start(site.tokens, site.left, clause.verb_end)
        own = site.phrase(start, site.left)
        owner = _owner(site)
        if own.metric:
            return own._replace(construction="at", subject=own.subject or owner.subject)
    last = site.last()
    if last is not None and before is not None and before.tag == "," and last.metric:
        return Found("at", "level", "", last.metric, last.subject, copied=len(site.drafts) - 1)
    return _clause_level(site, "at")


def _against(site: Site) -> Found | None:
    """``compared with 44% in 2022``: the same measure at another time or of somebody else."""
    last = site.last()
    if last is None:
        return _clause_level(site, "against", guessed=True)
    role = "from" if last.role == "to" else last.role
    if role == "comparison":
        role = "level"
    direction = last.direction if role in {"from", "change"} else ""
    return Found("against", role, direction, last.metric, last.subject, copied=len(site.drafts) - 1)


def _with(site: Site) -> Found | None:
    """``with 50 bcm``, ``on 28,000 claims``, ``across 140 stores``, ``for $142 million``."""
    own = _own_noun(site)
    owner = _owner(site)
    if own is not None:
        return own._replace(
            construction="with", subject=own.subject or owner.subject, refers=owner.refers
        )
    last = site.last()
    if last is not None and last.clause == site.clause_index and last.metric:
        return Found(
            "with",
            metric=last.metric,
            subject=last.subject,
            copied=len(site.drafts) - 1,
            guessed=True,
        )
    return _clause_level(site, "with", guessed=True)


_PREPOSITIONS: Final = {
    "by": _by,
    "to": _to,
    "from": _from,
    "of": _of,
    "at": _at,
    "as": _at,
    "with": _with,
    "on": _with,
    "for": _with,
    "in": _with,
    "across": _with,
    "within": _with,
    "between": _of,
}


def _noun_before(site: Site) -> Found | None:
    """``JKM $11.8/MMBtu``, ``points worth $420 million``: no verb between name and number."""
    left = site.token(site.left)
    if left is None or left.tag not in "NG":
        return None
    start = noun_phrase_start(site.tokens, site.left + 1)
    last = site.last()
    if left.lower in {"worth", "costing", "totalling", "exceeding", "aged"}:
        start = noun_phrase_start(site.tokens, site.left)
        own = site.phrase(start, site.left)
        return Found(
            "worth",
            metric=own.metric or own.subject or left.lower,
            subject=own.subject if own.metric else "",
        )
    of = _own_noun(site)
    if of is not None and (
        site.tokens[start].tag == "D" or site.clause is not None and start == site.clause.verb_end
    ):
        owner = _owner(site)
        return of._replace(
            construction="full", subject=of.subject or owner.subject, refers=owner.refers
        )
    before = site.token(start - 1)
    if (
        last is not None
        and before is not None
        and before.tag in {",", "C", ";"}
        and last.clause == site.clause_index
    ):
        name = site.text(start, site.left + 1)
        return Found(
            "gapped", last.role, last.direction, last.metric, name, copied=len(site.drafts) - 1
        )
    own = site.phrase(start, site.left + 1)
    return Found(
        "noun_before",
        metric=own.metric or own.subject,
        subject=own.subject if own.metric else "",
        refers=own.refers,
        guessed=True,
    )


def _subject_of(site: Site) -> Found | None:
    """``62% say that``, ``58% of shoppers claim to``, ``only 17 had reached``."""
    clause = next(
        (
            c
            for c in site.scene.clauses
            if c.subject is not None and c.subject[0] <= site.place < c.subject[1]
        ),
        None,
    )
    if clause is None:
        return None
    if clause.subject is not None and clause.subject[0] != site.place:
        return None
    quantity = site.scene.quantities[site.tokens[site.place].index]
    own = _own_noun(site)
    subject = ""
    if own is not None:
        subject = own.metric
    if quantity.dimension == "money" or (
        quantity.unit not in _SHARES and quantity.dimension not in {"count", ""}
    ):
        if own is not None:
            return Found("subject", metric=own.metric, subject=own.subject, refers=not own.subject)
        return None
    if quantity.dimension == "count" and own is not None:
        return Found("subject", metric=own.metric, subject=own.subject, refers=True)
    return Found(
        "subject", metric=_predicate_text(site, clause), subject=subject, refers=not subject
    )


_SAYING: Final = frozenset(
    "say says said claim claims claimed report reports reported believe believes believed think "
    "expect expected told tell".split()
)


def _predicate_text(site: Site, clause: Clause) -> str:
    """The words of a predicate, without auxiliaries and what only reports it."""
    tokens = site.tokens
    at = clause.verb_start
    if tokens[clause.head].lower in _SAYING:
        index = next((i for i, c in enumerate(site.scene.clauses) if c is clause), -1)
        inner = site.scene.clauses[index + 1] if index + 1 < len(site.scene.clauses) else None
        if inner is not None and inner.verb_start - clause.verb_end <= 3:  # noqa: PLR2004 - "that they"
            clause = inner
            at = clause.verb_start
    if tokens[clause.head].tag == "X" and tokens[clause.head].lower in {"is", "are", "was", "were"}:
        at = clause.verb_end
    else:
        while at < clause.verb_end - 1 and (tokens[at].tag in {"X", "A"}):
            at += 1
    end = at
    while (
        end < len(tokens)
        and tokens[end].tag not in {",", ";", ":", ".", "Q", "(", "-", "S", "T"}
        and end - at < _LONGEST_PHRASE
    ):
        if end > clause.verb_end and tokens[end].lower in {"than", "by", "before"}:
            break
        end += 1
    return site.text(at, end)


def _opening(site: Site) -> Found | None:
    """A quantity at the head of a sentence or clause without a verb of its own."""
    left = site.token(site.left)
    if left is not None and left.tag not in {";", ":", "S", ",", "-", "C", ".", "R"}:
        return None
    own = _own_noun(site)
    if own is None:
        return None
    owner = _owner(site)
    return own._replace(construction="opening", subject=own.subject or owner.subject, refers=True)


_RULES: Final = (
    _multiplied,
    _comparative,
    _bracketed,
    _change_noun,
    _up_or_down,
    _subject_of,
    _attributive,
    _verb,
    _preposition,
    _continued,
    _noun_before,
    _opening,
)
