"""Candidates for what a quantity is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.claiming.chinese.drafts import NOTHING
from reportparse.claiming.chinese.scene import Candidates
from reportparse.claiming.chinese.sentence import Mention
from reportparse.claiming.chinese.times import introduced, shape

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reportparse.claiming.chinese.scene import Scene
    from reportparse.claiming.chinese.surroundings import Surroundings
    from reportparse.claiming.ranking import Key

__all__ = ["baseline_candidates"]

_BACK: Final = 90
"""How far before a quantity its baseline may stand, in characters."""
_BEHIND: Final = 10
_FARTHEST_GAP: Final = 10
_LONGEST: Final = 12


class _Found(NamedTuple):
    """A phrase that a quantity may be compared with, and how it was found."""

    mention: Mention
    kind: str
    opener: str


def baseline_candidates(scene: Scene, around: Surroundings) -> Candidates:
    """Find what a quantity may be compared with.

    Args:
        scene: the quantity; everything else of it is decided.
        around: patterns of comparison.

    Returns:
        Nothing; what the rules say; words such as 同比; times; phrases behind a word of
        comparison; and what the claim before is compared with.

    """
    phrases = _phrases(scene, around)
    near = next((match["than"] for match in _adjacent(_clause_before(scene), around)), "")
    last = scene.last
    role = f"{scene.draft.role}{scene.draft.direction}"
    found = Candidates([], [])
    found.add(
        NOTHING,
        (
            *_told(scene, ""),
            ("kind", "none"),
            ("none", role, scene.draft.quantity.dimension),
            ("n1", role, bool(phrases)),
            ("n3", role, bool(near), scene.draft.quantity.dimension),
            ("n2", role, last.role if last else "", bool(last and last.baseline.text)),
        ),
    )
    for phrase in phrases.values():
        keys = _keys(scene, phrase, role)
        keys.append(("adj", phrase.mention.text == near, bool(near), role))
        found.add(phrase.mention, keys)
    return found


def _phrases(scene: Scene, around: Surroundings) -> dict[str, _Found]:
    sentence, quantity = scene.sentence, scene.draft.quantity
    folded = sentence.folded
    left = max(sentence.span.start, quantity.start - _BACK)
    found: dict[str, _Found] = {}

    def note(mention: Mention, kind: str, opener: str) -> None:
        if mention.text:
            found.setdefault(mention.text, _Found(mention, kind, opener))

    note(scene.rule.baseline, "rule", "")
    for match in around.baseline_word.finditer(folded, left, quantity.start):
        note(Mention(match[0], *match.span()), "word", match[0])
    before = _clause_before(scene)
    for match in _adjacent(before, around):
        start = quantity.outer_start - len(before) + match.start("than")
        note(Mention(match["than"], start, start + len(match["than"])), "adjacent", match["opener"])
    for span in sentence.periods:
        if left <= span.start and span.end <= quantity.end + _BEHIND:
            text = folded[span.start : span.end]
            note(Mention(text, *span), "period", introduced(folded, span.start))
    for match in around.compared.finditer(folded, left, quantity.start):
        note(Mention(match["than"], *match.span("than")), "phrase", match["opener"])
    if scene.last is not None:
        note(scene.last.baseline, "last", "")
    return found


def _clause_before(scene: Scene) -> str:
    """Text of a quantity's clause before it."""
    sentence, quantity = scene.sentence, scene.draft.quantity
    clause = sentence.clauses[sentence.clause_at(quantity.start)]
    return sentence.folded[clause.start : quantity.outer_start]


def _adjacent(left: str, around: Surroundings) -> Iterator[re.Match[str]]:
    """Phrases between a word of comparison and the quantity, the shortest first."""
    for opener in reversed([*around.adjacent_opener.finditer(left)]):
        match = around.adjacent.match(left, opener.start())
        if match:
            yield match


def _told(scene: Scene, text: str) -> tuple[Key, ...]:
    """How a baseline lies to what the rules say and to the claim before."""
    last, rule, draft = scene.last, scene.rule.baseline.text, scene.draft
    role = f"{draft.role}{draft.direction}"
    is_rule = text == rule
    is_last = last is not None and text == last.baseline.text
    return (
        ("rule", is_rule, bool(rule)),
        ("rr", is_rule, role, bool(text)),
        ("rd", is_rule, bool(text), role, draft.quantity.dimension),
        ("last", is_last, last is not None, bool(text), role),
        ("period", bool(text) and text == draft.period.text),
        ("lr", is_last, bool(text), role, last.role if last else ""),
    )


def _keys(scene: Scene, phrase: _Found, role: str) -> list[Key]:
    sentence, quantity = scene.sentence, scene.draft.quantity
    mention, kind, opener = phrase
    own = sentence.clause_at(quantity.start)
    away = own - sentence.clause_at(max(mention.start, sentence.span.start))
    between = sentence.quantities_between(mention.end, quantity.start)
    gap = min(max(quantity.outer_start - mention.end, -1), _FARTHEST_GAP)
    head = shape(mention.text) if kind in {"period", "rule"} else mention.text[:2]
    return [
        *_told(scene, mention.text),
        ("kind", kind),
        ("kr", kind, role),
        ("ko", kind, opener, role),
        ("o", opener, scene.draft.role),
        ("ab", min(away, 3), min(between, 3), kind),
        ("abr", min(away, 3), min(between, 2), role, kind),
        ("gap", gap, kind),
        ("shape", head, role),
        ("end", mention.text[-2:]),
        ("size", min(len(mention.text), _LONGEST), kind),
        ("in", mention.start >= sentence.clauses[own].start, role, kind),
        ("behind", sentence.folded[mention.end : mention.end + 1], role),
    ]
