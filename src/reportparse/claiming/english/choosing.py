"""What a claim measures, of whom and when: chosen by what the rules say and the model knows.

The other slots stay as the rules fill them: in cross-validation over reports the model did
not improve on the rules there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from reportparse.claiming.english.moments import period_candidates
from reportparse.claiming.english.naming import metric_candidates, subject_candidates
from reportparse.claiming.english.questions import question
from reportparse.claiming.english.stretches import Stretches, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.english.drafts import Draft, Scene
    from reportparse.claiming.english.questions import Question
    from reportparse.claiming.english.trail import Trail
    from reportparse.claiming.ranking import Candidate, Chooser

__all__ = ["decide"]

_UNSURE: Final = 0.5
"""A choice less probable than this is flagged."""
_CARRIED: Final[tuple[tuple[Literal["metric", "subject"], str], ...]] = (
    ("metric", "carried_metric"),
    ("subject", "inherited_subject"),
)
"""Flags of what the text before has set."""


def decide(
    scene: Scene, drafts: Sequence[Draft], trail: Trail, chooser: Chooser, *, listed: bool
) -> None:
    """Decide what each claim of a sentence measures, of whom, and when.

    A bare count measures the thing counted, as the rules say; reports annotated otherwise
    do not teach otherwise.

    Args:
        scene: the sentence.
        drafts: what the rules say of each of its quantities; updated.
        trail: what has been chosen so far in the passage; updated.
        chooser: what chooses among candidates.
        listed: whether the sentence is an item of a list; the sentence that opens the list
            may have set the time.

    """
    stretches = Stretches(scene)
    for number, draft in enumerate(drafts):
        asked = question(stretches, drafts, number, trail, chooser)
        if not _is_counted(asked):
            draft.metric = _chosen(asked, "metric", metric_candidates(asked), chooser)
        draft.subject = _chosen(asked, "subject", subject_candidates(asked), chooser)
        if draft.subject and draft.source.startswith(draft.subject):
            draft.subject = ""  # who says it is not whom it is said of
        if not (listed and _is_led(asked)):
            draft.period = _chosen(asked, "period", period_candidates(asked), chooser)
        _flag_carried(asked)
        trail.keep(draft)
    trail.read(scene)


def _is_counted(asked: Question) -> bool:
    """Whether a quantity counts what the rules say it measures: there is nothing to choose."""
    quantity = asked.draft.quantity
    surface = asked.scene.passage[quantity.start : quantity.end]
    return bool(asked.rule.metric) and surface.endswith(asked.rule.metric)


def _is_led(asked: Question) -> bool:
    """Whether a sentence before has set the time, as the rules know from its words."""
    return bool(asked.rule.period) and asked.find(asked.rule.period)[0] < 0


def _chosen(asked: Question, slot: str, candidates: list[Candidate], chooser: Chooser) -> str:
    best, sure = chooser.choose(slot, candidates, asked.draft.quantity)
    if sure < _UNSURE:
        asked.draft.flags.append(f"uncertain_{slot}")
    text, rule = candidates[best].text, getattr(asked.rule, slot)
    # the rules know where an article belongs to a name
    return rule if plain(text) == plain(rule) else text


def _flag_carried(asked: Question) -> None:
    """Flag what stands outside the sentence, whoever chose it."""
    for slot, flag in _CARRIED:
        text: str = getattr(asked.draft, slot)
        if text != getattr(asked.rule, slot):
            asked.draft.flags[:] = [known for known in asked.draft.flags if known != flag]
            if text and asked.find(text)[0] < 0:
                asked.draft.flags.append(flag)
