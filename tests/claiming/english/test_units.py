"""Units that the number itself does not tell."""

from __future__ import annotations

import pytest

from reportparse.claiming.context import Context
from reportparse.claiming.english import claims_in
from reportparse.claiming.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("It sold 150 of its 600 products.", ["product", "product"]),
        (
            "The margin rose 3 points, and the share 2 points to 31%.",
            ["percentage_point"] * 2 + ["percent"],
        ),
        ("The index rose 3 points.", ["point"]),
        ("The satisfaction score rose 3 points.", ["point"]),
        ("The margin was 14.8%, an increase of 30.", ["percent", "percentage_point"]),
        ("A book-to-bill ratio of 1.02 helped.", ["times"]),
        ("Orders rose from 41,000 to 97,000 a day.", ["order", "order"]),
        ("The network shrank from 31 sites to 24.", ["site", "site"]),
        ("The rig count was 414.", ["rig"]),
        ("It served 2,000 homes in Ohio and 1,500 in Iowa.", ["home", "home"]),
    ],
)
def test_the_words_around_show_the_unit(text: str, units: list[str]) -> None:
    assert [claim.unit for claim in claims_in(text, Context(), load_lexicon())] == units


@pytest.mark.parametrize(
    ("text", "pers"),
    [
        ("Adjusted EPS was $3, up from $2.", ["share", "share"]),
        ("The dividend is $3 per share (2023: $2).", ["share", "share"]),
        ("Orders rose from 41 to 97 a day.", ["day", "day"]),
        ("Annual savings of $3 million are planned.", ["year"]),
    ],
)
def test_the_words_around_show_what_an_amount_is_per(text: str, pers: list[str]) -> None:
    assert [claim.per for claim in claims_in(text, Context(), load_lexicon())] == pers


@pytest.mark.parametrize("text", ["We ship the 737 to all.", "They use inputs 14 here."])
def test_a_bare_number_without_a_measure_is_no_claim(text: str) -> None:
    assert claims_in(text, Context(), load_lexicon()) == []
