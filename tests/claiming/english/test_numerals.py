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
    ],
)
def test_a_numeral_has_its_value(text: str, value: str, kind: str, words: Vocabulary) -> None:
    found = next(iter(numerals(text, words)))
    assert (round(found.value, 6), found.kind) == (Decimal(value), kind)
    assert (found.start, found.end) == (0, len(text))


def test_thirty_digits_are_exact_and_more_are_marked() -> None:
    assert exact_digits("1" * 30) == (Decimal("1" * 30), False)
    rounded = exact_digits("1" * 31)
    assert rounded is not None
    assert rounded[1]


def test_a_row_of_digits_without_end_is_no_number() -> None:
    assert exact_digits("1" * (LONGEST_NUMBER + 1)) is None


def test_years_months_and_days_are_no_chances(words: Vocabulary) -> None:
    assert [n.kind for n in numerals("two in five years", words)] == ["words", "words"]
