"""Words tell periods from the report's own."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from reportparse.claiming.lexicon import load_lexicon
from reportparse.claiming.periods.calendar import Interval
from reportparse.claiming.periods.relative import (
    is_named,
    read_named,
    read_part_of_named_year,
    read_plan,
    read_year_so_far,
)
from reportparse.claiming.periods.standpoint import Standpoint

LEXICON: Final = load_lexicon()
NOWHERE: Final = Standpoint(LEXICON)
QUARTER: Final = Standpoint(LEXICON, Interval(date(2025, 4, 1), date(2025, 6, 30)), stated=True)
ANNUAL: Final = Standpoint(LEXICON, Interval(date(2024, 1, 1), date(2024, 12, 31)), stated=True)
PUBLISHED: Final = Standpoint(LEXICON, Interval(date(2025, 3, 15), date(2025, 3, 15)))


def test_words_are_known_in_both_languages() -> None:
    assert is_named("上年同期", LEXICON)
    assert is_named("The Prior-Year Period", LEXICON)
    assert not is_named("2024年", LEXICON)


@pytest.mark.parametrize(
    ("word", "start", "end"),
    [
        ("本季度", date(2025, 4, 1), date(2025, 6, 30)),
        ("上季度", date(2025, 1, 1), date(2025, 3, 31)),
        ("上季末", date(2025, 3, 31), date(2025, 3, 31)),
        ("下季度", date(2025, 7, 1), date(2025, 9, 30)),
        ("上年同期", date(2024, 4, 1), date(2024, 6, 30)),
        ("今年以来", date(2025, 1, 1), date(2025, 6, 30)),
        ("年底", date(2025, 12, 31), date(2025, 12, 31)),
        ("current quarter", date(2025, 4, 1), date(2025, 6, 30)),
        ("LTM", date(2024, 7, 1), date(2025, 6, 30)),
    ],
)
def test_a_word_has_dates_in_a_quarterly_report(word: str, start: date, end: date) -> None:
    assert read_named(word, QUARTER) == Interval(start, end)


@pytest.mark.parametrize("word", ["本季度", "上季度", "上月", "the quarter", "last quarter"])
def test_which_quarter_of_an_annual_report_is_not_guessed(word: str) -> None:
    assert read_named(word, ANNUAL) is None


def test_the_period_before_a_quarter_is_not_guessed() -> None:
    assert read_named("上期", QUARTER) is None
    assert read_named("上期", ANNUAL) == Interval(date(2023, 1, 1), date(2023, 12, 31))


def test_the_day_of_publication_tells_no_period_of_the_report() -> None:
    assert read_named("报告期", PUBLISHED) is None
    assert read_named("上年同期", PUBLISHED) is None
    assert read_named("去年", PUBLISHED) == Interval(date(2024, 1, 1), date(2024, 12, 31))
    assert read_named("去年", NOWHERE) is None


@pytest.mark.parametrize(
    ("content", "start", "end"),
    [
        ("去年第四季度", date(2024, 10, 1), date(2024, 12, 31)),
        ("今年6月末", date(2025, 6, 30), date(2025, 6, 30)),
        ("the first half of last year", date(2024, 1, 1), date(2024, 6, 30)),
    ],
)
def test_a_part_of_a_year_that_a_word_tells(content: str, start: date, end: date) -> None:
    assert read_part_of_named_year(content, QUARTER) == Interval(start, end)
    assert read_part_of_named_year(content, NOWHERE) is None


@pytest.mark.parametrize(
    ("content", "start", "end"),
    [
        ("“十四五”时期", date(2021, 1, 1), date(2025, 12, 31)),
        ("十五五规划期末", date(2030, 12, 31), date(2030, 12, 31)),
        ("“十五五”初", date(2026, 1, 1), date(2026, 1, 1)),
        ("“十五五”开局之年", date(2026, 1, 1), date(2026, 12, 31)),
        ("“十四五”收官之年", date(2025, 1, 1), date(2025, 12, 31)),
        ("“十四五”以来", date(2021, 1, 1), date(2025, 6, 30)),
        ("14th five-year plan period", date(2021, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_plan_has_its_years(content: str, start: date, end: date) -> None:
    assert read_plan(content, QUARTER) == Interval(start, end)


def test_years_so_far_are_as_long_as_the_reports_own() -> None:
    assert read_year_so_far("YTD 2025", QUARTER) == Interval(date(2025, 1, 1), date(2025, 6, 30))
    assert read_year_so_far("2024 YTD", QUARTER) == Interval(date(2024, 1, 1), date(2024, 6, 30))
    assert read_year_so_far("YTD 2025", PUBLISHED) is None
