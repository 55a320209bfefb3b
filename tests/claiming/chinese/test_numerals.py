"""Numerals in every dress become the same numbers."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.claiming.chinese.numerals import DIGIT_LIMIT, find_numbers, integer

_DIGITS = "零一二三四五六七八九"


def _spell(number: int) -> str:
    """Spell a number below 100,000,000 as a person would write it."""
    if number >= 10_000:
        rest = number % 10_000
        gap = "零" if 0 < rest < 1000 else ""
        return _spell(number // 10_000) + "万" + (gap + _spell(rest) if rest else "")
    spelled = ""
    zero = False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            spelled += ("零" if zero else "") + _DIGITS[digit] + name
            zero = False
        elif spelled:
            zero = True
    return spelled or "零"


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=99_999_999))
def test_a_spelled_number_is_read_back(number: int) -> None:
    assert integer(_spell(number)) == number


@pytest.mark.parametrize(
    ("surface", "value"),
    [
        ("三千二百", 3200),
        ("一万五", 15_000),
        ("两百零五", 205),
        ("二〇二四", 2024),
        ("十", 10),
        ("廿", 20),
        ("壹佰", 100),
        ("一亿三千万", 130_000_000),
    ],
)
def test_a_chinese_numeral_has_its_value(surface: str, value: int) -> None:
    assert integer(surface) == value


@pytest.mark.parametrize("surface", ["", "abc", "三x", "点五"])
def test_what_is_no_numeral_is_refused(surface: str) -> None:
    with pytest.raises(ValueError, match="not a Chinese numeral"):
        integer(surface)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3亿5,000万元", "350000000", "350000000"),
        ("1,234.5", "1234.5", "1234.5"),
        ("-3.2%", "-3.2", "-3.2"),
        ("(3.2)%", "-3.2", "-3.2"),
        ("负6.8%", "-6.8", "-6.8"),
        ("百分之三点五", "3.5", "3.5"),
        ("七八家", "7", "8"),
        ("三四十人", "30", "40"),
        ("四五万亩", "40000", "50000"),
        ("三分之二", "0.666667", "0.666667"),
        ("千分之三", "0.003", "0.003"),
        ("50万亿元", "50000000000000", "50000000000000"),
    ],
)
def test_a_number_is_found_with_its_value(text: str, low: str, high: str) -> None:
    found = find_numbers(text)
    assert [(number.low, number.high) for number in found] == [(Decimal(low), Decimal(high))]


@pytest.mark.parametrize("text", ["数十家", "20余万元", "三十几万人", "上千家", "百来人"])
def test_a_vague_number_says_so(text: str) -> None:
    assert find_numbers(text)[0].vague or text[1] == "来"


def test_a_run_of_digits_that_no_report_has_is_passed_over() -> None:
    assert find_numbers("9" * (DIGIT_LIMIT + 1)) == []


@settings(deadline=None)
@given(st.text(alphabet="零一二三四五六七八九十百千万亿点分之第3.,%-()年", max_size=60))
def test_any_string_of_numerals_is_read_without_failing(text: str) -> None:
    numbers = find_numbers(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(numbers))
