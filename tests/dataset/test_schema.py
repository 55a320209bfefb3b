"""The one schema."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from reportparse.dataset.schema import Column, Table, tables

TABLES = list(tables(across=True).values())
COLUMNS = [(table, column) for table in TABLES for column in table.columns]
IDS = [f"{table.name}.{column.name}" for table, column in COLUMNS]


def test_the_tables_stand_in_the_order_in_which_they_are_shown() -> None:
    assert [table.name for table in TABLES] == [
        "documents",
        "sections",
        "claims",
        "repairs",
        "reconciliation",
    ]
    assert "reconciliation" not in tables()


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=IDS)
class TestColumns:
    def test_are_named_and_described_in_both_languages(self, table: Table, column: Column) -> None:
        for words in (column.label, column.about, table.title, table.about):
            assert any("a" <= character <= "z" for character in words.en)
            assert any("\u4e00" <= character <= "\u9fff" for character in words.zh)

    def test_have_an_example_of_their_type(self, table: Table, column: Column) -> None:
        del table
        if column.type == "integer":
            int(column.example)
        elif column.type == "number":
            Decimal(column.example)
        elif column.type == "date":
            date.fromisoformat(column.example)
        assert column.example
        assert not column.values or column.example in column.values

    def test_refer_to_a_key(self, table: Table, column: Column) -> None:
        del table
        if column.refers:
            assert tables()[column.refers[0]].key == (column.refers[1],)


@pytest.mark.parametrize(
    ("table", "fixed"),
    [
        (
            "documents",
            """
            document_id source_path source_sha256 media_type title publisher published
            report_period language script encoding pages characters sections claims repairs
            status message duplicate_of
            """,
        ),
        (
            "sections",
            """
            section_id document_id position level section_number title chapter path status
            page_first page_last characters text
            """,
        ),
        (
            "claims",
            """
            claim_id document_id section_id section_number section_title chapter language origin
            sentence quantity value_low value_high unit per dimension qualifier role direction
            metric subject period period_start period_end baseline modality source table_title
            table_row table_column page bbox char_start char_end source_start source_end
            source_text counterpart_claim_id confidence flags
            """,
        ),
        (
            "repairs",
            "document_id kind before after source_start source_end page count certainty rule",
        ),
        (
            "reconciliation",
            "group_id subject metric period claim_ids documents values verdict note",
        ),
    ],
)
def test_the_fixed_columns_are_there(table: str, fixed: str) -> None:
    """Analysts' own programs depend on these names."""
    names = {column.name for column in tables(across=True)[table].columns}
    assert set(fixed.split()) <= names
