"""A point of time is read into its parts."""

from __future__ import annotations

from typing import Final

import pytest

from reportparse.claiming.lexicon import load_lexicon
from reportparse.claiming.periods.points import Point, count_of, month_numbers, parse_point

LEXICON: Final = load_lexicon()


@pytest.mark.parametrize(
    ("content", "point"),
    [
        ("2024年", Point(2024)),
        ("二〇二四年", Point(2024)),
        ("民国113年", Point(2024)),
        ("113年", Point(2024)),
        ("24财年", Point(2024, fiscal=True)),
        ("2024/25财政年度", Point(2024, split=True, fiscal=True)),
        ("2024-25年度", Point(2024, split=True)),
        ("2025年上半年", Point(2025, first_month=1, last_month=6)),
        ("2025年前8个月", Point(2025, first_month=1, last_month=8)),
        ("2025年8月", Point(2025, first_month=8, last_month=8)),
        ("8月15日", Point(first_month=8, last_month=8, day=15, last_day=15)),
        ("15日", Point(day=15, last_day=15)),
        ("2025年8月上旬", Point(2025, first_month=8, last_month=8, day=1, last_day=10)),
        ("2024年末", Point(2024, edge="end")),
        ("2024年初", Point(2024, edge="start")),
        ("2026年起", Point(2026, tail="since")),
        ("2030年前", Point(2030, tail="before")),
        ("2024年同期", Point(2024, tail="same")),
        ("15", Point(bare=15)),
        ("Q2 2025", Point(2025, first_month=4, last_month=6)),
        ("2Q25", Point(2025, first_month=4, last_month=6)),
        ("the first half of 2025", Point(2025, first_month=1, last_month=6)),
        ("first ten months of 2025", Point(2025, first_month=1, last_month=10)),
        ("FY2024", Point(2024, fiscal=True)),
        ("FY2024/25", Point(2024, split=True, fiscal=True)),
        ("FY2024-25", Point(2024, split=True, fiscal=True)),
        ("30 June 2025", Point(2025, first_month=6, last_month=6, day=30, last_day=30)),
        ("June 30, 2025", Point(2025, first_month=6, last_month=6, day=30, last_day=30)),
        ("Dec-24", Point(2024, first_month=12, last_month=12)),
        ("the end of 2024", Point(2024, edge="end")),
        ("mid-2024", Point(2024, edge="middle")),
        ("late June 2025", Point(2025, first_month=6, last_month=6, day=21)),
        ("the same period of 2023", Point(2023, tail="same")),
    ],
)
def test_a_point_says(content: str, point: Point) -> None:
    assert parse_point(content, LEXICON) == point


@pytest.mark.parametrize(
    "content",
    [
        "",
        "同期",
        "年底",
        "营业收入",
        "2024/27年",
        "2024年营业收入",
        "revenue",
        "2024-2025",
        "1" * 101,
    ],
)
def test_what_is_no_single_point_is_none(content: str) -> None:
    assert parse_point(content, LEXICON) is None


@pytest.mark.parametrize(
    ("numeral", "count"),
    [
        ("12", 12),
        ("六", 6),
        ("十", 10),
        ("十二", 12),
        ("三十一", 31),
        ("一百一十三", 113),
        ("两", 2),
        ("几", None),
        ("", None),
    ],
)
def test_small_numerals_have_a_value(numeral: str, count: int | None) -> None:
    assert count_of(numeral) == count


def test_months_are_known_by_name_and_abbreviation() -> None:
    numbers = month_numbers(LEXICON)
    assert (numbers["january"], numbers["sept"], numbers["dec"]) == (1, 9, 12)
