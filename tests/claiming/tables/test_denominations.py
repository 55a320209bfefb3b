"""The unit of a cell is its own, its headers', the column of units', or the caption's."""

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


@pytest.mark.parametrize(
    ("caption", "rows", "expected"),
    [
        ("（万元）", "| 项目 | 2024年 |\n| 收入 | 1.5亿元 |", "150000000 CNY"),
        ("（万元）", "| 项目 | 2024年 |\n| 收入 | 1.5 |", "15000 CNY"),
        ("（万元）", "| 项目 | 2024年（亿元） |\n| 收入 | 1.5 |", "150000000 CNY"),
        ("（万元）", "| 项目 | 2024年 |\n| 收入（亿元） | 1.5 |", "150000000 CNY"),
        ("（万元）", "| 项目 | 2024年 |\n| 毛利率 | 15.5 |", "15.5 percent"),
        ("（万元）", "| 项目 | 2024年 |\n| 毛利率 | 15.5% |", "15.5 percent"),
        ("（万元）", "| 项目 | 2024年 |\n| 每股收益 | 0.56 |", "0.56 CNY/股"),
        ("（万元）", "| 项目 | 2024年 |\n| 员工人数 | 812 |", "812 人"),
        ("（万元，%）", "| 项目 | 2024年 | 同比 |\n| 收入 | 1 | 2.5 |", "2.5 percent"),
        ("", "| 项目 | 单位 | 2024年 |\n| 产量 | 万吨 | 1.5 |", "15000 ton"),
        ("", "| Item | Unit | 2024 |\n| Stores | number | 812 |", "812 store"),
        ("", "| Item | Unit | 2024 |\n| Customers | million | 1.5 |", "1500000 customer"),
        ("", "| 项目 | 2024年 |\n| 汇率 | 7.1 |", "7.1 "),
        ("", "| 品种 | 单位 | 本期价格（元） |\n| 稻米 | 吨 | 4,012 |", "4012 CNY/吨"),
        ("", "| 船型 | 艘数 |\n| 集装箱船 | 30 |", "30 艘"),
        ("", "| 项目 | 2024年 |\n| 周转天数 | 51 |", "51 day"),
        ("", "| 项目 | 区间 |\n| 价格 | 8万—12万元 |", "80000 CNY"),
        ("", "| 项目 | 2024年 |\n| 市盈率 | 18.2 |", "18.2 times"),
        ("", "| 项目 | 2024年 |\n| 周转率 | 4.2 |", "4.2 times"),
        ("(US$ million)", "| Item | 2024 |\n| Sales | $1,234 |", "1234000000 USD"),
        ("(US$ million)", "| Item | 2024 |\n| Sales | $1.2bn |", "1200000000 USD"),
        ("(US$ million)", "| Item | 2024 |\n| EPS | $1.21 |", "1.21 USD/share"),
        ("(US$ million)", "| Item | 2024 |\n| Population (millions) | 5.1 |", "5100000 person"),
        ("(in thousands)", "| Item | 2024 |\n| Sales | $1,234 |", "1234000 USD"),
        ("Prices in Japan (JPY)", "| Item | 2024 |\n| Rice | ¥500 |", "500 JPY"),
        ("(in thousands)", "| Item | 2024 |\n| Sales | 1,234 |", "1234000 "),
        (
            "(in millions, except share data)",
            "| Item | 2024 |\n| Cash | $ 5 |\n| Shares outstanding | 120,345,678 |",
            "120345678 share",
        ),
        (
            "(in millions, except per share data)",
            "| Item | 2024 |\n| Cash | $ 5 |\n| Weighted average shares | 120 |",
            "120000000 share",
        ),
        (
            "（产量单位：万吨；均价单位：元/斤）",
            "| 品种 | 2024年均价 |\n| 稻 | 1.42 |",
            "1.42 CNY/斤",
        ),
        (
            "（價格：美元/桶；人民幣元/噸）",
            "| 品種 | 瀝青（元/噸） |\n| 均價 | 3,650 |",
            "3650 CNY/吨",
        ),
        ("（百万元）", "| 项目 | 期末 | 期初 | 变动 |\n| 资产 | 120 | 100 | 20 |", "20000000 CNY"),
        ("（百万元）", "| 项目 | 本期 | 上期 | 变动 |\n| 收入 | 116 | 110 | 5.5 |", "5.5 percent"),
        (
            "（百万元）",
            "| 项目 | 本期 | 上期 | 变动 |\n| 收入 | 90 | 100 | (10) |",
            "-10000000 CNY",
        ),
    ],
)
def test_a_cell_has_this_value_and_unit(
    caption: str, rows: str, expected: str, build: Build, lexicon: Lexicon
) -> None:
    table, text = build(rows, caption)
    claim = table_claims(table, text, Context(), lexicon)[-1]
    per = f"/{claim.per}" if claim.per else ""
    assert f"{claim.value_low} {claim.unit}{per}" == expected


@pytest.mark.parametrize(("currency", "unit"), [("TWD", "TWD"), ("HKD", "HKD"), ("", "CNY")])
def test_a_bare_yuan_is_the_currency_of_the_document(
    currency: str, unit: str, build: Build, lexicon: Lexicon
) -> None:
    table, text = build("| 项目 | 2024年（百万元） |\n| 收入 | 1 |")
    (claim,) = table_claims(table, text, Context(currency=currency), lexicon)
    assert claim.unit == unit


def test_numbers_between_signs_are_in_the_currency_of_the_signs(
    build: Build, lexicon: Lexicon
) -> None:
    rows = "| 資產 | 113年底 |\n| 現金 | $ 12 |\n| 存貨 | 3 |\n| 資產總計 | $ 15 |"
    table, text = build(rows)
    claims = table_claims(table, text, Context(currency="TWD"), lexicon)
    assert [claim.unit for claim in claims] == ["TWD"] * 3


def test_a_sign_in_some_cells_alone_says_nothing_of_others(build: Build, lexicon: Lexicon) -> None:
    table, text = build("| Metric | Q2 2025 |\n| ARPU | $3.7 |\n| NPS | 45 |")
    claims = table_claims(table, text, Context(), lexicon)
    assert [claim.unit for claim in claims] == ["USD", ""]


def test_the_currency_named_apart_counts_before_the_documents(
    build: Build, lexicon: Lexicon
) -> None:
    table, text = build("| 项目 | 2024年 |\n| 收入 | 1 |", "单位：万元 币种：美元")
    (claim,) = table_claims(table, text, Context(currency="HKD"), lexicon)
    assert claim.unit == "USD"


def test_notes_below_may_state_the_unit(build: Build, lexicon: Lexicon) -> None:
    table, text = build("| 项目 | 2024年 |\n| 收入 | 1 |", notes="注：单位：亿元")
    (claim,) = table_claims(table, text, Context(), lexicon)
    assert (str(claim.value_low), claim.unit) == ("100000000", "CNY")
