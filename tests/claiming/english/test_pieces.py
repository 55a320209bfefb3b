"""One number with its sign, currency, magnitude, unit and denominator."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.english.numerals import numerals
from reportparse.claiming.english.pieces import PieceReader

if TYPE_CHECKING:
    from reportparse.claiming.english.pieces import Piece
    from reportparse.claiming.english.vocabulary import Vocabulary


def first(text: str, words: Vocabulary) -> Piece:
    """The first number of a text."""
    numeral = next(iter(numerals(text, words)))
    piece = PieceReader(text, "", words).read(numeral)
    assert piece is not None
    return piece


@pytest.mark.parametrize(
    ("text", "value", "unit", "per"),
    [
        ("$(3.2) million", "-3200000", "USD", ""),
        ("(US$3.2) million", "-3200000", "USD", ""),
        ("$-3.2 million", "-3200000", "USD", ""),
        ("minus 3%", "-3", "percent", ""),
        ("(4.1)%", "-4.1", "percent", ""),
        ("HK45 cents per share", "0.45", "HKD", "share"),
        ("38.2p a share", "0.382", "GBP", "share"),
        ("3.2 c/kWh", "0.032", "USD", "kWh"),
        ("12 trillion won", "12000000000000", "KRW", ""),
        ("5 lakh crore rupees", "5000000000000", "INR", ""),
        ("$3 million2", "3000000", "USD", ""),
        ("12.5m", "12500000", "", ""),
        ("12.5m deep", "12.5", "m", ""),
        ("RMB7.18 per US$1", "7.18", "CNY", "USD"),
        ("$45/sq m", "45", "USD", "square_meter"),
        ("HK$48 psf", "48", "HKD", "square_foot"),
        ("6.8 per thousand.", "6.8", "permille", ""),
        ("6.8 per thousand births", "6.8", "", "thousand births"),
        ("3 per 100,000 km", "3", "", "100,000 km"),
        ("€62 per tonne of CO2", "62", "EUR", "tCO2e"),
        ("8 hours a week", "8", "hour", "week"),
        ("12 weeks a day", "12", "week", ""),
        ("a year and a half", "1.5", "year", ""),
        ("1080p", "1080", "", ""),
    ],
)
def test_a_number_has_what_belongs_to_it(
    text: str, value: str, unit: str, per: str, words: Vocabulary
) -> None:
    piece = first(text, words)
    factor = piece.unit.factor if piece.unit is not None else Decimal(1)
    assert piece.scaled * factor == Decimal(value)
    assert (piece.unit.code if piece.unit is not None else "", piece.per) == (unit, per)
