"""What holds for a whole table is read once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.context import Context
from reportparse.claiming.tables.sheet import (
    bare,
    implied_measure,
    is_rate,
    read_sheet,
    without_times,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.claiming.lexicon import Lexicon
    from reportparse.records import Table
    from reportparse.text import Text

    Build = Callable[..., tuple[Table, Text]]


@pytest.mark.parametrize(
    "header",
    ["增速", "占比", "同比", "毛利率", "市场渗透率", "YoY growth", "EBITDA margin", "比重"],
)
def test_a_rate_is_known_by_its_words(header: str, lexicon: Lexicon) -> None:
    assert is_rate(header, lexicon)


@pytest.mark.parametrize(
    "header", ["汇率", "周转率", "频率", "收入", "share price", "效率", "2024年"]
)
def test_what_is_no_percentage_is_no_rate(header: str, lexicon: Lexicon) -> None:
    assert not is_rate(header, lexicon)


def test_multiples_are_known_by_their_words(lexicon: Lexicon) -> None:
    measure = implied_measure("市盈率", lexicon)
    assert measure is not None
    assert measure.unit == "times"
    assert implied_measure("收入", lexicon) is None


@pytest.mark.parametrize(
    ("header", "left"),
    [
        ("2024年产量", "产量"),
        ("Price, H1 2025 ($)", "Price"),
        ("出租率（2025年6月30日）", "出租率"),
        ("於2025年6月30日", ""),
        ("二零二五年 千港元", ""),
        ("2024年", ""),
        ("营业收入", "营业收入"),
        ("ARR, $bn (2024)", "ARR"),
        ("净利润（净亏损以“-”号填列）", "净利润"),
        ("中央结算(代理人)有限公司", "中央结算(代理人)有限公司"),
    ],
)
def test_times_and_units_are_taken_off(header: str, left: str, lexicon: Lexicon) -> None:
    assert without_times(header, lexicon) == left


def test_a_header_is_bare_without_its_brackets() -> None:
    assert bare("收入（万元）[1]") == "收入"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("| 指标 | 2024年 |\n| 收入 | 1 |", True),
        ("| | 2024年 |\n| 收入 | 1 |", True),
        ("| 地区 | 收入 |\n| 华东 | 1 |", False),
        ("| 地区 | 华东 |\n| 收入（元） | 1 |", True),
        ("| 年份 | 收入 |\n| 2024 | 1 |", False),
        ("| (in thousands) | 2024 |\n| Revenue | 1 |", True),
        ("| Item | Unit | 2024 |\n| Stores | number | 1 |", True),
    ],
)
def test_rows_or_columns_say_what_is_measured(
    rows: str, expected: object, build: Build, lexicon: Lexicon
) -> None:
    table, text = build(rows)
    assert read_sheet(table, text, Context(), lexicon).rows_are_metrics is expected


def test_title_rows_within_the_grid_are_part_of_the_title(build: Build, lexicon: Lexicon) -> None:
    table, text = build("| 利润表 | < |\n| 项目 | 2024年 |\n| 收入 | 1 |", "附表一")
    assert read_sheet(table, text, Context(), lexicon).title == "附表一\n利润表"


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("表3 主要指标（单位：万元）\n", "表3 主要指标（单位：万元）"),
        ("表3 主要指标\n单位：万元\n", "表3 主要指标\n单位：万元"),
        ("表3 主要指标\n第 12 页\n某公司 年度报告\n", "表3 主要指标"),
        ("Table 2. Key figures\n", "Table 2. Key figures"),
        ("公司全年表现良好。\n", ""),
        ("表3 主要指标\n收入\t12\n", ""),
        ("表3 主要指标\n" + "这一段正文讲的是另一件事，" * 4 + "\n", ""),
        ("", ""),
    ],
)
def test_a_caption_that_was_not_attached_is_found_above(
    above: str, title: str, lexicon: Lexicon, build: Build
) -> None:
    table, text = build("| 项目 | 2024年 |\n| 收入 | 1 |", above.removesuffix("\n"))
    sheet = read_sheet(replace(table, caption=None), text, Context(), lexicon)
    assert sheet.title == title
