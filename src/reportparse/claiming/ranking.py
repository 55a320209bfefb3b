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
    from collections.abc import Mapping, Sequence

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
        self.weighed: dict[str, float] = {}
        """Their weight by slot, once a model has been asked."""


class Candidate(NamedTuple):
    """One of the answers to choose from."""

    text: str
    """The answer as the passage words it; empty for none."""
    keys: tuple[Key, ...]
    shared: Shared | None = None
    """More of its groups of features."""

    @property
    def all_keys(self) -> tuple[Key, ...]:
        """All its groups of features."""
        return self.keys if self.shared is None else (*self.keys, *self.shared.keys)


class Chooser(Protocol):
    """What chooses: a model, or in training the one who knows the answer."""

    def choose(
        self, slot: str, candidates: Sequence[Candidate], quantity: Quantity
    ) -> tuple[int, float]:
        """Return the place of the best candidate and how probable it is."""
        ...

    def promising(self, slot: str, groups: Sequence[tuple[Key, ...]], limit: int) -> list[int]:
        """Return the places of the most promising of many candidates, by part of their keys."""
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


class Model:
    """Weights of features for each slot."""

    __slots__ = ("_known", "_weights")

    def __init__(self, weights: Mapping[str, Mapping[str, float]]) -> None:
        """Take weights by slot and feature."""
        self._weights = weights
        self._known: dict[str, dict[Key, float]] = {slot: {} for slot in weights}

    def _score(self, slot: str, keys: Sequence[Key]) -> float:
        known = self._known[slot]
        if len(known) >= _CACHE_LIMIT:
            known.clear()
        try:
            return sum(map(known.__getitem__, keys), 0.0)
        except KeyError:
            for key in keys:
                if key not in known:
                    self._learn(slot, key)
            return sum(map(known.__getitem__, keys), 0.0)

    def _total(self, slot: str, candidate: Candidate) -> float:
        shared = candidate.shared
        if shared is None:
            return self._score(slot, candidate.keys)
        weight = shared.weighed.get(slot)
        if weight is None:
            weight = shared.weighed[slot] = self._score(slot, shared.keys)
        return weight + self._score(slot, candidate.keys)

    def _learn(self, slot: str, key: Key) -> None:
        """Add up the weights of a group that is met for the first time."""
        weights = self._weights[slot]
        family, *values = key
        name = str(family)
        if name[0].islower() or len(values) == 1:
            joint = "|".join(map(str, values))
            self._known[slot][key] = weights.get(f"{name}={joint}", 0.0)
        else:
            self._known[slot][key] = sum(weights.get(feature, 0.0) for feature in expand(key))

    def choose(
        self,
        slot: str,
        candidates: Sequence[Candidate],
        quantity: Quantity,  # noqa: ARG002 - only the one who knows the answer asks which it is
    ) -> tuple[int, float]:
        """Return the place of the best candidate (the first of equals) and its probability."""
        scores = [self._total(slot, candidate) for candidate in candidates]
        best = max(scores)
        return scores.index(best), 1.0 / sum(exp(score - best) for score in scores)

    def promising(self, slot: str, groups: Sequence[tuple[Key, ...]], limit: int) -> list[int]:
        """Return the places of those with the highest scores, in order."""
        return _highest([self._score(slot, keys) for keys in groups], limit)

    def leading(self, slot: str, candidates: Sequence[Candidate], limit: int) -> list[int]:
        """Return the places of those with the highest scores, in order."""
        return _highest([self._total(slot, candidate) for candidate in candidates], limit)


def _highest(scores: Sequence[float], limit: int) -> list[int]:
    """Places of the highest scores, the first of equals, in order."""
    order = sorted(range(len(scores)), key=lambda place: (-scores[place], place))
    return sorted(order[:limit])


@cache
def load_model(package: str) -> Model:
    """Load the weights of a reader once.

    Args:
        package: the package that holds ``weights.json``.

    """
    content = (resources.files(package) / "weights.json").read_text("utf-8")
    return Model(json.loads(content))
