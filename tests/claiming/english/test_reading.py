"""English sentences give the claims that a careful reader finds in them."""

from __future__ import annotations

import time
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.claiming.context import Context
from reportparse.claiming.english import claims_in
from reportparse.claiming.lexicon import load_lexicon

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "sentences.toml").read_text("utf-8"))["case"]
NEGATIVE = tomllib.loads((HERE / "negative.toml").read_text("utf-8"))["texts"]
DEFAULTS = {
    "unit": "",
    "per": "",
    "qualifier": "exact",
    "role": "level",
    "direction": "",
    "metric": "",
    "subject": "",
    "period": "",
    "baseline": "",
    "modality": "actual",
    "source": "",
}
LEXICON = load_lexicon()
PIECES = tuple((HERE / "pieces.txt").read_text("utf-8").split())


def expected(claim: dict[str, Any]) -> dict[str, Any]:
    """All fields of a golden claim, those left out with their defaults."""
    low = Decimal(claim["low"])
    high = Decimal(claim.get("high", claim["low"]))
    told = {name: claim.get(name, default) for name, default in DEFAULTS.items()}
    return {"quantity": claim["quantity"], "low": low, "high": high, **told}


def read(text: str, context: Context | None = None) -> list[dict[str, Any]]:
    """The claims of a text, as golden claims are written."""
    return [
        {
            "quantity": claim.quantity,
            "low": claim.value_low,
            "high": claim.value_high,
            **{name: getattr(claim, name) for name in DEFAULTS},
        }
        for claim in claims_in(text, context or Context(), LEXICON)
    ]


BEYOND = {
    "Smartphone shipments are forecast": "the years of the growth rate hold for the volume, too",
    "The group's net debt to EBITDA": "a limit holds at any time",
    "Yields on ten-year bonds": "the metric is cut in front of a quantity that defines it",
    "Roughly 55% of the 420 CIOs": "who was asked is told by a quantity",
    "Transit times via the Cape": "a route is taken for an owner",
    "Demand for copper is likely": "what is in demand is part of the metric",
}
"""Sentences that the model misreads, and why."""


def _marked(case: dict[str, Any]) -> Any:  # noqa: ANN401 - pytest has no public type for it
    text = case["text"]
    reason = next((reason for start, reason in BEYOND.items() if text.startswith(start)), "")
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(case, id=text[:60], marks=marks)


@pytest.mark.parametrize("case", [_marked(case) for case in CASES])
def test_a_sentence_gives_its_claims_with_all_fields(case: dict[str, Any]) -> None:
    assert read(case["text"]) == [expected(claim) for claim in case["claims"]]


@pytest.mark.parametrize("text", NEGATIVE)
def test_dates_labels_names_and_codes_are_no_claims(text: str) -> None:
    assert read(text) == []


def test_a_pronoun_stands_for_what_was_measured_before() -> None:
    claims = read("Gross margin was 31%. It should reach 33% in 2026.")
    assert [(claim["metric"], claim["modality"]) for claim in claims] == [
        ("Gross margin", "actual"),
        ("Gross margin", "forecast"),
    ]


def test_a_company_holds_as_subject_for_the_sentences_behind_it() -> None:
    claims = read("The Group sold 40 ships. Net profit rose 5%.")
    assert [claim["subject"] for claim in claims] == ["The Group", "The Group"]


def test_a_place_does_not_hold_beyond_its_sentence() -> None:
    claims = read("European imports rose 5%. Freight rates fell 2%.")
    assert [claim["subject"] for claim in claims] == ["European", ""]


def test_a_section_that_names_somebody_gives_the_subject() -> None:
    context = Context(section_title="Harbour Logistics", english_self_reference="the Group")
    claims = read("Sales fell 3%.", context)
    assert claims[0]["subject"] == "Harbour Logistics"


def test_a_report_that_does_not_speak_of_itself_has_topics_for_sections() -> None:
    claims = read("Sales fell 3%.", Context(section_title="Harbour Logistics"))
    assert claims[0]["subject"] == ""


def test_figures_of_the_economy_are_not_those_of_the_company() -> None:
    context = Context(english_self_reference="the Group")
    claims = read("Inflation fell to 3%. Revenue rose 5%.", context)
    assert [claim["subject"] for claim in claims] == ["", "the Group"]


def test_a_section_that_names_a_topic_gives_none() -> None:
    claims = read("Sales fell 3%.", Context(section_title="Market Overview"))
    assert claims[0]["subject"] == ""


def test_the_time_that_a_sentence_opens_with_holds_for_the_next() -> None:
    claims = read("In 2024 sales rose 5%. Costs fell 2%.")
    assert [claim["period"] for claim in claims] == ["2024", "2024"]


def test_the_time_of_a_list_stands_in_the_sentence_that_opens_it() -> None:
    claims = read("We confirm our guidance for 2026:\n• Sales of $5 billion\n• A tax rate of 21%")
    assert [claim["period"] for claim in claims] == ["2026", "2026"]


def test_what_holds_after_the_year_of_the_report_is_a_forecast() -> None:
    claims = read("Output grows 3% in 2028.", Context(published="2025-03-01"))
    assert claims[0]["modality"] == "forecast"


def test_offsets_point_to_the_quantity() -> None:
    text = "Sales rose 5%.\nCosts came to $3.2 million, or 12.5% of sales."
    for claim in claims_in(text, Context(), LEXICON):
        assert text[claim.char_start : claim.char_end] == claim.quantity


def test_a_guess_lowers_the_confidence_and_is_flagged() -> None:
    sure, loose = claims_in("The fund returned 5.6%. Around 7%.", Context(), LEXICON)
    assert sure.confidence > loose.confidence
    assert "no_metric" in loose.flags or "guessed_role" in loose.flags


@pytest.mark.parametrize(
    "piece",
    ["sales of 5 million units rose by 3% and ", "12, ", "5% and ", "(5% ", ".", "9" * 400 + " "],
)
def test_long_rows_take_linear_time(piece: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        claims_in(piece * count, Context(), LEXICON)
        return time.process_time() - start

    seconds(10)
    assert seconds(2_000) < 12 * max(seconds(400), 0.02)


def test_a_number_of_ten_thousand_digits_is_no_claim() -> None:
    assert read("The total was " + "7" * 10_000 + " tonnes.") == []


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=40,
    )
)
def test_any_row_of_words_is_read_without_error(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for claim in claims_in(text, Context(), LEXICON):
        assert text[claim.char_start : claim.char_end] == claim.quantity
        assert claim.value_low <= claim.value_high
        assert 0 <= claim.confidence <= 1


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=80))
def test_any_text_is_read_without_error(text: str) -> None:
    claims_in(text, Context(), LEXICON)
