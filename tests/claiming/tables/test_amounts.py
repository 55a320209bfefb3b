"""The numbers of a cell are read with sign, range, unit and qualifier."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.tables.amounts import is_blank, read_amounts
from reportparse.claiming.tables.measures import fold

if TYPE_CHECKING:
    from reportparse.claiming.lexicon import Lexicon


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [
        ("1,234.5", "1234.5", "1234.5"),
        ("１，２３４", "1234", "1234"),
        ("1 234 567", "1234567", "1234567"),
        (".5", "0.5", "0.5"),
        ("0.5", "0.5", "0.5"),
        ("0", "0", "0"),
        ("(1,234)", "-1234", "-1234"),
        ("（4.3）%", "-4.3", "-4.3"),
        ("(4.3%)", "-4.3", "-4.3"),
        ("-2.1", "-2.1", "-2.1"),
        ("−2.1", "-2.1", "-2.1"),
        ("△12", "-12", "-12"),
        ("+12.3", "12.3", "12.3"),
        ("$ (0.12)", "-0.12", "-0.12"),
        ("2.4–3.2", "2.4", "3.2"),
        ("22—26", "22", "26"),
        ("-1.2~-0.4", "-1.2", "-0.4"),
        ("-0.5-0.5", "-0.5", "0.5"),
        ("10至15", "10", "15"),
        ("(3)% to 1%", "-3", "1"),
        ("$4.10 to $4.30", "4.10", "4.30"),
        ("8万—12万元", "8", "12"),
        ("5000万-1亿元", "0.5", "1"),
        ("3-5亿元", "3", "5"),
        ("12.3*", "12.3", "12.3"),
        ("12.3¹", "12.3", "12.3"),
        ("12.3[1]", "12.3", "12.3"),
        ("12.3 注1", "12.3", "12.3"),
        ("12.3(1)", "12.3", "12.3"),
        ("1:1.15", "1.15", "1.15"),
        ("5.4∶1", "5.4", "5.4"),
    ],
)
def test_a_number_has_these_bounds(cell: str, low: str, high: str, lexicon: Lexicon) -> None:
    (amount,) = read_amounts(fold(cell), lexicon)
    assert (amount.low, amount.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("cell", "unit", "factor", "per"),
    [
        ("3.5亿元", "CNY", "100000000", ""),
        ("US$3.2m", "USD", "1000000", ""),
        ("$980m", "USD", "1000000", ""),
        ("HK$1,234", "HKD", "1", ""),
        ("NT$4,500", "TWD", "1", ""),
        ("RMB 980", "CNY", "1", ""),
        ("¥12.5/kg", "CNY", "1", "kg"),
        ("12.3%", "percent", "1", ""),
        ("0.8‰", "permille", "1", ""),
        ("-0.2个百分点", "percentage_point", "1", ""),
        ("+2.4pp", "percentage_point", "1", ""),
        ("-18个基点", "basis_point", "1", ""),
        ("25 bps", "basis_point", "1", ""),
        ("3.5倍", "times", "1", ""),
        ("2.3x", "times", "1", ""),
        ("3,200家", "家", "1", ""),
        ("12.3万平方米", "square_meter", "10000", ""),
        ("45分钟", "minute", "1", ""),
        ("3,200家门店", "家", "1", ""),
        ("1.2万名员工", "名", "10000", ""),
        ("3,000余家", "家", "1", ""),
        ("5万多元", "CNY", "10000", ""),
        ("3,200 stores", "store", "1", ""),
        ("12 pct", "percent", "1", ""),
        ("+0.5pct", "percentage_point", "1", ""),
        ("3.4M", "", "1000000", ""),
    ],
)
def test_a_cell_shows_its_unit(
    cell: str, unit: str, factor: str, per: str, lexicon: Lexicon
) -> None:
    (amount,) = read_amounts(fold(cell), lexicon)
    measure = amount.measure
    assert measure is not None
    assert (measure.unit, measure.factor, measure.per) == (unit, Decimal(factor), per)


@pytest.mark.parametrize(
    ("cell", "qualifier"),
    [
        ("超过1.2亿", "at_least"),
        (">40%", "at_least"),
        ("5万元以上", "at_least"),
        ("3,000+", "at_least"),
        ("<5%", "at_most"),
        ("50人以下", "at_most"),
        ("约30%", "approx"),
        ("~30%", "approx"),
        ("100左右", "approx"),
        ("3,000余家", "approx"),
        ("30%", "exact"),
    ],
)
def test_a_qualifier_is_read(cell: str, qualifier: str, lexicon: Lexicon) -> None:
    (amount,) = read_amounts(fold(cell), lexicon)
    assert amount.qualifier == qualifier


@pytest.mark.parametrize(
    ("cell", "direction"),
    [
        ("增加12.2个百分点", "up"),
        ("下降4.3%", "down"),
        ("↑3.1%", "up"),
        ("▼2", "down"),
        ("3%", None),
    ],
)
def test_a_word_or_arrow_says_which_way(cell: str, direction: str | None, lexicon: Lexicon) -> None:
    (amount,) = read_amounts(fold(cell), lexicon)
    assert amount.direction == direction
    assert amount.low > 0


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("1,234 (5.6%)", ["1234", "5.6"]),
        ("105.6（31.2%）", ["105.6", "31.2"]),
        ("12.5% / 3.4%", ["12.5", "3.4"]),
        ("1,234\n(5.6%)", ["1234", "5.6"]),
    ],
)
def test_a_cell_may_hold_two_numbers(cell: str, numbers: list[str], lexicon: Lexicon) -> None:
    assert [str(amount.low) for amount in read_amounts(fold(cell), lexicon)] == numbers


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "甲项目",
        "A+",
        "第3位",
        "7×24",
        "5G",
        "000123",
        "010-12345678",
        "12:30",
        "3:7",
        "1.2.3",
        "1,23",
        "(12",
        "12)",
        "9-3",
        "1" * 31,
        "see note 3",
        "X2024型",
        "5号线",
        "12 Monkeys",
    ],
)
def test_what_is_no_number_is_none(cell: str, lexicon: Lexicon) -> None:
    assert read_amounts(fold(cell), lexicon) == []


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "-",
        "–",
        "—",
        "－",
        "——",
        "N/A",
        "n.m.",
        "不适用",
        "不適用",
        "(–)",
        "*",
        "…",
        "nil",
        "-" * 100,
    ],
)
def test_a_sign_for_nothing_is_blank(cell: str, lexicon: Lexicon) -> None:
    assert is_blank(fold(cell), lexicon)
    assert read_amounts(fold(cell), lexicon) == []


def test_a_nought_is_a_value(lexicon: Lexicon) -> None:
    assert not is_blank("0.0", lexicon)


@pytest.mark.parametrize(
    ("cell", "quantity"),
    [
        ("超过1.2亿人", "1.2亿人"),
        ("约30%", "30%"),
        (">NT$4,000", "NT$4,000"),
        ("5万元以上", "5万元"),
        ("3,000+", "3,000"),
        ("下降4.3%", "4.3%"),
        ("(4.3)%", "(4.3)%"),
        ("-2.1", "-2.1"),
        ("12.3*", "12.3"),
        ("3,000余家", "3,000余家"),
        ("8万—12万元", "8万—12万元"),
    ],
)
def test_the_quantity_is_number_and_unit_alone(cell: str, quantity: str, lexicon: Lexicon) -> None:
    (amount,) = read_amounts(cell, lexicon)
    assert cell[amount.start : amount.end].strip() == quantity


def test_the_place_of_each_number_is_known(lexicon: Lexicon) -> None:
    cell = "1,234 (5.6%)"
    spans = [(amount.start, amount.end) for amount in read_amounts(cell, lexicon)]
    assert [cell[start:end] for start, end in spans] == ["1,234", "5.6%"]
