"""The unit that a measure has by its name."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.english.drafts import Draft
from reportparse.claiming.english.measures import unit_of_measure
from reportparse.claiming.quantity import Quantity

if TYPE_CHECKING:
    from reportparse.claiming.english.vocabulary import Vocabulary


def unit(metric: str, value: str, words: Vocabulary, construction: str = "verb") -> str:
    """The unit of a bare number of a measure."""
    quantity = Quantity(0, 1, Decimal(value), Decimal(value))
    draft = Draft(quantity, 0, metric=metric, construction=construction)
    found = unit_of_measure(draft, words)
    return found.unit if found is not None else ""


@pytest.mark.parametrize(
    ("metric", "code"),
    [
        ("current ratio", "times"),
        ("price index", "point"),
        ("satisfaction score", "point"),
        ("S&P 500", "point"),
        ("number of stores", "store"),
        ("the number of heat pumps sold in May", "heat pump"),
        ("Shipments of watches", "watch"),
        ("rig count", "rig"),
        ("passenger traffic", "passenger"),
        ("Employment in the North", "person"),
        ("Cruise calls", "call"),
        ("Inventory days", "day"),
        ("documents per shipment", "document"),
        ("sales", ""),
        ("Net profit", ""),
        ("", ""),
    ],
)
def test_a_measure_tells_its_unit(metric: str, code: str, words: Vocabulary) -> None:
    assert unit(metric, "1200", words) == code


def test_a_fraction_counts_no_things(words: Vocabulary) -> None:
    assert unit("Cruise calls", "1.25", words) == ""


def test_a_number_that_is_only_next_to_a_measure_counts_none(words: Vocabulary) -> None:
    assert unit("Cruise calls", "12", words, "attributive") == ""
