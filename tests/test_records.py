"""Records: frozen, slotted, with derived properties only."""

from __future__ import annotations

import dataclasses
import inspect
from decimal import Decimal

import pytest

from reportparse import records
from reportparse.records import Cell, Claim, Report, Section, Table
from reportparse.text import Text

RECORDS = [
    member
    for name in records.__all__
    if inspect.isclass(member := getattr(records, name)) and dataclasses.is_dataclass(member)
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_each_record_is_frozen_and_slotted(record: type) -> None:
    parameters = record.__dataclass_params__  # type: ignore[attr-defined] # dataclasses.is_dataclass
    assert parameters.frozen
    assert "__slots__" in vars(record)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_each_record_is_documented(record: type) -> None:
    assert record.__doc__
    assert not record.__doc__.startswith(f"{record.__name__}("), "not the generated one"


def test_every_record_is_exported() -> None:
    defined = {
        name
        for name, member in inspect.getmembers(records, dataclasses.is_dataclass)
        if inspect.isclass(member) and member.__module__ == records.__name__
    }
    assert defined <= set(records.__all__)


class TestTable:
    """The grid of a table follows from its cells."""

    def test_spans_count(self) -> None:
        table = Table(
            0, 9, (Cell(0, 0, 0, 1), Cell(0, 1, 1, 2, column_span=3), Cell(1, 0, 2, 3, row_span=2))
        )
        assert (table.rows, table.columns) == (3, 4)

    def test_a_table_without_cells_has_no_rows(self) -> None:
        assert (Table(0, 0, ()).rows, Table(0, 0, ()).columns) == (0, 0)


def test_a_claim_says_no_more_than_it_knows() -> None:
    """What the text does not say is an empty string, never None, "None" or "nan"."""
    claim = Claim("8.5%", Decimal("8.5"), Decimal("8.5"), "percent")
    texts = [getattr(claim, field.name) for field in dataclasses.fields(claim)]
    assert [text for text in texts if isinstance(text, str) and text in {"None", "nan"}] == []
    assert (claim.qualifier, claim.role, claim.modality) == ("exact", "level", "actual")
    assert claim.direction == claim.period == claim.baseline == ""


def test_a_report_counts_the_characters_of_its_repaired_text() -> None:
    assert Report("a.txt", text="营业收入").characters == 4


def test_a_section_carries_a_text_that_knows_its_source() -> None:
    section = Section("1.1", "概况", 2, text=Text.of("收入增长8.5%"))
    assert section.text.source_text(4, 8) == "8.5%"
