"""Intervals of days can be made of months, moved, and asked for their edges."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportparse.claiming.periods.calendar import Interval, months_between, months_from

YEAR_2024 = Interval(date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("year", "month", "months", "expected"),
    [
        (2024, 1, 0, date(2024, 1, 1)),
        (2024, 11, 3, date(2025, 2, 1)),
        (2024, 1, -1, date(2023, 12, 1)),
        (2024, 12, -24, date(2022, 12, 1)),
    ],
)
def test_months_are_counted_across_years(
    year: int, month: int, months: int, expected: date
) -> None:
    assert months_from(year, month, months) == expected
    assert months_between(date(year, month, 1), expected) == months


@pytest.mark.parametrize(("year", "months"), [(1, -1), (9999, 12)])
def test_a_month_outside_the_calendar_is_refused(year: int, months: int) -> None:
    with pytest.raises(ValueError, match="outside the calendar"):
        months_from(year, 1, months)


def test_months_of_a_year_that_begins_later() -> None:
    assert Interval.of_months(2024, 2, 2) == Interval(date(2024, 2, 1), date(2024, 2, 29))
    assert Interval.of_months(2024, 1, 12, 3) == Interval(date(2024, 4, 1), date(2025, 3, 31))


def test_months_until_and_after_a_day() -> None:
    assert Interval.until(date(2025, 6, 30), 6) == Interval(date(2025, 1, 1), date(2025, 6, 30))
    assert Interval.after(date(2024, 12, 31), 12) == Interval(date(2025, 1, 1), date(2025, 12, 31))


def test_the_last_day_of_a_month_stays_the_last_when_moved() -> None:
    february = Interval(date(2024, 2, 1), date(2024, 2, 29))
    assert february.moved(1) == Interval(date(2024, 3, 1), date(2024, 3, 31))
    assert Interval(None, date(2024, 1, 30)).moved(1) == Interval(None, date(2024, 2, 29))


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        ("start", Interval(date(2024, 1, 1), date(2024, 1, 1))),
        ("end", Interval(date(2024, 12, 31), date(2024, 12, 31))),
        ("middle", Interval(date(2024, 7, 1), date(2024, 7, 1))),
        ("", YEAR_2024),
    ],
)
def test_an_edge_is_one_day(which: str, expected: Interval) -> None:
    assert YEAR_2024.edge(which) == expected


def test_an_open_interval_has_no_middle_and_no_length() -> None:
    assert Interval(date(2024, 1, 1), None).edge("middle") == Interval(date(2024, 1, 1), None)
    assert Interval(None, date(2024, 1, 1)).months == 0
    assert YEAR_2024.months == 12


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.integers(1, 60))
def test_a_length_until_a_day_ends_on_it_and_is_so_long(day: date, months: int) -> None:
    found = Interval.until(day, months)
    assert found.end == day
    assert abs(found.months - months) <= 1
