"""Periods have the dates that a reader would give them, or none."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.claiming.context import Context
from reportparse.claiming.lexicon import load_lexicon
from reportparse.claiming.periods import resolve

LEXICON: Final = load_lexicon()
GROUPS: Final[list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "expressions.toml").read_text("utf-8")
)["group"]
CASES: Final = [
    pytest.param(group, *case, id=f"{group['name']}: {case[0]}")
    for group in GROUPS
    for case in group["dates"]
]


@pytest.mark.parametrize(("group", "expression", "start", "end"), CASES)
def test_an_expression_has_these_dates(
    group: dict[str, Any], expression: str, start: str, end: str
) -> None:
    context = Context(
        report_period=group.get("report_period", ""), published=group.get("published", "")
    )
    assert resolve(expression, context, LEXICON) == (start, end)


def test_the_golden_expressions_are_many() -> None:
    assert len(CASES) >= 250


@pytest.mark.parametrize(
    "expression", ["2025年春节假期", "2024年某地", "revenue of 2024", "2024 Summit"]
)
def test_a_period_that_is_not_understood_as_a_whole_has_no_dates(expression: str) -> None:
    assert resolve(expression, Context(), LEXICON) == ("", "")


def test_a_gloss_that_contradicts_its_period_leaves_both_without_dates() -> None:
    context = Context(report_period="2024年度")
    assert resolve("本报告期（1—6月）", context, LEXICON) == ("", "")


def test_a_year_in_front_does_not_tell_which_period_is_meant() -> None:
    assert resolve("2025年本期", Context(), LEXICON) == ("", "")


def test_a_very_long_period_has_no_dates() -> None:
    assert resolve("2024年" * 40, Context(), LEXICON) == ("", "")


@given(
    st.text(
        alphabet="2024年第三季度末截至6月30日 FY/-—()一二十上半去of the quarter Q", max_size=40
    ),
    st.sampled_from(["", "2024年度", "Q2 2025", "截至2025年6月30日止六个月"]),
)
@settings(deadline=None)
def test_dates_are_iso_dates_in_order(expression: str, report_period: str) -> None:
    start, end = resolve(expression, Context(report_period=report_period), LEXICON)
    for day in filter(None, (start, end)):
        date.fromisoformat(day)
    assert not (start and end) or start <= end
