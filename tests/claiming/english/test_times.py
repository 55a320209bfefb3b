"""Expressions of time, and comparisons that are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.english.times import find_times

if TYPE_CHECKING:
    from reportparse.claiming.english.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("by 30 June 2025", "30 June 2025"),
        ("in the second quarter ended June 30, 2025", "the second quarter ended June 30, 2025"),
        ("between May and October", "between May and October"),
        ("the first ten months of 2025", "the first ten months of 2025"),
        ("by the end of the decade", "the end of the decade"),
        ("in fiscal 2026", "fiscal 2026"),
    ],
)
def test_a_time_is_found_without_its_preposition(
    text: str, surface: str, words: Vocabulary
) -> None:
    assert [text[t.start : t.end] for t in find_times(text, words)] == [surface]


@pytest.mark.parametrize("text", ["5% year on year", "5% sequentially", "a year earlier"])
def test_some_times_only_compare(text: str, words: Vocabulary) -> None:
    assert [time.baseline for time in find_times(text, words)] == [True]


def test_now_tells_no_period(words: Vocabulary) -> None:
    assert [time.idle for time in find_times("it now covers", words)] == [True]


@pytest.mark.parametrize("text", ["Regulation (EU) 2025/1733", "a yield of 2024%"])
def test_numbers_of_laws_and_shares_are_no_years(text: str, words: Vocabulary) -> None:
    assert find_times(text, words) == []
