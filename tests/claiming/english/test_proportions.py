"""English ratios of two numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportparse.claiming.english.proportions import proportions


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("the ratio of loans to deposits was 3:2", "3:2", "1.5"),
        ("a ratio of 1:1.25", "1:1.25", "0.8"),
        ("a debt-to-equity ratio of 0.6 to 1", "0.6 to 1", "0.6"),
        ("a 2-to-1 margin", "2-to-1", "2"),
        ("a 4:1 ratio", "4:1", "4"),
        ("women outnumber men 3 to 1", "3 to 1", "3"),
        ("a ratio of 1:3", "1:3", "0.333333"),
    ],
)
def test_two_numbers_that_are_called_a_ratio_are_one(text: str, surface: str, value: str) -> None:
    (found,) = proportions(text)
    assert text[found.start : found.end] == surface
    assert (found.low, found.unit) == (Decimal(value), "ratio")


@pytest.mark.parametrize(
    "text",
    [
        "at 9:30",
        "a map of 1:50,000",
        "a ratio of 0.6 to 0.8",
        "a 4:3 screen",
        "the ratio fell. At 3:2",
        "a ratio of 3:0",
        "from 3 to 1",
    ],
)
def test_times_scales_and_ranges_are_none(text: str) -> None:
    assert list(proportions(text)) == []
