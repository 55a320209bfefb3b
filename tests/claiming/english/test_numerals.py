"""English numerals have exact values."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.english.numerals import LONGEST_NUMBER, exact_digits, numerals

if TYPE_CHECKING:
    from reportparse.claiming.english.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("1,234.5", "1234.5", "digits"),
        ("twenty-five", "25", "words"),
        ("one hundred and twenty-five thousand", "125000", "words"),
        ("half a million", "500000", "words"),
        ("a dozen", "12", "words"),
        ("two-thirds", "0.666667", "part"),
        ("half", "0.5", "part"),
        ("one in five", "0.2", "in"),
        ("3 out of 8", "0.375", "in"),
        ("tenfold", "10", "multiple"),
        ("tripled", "3", "multiple"),
        ("halves", "50", "halved"),
        ("two and a half", "2.5", "words"),
        ("two-and-a-half", "2.5", "words"),
        ("12 and a quarter", "12.25", "words"),
        ("3½", "3.5", "words"),
        ("¾", "0.75", "part"),
        ("2 1/2", "2.5", "words"),
        ("2/3", "0.666667", "part"),
        (".5", "0.5", "digits"),
        ("1,23,456.5", "123456.5", "digits"),
        ("1'234'567", "1234567", "digits"),
        ("3.2 × 10^-4", "0.00032", "digits"),
        ("3×10⁸", "300000000", "digits"),
        ("1.5e6", "1500000", "digits"),
        ("every third", "0.333333", "in"),
        ("hundreds of thousands", "100000", "words"),
        ("several hundred", "100", "words"),
    ],
)
def test_a_numeral_has_its_value(text: str, value: str, kind: str, words: Vocabulary) -> None:
    found = next(iter(numerals(f"{text} {'of them' if text[-1] == 's' else 'now'}", words)))
    assert (round(found.value, 6), found.kind) == (Decimal(value), kind)
    assert (found.start, found.end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("between five and ten stores", [5, 10]),
        ("three four", [3, 4]),
        ("twenty-one thirty", [21, 30]),
        ("5/6/2024", [5, 6, 2024]),
        ("6.4 out of 10", [6.4, 10]),
        ("in every third year", []),
    ],
)
def test_numbers_side_by_side_are_not_added_up(
    text: str, values: list[float], words: Vocabulary
) -> None:
    assert [float(n.value) for n in numerals(text, words)] == values


def test_thirty_digits_are_exact_and_more_are_marked() -> None:
    assert exact_digits("1" * 30) == (Decimal("1" * 30), False)
    rounded = exact_digits("1" * 31)
    assert rounded is not None
    assert rounded[1]


def test_a_row_of_digits_without_end_is_no_number() -> None:
    assert exact_digits("1" * (LONGEST_NUMBER + 1)) is None


def test_years_months_and_days_are_no_chances(words: Vocabulary) -> None:
    assert [n.kind for n in numerals("two in five years", words)] == ["words", "words"]
