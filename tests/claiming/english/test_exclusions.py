"""Numerals that are no quantities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.english.exclusions import (
    Ranges,
    excluded_codes,
    is_label,
    is_name,
    is_title,
)
from reportparse.claiming.english.numerals import numerals

if TYPE_CHECKING:
    from reportparse.claiming.english.vocabulary import Vocabulary


@pytest.mark.parametrize(
    "code",
    [
        "+1 312 555 0147",
        "(312) 555-0147",
        "8:30 a.m.",
        "30/06/2025",
        "1990s",
        "21st",
        "2.1.4",
        "2018–23–51",
        "ir2025@example.com",
        "www.example.com/2025",
        "[12]",
        "2020–17221",
        "4:3",
        "8K",
    ],
)
def test_codes_are_found_whole(code: str) -> None:
    text = f"see {code} now"
    assert (4, 4 + len(code)) in [
        (start, min(end, 4 + len(code))) for start, end in excluded_codes(text) if start == 4
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a fall of 3-4%",
        "up $12/kg",
        "it took 30-40 days",
        "5.5 times",
        "1500-2000 men",
        "737 firms",
    ],
)
def test_ranges_and_rates_are_no_codes(text: str) -> None:
    assert excluded_codes(text) == []


@pytest.mark.parametrize("text", ["the 737 MAX fleet", "all 737s", "737–8 and 747 jets"])
def test_types_of_aircraft_are_codes(text: str) -> None:
    assert text.index("7") in [start for start, _ in excluded_codes(text)]


def test_a_version_behind_a_name_in_capitals_is_part_of_it(words: Vocabulary) -> None:
    (numeral,) = numerals("It met OGMP 2.0", words)
    assert is_name("It met OGMP 2.0", numeral, 0, words)


def test_a_spelled_number_in_a_name_is_none(words: Vocabulary) -> None:
    (numeral,) = numerals("the Seven Sisters", words)
    assert is_title("the Seven Sisters", numeral, 0)
    assert not is_title("Seven Sisters", numeral._replace(start=0, end=5), 0)


@pytest.mark.parametrize(
    "text",
    ["Section 12", "see Figure 12", "ISO 12", "page 12", "No. 12", "§12", "the stock code is 12"],
)
def test_a_number_behind_a_label_is_one(text: str, words: Vocabulary) -> None:
    assert is_label(text, len(text) - 2, -1, words)


def test_labels_go_on_in_a_list_but_not_to_a_share(words: Vocabulary) -> None:
    text = "Chapters 3 and 4 and 5%"
    assert is_label(text, 15, 10, words)
    assert not is_label("month 3 and 5%", 12, 7, words)


def test_a_range_holds_what_touches_it() -> None:
    ranges = Ranges([(5, 9), (0, 2)])
    assert (8, 12) in ranges
    assert (2, 5) not in ranges
    assert (0, 1) in ranges
