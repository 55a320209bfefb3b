"""Choosing among candidates with a log-linear model whose weights ship with the package.

Rules give the answer that grammar suggests; which of the phrases nearby a reader would name
is a matter of degree. Each candidate is described by features (the rules' own answer among
them), each feature has a weight, and the candidate with the highest sum wins. The weights
are learnt by ``training/`` from annotated reports; ``weights.json`` holds them.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from math import exp
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reportparse.claiming.quantity import Quantity

__all__ = ["Candidate", "Chooser", "Key", "Model", "expand", "load_model"]

Key = tuple[str | int | bool, ...]
"""A group of features: a family and the values that they are made of."""

_CACHE_LIMIT: Final = 100_000
"""Groups whose score is remembered; hostile text would fill the memory otherwise."""


class Shared:
    """Groups of features that several candidates have; a model weighs them once."""

    __slots__ = ("keys", "weighed")

    def __init__(self, keys: tuple[Key, ...]) -> None:
        """Take the groups."""
        self.keys = keys
        self.weighed: dict[str, tuple[float, ...]] = {}
        """Weights by slot, once a model has been asked; those that are zero are left out."""

    def weigh(self, slot: str, weight_of: Callable[[Key], float]) -> tuple[float, ...]:
        """Look up what the groups weigh in a slot, and remember it."""
        weights = tuple(filter(None, map(weight_of, self.keys))) or (0.0,)
        self.weighed[slot] = weights
        return weights


class Candidate(NamedTuple):
    """One of the answers to choose from."""

    text: str
    """The answer as the passage words it; empty for none."""
    keys: tuple[Key, ...]
    shared: tuple[Shared, ...] = ()
    """More of its groups of features, which are weighed before the others."""
    after: tuple[Shared, ...] = ()
    """And those that are weighed behind them."""

    @property
    def all_keys(self) -> tuple[Key, ...]:
        """All its groups of features."""
        before = (key for shared in self.shared for key in shared.keys)
        return (*before, *self.keys, *(key for shared in self.after for key in shared.keys))


class Chooser(Protocol):
    """What chooses: a model, or in training the one who knows the answer."""

    def choose(
        self, slot: str, candidates: Sequence[Candidate], quantity: Quantity
    ) -> tuple[int, float]:
        """Return the place of the best candidate and how probable it is."""
        ...

    def leading(self, slot: str, candidates: Sequence[Candidate], limit: int) -> list[int]:
        """Return the places of the most promising of candidates that are described in part."""
        ...


def expand(key: Key) -> tuple[str, ...]:
    """Features of a group: each value alone, and all values together.

    A family that begins with a capital letter is expanded so; one in small letters stands
    for its joint feature only.
    """
    family, *values = key
    name = str(family)
    joint = f"{name}={'|'.join(map(str, values))}"
    if name[0].islower() or len(values) == 1:
        return (joint,)
    return (joint, *(f"{name}{place}={value}" for place, value in enumerate(values)))


class _Known(dict[Key, float]):
    """Weights of the groups met so far in one slot; those of others are added up when asked."""

    __slots__ = ("_weights",)

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, key: Key) -> float:
        """Add up the weights of a group that is met for the first time."""
        get = self._weights.get
        name = str(key[0])
        if name[0].islower():
            joint = "|".join(map(str, key[1:]))
            weight = get(f"{name}={joint}", 0.0)
        else:
            weight = sum(get(feature, 0.0) for feature in expand(key))
        self[key] = weight
        return weight


class Model:
    """Weights of features for each slot."""

    __slots__ = ("_known",)

    def __init__(self, weights: Mapping[str, Mapping[str, float]]) -> None:
        """Take weights by slot and feature."""
        self._known = {slot: _Known(features) for slot, features in weights.items()}

    def _scores(self, slot: str, candidates: Sequence[Candidate]) -> list[float]:
        """Sum up what the groups of each candidate weigh."""
        known = self._known[slot]
        if len(known) >= _CACHE_LIMIT:
            known.clear()
        weight_of = known.__getitem__
        scores: list[float] = []
        for _, keys, before, after in candidates:
            score = 0.0
            for part in before:
                score = sum(part.weighed.get(slot) or part.weigh(slot, weight_of), score)
            score = sum(map(weight_of, keys), score)
            for part in after:
                score = sum(part.weighed.get(slot) or part.weigh(slot, weight_of), score)
            scores.append(score)
        return scores

    def choose(
        self,
        slot: str,
        candidates: Sequence[Candidate],
        quantity: Quantity,  # noqa: ARG002 - only the one who knows the answer asks which it is
    ) -> tuple[int, float]:
        """Return the place of the best candidate (the first of equals) and its probability."""
        scores = self._scores(slot, candidates)
        best = max(scores)
        return scores.index(best), 1.0 / sum(exp(score - best) for score in scores)

    def leading(self, slot: str, candidates: Sequence[Candidate], limit: int) -> list[int]:
        """Return the places of those with the highest scores, in order."""
        return _highest(self._scores(slot, candidates), limit)


def _highest(scores: Sequence[float], limit: int) -> list[int]:
    """Places of the highest scores, the first of equals, in order."""
    if len(scores) <= limit:
        return [*range(len(scores))]
    order = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)  # equals keep theirs
    return sorted(order[:limit])


@cache
def load_model(package: str) -> Model:
    """Load the weights of a reader once.

    Args:
        package: the package that holds ``weights.json``.

    """
    content = (resources.files(package) / "weights.json").read_text("utf-8")
    return Model(json.loads(content))
