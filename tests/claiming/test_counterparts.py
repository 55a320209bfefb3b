"""What a report says in both languages is linked."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.claiming.counterparts import CLAIM_LIMIT, counterparts, disagreements
from reportparse.language import language_of
from reportparse.records import Claim

if TYPE_CHECKING:
    from reportparse.records import Language


def claim(value: str, unit: str, language: Language) -> Claim:
    return Claim(value, Decimal(value), Decimal(value), unit, language=language)


def test_claims_that_say_the_same_are_linked_both_ways() -> None:
    claims = [
        claim("1230000000", "CNY", "zh"),
        claim("8.5", "percent", "zh"),
        claim("1230000000", "CNY", "en"),
        claim("8.5", "percent", "en"),
    ]
    assert counterparts(claims) == {0: 2, 2: 0, 1: 3, 3: 1}


def test_a_counter_and_a_noun_count_the_same() -> None:
    assert counterparts([claim("31", "家", "zh"), claim("31", "store", "en")]) == {0: 1, 1: 0}


def test_another_value_is_no_counterpart() -> None:
    assert counterparts([claim("8.5", "percent", "zh"), claim("8.6", "percent", "en")]) == {}


def test_another_unit_is_no_counterpart() -> None:
    assert counterparts([claim("3", "percent", "zh"), claim("3", "times", "en")]) == {}


def test_a_report_in_one_language_has_no_counterparts() -> None:
    assert counterparts([claim("3", "percent", "zh"), claim("3", "percent", "zh")]) == {}


def test_what_is_told_in_another_order_nearby_is_linked() -> None:
    chinese = [claim(value, "day", "zh") for value in ("12.5", "7")]
    english = [claim(value, "day", "en") for value in ("7", "12.5")]
    assert counterparts([*chinese, *english]) == {0: 3, 3: 0, 1: 2, 2: 1}


def test_a_fraction_is_a_percentage_in_other_words() -> None:
    assert counterparts([claim("10", "percent", "zh"), claim("0.1", "fraction", "en")]) == {
        0: 1,
        1: 0,
    }


def test_the_same_value_elsewhere_is_no_counterpart() -> None:
    values = ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
    chinese = [claim(value, "day", "zh") for value in (*values, "50")]
    english = [claim(value, "day", "en") for value in ("50", *values)]
    pairs = counterparts([*chinese, *english])
    assert len(pairs) == 2 * len(values)
    assert 9 not in pairs


def test_a_coincidence_in_a_report_of_one_language_is_no_counterpart() -> None:
    chinese = [claim(str(value), "percent", "zh") for value in range(100)]
    english = [claim(value, "percent", "en") for value in ("7", "500", "501", "502")]
    assert counterparts([*chinese, *english]) == {}


def test_tables_are_linked_with_tables() -> None:
    claims = [
        replace(claim("1", "CNY", "zh"), origin="table"),
        claim("1", "CNY", "en"),
        replace(claim("1", "CNY", "en"), origin="table"),
    ]
    assert counterparts(claims) == {0: 2, 2: 0}


def test_claims_of_both_languages_at_once_have_no_counterpart() -> None:
    claims = [replace(claim("1", "CNY", "zh"), language="mixed"), claim("1", "CNY", "en")]
    assert counterparts(claims) == {}


def test_a_report_of_too_many_claims_is_left_alone() -> None:
    claims = [claim("1", "CNY", "zh"), claim("1", "CNY", "en")] * CLAIM_LIMIT
    assert counterparts(claims) == {}


def test_many_claims_that_say_the_same_end_soon() -> None:
    half = CLAIM_LIMIT // 2
    claims = [claim("1", "CNY", "zh")] * half + [claim("1", "CNY", "en")] * half
    assert counterparts(claims) == {}


def three(middle: str, language: Language, unit: str = "CNY") -> list[Claim]:
    return [
        claim("8.3", "percent", language),
        claim(middle, unit, language),
        claim("2.4", "percentage_point", language),
    ]


def test_another_value_in_the_same_place_is_a_disagreement() -> None:
    claims = [*three("4827", "zh"), *three("4287", "en")]
    pairs = counterparts(claims)
    assert pairs == {0: 3, 3: 0, 2: 5, 5: 2}
    assert disagreements(claims, pairs) == {1: 4, 4: 1}


def test_another_scale_in_the_same_place_is_a_disagreement() -> None:
    claims = [*three("48270000000", "zh"), *three("48270000", "en")]
    assert disagreements(claims, counterparts(claims)) == {1: 4, 4: 1}


@pytest.mark.parametrize(
    ("middle", "unit"), [("12", "CNY"), ("4287", "USD"), ("4287", "store"), ("0", "CNY")]
)
def test_what_is_likely_another_thing_is_no_disagreement(middle: str, unit: str) -> None:
    claims = [*three("4827", "zh"), *three(middle, "en", unit)]
    assert disagreements(claims, counterparts(claims)) == {}


def test_counterparts_do_not_disagree() -> None:
    claims = [*three("4827", "zh"), *three("4827", "en")]
    assert disagreements(claims, counterparts(claims)) == {}


@given(
    st.lists(
        st.tuples(st.sampled_from(["1", "2", "3"]), st.sampled_from(["zh", "en"])), max_size=30
    )
)
@settings(deadline=None)
def test_links_go_both_ways_between_the_languages(said: list[tuple[str, Language]]) -> None:
    claims = [claim(value, "CNY", language) for value, language in said]
    pairs = counterparts(claims)
    assert all(pairs[other] == one for one, other in pairs.items())
    assert all(claims[one].language != claims[other].language for one, other in pairs.items())
    assert all(claims[one].value_low == claims[other].value_low for one, other in pairs.items())


SHARED: Final = Path(__file__).parents[3] / "shared" / "corpus" / "bi_insurer"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated reports lie in ../shared, not here")
def test_the_annotated_claims_of_a_bilingual_report_are_linked() -> None:
    gold = [json.loads(line) for line in (SHARED / "claims.jsonl").read_text("utf-8").splitlines()]
    claims = [
        Claim(
            line["quantity"],
            Decimal(str(line["low"])),
            Decimal(str(line["high"])),
            line.get("unit", ""),
            role=line.get("role", "level"),
            language="zh" if language_of(line["sentence"]) == "zh" else "en",
        )
        for line in gold
        if not line.get("optional")
    ]
    pairs = counterparts(claims)
    chinese = [claim for claim in claims if claim.language == "zh"]
    assert len(pairs) / 2 >= 0.9 * len(chinese)
    order = [pairs[index] for index in sorted(pairs) if claims[index].language == "zh"]
    crossing = sum(one > other for one, other in pairwise(order))
    assert crossing <= 0.05 * len(order)
    assert disagreements(claims, pairs) == {}
