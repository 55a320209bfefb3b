"""Log-linear models fitted to examples: maximum likelihood with a penalty on large weights."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from training.teacher import Example

__all__ = ["fit"]

_STEPS: Final = 150
_RATE: Final = 0.06
_LEAST_DOCUMENTS: Final = 2
"""A feature is learnt if so many reports have it; else it knows only one report."""
_SMALLEST: Final = 0.02
"""Weights nearer to nought than this are left out."""


def fit(examples: Sequence[Example], penalty: float) -> dict[str, float]:
    """Fit weights.

    Args:
        examples: questions with their right answers.
        penalty: how much a squared weight costs, in examples.

    Returns:
        Weights by feature, rounded.

    """
    seen: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for features in example.candidates:
            for feature in features:
                seen[feature].add(example.document)
    names = sorted(name for name, documents in seen.items() if len(documents) >= _LEAST_DOCUMENTS)
    index = {name: place for place, name in enumerate(names)}
    columns: list[int] = []
    rows: list[int] = [0]
    starts: list[int] = [0]
    right: list[float] = []
    for example in examples:
        for features in example.candidates:
            columns.extend(index[f] for f in features if f in index)
            rows.append(len(columns))
        starts.append(len(rows) - 1)
        right.extend(example.right)
    questions = _Questions(
        np.array(columns, np.int32), np.array(rows), np.array(starts), np.array(right)
    )
    weights = _descend(questions, len(names), penalty)
    return {
        name: round(float(weight), 2)
        for name, weight in zip(names, weights, strict=True)
        if abs(weight) >= _SMALLEST
    }


@dataclass(frozen=True, slots=True)
class _Questions:
    """All candidates of all questions, one after the other."""

    columns: NDArray[np.int32]
    """Features of the candidates."""
    rows: NDArray[np.int64]
    """Where the features of each candidate begin, and where the last one's end."""
    starts: NDArray[np.int64]
    """Where the candidates of each question begin, and where the last one's end."""
    right: NDArray[np.float64]
    """How right each candidate is."""


def _descend(questions: _Questions, number: int, penalty: float) -> NDArray[np.float64]:
    """Follow the slope of the likelihood (Adam, the steps growing smaller)."""
    columns, rows, right = questions.columns, questions.rows, questions.right
    first_of = questions.starts[:-1]
    counts, sizes = np.diff(rows), np.diff(questions.starts)
    weights, first, second = np.zeros(number), np.zeros(number), np.zeros(number)
    cumulative = np.zeros(len(columns) + 1)
    for step in range(1, _STEPS + 1):
        np.cumsum(weights[columns], out=cumulative[1:])
        scores = cumulative[rows[1:]] - cumulative[rows[:-1]]
        odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, first_of), sizes))
        chosen = odds / np.repeat(np.add.reduceat(odds, first_of), sizes)
        good = odds * right
        wanted = good / np.repeat(np.add.reduceat(good, first_of), sizes)
        wrong = np.bincount(columns, np.repeat(chosen - wanted, counts), number)
        slope = wrong + penalty * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        moved = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        weights = weights - _RATE * (1 - step / (_STEPS + 1)) * moved
    return weights
