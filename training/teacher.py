"""The chooser that knows the answer, and writes down what it was asked."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from reportparse.claiming.ranking import expand
from reportparse.language import simplify

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportparse.claiming.quantity import Quantity
    from reportparse.claiming.ranking import Candidate, Chooser, Key

__all__ = ["Example", "Teacher", "likeness"]

_AGREE: Final = 0.66
"""Two phrases agree where they share two thirds of their characters."""
_MOST: Final = 160
"""Most candidates of one question that are learnt from."""
_SPANS: Final = frozenset(("metric", "subject", "period", "baseline"))


@lru_cache(maxsize=200_000)
def _plain(text: str) -> str:
    folded = simplify(unicodedata.normalize("NFKC", text)).lower()
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LNS" or c in "%.")


@lru_cache(maxsize=500_000)
def likeness(one: str, other: str) -> float:
    """Share of characters that two phrases have in common, in order; 1 for two empty ones."""
    one, other = _plain(one), _plain(other)
    if one == other:
        return 1.0
    if not one or not other or not set(one) & set(other):
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    size = sum(block.size for block in matcher.get_matching_blocks())
    return 2 * size / (len(one) + len(other))


@lru_cache(maxsize=1_000_000)
def _expanded(key: Key) -> tuple[str, ...]:
    """Features of a group, the same strings for the same group: it saves memory."""
    return expand(key)


@dataclass(frozen=True, slots=True)
class Example:
    """A question: features of each candidate, and how right each one is."""

    document: str
    candidates: tuple[tuple[str, ...], ...]
    right: tuple[float, ...]


@dataclass(slots=True)
class Teacher:
    """Answers with the gold; questions about a quantity without gold are answered by rule.

    With a policy, it answers as the policy does, and only notes what would have been right:
    so the examples hold the mistakes that a model makes and has to live with.
    """

    document: str
    gold: Mapping[int, Mapping[str, Any]]
    """Gold claims by the start of their quantity in the part that is read."""
    examples: dict[str, list[Example]] = field(default_factory=dict)
    policy: Chooser | None = None
    random: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 - no secret

    def leading(self, slot: str, candidates: Sequence[Candidate], limit: int) -> list[int]:
        """Keep all."""
        del slot, limit
        return [*range(len(candidates))]

    def choose(
        self, slot: str, candidates: Sequence[Candidate], quantity: Quantity
    ) -> tuple[int, float]:
        """Return the place of the best candidate, and note the question."""
        place = self._note(slot, candidates, quantity)
        if self.policy is not None:
            return self.policy.choose(slot, candidates, quantity)
        return place, 1.0

    def _note(self, slot: str, candidates: Sequence[Candidate], quantity: Quantity) -> int:
        gold = self.gold.get(quantity.start)
        if gold is None:
            return self._by_rule(slot, candidates)
        answer = _answer(slot, gold)
        if slot in _SPANS:
            alike = [likeness(answer, candidate.text) for candidate in candidates]
        else:
            alike = [float(candidate.text == answer) for candidate in candidates]
        best = max(range(len(alike)), key=alike.__getitem__)
        right = [score**3 if score >= _AGREE else 0.0 for score in alike]
        if not gold.get("optional") and any(right):
            kept = self._sample(right)
            self.examples.setdefault(slot, []).append(
                Example(
                    self.document,
                    tuple(
                        tuple(f for key in candidates[place].all_keys for f in _expanded(key))
                        for place in kept
                    ),
                    tuple(right[place] for place in kept),
                )
            )
        if not any(right) and slot in _SPANS:
            return self._by_rule(slot, candidates)
        return best

    def _sample(self, right: Sequence[float]) -> list[int]:
        wrong = [place for place, score in enumerate(right) if not score]
        kept = [place for place, score in enumerate(right) if score]
        if len(right) > _MOST:
            wrong = self.random.sample(wrong, min(len(wrong), _MOST))
        return sorted([*kept, *wrong])

    def _by_rule(self, slot: str, candidates: Sequence[Candidate]) -> int:
        del slot
        for place, candidate in enumerate(candidates):
            for key in candidate.all_keys:
                if key[0] == "rule" and key[1] is True:
                    return place
        return len(candidates) - 1 if not candidates[-1].text else 0


def _answer(slot: str, gold: Mapping[str, Any]) -> str:
    if slot == "role":
        role, direction = gold.get("role", "level"), gold.get("direction") or ""
        return f"{role} {'' if role == 'comparison' else direction}".strip()
    if slot == "modality":
        return gold.get("modality") or "actual"
    return gold.get(slot) or ""
