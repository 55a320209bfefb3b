"""The weights of the package can be learnt again from the annotated reports."""

from __future__ import annotations

import pytest
from training.chinese import CORPUS, examples_of
from training.documents import read_document
from training.model import fit
from training.teacher import Example, likeness


def test_an_annotated_report_has_prose_and_gold_and_no_tables() -> None:
    document = read_document(CORPUS / "zh_bank")
    assert document.gold
    assert not any(
        line.startswith("|") for part in document.parts for line in part.text.split("\n")
    )


def test_the_teacher_answers_most_questions_of_a_report() -> None:
    document = read_document(CORPUS / "zh_bank")
    examples = examples_of(document)
    asked = sum(not gold.get("optional") for gold in document.gold)
    for slot in ("role", "modality", "metric", "subject", "period", "baseline"):
        assert len(examples[slot]) > 0.8 * asked, slot


def test_what_is_right_in_two_reports_is_learnt() -> None:
    examples = [
        Example(document, (("near=yes", "bias"), ("near=no", "bias")), (1.0, 0.0))
        for document in ("one", "other")
        for _ in range(5)
    ]
    weights = fit(examples, penalty=0.1)
    assert weights["near=yes"] > 0 > weights["near=no"]


def test_what_only_one_report_has_is_not_learnt() -> None:
    examples = [Example("one", (("here",), ("there",)), (1.0, 0.0))] * 5
    assert fit(examples, penalty=0.1) == {}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("營業收入", "营业收入", True),
        ("平均出租率", "出租率", True),
        ("收入", "利润", False),
        ("", "", True),
        ("收入", "", False),
    ],
)
def test_phrases_agree_that_share_two_thirds(one: str, other: str, *, alike: bool) -> None:
    assert (likeness(one, other) >= 0.66) == alike
