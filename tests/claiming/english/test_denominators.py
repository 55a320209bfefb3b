"""What an amount is per where its own words do not say."""

from __future__ import annotations

import pytest

from reportparse.claiming.context import Context
from reportparse.claiming.english import claims_in
from reportparse.claiming.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("text", "pers"),
    [
        ("Cost per parcel fell by $0.62 to $2.15.", ["parcel", "parcel"]),
        ("Revenue per available room was $112.", ["room"]),
        ("Basic earnings per share rose to $1.20.", ["share"]),
        ("It ordered ten ships at $60 million apiece.", ["", "ship"]),
        ("The ten ships of 8,000 TEU were bought at $60 million each.", ["", "", "ship"]),
        ("Daily use averaged 3.2 hours.", ["day"]),
        ("Monthly rent was $900.", ["month"]),
        ("Per capita income was $9,000.", ["person"]),
        ("Couriers make 140 trips a day, against 112 in 2023.", ["day", "day"]),
        ("Fees rose to $12 a head from $11.", ["head", "head"]),
    ],
)
def test_the_measure_or_the_claim_before_tells_it(text: str, pers: list[str]) -> None:
    assert [claim.per for claim in claims_in(text, Context(), load_lexicon())] == pers


@pytest.mark.parametrize(
    "text",
    [
        "Cost per parcel fell 8%.",
        "Daily active users reached 4 million.",
        "Annual capacity is 3 million tonnes.",
        "The share price was $12.",
    ],
)
def test_shares_names_and_capacities_are_per_nothing(text: str) -> None:
    assert [claim.per for claim in claims_in(text, Context(), load_lexicon())] == [""]
