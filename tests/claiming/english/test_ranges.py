"""Two numbers that are the ends of one range, and those that are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.context import Context
from reportparse.claiming.english.quantities import find_quantities

if TYPE_CHECKING:
    from reportparse.claiming.english.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 5% and 7%", 5, 7),
        ("between about 5 and 7 per cent", 5, 7),
        ("5-7%", 5, 7),
        ("5% - 7%", 5, 7),
        ("$5–7 million", 5_000_000, 7_000_000),
        ("US$5 million to US$7 million", 5_000_000, 7_000_000),
        ("₹640–₹675", 640, 675),
        ("a 3- to 5-year term", 3, 5),
        ("five or six firms", 5, 6),
        ("10 or 15 stores", 10, 15),
        ("-2% to 1%", -2, 1),
        ("half a point to three-quarters of a point", 0.5, 0.75),
        ("a rise of 1% to 3%", 1, 3),
        ("12-15% growth", 12, 15),
    ],
)
def test_two_numbers_are_one_range(text: str, low: float, high: float, words: Vocabulary) -> None:
    (found,) = find_quantities(text, Context(), words, [], [0])
    assert (float(found.low), float(found.high)) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "fell by a third to $5 million",
        "doubled to 46%",
        "rose 0.3 to 2.1",
        "rose by $2 million to $7 million",
        "30, 60 or 90 days",
        "5% to 3%",
        "from 5% to 7%",
        "one in five to 30%",
    ],
)
def test_a_change_and_its_end_are_two(text: str, words: Vocabulary) -> None:
    found = find_quantities(text, Context(), words, [], [0])
    assert len(found) > 1
    assert all(quantity.low == quantity.high for quantity in found)


@pytest.mark.parametrize("text", ["a vote of 6-3", "it won 3–1"])
def test_a_score_is_none(text: str, words: Vocabulary) -> None:
    assert find_quantities(text, Context(), words, [], [0]) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("from 150 to 200 thousand tonnes", [150_000, 200_000]),
        ("from $1.2 to $1.4 billion", [1_200_000_000, 1_400_000_000]),
        ("from 38 to 43 cents", [0.38, 0.43]),
        ("from 900 to 1.2 million users", [900, 1_200_000]),
    ],
)
def test_the_ends_of_a_change_share_their_magnitude(
    text: str, values: list[float], words: Vocabulary
) -> None:
    found = find_quantities(text, Context(), words, [], [0])
    assert [float(quantity.low) for quantity in found] == values
