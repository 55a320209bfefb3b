"""Candidates for what a quantity measures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportparse.claiming.chinese.drafts import NOTHING
from reportparse.claiming.chinese.scene import (
    Candidates,
    overlap,
    recent_keys,
    same,
    series_keys,
    spans,
)

if TYPE_CHECKING:
    from reportparse.claiming.chinese.scene import Scene
    from reportparse.claiming.ranking import Key

__all__ = ["metric_candidates"]

_TELLING: Final = frozenset("的之,、。和)")
"""Characters behind a quantity that say whether what follows belongs to it."""


def metric_candidates(scene: Scene) -> Candidates:
    """Find the phrases that may name what a quantity measures.

    Args:
        scene: the quantity; its role is decided.

    Returns:
        Phrases of the sentence, and metrics of claims before; never empty.

    """
    found = Candidates([], [])
    _add_phrases(scene, found)
    _add_recent(scene, found)
    if not found.mentions:
        found.add(NOTHING, (("nothing",),))
    return found


def _add_phrases(scene: Scene, found: Candidates) -> None:
    sentence, memory, last = scene.sentence, scene.memory, scene.last
    role, quantity, verb = scene.draft.role, scene.draft.quantity, scene.rule.verb[:3]
    own = sentence.clauses[sentence.clause_at(quantity.start)]
    behind = sentence.folded[quantity.outer_end : quantity.outer_end + 1]
    behind = behind if behind in _TELLING else "x"
    parallel = scene.parallel
    before = {known.mention.text for known in memory.metrics}

    def end_keys(end: int) -> tuple[Key, ...]:
        word = sentence.words[end]
        after = word.start >= quantity.end
        inside = own.start <= word.start
        again = last is not None and last.metric.end == word.end
        return (
            ("erole", role, after, inside),
            ("everb", verb, after, inside),
            ("efollow", behind, after, quantity.dimension),
            ("elast", again, role, last.role if last else ""),
            ("eunit", quantity.unit, word.tag[:2], after),
        )

    for span, shared in spans(scene, "metric", end_keys):
        mention = span.mention
        found.add(
            mention,
            (
                ("known", mention.text in before),
                ("lastlies", overlap(last.metric, span.start, span.end) if last else "", role),
                ("toverb", scene.rule.verb_start == span.end, role),
                ("parallel", same(parallel, "metric", mention)),
                *series_keys(scene, span),
            ),
            shared,
        )


def _add_recent(scene: Scene, found: Candidates) -> None:
    memory, last, parallel = scene.memory, scene.last, scene.parallel
    role, quantity = scene.draft.role, scene.draft.quantity
    own_place, length = scene.sentence.series[scene.place]
    if parallel is not None and all(
        parallel.metric.text != known.mention.text for known in memory.metrics
    ):
        found.add(parallel.metric, (("recentparallel", "same"), ("parallelold",)))
    for index, recent in enumerate(memory.metrics):
        far = min(memory.sentence - recent.sentence, 1)
        found.add(
            recent.mention,
            (
                *recent_keys(scene, recent, index),
                ("recentend", recent.mention.text[-1:], quantity.dimension),
                ("recentparallel", same(parallel, "metric", recent.mention)),
                ("recentseries", own_place > 0, length > 1, index, far),
                ("recentu", last.quantity.unit == quantity.unit if last else "", role, index),
            ),
        )
