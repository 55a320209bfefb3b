"""Lengths of time end on a day that is named, or are told from the report's own."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from reportparse.claiming.lexicon import load_lexicon
from reportparse.claiming.periods.calendar import Interval
from reportparse.claiming.periods.lengths import read_length, read_length_until, read_years_of_late
from reportparse.claiming.periods.standpoint import Standpoint

LEXICON: Final = load_lexicon()
NOWHERE: Final = Standpoint(LEXICON)
ANNUAL: Final = Standpoint(LEXICON, Interval(date(2024, 1, 1), date(2024, 12, 31)), stated=True)


@pytest.mark.parametrize(
    ("content", "start", "end"),
    [
        ("截至2025年6月30日止六个月", date(2025, 1, 1), date(2025, 6, 30)),
        ("截至2025年3月31日止年度", date(2024, 4, 1), date(2025, 3, 31)),
        ("2025年9月30日止三个月期间", date(2025, 7, 1), date(2025, 9, 30)),
        ("截至2025年6月30日止半年", date(2025, 1, 1), date(2025, 6, 30)),
        ("six months ended 30 June 2025", date(2025, 1, 1), date(2025, 6, 30)),
        ("the 13 months ended June 30, 2025", date(2024, 6, 1), date(2025, 6, 30)),
        ("the year ended 31 March 2025", date(2024, 4, 1), date(2025, 3, 31)),
        ("the half year ended 30 June 2025", date(2025, 1, 1), date(2025, 6, 30)),
    ],
)
def test_a_length_may_end_on_a_day(content: str, start: date, end: date) -> None:
    assert read_length_until(content, NOWHERE) == Interval(start, end)


@pytest.mark.parametrize(
    ("content", "start", "end"),
    [
        ("过去三年", date(2022, 1, 1), date(2024, 12, 31)),
        ("近十年", date(2015, 1, 1), date(2024, 12, 31)),
        ("过去半年", date(2024, 7, 1), date(2024, 12, 31)),
        ("未来两年", date(2025, 1, 1), date(2026, 12, 31)),
        ("over the past six months", date(2024, 7, 1), date(2024, 12, 31)),
        ("the next three years", date(2025, 1, 1), date(2027, 12, 31)),
    ],
)
def test_a_length_may_be_told_from_the_reports_end(content: str, start: date, end: date) -> None:
    assert read_length(content, ANNUAL) == Interval(start, end)


@pytest.mark.parametrize("content", ["连续三年", "分三年", "过去几年", "three years", "过去3天"])
def test_a_length_of_no_known_place_has_no_dates(content: str) -> None:
    assert read_length(content, ANNUAL) is None


def test_without_a_standpoint_nothing_is_told_from_it() -> None:
    assert read_length("过去三年", NOWHERE) is None
    assert read_years_of_late("五年来", NOWHERE) is None


def test_years_of_late_and_years_ago() -> None:
    assert read_years_of_late("五年来", ANNUAL) == Interval(date(2020, 1, 1), date(2024, 12, 31))
    assert read_years_of_late("三年前", ANNUAL) == Interval(date(2021, 1, 1), date(2021, 12, 31))
    assert read_years_of_late("三年", ANNUAL) is None
