"""The rows that head a table are told from its body, and what they say is kept by level."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.tables.grid import read_grid
from reportparse.claiming.tables.headings import (
    Heading,
    heading_rows,
    headings_of,
    is_heading_within,
    unit_alone,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.claiming.lexicon import Lexicon
    from reportparse.records import Table
    from reportparse.text import Text

    Build = Callable[..., tuple[Table, Text]]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("| 项目 | 2024年 |\n| 收入 | 12 |", (0, 1)),
        ("| | 2023 | 2024 |\n| 收入 | 12 | 13 |", (0, 1)),
        ("| 表头 | < |\n| 单位：元 | < |\n| 项目 | 2024年 |\n| 收入 | 12 |", (2, 1)),
        ("| 项目 | 2024年 | < |\n| ^ | 金额 | 占比 |\n| 贷款 | 12 | 3% |", (0, 2)),
        ("| | 2025年 |\n| | 千港元 |\n| 收入 | 12 |", (0, 2)),
        ("| 收入 | 12 |\n| 成本 | 9 |", (0, 0)),
        ("| 项目 | 结论 |\n| 审计意见 | 标准 |\n| 收入 | 12 |", (0, 1)),
        ("| 规模 | 50人以下 | 50人以上 |\n| 家数 | 120 | 30 |", (0, 1)),
        ("| 指标 | 23年 | 24年 |\n| 毛利率 | 12% | 13% |", (0, 1)),
        ("| 回收期 | 12年 |\n| 投资 | 3亿元 |", (0, 0)),
        ("| 只有标题 |", (0, 0)),
    ],
)
def test_the_header_has_so_many_rows(
    rows: str, expected: tuple[int, int], build: Build, lexicon: Lexicon
) -> None:
    table, text = build(rows)
    assert heading_rows(read_grid(table, text, lexicon), lexicon) == expected


def test_a_heading_keeps_its_levels_and_leaves_units_and_remarks_out_of_its_name(
    build: Build, lexicon: Lexicon
) -> None:
    rows = (
        "| | 2025年 | < |\n| | 收入 | 占比 |\n"
        "| | 千港元 | % |\n| | （未經審核） | |\n| 甲 | 1 | 2 |"
    )
    table, text = build(rows)
    grid = read_grid(table, text, lexicon)
    _, first, second = headings_of(grid, range(4), [1, 2], lexicon)
    assert first.parts == ("2025年", "收入", "千港元", "（未經審核）")
    assert (first.label, second.label) == ("2025年 / 收入", "2025年 / 占比")
    measure = first.measure(lexicon)
    assert measure is not None
    assert measure.unit == "HKD"


def test_remarks_stay_where_they_tell_columns_apart(build: Build, lexicon: Lexicon) -> None:
    table, text = build("| | 2024年 | < |\n| | 经重列 | 调整前 |\n| 收入 | 1 | 2 |")
    grid = read_grid(table, text, lexicon)
    labels = [heading.label for heading in headings_of(grid, range(2), [1, 2], lexicon)]
    assert labels == ["", "2024年 / 经重列", "2024年 / 调整前"]


def test_a_gap_in_an_upper_row_is_a_span(build: Build, lexicon: Lexicon) -> None:
    table, text = build("| | 2024年 | |\n| | 金额 | 占比 |\n| 贷款 | 12 | 3% |")
    grid = read_grid(table, text, lexicon)
    labels = [heading.label for heading in headings_of(grid, range(2), [1, 2], lexicon)]
    assert labels == ["", "2024年 / 金额", "2024年 / 占比"]


def test_a_heading_of_nothing_but_a_unit_keeps_it_as_its_name(
    build: Build, lexicon: Lexicon
) -> None:
    table, text = build("| | % |\n| 甲 | 2 |")
    _, heading = headings_of(read_grid(table, text, lexicon), [0], [1], lexicon)
    assert heading == Heading(("%",), ("%",))


@pytest.mark.parametrize(
    "part", ["千港元", "（人民币百万元）", "RMB million", "%", "(%)", "HK$'000"]
)
def test_a_header_may_be_a_unit_alone(part: str, lexicon: Lexicon) -> None:
    assert unit_alone(part, lexicon) is not None


@pytest.mark.parametrize("part", ["占比(%)", "同比%", "人次", "收入", "2024年", "% of total"])
def test_a_header_that_names_something_is_no_unit_alone(part: str, lexicon: Lexicon) -> None:
    assert unit_alone(part, lexicon) is None


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| 项目 | 2023年 | 2022年 |", True),
        ("| | 2023年 | 变动 |", True),
        ("| 签订日期 | 2024年3月 | 2024年5月 |", False),
        ("| 上海 | 1986 | 2024 |", False),
        ("| 项目 | 12 | 2022年 |", False),
        ("| 项目 | 甲 | 乙 |", False),
    ],
)
def test_a_row_of_times_may_head_the_rows_below_it(
    row: str, expected: object, build: Build, lexicon: Lexicon
) -> None:
    table, text = build(row)
    (entries,) = read_grid(table, text, lexicon).rows
    assert is_heading_within(entries, "项目", lexicon) is expected


def test_a_span_shows_its_words_once(build: Build, lexicon: Lexicon) -> None:
    table, text = build("| 甲 | < | 乙 |")
    (row,) = read_grid(table, text, lexicon).rows
    assert [entry.content for entry in words_of(row)] == ["甲", "乙"]
