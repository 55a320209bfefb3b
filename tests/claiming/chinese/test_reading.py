"""Sentences of many kinds, each with the claims that a reader would take from it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.claiming import Context, document_context, load_lexicon
from reportparse.claiming.chinese import claims_in
from reportparse.language import script_of, simplify

if TYPE_CHECKING:
    from reportparse.records import Claim

GOLDEN = [
    json.loads(line)
    for line in (Path(__file__).parent / "golden.jsonl").read_text("utf-8").splitlines()
]
"""``null`` in a claim: the reader is known to err here, or readers would differ."""

DEFAULTS = {"per": "", "qualifier": "exact", "role": "level", "direction": "", "modality": "actual"}
PHRASES = ("metric", "subject", "period", "baseline", "source")


def _claims(text: str) -> list[Claim]:
    lexicon = load_lexicon()
    return claims_in(text, document_context(text, Context(), lexicon), lexicon)


def _agree(one: str, other: str) -> bool:
    """Tell whether two phrases name the same thing: one holds the other."""
    return bool(one and other) and (one in other or other in one)


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["text"][:24])
def test_a_sentence_makes_its_claims(case: dict[str, Any]) -> None:
    found = _claims(case["text"])
    assert [claim.quantity for claim in found] == [claim["quantity"] for claim in case["claims"]]
    for claim, expected in zip(found, case["claims"], strict=True):
        assert (claim.value_low, claim.value_high) == (
            Decimal(expected["low"]),
            Decimal(expected["high"]),
        )
        assert claim.unit == expected["unit"]
        for slot, default in DEFAULTS.items():
            wanted = expected.get(slot, default)
            assert wanted is None or getattr(claim, slot) == wanted, slot
        for slot in PHRASES:
            if slot in expected:
                assert _agree(getattr(claim, slot), expected[slot]), slot


def test_a_third_of_the_golden_sentences_claims_nothing_and_a_third_is_traditional() -> None:
    assert len(GOLDEN) >= 150
    assert sum(not case["claims"] for case in GOLDEN) >= len(GOLDEN) // 3 - 3
    traditional = [case for case in GOLDEN if script_of(case["text"]) == "hant"]
    assert len(traditional) >= len(GOLDEN) // 3


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["text"][:24])
def test_a_sentence_says_the_same_in_simplified_characters(case: dict[str, Any]) -> None:
    found, plain = _claims(case["text"]), _claims(simplify(case["text"]))
    for one, other in zip(found, plain, strict=True):
        assert (one.value_low, one.unit, one.role) == (other.value_low, other.unit, other.role)
        assert simplify(one.metric) == other.metric


def test_text_columns_are_copied_as_the_passage_has_them() -> None:
    [claim] = _claims("據政府統計處數字，本港失業率為3.1%。")
    assert claim.source == "據政府統計處數字"
    assert "失業率" in claim.metric
    assert claim.sentence == "據政府統計處數字，本港失業率為3.1%。"


def test_offsets_lead_to_the_quantity() -> None:
    text = "第一段没有数字。\n公司营收３８.６亿元，增长１２％。"
    for claim in _claims(text):
        assert text[claim.char_start : claim.char_end] == claim.quantity


def test_confidence_is_a_share_and_what_is_uncertain_is_flagged() -> None:
    [claim] = _claims("达到3.5亿。")
    assert 0 <= claim.confidence <= 1
    assert "no_subject" in claim.flags


def test_what_a_report_calls_itself_is_whom_it_speaks_of() -> None:
    lexicon = load_lexicon()
    context = Context(self_reference="本集團")
    [claim] = claims_in("全年營業收入為38億元。", context, lexicon)
    assert claim.subject == "本集團"


def test_the_same_text_has_the_same_claims() -> None:
    text = "".join(case["text"] for case in GOLDEN[:40])
    assert _claims(text) == _claims(text)


MIXED = (
    *"352.亿万元%增降至由从的、和，。；（）较“”《每约家\n",
    *("个百分点", "增长", "同比", "2024年", "公司", "收入", "分别", "其中"),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(MIXED), max_size=60))
def test_any_mixture_of_words_is_read(words: list[str]) -> None:
    text = "".join(words)
    for claim in _claims(text):
        assert text[claim.char_start : claim.char_end] == claim.quantity
        assert 0 <= claim.confidence <= 1


REPEATED = (
    "a",
    "一",
    "3",
    "。",
    "（",
    "“",
    "较",
    "亿",
    "A1 ",
    "《",
    "每",
    "百分之",
    "2024-",
    "1/2",
)


@pytest.mark.parametrize("piece", REPEATED)
def test_hostile_repetition_is_read_in_linear_time(piece: str) -> None:
    assert len(_claims(piece * 3_000)) <= 6_000
