"""Numbers with their units, qualifiers and ranges; and what is none of it."""

from __future__ import annotations

import itertools
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.claiming.chinese import fold
from reportparse.claiming.chinese.quantities import find_quantities
from reportparse.claiming.lexicon import load_lexicon

if TYPE_CHECKING:
    from reportparse.claiming.quantity import Quantity


def _find(text: str, currency: str = "") -> list[Quantity]:
    return find_quantities(fold(text), load_lexicon(), currency=currency)


@pytest.mark.parametrize(
    ("text", "surface", "low", "high", "unit"),
    [
        ("售价为300-500元", "300-500元", "300", "500", "CNY"),
        ("投入1500万至2000万元", "1500万至2000万元", "15000000", "20000000", "CNY"),
        ("介乎負18%至負11%", "負18%至負11%", "-18", "-11", "percent"),
        ("约三成五", "三成五", "35", "35", "percent"),
        ("超过五成半", "五成半", "55", "55", "percent"),
        ("提高3個百分點", "3個百分點", "3", "3", "percentage_point"),
        ("下调25BP", "25BP", "25", "25", "basis_point"),
        ("上升8個基點", "8個基點", "8", "8", "basis_point"),
        ("自然增长率4.5‰", "4.5‰", "4.5", "4.5", "permille"),
        ("收入翻番", "翻番", "2", "2", "times"),
        ("产值翻了两番", "翻了两番", "4", "4", "times"),
        ("是去年的一倍半", "一倍半", "1.5", "1.5", "times"),
        ("降至1/3", "1/3", "0.333333", "0.333333", "fraction"),
        ("占四分之一", "四分之一", "0.25", "0.25", "fraction"),
        ("近一半的企业", "一半", "50", "50", "percent"),
        ("药械比为2.7∶1", "2.7∶1", "2.7", "2.7", "ratio"),
        ("每股61.3港仙", "61.3港仙", "0.613", "0.613", "HKD"),
        ("港幣17.8億元", "港幣17.8億元", "1780000000", "1780000000", "HKD"),
        ("新台幣3,250元", "新台幣3,250元", "3250", "3250", "TWD"),
        ("比去年便宜四毛五", "四毛五", "0.45", "0.45", "CNY"),
        ("每亩人工两个半", "两个半", "2.5", "2.5", "个"),
        ("停留3分25秒", "3分25秒", "205", "205", "second"),
        ("利率4.5厘", "4.5厘", "4.5", "4.5", "percent"),
    ],
)
def test_a_quantity_is_found(text: str, surface: str, low: str, high: str, unit: str) -> None:
    [found] = _find(text)
    assert text[found.start : found.end] == surface
    assert (found.low, found.high, found.unit) == (Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("约30家", "approx"),
        ("30家左右", "approx"),
        ("200多家", "approx"),
        ("超过30家", "at_least"),
        ("逾640萬平方呎", "at_least"),
        ("30家以上", "at_least"),
        ("不足30家", "at_most"),
        ("30天以内", "at_most"),
        ("高达30家", "exact"),
        ("30家", "exact"),
    ],
)
def test_the_words_around_a_quantity_qualify_it(text: str, qualifier: str) -> None:
    assert [found.qualifier for found in _find(text)] == [qualifier]


def test_numbers_of_a_list_share_the_unit_at_its_end() -> None:
    found = _find("净利率分别提高0.71个和0.04个百分点")
    assert [quantity.unit for quantity in found] == ["percentage_point"] * 2


def test_a_bare_yuan_is_the_money_of_the_document() -> None:
    assert [found.unit for found in _find("营收50億元", "TWD")] == ["TWD"]
    assert [found.unit for found in _find("营收50億元")] == ["CNY"]


@pytest.mark.parametrize(
    ("text", "per"),
    [("86元/人", "人"), ("5元/公斤", "kg"), ("3,120元/台降到", "台"), ("22微克/立方米", "m3")],
)
def test_what_stands_behind_a_slash_is_the_denominator(text: str, per: str) -> None:
    assert [found.per for found in _find(text)] == [per]


@settings(deadline=None)
@given(st.text(alphabet="3.5,-%()万亿元家个至和、约多余成半倍年月日增长", max_size=80))
def test_quantities_of_any_text_are_in_order_and_apart(text: str) -> None:
    found = _find(text)
    assert all(0 <= quantity.start < quantity.end <= len(text) for quantity in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_a_long_row_of_numbers_takes_linear_time() -> None:
    assert len(_find("3.5%、1/3、" * 20_000)) == 40_000
