"""English quantities: values in base units, units, denominators, bounds."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.context import Context
from reportparse.claiming.english.quantities import find_quantities

if TYPE_CHECKING:
    from reportparse.claiming.english.vocabulary import Vocabulary
    from reportparse.claiming.quantity import Quantity


def read(text: str, words: Vocabulary, currency: str = "") -> list[Quantity]:
    """The quantities of a text without expressions of time."""
    return find_quantities(text, Context(currency=currency), words, [], [0])


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "per", "qualifier"),
    [
        ("sales of $5.2bn", "5200000000", "", "USD", "", "exact"),
        ("a margin of (4.3)%", "-4.3", "", "percent", "", "exact"),
        ("between 22% and 23%", "22", "23", "percent", "", "exact"),
        ("from 150 to 200 thousand tonnes", "200000", "", "ton", "", "exact"),
        ("some 150 to 200 thousand tonnes", "150000", "200000", "ton", "", "approx"),
        ("$12–15 million", "12000000", "15000000", "USD", "", "exact"),
        ("more than 2,300 workers", "2300", "", "worker", "", "at_least"),
        ("up to 40 basis points", "40", "", "basis_point", "", "at_most"),
        ("sub-5% growth", "5", "", "percent", "", "at_most"),
        ("20 ships or more", "20", "", "ship", "", "at_least"),
        ("$66 a barrel", "66", "", "USD", "barrel", "exact"),
        ("€32.5/MWh", "32.5", "", "EUR", "MWh", "exact"),
        ("2.3 mb/d", "2300000", "", "barrel", "day", "exact"),
        ("4 minutes 20 seconds", "260", "", "second", "", "exact"),
        ("two-thirds of users", "0.666667", "", "fraction", "", "exact"),
        ("half of users", "50", "", "percent", "", "exact"),
        ("half as much again", "1.5", "", "times", "", "exact"),
        ("140 smaller firms", "140", "", "firm", "", "exact"),
        ("a 2.1x multiple", "2.1", "", "times", "", "exact"),
        ("38 cents", "0.38", "", "USD", "", "exact"),
    ],
)
def test_a_quantity_has_value_unit_and_bound(  # noqa: PLR0913, PLR0917 - one for each field
    text: str, low: str, high: str, unit: str, per: str, qualifier: str, words: Vocabulary
) -> None:
    found = read(text, words)[-1]
    assert (found.low, found.high) == (Decimal(low), Decimal(high or low))
    assert (found.unit, found.per, found.qualifier) == (unit, per, qualifier)


def test_the_numbers_of_a_list_share_the_unit_of_the_last(words: Vocabulary) -> None:
    found = read("They will add 18, 8 and 22 bcm.", words)
    assert [int(q.low) for q in found] == [18 * 10**9, 8 * 10**9, 22 * 10**9]
    assert {q.unit for q in found} == {"m3"}


@pytest.mark.parametrize(
    "text",
    [
        "rose from 8% to 11%",
        "rose 12.4% to 18.6 million",
        "rise by 0.8 mb/d to 104.1 mb/d",
        "fell 1.8 points to 52.6",
    ],
)
def test_a_change_and_where_it_ends_are_no_range(text: str, words: Vocabulary) -> None:
    assert len(read(text, words)) == 2


def test_a_range_behind_a_range_may_begin_with_from(words: Vocabulary) -> None:
    found = read("sales of $5 billion to $6 billion, lowered from $7 billion to $8 billion", words)
    assert [(int(q.low), int(q.high)) for q in found] == [
        (5 * 10**9, 6 * 10**9),
        (7 * 10**9, 8 * 10**9),
    ]


def test_a_bare_dollar_is_that_of_the_document(words: Vocabulary) -> None:
    assert read("a price of $12", words, "HKD")[0].unit == "HKD"
    assert read("a price of US$12", words, "HKD")[0].unit == "USD"


def test_a_year_earlier_is_no_denominator(words: Vocabulary) -> None:
    assert read("22% a year earlier", words)[0].per == ""
    assert read("22% a year", words)[0].per == "year"


@pytest.mark.parametrize("text", ["a quarter ago", "the third store", "12 weeks to June", "#5"])
def test_times_and_places_in_a_row_are_none(text: str, words: Vocabulary) -> None:
    assert read(text, words) == []
