"""The model chooses the candidate whose features weigh most."""

from __future__ import annotations

from decimal import Decimal

from reportparse.claiming.chinese.ranking import Candidate, Key, Model, expand, load_model
from reportparse.claiming.quantity import Quantity

QUANTITY = Quantity(0, 1, Decimal(1), Decimal(1))


def _candidate(text: str, *keys: Key) -> Candidate:
    return Candidate(text, keys)


def test_the_heaviest_candidate_wins_and_the_first_of_equals() -> None:
    model = Model({"slot": {"a=x": 2.0, "a=y": 1.0}})
    candidates = [_candidate("y", ("a", "y")), _candidate("x", ("a", "x"))]
    place, probability = model.choose("slot", candidates, QUANTITY)
    assert place == 1
    assert 0.7 < probability < 0.8
    assert model.choose("slot", [_candidate("", ("b",))] * 2, QUANTITY) == (0, 0.5)


def test_a_family_in_capitals_has_each_value_and_all_of_them() -> None:
    assert expand(("D", 1, "x")) == ("D=1|x", "D0=1", "D1=x")
    assert expand(("d", 1, "x")) == ("d=1|x",)


def test_the_promising_ones_keep_their_order() -> None:
    model = Model({"slot": {"a=1": 1.0, "a=2": 2.0, "a=3": 3.0}})
    candidates = [_candidate("", ("a", value)) for value in (3, 1, 2)]
    assert model.leading("slot", candidates, 2) == [0, 2]
    assert model.leading("slot", candidates, 5) == [0, 1, 2]


def test_the_package_has_weights_for_every_slot() -> None:
    candidates = [_candidate("", ("kind", "none"))]
    for slot in ("role", "modality", "metric", "subject", "period", "baseline"):
        assert load_model().choose(slot, candidates, QUANTITY) == (0, 1.0)
