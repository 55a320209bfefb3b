"""Parts of a whole in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.context import Context
from reportparse.claiming.english.quantities import find_quantities

if TYPE_CHECKING:
    from reportparse.claiming.english.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("one household in five owns it", "one household in five", 0.2, "fraction"),
        ("two firms in three agree", "two firms in three", 0.666667, "fraction"),
        ("two farms in five irrigate", "two farms in five", 0.4, "fraction"),
        ("three people out of ten.", "three people out of ten", 0.3, "fraction"),
        ("it fell by three quarters", "three quarters", 0.75, "fraction"),
        ("1/3 of them", "1/3", 0.333333, "fraction"),
        ("¾ of them", "¾", 0.75, "fraction"),
        ("half of them", "half", 50, "percent"),
        ("it scored 74 out of 100", "74 out of 100", 74, "point"),
        ("nine out of ten customers", "nine out of ten", 0.9, "fraction"),
        ("every fifth customer", "every fifth", 0.2, "fraction"),
        ("a quarter of a million homes", "a quarter of a million homes", 250_000, "home"),
        ("half an hour", "half an hour", 0.5, "hour"),
        ("a quarter of a percentage point", "a quarter of a percentage point", 0.25, ""),
    ],
)
def test_a_part_has_its_value(
    text: str, surface: str, value: float, unit: str, words: Vocabulary
) -> None:
    (found,) = find_quantities(text, Context(), words, [], [0])
    assert text[found.start : found.end] == surface
    assert float(found.low) == value
    assert found.unit == (unit or "percentage_point")


@pytest.mark.parametrize(
    "text",
    ["the third party", "a second time", "the first half", "one quarter sooner", "a quarter ago"],
)
def test_places_in_a_row_and_times_are_none(text: str, words: Vocabulary) -> None:
    assert find_quantities(text, Context(), words, [], [0]) == []


def test_a_count_in_a_count_of_places_is_no_chance(words: Vocabulary) -> None:
    found = find_quantities("two stores in three cities closed", Context(), words, [], [0])
    assert [quantity.unit for quantity in found] == ["store", "city"]
