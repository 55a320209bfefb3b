"""Relative periods are told from where the report stands in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from reportparse.claiming.lexicon import load_lexicon
from reportparse.claiming.periods.calendar import Interval
from reportparse.claiming.periods.standpoint import Standpoint

LEXICON: Final = load_lexicon()
HALF: Final = Standpoint(LEXICON, Interval(date(2025, 1, 1), date(2025, 6, 30)), stated=True)
FISCAL: Final = Standpoint(
    LEXICON, Interval(date(2024, 4, 1), date(2025, 3, 31)), stated=True, first_month=4
)


def test_a_standpoint_that_is_not_known_tells_nothing() -> None:
    nowhere = Standpoint(LEXICON)
    assert nowhere.end is None
    assert nowhere.current_year is None
    assert nowhere.since(None) is None


def test_the_year_is_the_one_in_which_the_reports_year_ends() -> None:
    assert HALF.current_year == 2025
    assert FISCAL.current_year == 2025
    assert FISCAL.year_ending_in(2025) == FISCAL.interval


def test_the_past_ends_at_the_standpoint() -> None:
    assert HALF.since(date(2020, 1, 1)) == Interval(date(2020, 1, 1), date(2025, 6, 30))


def test_now_is_the_day_of_publication_if_it_is_known() -> None:
    assert HALF.today == date(2025, 6, 30)
    assert replace(HALF, published=date(2025, 8, 20)).today == date(2025, 8, 20)


def test_what_begins_later_is_open() -> None:
    assert HALF.since(date(2026, 1, 1)) == Interval(date(2026, 1, 1), None)
