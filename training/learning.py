"""From annotated reports to weights: the same for every language."""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Protocol

from reportparse.claiming.ranking import Model
from training.model import fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from reportparse.claiming.ranking import Chooser
    from training.documents import Document
    from training.teacher import Example

__all__ = [
    "Examples",
    "Pose",
    "Weights",
    "fit_all",
    "gold_by_place",
    "train",
    "write_weights",
]

Examples = dict[str, list["Example"]]
"""Questions by slot."""
Weights = dict[str, dict[str, float]]
"""Weights by slot and feature."""


class Pose(Protocol):
    """What poses every question of a report."""

    def __call__(self, document: Document, policy: Chooser | None = None) -> Examples:
        """Return the questions of a report; the policy, or else the teacher, answers them."""
        ...


def gold_by_place(
    gold: Sequence[Mapping[str, Any]],
    places: Sequence[tuple[int, int]],
    values: Sequence[tuple[float, float]],
) -> dict[int, dict[int, Mapping[str, Any]]]:
    """Find which of the quantities that a reader found each annotated claim is about.

    Args:
        gold: annotated claims in the order of the report, with ``low`` and ``high``.
        places: number of the part and start in it of each quantity found, in order.
        values: low and high of each, in its base unit.

    Returns:
        Annotated claims by the number of their part and the start of their quantity in it;
        those whose values are found nowhere in their order are left out.

    """
    wanted = [(float(one["low"]), float(one["high"])) for one in gold]
    matcher = SequenceMatcher(None, wanted, values, autojunk=False)
    known: dict[int, dict[int, Mapping[str, Any]]] = {}
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            number, start = places[block.b + step]
            known.setdefault(number, {})[start] = gold[block.a + step]
    return known


def fit_all(examples: Iterable[Examples], penalties: Mapping[str, float]) -> Weights:
    """Fit the weights of every slot to the examples of several reports.

    Args:
        examples: questions of each report.
        penalties: how much a squared weight costs, by slot.

    """
    gathered: Examples = {}
    for one in examples:
        for slot, questions in one.items():
            gathered.setdefault(slot, []).extend(questions)
    return {slot: fit(gathered[slot], penalties[slot]) for slot in sorted(gathered)}


def train(
    documents: Sequence[Document], pose: Pose, penalties: Mapping[str, float], folds: int
) -> Weights:
    """Learn from reports: first as the teacher answers, then as models answer that err.

    A model that has only seen right answers trusts its own answers too much; so each
    report is read again by a model that does not know it, and those questions count, too.

    Args:
        documents: the reports.
        pose: poses the questions of one.
        penalties: how much a squared weight costs, by slot.
        folds: into how many parts the reports are cut for that; 0 leaves it out.

    """
    taught = [pose(document) for document in documents]
    examples = [*taught]
    for fold in range(folds):
        known = (one for place, one in enumerate(taught) if place % folds != fold)
        model = Model(fit_all(known, penalties))
        examples += [pose(document, model) for document in documents[fold::folds]]
    return fit_all(examples, penalties)


def write_weights(weights: Weights, path: Path) -> None:
    """Write weights, a line for each slot, slots and features in order."""
    lines = [
        f"{json.dumps(slot)}: {json.dumps(weights[slot], ensure_ascii=False, sort_keys=True)}"
        for slot in sorted(weights)
    ]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
