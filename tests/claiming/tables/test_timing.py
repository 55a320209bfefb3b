"""A figure holds for the time that its headers tell together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.context import Context
from reportparse.claiming.tables import table_claims

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.claiming.lexicon import Lexicon
    from reportparse.records import Table
    from reportparse.text import Text

    Build = Callable[..., tuple[Table, Text]]

ANNUAL = Context(report_period="2024年度", published="2025-03-20")


@pytest.mark.parametrize(
    ("caption", "rows", "expected"),
    [
        ("", "| | 2024年 |\n| 收入 | 1 |", ("2024年", "2024-01-01", "2024-12-31")),
        ("", "| | 2024年末 |\n| 资产 | 1 |", ("2024年末", "2024-12-31", "2024-12-31")),
        ("", "| | 2025E |\n| 收入 | 1 |", ("2025", "2025-01-01", "2025-12-31")),
        ("", "| | 25E |\n| 收入 | 1 |", ("25", "2025-01-01", "2025-12-31")),
        ("", "| | 24年 |\n| 收入 | 1 |", ("24年", "2024-01-01", "2024-12-31")),
        ("", "| | 期末余额 |\n| 资产 | 1 |", ("期末", "2024-12-31", "2024-12-31")),
        ("", "| | 上期金额 |\n| 收入 | 1 |", ("上期金额", "2023-01-01", "2023-12-31")),
        ("", "| | 比上年增减（%） |\n| 收入 | 1 |", ("", "", "")),
        (
            "2024年主要指标",
            "| | 比上年增长（%） |\n| 收入 | 1 |",
            ("2024年", "2024-01-01", "2024-12-31"),
        ),
        ("2025年8月销量", "| | 8月销量 |\n| 轿车 | 1 |", ("8月", "2025-08-01", "2025-08-31")),
        ("2024年各月产量", "| | 产量 |\n| 3月 | 1 |", ("3月", "2024-03-01", "2024-03-31")),
        ("", "| | 2023年 |\n| 3月 | 1 |", ("2023年3月", "2023-03-01", "2023-03-31")),
        ("", "| | 第一季度 |\n| 2023年 | 1 |", ("2023年第一季度", "2023-01-01", "2023-03-31")),
        ("", "| | 2023 |\n| | Q1 |\n| Sales | 1 |", ("Q1 2023", "2023-01-01", "2023-03-31")),
        (
            "",
            "| | June 30, |\n| | 2025 |\n| Cash | 1 |",
            ("June 30 2025", "2025-06-30", "2025-06-30"),
        ),
        (
            "截至6月30日止六個月",
            "| | 2025年 |\n| 收入 | 1 |",
            ("2025年", "2025-01-01", "2025-06-30"),
        ),
        (
            "截至2025年3月31日止年度",
            "| | 2024年 |\n| 收入 | 1 |",
            ("2024年", "2023-04-01", "2024-03-31"),
        ),
        (
            "Six months ended 30 June",
            "| | 2025 |\n| Revenue | 1 |",
            ("2025", "2025-01-01", "2025-06-30"),
        ),
        ("", "| 年份 | 收入 |\n| 2019 | 1 |", ("2019", "2019-01-01", "2019-12-31")),
        ("", "| | 收入 |\n| 甲 | 1 |", ("", "", "")),
    ],
)
def test_a_figure_holds_for_this_time(
    caption: str, rows: str, expected: tuple[str, str, str], build: Build, lexicon: Lexicon
) -> None:
    table, text = build(rows, caption)
    (claim,) = table_claims(table, text, ANNUAL, lexicon)
    assert (claim.period, claim.period_start, claim.period_end) == expected
