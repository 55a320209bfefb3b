"""Two numbers are a range, a change, or members of a list."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.chinese.joining import joined_range, share_units
from reportparse.claiming.chinese.measuring import measure
from reportparse.claiming.chinese.numerals import find_numbers
from reportparse.claiming.lexicon import load_lexicon

if TYPE_CHECKING:
    from reportparse.claiming.chinese.measuring import Measured


def _measured(text: str) -> list[Measured]:
    lexicon = load_lexicon()
    return [measure(text, number, lexicon, "") for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("售价3至5亿元", "300000000", "500000000"),
        ("比重为30%到40%", "30", "40"),
        ("需要2个至3个月", "2", "3"),
        ("投资HK$3-5亿", "300000000", "500000000"),
        ("增速为-1.1%至0.4%", "-1.1", "0.4"),
    ],
)
def test_two_ends_are_one_range(text: str, low: str, high: str) -> None:
    joined = joined_range(text, *_measured(text))
    assert joined is not None
    assert (joined.low, joined.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("text", ["由3%至5%", "增加3亿元至15亿元", "3亿元、5亿元", "3家至5%"])
def test_a_change_and_a_list_are_no_range(text: str) -> None:
    assert joined_range(text, *_measured(text)) is None


def test_a_list_has_the_unit_at_its_end() -> None:
    shared = share_units("42.18/55.73亿元", _measured("42.18/55.73亿元"))
    assert [one.low for one in shared] == [4_218_000_000, 5_573_000_000]
