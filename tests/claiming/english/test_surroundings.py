"""How sure a value is, and who says so."""

from __future__ import annotations

import pytest

from reportparse.claiming.context import Context
from reportparse.claiming.english import claims_in
from reportparse.claiming.english.surroundings import report_year
from reportparse.claiming.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Sales rose 5%.", "actual"),
        ("Sales will rise 5%.", "forecast"),
        ("Sales are set to rise 5%.", "forecast"),
        ("We expect sales to rise 5%.", "forecast"),
        ("Our base case has sales at $5 million.", "forecast"),
        ("The firm aims to cut costs by 5%.", "target"),
        ("The firm must hold $5 million.", "condition"),
        ("If sales fall by 5%, it closes.", "condition"),
        ("Should sales fall by 5%, it closes.", "condition"),
        ("Gearing was 12%, below the ceiling of 30%.", "condition"),
    ],
)
def test_the_verbs_tell_how_sure_a_value_is(text: str, modality: str) -> None:
    assert claims_in(text, Context(), load_lexicon())[-1].modality == modality


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to customs data, exports rose 5%.", "According to customs data"),
        ("Exports rose 5%, according to customs data.", "according to customs data"),
        ("Analysts expect growth of 5%.", "Analysts expect"),
        ("We estimate that demand fell 5%.", "We estimate"),
        ("On our numbers demand falls 5%.", "our numbers"),
        ("Exports rose 5%.", ""),
    ],
)
def test_a_source_is_copied(text: str, source: str) -> None:
    assert claims_in(text, Context(), load_lexicon())[0].source == source


def test_a_ceiling_and_a_floor_bound_their_value() -> None:
    claims = claims_in(
        "Gearing was 12%, below the ceiling of 30% and above the 5% floor.",
        Context(),
        load_lexicon(),
    )
    assert [claim.qualifier for claim in claims] == ["exact", "at_most", "at_least"]


def test_the_year_of_a_report_is_the_last_one_told() -> None:
    assert report_year(Context(published="2025-03-01", report_period="FY2024")) == 2025
    assert report_year(Context()) == 0
