"""The English weights are learnt from annotated reports: questions, trust and writing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from training.documents import Document, Part
from training.english import examples_of, trusting
from training.learning import write_weights

if TYPE_CHECKING:
    from pathlib import Path

REPORT = Document(
    "made_up",
    "Acme: Results 2024",
    (Part("Sales", "Sales of paint at Acme rose 5% in 2024. Costs fell to $3 million."),),
    (
        {"quantity": "5%", "low": 5, "high": 5, "metric": "Sales of paint", "subject": "Acme"},
        {"quantity": "$3 million", "low": 3e6, "high": 3e6, "metric": "Costs", "subject": "Acme"},
    ),
)


def test_each_slot_of_each_annotated_claim_is_a_question_with_a_right_answer() -> None:
    examples = examples_of(REPORT)
    assert {slot: len(asked) for slot, asked in examples.items()} == {
        "metric": 2,
        "subject": 2,
        "period": 2,
    }
    assert all(max(one.right) == 1.0 for one in examples["metric"])


def test_the_answer_of_the_rules_weighs_more_than_was_learnt() -> None:
    assert trusting({"rule=True|verb": 1.0, "rule=False|verb": 1.0}) == {
        "rule=True|verb": 1.5,
        "rule=False|verb": 1.0,
    }


def test_weights_are_written_in_order(tmp_path: Path) -> None:
    write_weights({"b": {"y": 1.0, "x": 2.0}, "a": {}}, tmp_path / "weights.json")
    content = (tmp_path / "weights.json").read_text("utf-8")
    assert content == '{\n"a": {},\n"b": {"x": 2.0, "y": 1.0}\n}\n'
    assert json.loads(content)["b"]["x"] == 2.0
