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
        ("期限為2年零6個月", "2年零6個月", "30", "30", "month"),
        ("车程1小时40分钟", "1小时40分钟", "100", "100", "minute"),
        ("需要两个半小时", "两个半小时", "2.5", "2.5", "hour"),
        ("周期为一年半", "一年半", "1.5", "1.5", "year"),
        ("半小時送到", "半小時", "0.5", "0.5", "hour"),
        ("平均逗留2.3日", "2.3日", "2.3", "2.3", "day"),
        ("上涨2个至3个百分点", "2个至3个百分点", "2", "3", "percentage_point"),
        ("需要2個到3個月", "2個到3個月", "2", "3", "month"),
        ("精简为11步", "11步", "11", "11", "步"),
        ("调升11点", "11点", "11", "11", "point"),
        ("旅客2,332萬1,546人次", "2,332萬1,546人次", "23321546", "23321546", "人次"),
        ("每四名受访者中就有一人", "每四名受访者中就有一人", "0.25", "0.25", "fraction"),
        ("误差为±3分钟", "3分钟", "3", "3", "minute"),
        ("毛利率yoy-2.3pct", "-2.3pct", "-2.3", "-2.3", "percentage_point"),
        ("作价RMB3亿至5亿元", "RMB3亿至5亿元", "300000000", "500000000", "CNY"),
        ("售价US$300-500", "US$300-500", "300", "500", "USD"),
        ("投资HK$3-5亿", "HK$3-5亿", "300000000", "500000000", "HKD"),
        ("在8 671名用户中", "8 671名", "8671", "8671", "名"),
        ("增加1萬3千人", "1萬3千人", "13000", "13000", "人"),
        ("零下20摄氏度", "零下20摄氏度", "-20", "-20", "celsius"),
        ("重返千萬人次", "千萬人次", "10000000", "10000000", "人次"),
        ("由0.221貶至2", "0.221", "0.221", "0.221", ""),
        ("末期息2角4仙", "2角4仙", "0.24", "0.24", "HKD"),
        ("每斤3元5角", "3元5角", "3.5", "3.5", "CNY"),
        ("能量密度350Wh/kg", "350Wh/kg", "350", "350", "Wh"),
        ("用种六两", "六两", "6", "6", "两"),
        ("其余一成为设备", "一成", "10", "10", "percent"),
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
        ("签约30家", "exact"),
        ("不过百余家", "approx"),
        ("约占两成", "approx"),
        ("约有30万辆", "approx"),
        ("约为每平方呎52港元", "approx"),
        ("难以突破30%", "at_most"),
        ("跌破1.2元关口", "at_most"),
        ("最多节省30%", "at_most"),
        ("最高可补贴50万元", "at_most"),
        ("最高达50万元", "exact"),
        ("约为货架电商的2.2倍", "approx"),
        ("不足总量的五分之一", "at_most"),
        ("不及2019年的六分之一", "at_most"),
        ("已超越2019年同期的九成四", "at_least"),
        ("履约成本仅为传统模式的1/3", "exact"),
        ("远高于9%左右的行业均值", "approx"),
        ("30家", "exact"),
    ],
)
def test_the_words_around_a_quantity_qualify_it(text: str, qualifier: str) -> None:
    assert [found.qualifier for found in _find(text)] == [qualifier]


@pytest.mark.parametrize(
    "text",
    [
        "长三角与珠三角地区",
        "每半年检查一次",
        "每28秒一班",
        "上午11点30分开会",
        "单位数百分比的跌幅",
        "分三步走",
        "每10万人配备医护",
        "114年8月的統計，較112年為高",
        "2020.01 - 2020.05任职",
        "文章编号: 1001 -070X(2016)02",
        "八届十六次董事会会议",
        "公约第10及11条",
        "第16 到39 位",
    ],
)
def test_what_only_looks_like_a_quantity_is_none(text: str) -> None:
    assert _find(text) == []


def test_a_time_for_each_piece_is_one_where_it_changes() -> None:
    assert [found.low for found in _find("由每28秒缩短到19秒")] == [28, 19]


def test_numbers_of_a_list_share_the_unit_at_its_end() -> None:
    found = _find("净利率分别提高0.71个和0.04个百分点")
    assert [quantity.unit for quantity in found] == ["percentage_point"] * 2


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("分别不低于30%、65%和110%", ["at_least"] * 3),
        ("分别增长5%和6%左右", ["approx"] * 2),
        ("增长5%和6%左右", ["exact", "approx"]),
        ("超过5%，利润为6%", ["at_least", "exact"]),
    ],
)
def test_a_list_shares_a_bound(text: str, qualifiers: list[str]) -> None:
    assert [found.qualifier for found in _find(text)] == qualifiers


@pytest.mark.parametrize(
    ("text", "unit", "per"),
    [
        ("人民币对美元汇率为7.1186", "CNY", "USD"),
        ("美元兑日元报150.3", "JPY", "USD"),
        ("匯率為29.87元兌一美元", "CNY", "USD"),
        ("人民币汇率指数收于96.97", "", ""),
    ],
)
def test_a_rate_of_exchange_is_in_one_currency_per_another(text: str, unit: str, per: str) -> None:
    assert [(found.unit, found.per) for found in _find(text)] == [(unit, per)]


@pytest.mark.parametrize(
    ("text", "per"),
    [("派息8港仙", "股"), ("股息0.08元", "股"), ("股息3亿元", ""), ("每10股派发股息5.9元", "")],
)
def test_a_small_dividend_is_for_a_share(text: str, per: str) -> None:
    assert [found.per for found in _find(text)] == [per]


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
