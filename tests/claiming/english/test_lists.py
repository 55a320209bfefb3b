"""Values that belong to a list of names in the same order."""

from __future__ import annotations

import pytest

from reportparse.claiming.context import Context
from reportparse.claiming.english import claims_in
from reportparse.claiming.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Iraq and Oman produced 5 and 3 barrels respectively.", ["Iraq", "Oman"]),
        (
            "Acme, Bolt and Crane hold 5%, 3% and 2% of sales, respectively.",
            ["Acme", "Bolt", "Crane"],
        ),
    ],
)
def test_each_value_gets_its_name(text: str, subjects: list[str]) -> None:
    assert [claim.subject for claim in claims_in(text, Context(), load_lexicon())] == subjects


@pytest.mark.parametrize(
    ("text", "metrics", "subjects", "periods"),
    [
        (
            "Gross margin was 45%, 44% and 43% in 2022, 2023 and 2024, respectively.",
            ["Gross margin"] * 3,
            [""] * 3,
            ["2022", "2023", "2024"],
        ),
        (
            "As at 30 June 2024 and 2025, cash was $12 million and $15 million respectively.",
            ["cash"] * 2,
            [""] * 2,
            ["30 June 2024", "2025"],
        ),
        (
            "Revenue and net profit grew by 5% and 12%, respectively.",
            ["Revenue", "net profit"],
            [""] * 2,
            [""] * 2,
        ),
        (
            "Sales in Asia and Europe rose 5% and 12%, respectively.",
            ["Sales"] * 2,
            ["Asia", "Europe"],
            [""] * 2,
        ),
        (
            "The core and comprehensive solvency ratios were 156% and 234%, respectively.",
            ["core solvency ratios", "comprehensive solvency ratios"],
            [""] * 2,
            [""] * 2,
        ),
    ],
)
def test_each_value_gets_its_measure_place_or_time(
    text: str, metrics: list[str], subjects: list[str], periods: list[str]
) -> None:
    claims = claims_in(text, Context(), load_lexicon())
    assert [claim.metric for claim in claims] == metrics
    assert [claim.subject for claim in claims] == subjects
    assert [claim.period for claim in claims] == periods


def test_respectively_without_a_list_changes_nothing() -> None:
    (claim,) = claims_in("Sales rose 5% respectively.", Context(), load_lexicon())
    assert claim.metric == "Sales"


def test_lists_of_different_length_are_left_alone() -> None:
    text = "Acme, Bolt and Crane hold 5% and 3% of sales respectively."
    subjects = {claim.subject for claim in claims_in(text, Context(), load_lexicon())}
    assert "Crane" not in subjects
