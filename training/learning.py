"""From annotated reports to weights: the same for every language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

from reportparse.claiming.ranking import Model
from training.model import fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from reportparse.claiming.ranking import Chooser
    from training.documents import Document
    from training.teacher import Example

__all__ = ["Examples", "Pose", "Weights", "fit_all", "train", "write_weights"]

Examples = dict[str, list["Example"]]
"""Questions by slot."""
Weights = dict[str, dict[str, float]]
"""Weights by slot and feature."""


class Pose(Protocol):
    """What poses every question of a report."""

    def __call__(self, document: Document, policy: Chooser | None = None) -> Examples:
        """Return the questions of a report; the policy, or else the teacher, answers them."""
        ...


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
