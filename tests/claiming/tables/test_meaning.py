"""A cell's metric, subject, change and modality are read from its headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.context import Context
from reportparse.claiming.tables import table_claims

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.claiming.lexicon import Lexicon
    from reportparse.records import Claim, Table
    from reportparse.text import Text

    Build = Callable[..., tuple[Table, Text]]

CONTEXT = Context(publisher="某集团", published="2025-03-20")


def last(build: Build, lexicon: Lexicon, rows: str, caption: str = "") -> Claim:
    table, text = build(rows, caption)
    return table_claims(table, text, CONTEXT, lexicon)[-1]


@pytest.mark.parametrize(
    ("caption", "rows", "metric", "subject"),
    [
        ("", "| 项目 | 2024年 |\n| 营业收入（万元） | 1 |", "营业收入", "某集团"),
        ("", "| 指标 | 华东 | 华南 |\n| 收入 | 1 | 2 |", "收入", "华南"),
        ("", "| 地区 | 收入（万元） |\n| 华东 | 1 |", "收入", "华东"),
        (
            "",
            "| 地区 | 华东 | 华南 |\n| 收入（万元） | 1 | 2 |\n| 同比 | 3% | 4% |",
            "同比",
            "华南",
        ),
        ("表1 2024年各省粮食产量（万吨）", "| 省份 | 2024年 |\n| 甲 | 1 |", "各省粮食产量", "甲"),
        ("表2-1 贷款分布情况", "| 行业 | 金额（万元） |\n| 制造业 | 1 |", "贷款分布", "制造业"),
        ("", "| 品种 | 单位 | 本期价格（元） |\n| 稻米 | 吨 | 4,012 |", "价格", "稻米"),
        ("", "| 产品名称 | 单位 | 产量 |\n| 纱 | 万吨 | 22 |", "产量", "纱"),
        ("", "| 产品 | 比上年增长（%） |\n| 纱 | 22 |", "比上年增长", "纱"),
        ("", "| 會計項目 | 113年度 |\n| 營業收入 | 22 |", "營業收入", "某集团"),
        ("", "| 年份 | 收入（亿元） |\n| 2024 | 1 |", "收入", "某集团"),
        ("", "| 项目 | 2024年 |\n| 一、营业总收入 | 1 |", "营业总收入", "某集团"),
        ("", "| 项目 | 2024年 |\n| 其中：利息收入[2] | 1 |", "利息收入", "某集团"),
        ("", "| 项目 | 变动（%） |\n| 收入 | 1 |", "收入", "某集团"),
        ("", "| 项目 | 金额 |\n| 流动资产： | |\n| 现金 | 1 |", "现金", "某集团"),
        ("", "| 项目 | 金额 |\n| 华东 | < |\n| 收入 | 1 |\n| 成本 | 2 |", "成本", "华东"),
        (
            "Table 1: Loans by sector",
            "| Sector | Amount |\n| Retail | 1 |",
            "Loans by sector",
            "Retail",
        ),
        ("", "| Metric | Q2 2025 |\n| Net sales ($m) | 1 |", "Net sales", "某集团"),
    ],
)
def test_a_cell_is_about(  # noqa: PLR0913, PLR0917 - a golden case has that many parts
    caption: str, rows: str, metric: str, subject: str, build: Build, lexicon: Lexicon
) -> None:
    claim = last(build, lexicon, rows, caption)
    assert (claim.metric, claim.subject) == (metric, subject)


@pytest.mark.parametrize(
    ("rows", "direction", "baseline"),
    [
        ("| 项目 | 同比（%） |\n| 收入 | 9.4 |", "up", "同比"),
        ("| 项目 | 同比（%） |\n| 收入 | -9.4 |", "down", "同比"),
        ("| 项目 | 比上年增减 |\n| 收入 | (2.1)% |", "down", "上年"),
        ("| 项目 | 增减 |\n| 收入 | 0.0 |", "", ""),
        ("| 项目 | 降幅（%） |\n| 能耗 | 9.4 |", "down", ""),
        ("| 项目 | 涨跌幅（%） |\n| 铜 | 9.4 |", "up", ""),
        ("| 项目 | 比年初 |\n| 存款（亿元） | +456 |", "up", "年初"),
        ("| 项目 | 比上期涨跌（元） |\n| 稻米 | -1.2 |", "down", "上期"),
        ("| Item | YoY |\n| Sales | 3.1% |", "up", "YoY"),
        ("| 项目 | 2024年 |\n| 同比增长（%） | 3.1 |", "up", "同比"),
        ("| 项目 | 情况 |\n| 毛利率 | 提高1.2个百分点 |", "up", ""),
        ("| 项目 | 情况 |\n| 毛利率 | 下降1.2个百分点 |", "down", ""),
    ],
)
def test_a_change_has_a_direction_and_a_baseline(
    rows: str, direction: str, baseline: str, build: Build, lexicon: Lexicon
) -> None:
    claim = last(build, lexicon, rows)
    assert (claim.role, claim.direction, claim.baseline) == ("change", direction, baseline)


@pytest.mark.parametrize(
    "rows",
    [
        "| 项目 | 增速（%） |\n| 收入 | 9.4 |",
        "| Segment | CAGR 2024–29 |\n| CRM | 9.7% |",
        "| 年別 | 成長率（%） |\n| 113年 | 21.1 |",
    ],
)
def test_a_rate_of_growth_is_a_level(rows: str, build: Build, lexicon: Lexicon) -> None:
    claim = last(build, lexicon, rows)
    assert (claim.role, claim.direction, claim.unit) == ("level", "", "percent")


def test_a_level_has_none(build: Build, lexicon: Lexicon) -> None:
    claim = last(build, lexicon, "| 项目 | 2024年 |\n| 亏损 | -12 |")
    assert (claim.role, claim.direction) == ("level", "")


@pytest.mark.parametrize(
    ("caption", "rows", "modality"),
    [
        ("", "| 项目 | 2025E |\n| 收入 | 1 |", "forecast"),
        ("", "| 项目 | 2030年（预测） |\n| 收入 | 1 |", "forecast"),
        ("", "| 项目 | 2025年目标 |\n| 收入 | 1 |", "target"),
        ("", "| 项目 | 2024A |\n| 收入 | 1 |", "actual"),
        ("", "| 项目 | 2025年 |\n| 收入 | 1 |", "actual"),
        ("市场规模及预测", "| 项目 | 2030年 |\n| 收入 | 1 |", "forecast"),
        ("市场规模及预测", "| 项目 | 2023年 |\n| 收入 | 1 |", "actual"),
        ("", "| Item | 2025 guidance |\n| Sales | 1 |", "forecast"),
    ],
)
def test_what_is_expected_is_told_from_what_happened(
    caption: str, rows: str, modality: str, build: Build, lexicon: Lexicon
) -> None:
    assert last(build, lexicon, rows, caption).modality == modality


def test_a_row_without_a_header_is_flagged(build: Build, lexicon: Lexicon) -> None:
    claim = last(build, lexicon, "| 项目 | 2024年（元） |\n| 收入 | 1 |\n| | 2 |")
    assert claim.flags == ("no_row_header",)
