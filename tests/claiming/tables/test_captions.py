"""Captions, unit lines and headers state units."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.tables.captions import header_measure, is_sure, read_caption
from reportparse.claiming.tables.measures import Measure, fold

if TYPE_CHECKING:
    from reportparse.claiming.lexicon import Lexicon


@pytest.mark.parametrize(
    ("caption", "units"),
    [
        ("表1 主要指标（单位：万元）", [("CNY", "1e4")]),
        ("表1 主要指标 单位：万元", [("CNY", "1e4")]),
        ("表1 主要指标\n单位：万元 币种：人民币", [("CNY", "1e4")]),
        ("表1 主要指标（金额单位：人民币百万元）", [("CNY", "1e6")]),
        ("表2-1 主要会计数据（人民币百万元，特别注明除外）", [("CNY", "1e6")]),
        ("表3 销量（单位：万辆，%）", [("辆", "1e4"), ("percent", "1")]),
        ("按市場劃分之營業額（百萬港元，百分比除外）", [("HKD", "1e6")]),
        ("表一 綜合損益（HK$'000）", [("HKD", "1e3")]),
        ("表1 簡明合併損益（單位：新台幣億元）", [("TWD", "1e8")]),
        ("Table 1. Key figures (in millions)", [("", "1e6")]),
        ("Table 1. Key figures (US$ million, except per share data)", [("USD", "1e6")]),
        ("Table 1. Key figures (RMB million unless otherwise stated)", [("CNY", "1e6")]),
        ("Table 2 Balance (mb/d unless stated otherwise)", [("barrel", "1e6")]),
        ("Table 3 Projections (annual percentage change)", [("percent", "1")]),
        ("Table 3, in millions of US dollars", [("USD", "1e6")]),
        ("表4 各省产量", []),
        ("Table 5 Loans by sector", []),
        ("", []),
    ],
)
def test_a_caption_states_these_units(
    caption: str, units: list[tuple[str, str]], lexicon: Lexicon
) -> None:
    stated = read_caption(fold(caption), lexicon)
    expected = [(unit, Decimal(factor)) for unit, factor in units]
    assert [(measure.unit, measure.factor) for measure in stated.measures] == expected


@pytest.mark.parametrize(
    ("caption", "scope", "unit"),
    [
        ("表1（产量单位：万吨；均价单位：元/斤）", "均价", "CNY"),
        ("表1（單位：新台幣億元，惟每股盈餘為元）", "每股盈余", "CNY"),
        ("Table 2 (units in millions)", "unit", "unit"),
        ("Table 2 (in millions; shares in thousands)", "share", "share"),
    ],
)
def test_a_unit_may_hold_for_some_headers_alone(
    caption: str, scope: str, unit: str, lexicon: Lexicon
) -> None:
    stated = read_caption(fold(caption), lexicon)
    assert (scope, unit) in [(measure.scope, measure.unit) for measure in stated.measures]


def test_a_currency_may_be_named_apart(lexicon: Lexicon) -> None:
    assert read_caption("表1 单位:万元 币种:美元", lexicon).currency == "USD"
    assert read_caption("表1 单位:万元", lexicon).currency == ""


@pytest.mark.parametrize(
    "caption",
    ["(in millions, except share and per share data)", "(in millions, except share data)"],
)
def test_shares_may_be_left_out_of_the_scale(caption: str, lexicon: Lexicon) -> None:
    assert read_caption(caption, lexicon).shares_whole


@pytest.mark.parametrize("caption", ["(in millions, except per share data)", "(in millions)"])
def test_shares_are_in_the_scale_otherwise(caption: str, lexicon: Lexicon) -> None:
    assert not read_caption(caption, lexicon).shares_whole


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("营业收入（万元）", "CNY"),
        ("樓面（千平方呎）", "square_foot"),
        ("Price, H1 2024 ($)", "USD"),
        ("Brent ($/bbl)", "USD"),
        ("增速（%）", "percent"),
        ("同比%", "percent"),
        ("变动（百分点）", "percentage_point"),
        ("Revenue, US$ million", "USD"),
        ("Revenue US$ million", "USD"),
        ("ARR (US$m)", "USD"),
        ("投资回收期（月）", "month"),
        ("基本每股收益（元/股）", "CNY"),
        ("% of total", "percent"),
        ("Sales (units)", "unit"),
        ("Deliveries ('000 units)", "unit"),
        ("Unemployment rate (% of labour force)", "percent"),
    ],
)
def test_a_header_states_its_unit(header: str, unit: str, lexicon: Lexicon) -> None:
    measure = header_measure(fold(header), lexicon)
    assert measure is not None
    assert measure.unit == unit


@pytest.mark.parametrize(
    "header",
    ["营业收入", "2024年", "出租率（2025年6月30日）", "Revenue", "人次", "第一季度（1-3月份）"],
)
def test_a_header_without_a_unit_states_none(header: str, lexicon: Lexicon) -> None:
    assert header_measure(fold(header), lexicon) is None


def test_a_word_of_the_header_is_not_sure_to_be_a_unit() -> None:
    assert is_sure(Measure("CNY", "money", Decimal(10000), scaled=True, generic="元"))
    assert is_sure(Measure("percent", "share"))
    assert not is_sure(Measure("CNY", "money", generic="元"))
    assert not is_sure(Measure("人次", "count"))
