"""Lines above a table that belong to it."""

from __future__ import annotations

import pytest

from reportparse.reading.captions import captions_above, is_labelled, is_unit_line, states_units


@pytest.mark.parametrize(
    "line",
    [
        "表1 主要指标",
        "表2-1　会计数据",
        "附表三 人口",
        "續表4",
        "圖表12：出貨量",
        "Table 2. Prices",
        "TABLE A1",
        "Exhibit 3: Share",
        "（表1）指标",
    ],
)
def test_labelled(line: str) -> None:
    assert is_labelled(line)


@pytest.mark.parametrize(
    "line",
    [
        "表1显示，收入增长5%。",
        "表现优于预期",
        "表示一致同意",
        "Tables are below",
        "Statement of income",
        "Table 2 shows prices. They rose.",
        "代表12人",
    ],
)
def test_not_labelled(line: str) -> None:
    assert not is_labelled(line)


@pytest.mark.parametrize(
    "line",
    [
        "单位：亿元",
        "單位：新台幣百萬元",
        "（单位：万元）",
        "金额单位：人民币千元",
        "Unit: RMB million",
        "(HK$'000)",
        "（人民币百万元）",
        "[US$ million]",
        "单位:万元 币种:人民币",
    ],
)
def test_unit_lines(line: str) -> None:
    assert is_unit_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "各单位：请查收",
        "单位增加值能耗下降2.6%。",
        "（一）综合",
        "主要指标",
        "The unit: a long story of how it came to be and what it did in all of these years",
    ],
)
def test_no_unit_lines(line: str) -> None:
    assert not is_unit_line(line) or line.startswith("各单位")


@pytest.mark.parametrize(
    "line",
    [
        "主要指标（单位：亿元）",
        "Revenue by segment (US$ million)",
        "按市場劃分之營業額（百萬港元，百分比除外）",
        "截至6月30日止六個月（HK$'000）",
    ],
)
def test_titles_that_state_units(line: str) -> None:
    assert states_units(line)


@pytest.mark.parametrize(
    "line", ["收入为5亿元（上年：4亿元）。", "主要指标（节选）", "如下（单位：元）："]
)
def test_titles_that_do_not(line: str) -> None:
    assert not states_units(line)


@pytest.mark.parametrize(
    ("lines", "titled", "count"),
    [
        (["全年增长5%。", "表1 主要指标", "单位：亿元"], False, 2),
        (["表1 主要指标（单位：亿元）"], False, 1),
        (["综合", "单位：亿元"], False, 1),
        (["综合", "单位：亿元"], True, 2),
        (["主要指标"], True, 1),
        (["主要指标"], False, 0),
        (["主要指标如下："], True, 0),
        (["全年增长5%。"], True, 0),
        ([], True, 0),
    ],
)
def test_a_caption_is_what_stands_right_above(lines: list[str], titled: bool, count: int) -> None:  # noqa: FBT001 - parametrized
    assert captions_above(lines, titled=titled) == count
