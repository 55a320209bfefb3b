"""A bare number behind two currencies is in one of them, per unit of the other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportparse.claiming.chinese.rates import exchange_rates
from reportparse.claiming.lexicon import load_lexicon
from reportparse.claiming.quantity import Quantity


@pytest.mark.parametrize(
    ("before", "unit", "per"),
    [
        ("人民币对美元汇率为", "CNY", "USD"),
        ("美元兑人民币报", "CNY", "USD"),
        ("欧元兑美元升至", "USD", "EUR"),
        ("日元兑人民币报", "CNY", "JPY"),
        ("人民币汇率指数为", "", ""),
    ],
)
def test_a_rate_has_its_currencies(before: str, unit: str, per: str) -> None:
    text = f"{before}7.12"
    number = Quantity(len(before), len(text), Decimal("7.12"), Decimal("7.12"))
    [found] = exchange_rates(text, [number], load_lexicon())
    assert (found.unit, found.per) == (unit, per)


def test_a_whole_number_is_no_rate() -> None:
    number = Quantity(7, 8, Decimal(7), Decimal(7))
    assert exchange_rates("人民币对美元共7", [number], load_lexicon()) == [number]
