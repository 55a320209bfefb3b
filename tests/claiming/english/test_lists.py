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


def test_lists_of_different_length_are_left_alone() -> None:
    text = "Acme, Bolt and Crane hold 5% and 3% of sales respectively."
    subjects = {claim.subject for claim in claims_in(text, Context(), load_lexicon())}
    assert len(subjects) == 1
