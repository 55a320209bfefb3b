"""Rows, groups, and the columns that hold no values are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.tables.grid import read_grid
from reportparse.claiming.tables.layout import Layout, names_things, read_layout

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.claiming.lexicon import Lexicon
    from reportparse.records import Table
    from reportparse.text import Text

    Build = Callable[..., tuple[Table, Text]]


def layout_of(rows: str, build: Build, lexicon: Lexicon) -> Layout:
    table, text = build(rows)
    return read_layout(read_grid(table, text, lexicon), lexicon)


@pytest.mark.parametrize(
    ("rows", "skipped"),
    [
        ("| 序号 | 省份 | 产量 |\n| 1 | 甲 | 10 |\n| 2 | 乙 | 9 |", {0, 1}),
        ("| | 省份 | 产量 |\n| 1 | 甲 | 10 |\n| 2 | 乙 | 9 |\n| 3 | 丙 | 8 |", {0, 1}),
        ("| Company | Share | Rank |\n| A | 12% | 1 |\n| B | 9% | 2 |", {0, 2}),
        ("| 公司 | 证券代码 | 市值 |\n| 甲 | 600519 | 12 |", {0, 1}),
        ("| 项目 | 附注 | 2024年 |\n| 收入 | 五、1 | 12 |", {0, 1}),
        ("| 指标 | 单位 | 2024年 |\n| 收入 | 亿元 | 12 |", {0, 1}),
        ("| 指标 | 计 | 2024年 |\n| 收入 | 亿元 | 12 |\n| 人口 | 万人 | 3 |", {0, 1}),
        ("| 年龄 | 占比 |\n| 18-25岁 | 12% |\n| 26岁以上 | 88% |", {0}),
        ("| 年份 | 产量 |\n| 2023 | 10 |\n| 2024 | 11 |", {0}),
        ("| 收入 | 利润 |\n| 1,234.5 | 56.7 |\n| 1,300.1 | 60.2 |", set()),
    ],
)
def test_these_columns_hold_no_values(
    rows: str, skipped: set[int], build: Build, lexicon: Lexicon
) -> None:
    assert layout_of(rows, build, lexicon).skipped == skipped


def test_several_columns_may_head_the_rows(build: Build, lexicon: Lexicon) -> None:
    rows = "| 地区 | 产品 | 销量 |\n| 华东 | 钢 | 1 |\n| ^ | 铝 | 2 |\n| 华南 | 钢 | 3 |"
    labels = [row.label for row in layout_of(rows, build, lexicon).rows]
    assert labels == ["华东 / 钢", "华东 / 铝", "华南 / 钢"]


def test_the_group_is_put_in_front_of_a_header_that_stands_twice(
    build: Build, lexicon: Lexicon
) -> None:
    rows = "| 项目 | 金额 |\n| 流动： | |\n| 现金 | 1 |\n| 其他 | 2 |\n| 非流动： | |\n| 其他 | 3 |"
    found = layout_of(rows, build, lexicon).rows
    assert [row.label for row in found] == ["现金", "流动 / 其他", "非流动 / 其他"]
    assert [row.group for row in found] == ["流动：", "流动：", "非流动："]


def test_rows_without_values_are_no_groups_where_there_are_many(
    build: Build, lexicon: Lexicon
) -> None:
    empty = "| 贵金属 | |\n| 拆出资金 | |\n| 应收票据 | |"
    rows = f"| 项目 | 金额 |\n| 现金 | 1 |\n{empty}\n| 其中：押金 | |\n| 存货 | 2 |"
    assert [row.group for row in layout_of(rows, build, lexicon).rows] == ["", ""]


def test_a_numbered_row_of_words_is_a_group_among_empty_rows(
    build: Build, lexicon: Lexicon
) -> None:
    rows = "| 项目 | 金额 |\n| 一、收入 | |\n| 利息 | |\n| 佣金 | |\n| 其他 | 2 |"
    assert [row.group for row in layout_of(rows, build, lexicon).rows] == ["一、收入"]


def test_indented_rows_stand_under_the_row_above(build: Build, lexicon: Lexicon) -> None:
    loans = "| 项目 | 金额 |\n| 贷款 | 5 |\n|   公司 | 3 |\n|   个人 | 2 |"
    rows = f"{loans}\n| 存款 | 9 |\n|   公司 | 9 |"
    found = layout_of(rows, build, lexicon).rows
    assert [row.group for row in found] == ["", "贷款", "贷款", "", "存款"]
    assert [row.label for row in found][1::3] == ["贷款 / 公司", "存款 / 公司"]


def test_a_row_between_others_may_state_their_unit(build: Build, lexicon: Lexicon) -> None:
    rows = "| 项目 | 2024年 |\n| 甲 | 1 |\n| （人民币百万元） | |\n| 乙 | 2 |"
    first, second = layout_of(rows, build, lexicon).rows
    assert first.measure is None
    assert second.measure is not None
    assert second.measure.unit == "CNY"


def test_a_header_within_the_body_holds_for_the_rows_below(build: Build, lexicon: Lexicon) -> None:
    rows = "| 项目 | 2024年 |\n| 甲 | 1 |\n| 项目 | 2023年 |\n| 乙 | 2 |"
    found = layout_of(rows, build, lexicon).rows
    assert [row.columns[1].label for row in found] == ["2024年", "2023年"]


@pytest.mark.parametrize(
    "header", ["排名", "2024年排名", "证券代码", "成立年份", "no.", "global rank", "note"]
)
def test_ranks_and_codes_are_names(header: str, lexicon: Lexicon) -> None:
    assert names_things(header, lexicon)


@pytest.mark.parametrize("header", ["产量", "平均时间", "rank change (pp)", "notebooks"])
def test_other_headers_are_not(header: str, lexicon: Lexicon) -> None:
    assert not names_things(header, lexicon)
