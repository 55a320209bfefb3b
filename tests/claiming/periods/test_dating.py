"""Points have dates, alone and with a dash between."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from reportparse.claiming.lexicon import load_lexicon
from reportparse.claiming.periods.calendar import Interval
from reportparse.claiming.periods.dating import dated, read_point, read_range
from reportparse.claiming.periods.points import Point
from reportparse.claiming.periods.standpoint import Standpoint

LEXICON: Final = load_lexicon()
NOWHERE: Final = Standpoint(LEXICON)
HALF: Final = Standpoint(LEXICON, Interval(date(2025, 1, 1), date(2025, 6, 30)), stated=True)


def test_a_point_without_a_year_needs_a_standpoint() -> None:
    third_quarter = Point(first_month=7, last_month=9)
    assert dated(third_quarter, NOWHERE) is None
    assert dated(third_quarter, HALF) == Interval(date(2025, 7, 1), date(2025, 9, 30))


def test_a_point_far_ahead_is_of_the_year_before() -> None:
    published = Standpoint(LEXICON, Interval(date(2025, 2, 1), date(2025, 2, 1)))
    assert dated(Point(first_month=10, last_month=12), published) == Interval(
        date(2024, 10, 1), date(2024, 12, 31)
    )


@pytest.mark.parametrize("point", [Point(bare=3), Point(day=15), Point(1800), Point(2200)])
def test_what_is_no_date_of_the_calendar_has_none(point: Point) -> None:
    assert dated(point, HALF) is None


def test_a_day_that_no_month_has_is_refused() -> None:
    with pytest.raises(ValueError, match="day"):
        dated(Point(2025, first_month=6, last_month=6, day=31, last_day=31), NOWHERE)


@pytest.mark.parametrize(
    ("content", "start", "end"),
    [
        ("2021—2025年", date(2021, 1, 1), date(2025, 12, 31)),
        ("2021—25年", date(2021, 1, 1), date(2025, 12, 31)),
        ("2025年1至9月", date(2025, 1, 1), date(2025, 9, 30)),
        ("2025年8月15日至20日", date(2025, 8, 15), date(2025, 8, 20)),
        ("2025年二、三季度", date(2025, 4, 1), date(2025, 9, 30)),
        ("109至113年", date(2020, 1, 1), date(2024, 12, 31)),
        ("January to August 2025", date(2025, 1, 1), date(2025, 8, 31)),
    ],
)
def test_a_range_goes_from_the_first_day_to_the_last(content: str, start: date, end: date) -> None:
    assert read_range(content, NOWHERE) == Interval(start, end)


@pytest.mark.parametrize("content", ["2025—2021年", "2024年", "3—5", "甲—乙"])
def test_what_is_no_range_is_none(content: str) -> None:
    assert read_range(content, NOWHERE) is None


def test_a_single_point_is_read() -> None:
    assert read_point("2024年", NOWHERE) == Interval(date(2024, 1, 1), date(2024, 12, 31))
    assert read_point("营业收入", NOWHERE) is None
