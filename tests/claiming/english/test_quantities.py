"""English quantities: values in base units, units, denominators, bounds."""

from __future__ import annotations

import time
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.claiming.context import Context
from reportparse.claiming.english import claims_in
from reportparse.claiming.english.quantities import find_quantities
from reportparse.claiming.english.vocabulary import vocabulary
from reportparse.claiming.lexicon import load_lexicon

if TYPE_CHECKING:
    from reportparse.claiming.english.vocabulary import Vocabulary
    from reportparse.claiming.quantity import Quantity

GOLDEN = tomllib.loads((Path(__file__).parent / "quantities.toml").read_text("utf-8"))
ENOUGH = 150


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


def told(text: str) -> list[list[str]]:
    """The quantities of a text as golden ones are written."""
    return [
        [
            claim.quantity,
            f"{claim.value_low.normalize():f}",
            "" if claim.value_high == claim.value_low else f"{claim.value_high.normalize():f}",
            claim.unit,
            claim.per,
            "" if claim.qualifier == "exact" else claim.qualifier,
        ]
        for claim in claims_in(text, Context(), load_lexicon())
    ]


@pytest.mark.parametrize("case", GOLDEN["case"], ids=[c["text"][:60] for c in GOLDEN["case"]])
def test_a_sentence_gives_its_quantities(case: dict[str, Any]) -> None:
    assert told(case["text"]) == case["quantities"]


@pytest.mark.parametrize("text", GOLDEN["none"])
def test_names_numbering_and_idioms_give_none(text: str) -> None:
    assert told(text) == []


def test_there_are_enough_golden_sentences() -> None:
    positive, negative = len(GOLDEN["case"]), len(GOLDEN["none"])
    assert positive + negative >= ENOUGH
    assert 3 * negative >= positive + negative


@pytest.mark.parametrize(
    "piece",
    [
        "one ",
        "one in ",
        "two and a ",
        "hundreds of ",
        "minus ",
        "no more than ",
        "below the 5% ",
        "5 stores at $3 each ",
        "168 stops a day, ",
        "$-",
        "1'",
        "1,",
        "5-",
        "1/2 ",
        "ratio of 3:1 ",
        "from 5 to ",
        "3, 4 and 5 bcm, ",
        "((5% ",
        "7",
    ],
)
def test_rows_of_a_piece_take_linear_time(piece: str, words: Vocabulary) -> None:
    def seconds(length: int) -> float:
        start = time.process_time()
        read(piece * (length // len(piece)), words)
        return time.process_time() - start

    seconds(500)
    assert seconds(8_000) < 12 * max(seconds(2_000), 0.02)


def test_a_currency_belongs_to_one_quantity_only(words: Vocabulary) -> None:
    text = "5 RMB doubled"
    assert [text[one.start : one.end] for one in read(text, words)] == ["5 RMB"]


def test_ten_thousand_numbers_in_a_row_are_read(words: Vocabulary) -> None:
    assert len(read("12% " * 10_000, words)) == len("12% " * 10_000) // len("12% ")


@pytest.mark.parametrize("text", ["7" * 10_000 + "%", "1," + "234," * 5_000 + "567 tonnes"])
def test_a_number_of_ten_thousand_digits_is_none(text: str, words: Vocabulary) -> None:
    assert read(text, words) == []


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(GOLDEN["pieces"]), max_size=30), st.sampled_from(["", " "]))
def test_any_row_of_words_gives_separate_ranges_in_order(pieces: list[str], gap: str) -> None:
    text = gap.join(pieces)
    found = read(text, vocabulary(load_lexicon()))
    ends = 0
    for quantity in found:
        assert ends <= quantity.start < quantity.end <= len(text)
        assert quantity.low <= quantity.high
        assert quantity.outer_start <= quantity.start
        assert quantity.outer_end >= quantity.end
        ends = quantity.end
