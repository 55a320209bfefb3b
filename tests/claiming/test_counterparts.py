"""What a report says in both languages is linked."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportparse.claiming.counterparts import counterparts
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
