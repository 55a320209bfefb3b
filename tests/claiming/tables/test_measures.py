"""Units are read as tables print them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.claiming.lexicon import load_lexicon
from reportparse.claiming.tables.measures import (
    Measure,
    fold,
    localised,
    parse_measure,
    without_plural,
)

if TYPE_CHECKING:
    from reportparse.claiming.lexicon import Lexicon


@pytest.mark.parametrize(
    ("surface", "unit", "factor", "per"),
    [
        ("元", "CNY", "1", ""),
        ("万元", "CNY", "1e4", ""),
        ("百万元", "CNY", "1e6", ""),
        ("亿元", "CNY", "1e8", ""),
        ("人民币百万元", "CNY", "1e6", ""),
        ("人民币元", "CNY", "1", ""),
        ("RMB million", "CNY", "1e6", ""),
        ("RMB'000", "CNY", "1e3", ""),
        ("人民幣千元", "CNY", "1e3", ""),
        ("千美元", "USD", "1e3", ""),
        ("亿美元", "USD", "1e8", ""),
        ("US$ million", "USD", "1e6", ""),
        ("US$m", "USD", "1e6", ""),
        ("USD millions", "USD", "1e6", ""),
        ("$ in billions", "USD", "1e9", ""),
        ("millions of dollars", "USD", "1e6", ""),
        ("HK$'000", "HKD", "1e3", ""),
        ("HK$’000", "HKD", "1e3", ""),
        ("千港元", "HKD", "1e3", ""),
        ("百萬港元", "HKD", "1e6", ""),
        ("港幣百萬元", "HKD", "1e6", ""),
        ("港仙", "HKD", "0.01", ""),
        ("新台幣億元", "TWD", "1e8", ""),
        ("新台幣仟元", "TWD", "1e3", ""),
        ("€ million", "EUR", "1e6", ""),
        ("£m", "GBP", "1e6", ""),
        ("元/斤", "CNY", "1", "斤"),
        ("元/吨", "CNY", "1", "吨"),
        ("US$/bbl", "USD", "1", "barrel"),
        ("元/人·天", "CNY", "1", "人·天"),
        ("mb/d", "barrel", "1e6", "day"),
        ("%", "percent", "1", ""),
        ("％", "percent", "1", ""),
        ("per cent", "percent", "1", ""),
        ("百分点", "percentage_point", "1", ""),
        ("pp", "percentage_point", "1", ""),
        ("bps", "basis_point", "1", ""),
        ("倍", "times", "1", ""),
        ("x", "times", "1", ""),
        ("万辆", "辆", "1e4", ""),
        ("亿件", "件", "1e8", ""),
        ("万人次", "人次", "1e4", ""),
        ("万吨", "ton", "1e4", ""),
        ("亿千瓦时", "kWh", "1e8", ""),
        ("千平方呎", "square_foot", "1e3", ""),
        ("GWh", "GWh", "1", ""),
        ("上年=100", "index", "1", ""),
        ("millions", "", "1e6", ""),
        ("RMB 100 million", "CNY", "1e8", ""),
        ("HK$ Million", "HKD", "1e6", ""),
        ("'000 units", "unit", "1e3", ""),
        ("million shares", "share", "1e6", ""),
        ("thousand b/d", "barrel", "1e3", "day"),
        ("Mt CO2", "tCO2e", "1e6", ""),
        ("US¢/kWh", "USD", "0.01", "kWh"),
        ("% of GDP", "percent", "1", ""),
        ("元/千瓦时", "CNY", "1", "千瓦时"),
        ("百万", "", "1e6", ""),
    ],
)
def test_a_unit_has_code_multiple_and_denominator(
    surface: str, unit: str, factor: str, per: str, lexicon: Lexicon
) -> None:
    measure = parse_measure(fold(surface), lexicon)
    assert measure is not None
    assert (measure.unit, measure.factor, measure.per) == (unit, Decimal(factor), per)


@pytest.mark.parametrize(
    "surface",
    [
        "",
        "营业收入",
        "W/E 02/24/17",
        "N/A",
        "revenue growth",
        "in",
        "2024年",
        "元" * 41,
        "of which",
    ],
)
def test_words_are_no_unit(surface: str, lexicon: Lexicon) -> None:
    assert parse_measure(fold(surface), lexicon) is None


def test_any_short_noun_may_be_what_is_counted(lexicon: Lexicon) -> None:
    assert parse_measure("kiosks", lexicon) is None
    measure = parse_measure("kiosks", lexicon, nouns=True)
    assert measure is not None
    assert (measure.unit, measure.dimension) == ("kiosk", "count")


def test_a_bare_yuan_or_dollar_is_the_currency_of_the_document(lexicon: Lexicon) -> None:
    yuan, dollars = parse_measure("万元", lexicon), parse_measure("$ million", lexicon)
    named = parse_measure("人民币万元", lexicon)
    assert yuan is not None
    assert dollars is not None
    assert named is not None
    assert localised(yuan, "TWD").unit == "TWD"
    assert localised(dollars, "HKD").unit == "HKD"
    assert localised(named, "TWD").unit == "CNY"
    assert localised(yuan, "").unit == "CNY"


def test_only_money_has_a_currency() -> None:
    percent = Measure("percent", "share")
    assert localised(percent, "HKD") is percent


@pytest.mark.parametrize(
    ("surface", "currency", "unit"),
    [
        ("¥", "JPY", "JPY"),
        ("¥", "HKD", "CNY"),
        ("$", "CNY", "USD"),
        ("$", "AUD", "AUD"),
        ("元", "USD", "USD"),
        ("RMB", "JPY", "CNY"),
    ],
)
def test_a_sign_stands_only_for_a_currency_that_uses_it(
    surface: str, currency: str, unit: str, lexicon: Lexicon
) -> None:
    measure = parse_measure(surface, lexicon)
    assert measure is not None
    assert localised(measure, currency).unit == unit


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("stores", "store"),
        ("companies", "company"),
        ("branches", "branch"),
        ("boxes", "box"),
        ("vessels", "vessel"),
        ("business", "business"),
        ("staff", "staff"),
    ],
)
def test_nouns_lose_their_plural(plural: str, singular: str) -> None:
    assert without_plural(plural) == singular


@given(st.text(alphabet="万亿元/%HK$'0 millionper百吨a(.)", max_size=45))
@settings(deadline=None)
def test_anything_can_be_asked_for_its_unit(surface: str) -> None:
    measure = parse_measure(fold(surface), load_lexicon(), nouns=True)
    assert measure is None or measure.factor > 0


def test_folding_keeps_the_length() -> None:
    assert fold("（單位：HK$’000／％）") == "(单位:HK$'000/%)"
