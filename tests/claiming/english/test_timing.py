"""When the values of a sentence hold, and what they are compared with."""

from __future__ import annotations

import pytest

from reportparse.claiming.context import Context
from reportparse.claiming.english import claims_in
from reportparse.claiming.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales rose 5% in 2024.", [("2024", "")]),
        ("In 2024 sales rose 5% and costs fell 3%.", [("2024", ""), ("2024", "")]),
        ("Sales rose from $3 in 2023 to $5 in 2024.", [("2023", ""), ("2024", "")]),
        ("Sales rose 5% year on year in June.", [("June", "year on year")]),
        ("Sales were 5% higher than in 2021.", [("", "2021")]),
        ("Sales were up 5% on the previous year.", [("", "the previous year")]),
        ("Sales have doubled since 2022.", [("", "2022")]),
        ("Sales rose 5% over the year.", [("the year", "")]),
        ("Sales rose 5% to $3, the highest since 2019.", [("", ""), ("", "")]),
        ("The fund now holds $3 million.", [("now", "")]),
        ("Sales were $3 in June, compared with $2 in May.", [("June", ""), ("May", "")]),
        ("The bonds due 2032 yield 5%.", [("", "")]),
        ("Sales fell by a quarter within eight weeks.", [("within eight weeks", ""), ("", "")]),
    ],
)
def test_a_value_has_period_and_baseline(text: str, expected: list[tuple[str, str]]) -> None:
    claims = claims_in(text, Context(), load_lexicon())
    assert [(claim.period, claim.baseline) for claim in claims] == expected


def test_a_contrast_goes_on_with_the_period_before() -> None:
    claims = claims_in(
        "Imports rose 5% in June. Exports, in contrast, fell 3%.", Context(), load_lexicon()
    )
    assert [claim.period for claim in claims] == ["June", "June"]


def test_without_a_sign_a_period_does_not_go_on() -> None:
    claims = claims_in("Imports rose 5% in June. Exports fell 3%.", Context(), load_lexicon())
    assert [claim.period for claim in claims] == ["June", ""]
