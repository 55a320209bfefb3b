"""Reports as rows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.dataset.rows import (
    claim_row,
    duplicate_rows,
    failed_rows,
    located_rows,
    plain_number,
    rows_of,
)
from reportparse.dataset.schema import columns, tables
from reportparse.identity import located
from reportparse.records import Claim, Report, Section
from reportparse.text import Glyphs, Source, Text
from tests.dataset.reports import BODY, EMPTY, REPORT

if TYPE_CHECKING:
    from reportparse.dataset.schema import TableName


class TestNumbers:
    @pytest.mark.parametrize(
        ("number", "written"),
        [
            (Decimal("50E+12"), "50000000000000"),
            (Decimal("8.50"), "8.5"),
            (Decimal("-0.0"), "0"),
            (Decimal("1E-3"), "0.001"),
            (Decimal(1200), "1200"),
            (0.1 + 0.2, "0.30000000000000004"),
            (0.95, "0.95"),
            (1e22, "10000000000000000000000"),
            (-3, "-3"),
        ],
    )
    def test_have_digits_only(self, number: Decimal | float, written: str) -> None:
        assert plain_number(number) == written

    @pytest.mark.parametrize("number", [Decimal("NaN"), float("inf"), Decimal("1E+400")])
    def test_that_no_format_can_hold_are_missing(self, number: Decimal | float) -> None:
        assert plain_number(number) is None

    @given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-1e20, max_value=1e20))
    @settings(deadline=None)
    def test_keep_their_value(self, number: Decimal) -> None:
        written = plain_number(number)
        assert written is not None
        assert Decimal(written) == number
        assert "e" not in written.lower()


class TestRows:
    def test_have_every_column_in_the_order_of_the_schema(self) -> None:
        for name, rows in rows_of(REPORT).items():
            for row in rows:
                assert list(row) == [column.name for column in tables()[name].columns]

    def test_count_what_is_in_the_other_tables(self) -> None:
        (row,) = rows_of(REPORT)["documents"]
        assert (row["sections"], row["claims"], row["repairs"]) == (2, 2, 1)
        assert row["characters"] == len(BODY)

    def test_have_none_for_what_is_missing(self) -> None:
        _, claim = rows_of(REPORT)["claims"]
        assert claim["metric"] is None
        assert claim["page"] is None
        assert claim["counterpart_claim_id"] is None

    def test_hold_no_character_that_utf8_cannot(self) -> None:
        _, claim = rows_of(REPORT)["claims"]
        assert claim["source_text"] == "\ufffd\ufffd"

    def test_round_the_confidence(self) -> None:
        claim, _ = rows_of(REPORT)["claims"]
        assert claim["confidence"] == "0.95"

    def test_of_a_failed_file_say_nothing_of_its_text(self) -> None:
        (row,) = rows_of(EMPTY)["documents"]
        assert (row["status"], row["language"], row["script"]) == ("failed", None, None)
        assert rows_of(EMPTY)["claims"] == []

    def test_of_a_section_that_is_missing_have_no_page(self) -> None:
        _, section = rows_of(REPORT)["sections"]
        assert (section["status"], section["page_first"], section["text"]) == (
            "missing",
            None,
            None,
        )

    def test_take_days_only_for_dates(self) -> None:
        report = Report("a", published="2025-03", claims=())
        (row,) = rows_of(report)["documents"]
        assert row["published"] is None

    def test_of_a_pdf_have_pages_and_boxes_but_no_offsets(self) -> None:
        size = len("8.5%")
        glyphs = Glyphs(
            np.array([1, 1, 2, 2], np.int32),
            np.zeros((size, 4), np.float32),
            np.zeros(size, np.float32),
            np.zeros(size, np.int16),
        )
        section = Section("", "", 1, Text.of(Source("8.5%", glyphs)), source_end=size)
        claim = Claim(
            "8.5%",
            Decimal("8.5"),
            Decimal("8.5"),
            bbox=(1.0, 2.005, 3.0, 4.0),
            source_start=0,
            source_end=4,
        )
        report = Report("a", media_type="application/pdf", sections=(section,), claims=(claim,))
        rows = rows_of(report)
        assert (rows["sections"][0]["page_first"], rows["sections"][0]["page_last"]) == (1, 2)
        assert rows["claims"][0]["bbox"] == "1.00 2.00 3.00 4.00"
        assert rows["claims"][0]["source_start"] is None

    def test_have_no_box_that_is_nowhere(self) -> None:
        claim = Claim("1", Decimal(1), Decimal(1), bbox=(float("nan"), 0, 0, 0))
        assert claim_row(claim, "a", paged=True)["bbox"] is None

    @pytest.mark.parametrize("table", ["documents", "sections", "claims", "repairs"])
    def test_leave_no_required_column_empty(self, table: TableName) -> None:
        for row in rows_of(REPORT)[table]:
            for name, column in columns(table).items():
                assert row[name] is not None or not column.required, name

    @pytest.mark.parametrize("table", ["documents", "sections", "claims", "repairs"])
    def test_hold_only_values_of_closed_lists(self, table: TableName) -> None:
        for row in rows_of(REPORT)[table]:
            for name, column in columns(table).items():
                assert not column.values or row[name] in {None, *column.values}, name


class TestPlace:
    def test_of_rows_is_that_of_the_report(self) -> None:
        assert located_rows(rows_of(REPORT), "b/c.txt") == rows_of(located(REPORT, "b/c.txt"))

    def test_changes_the_ids_and_nothing_else(self) -> None:
        here, there = (located_rows(rows_of(REPORT), name) for name in ("a", "b"))
        assert {row["claim_id"] for row in here["claims"]}.isdisjoint(
            row["claim_id"] for row in there["claims"]
        )
        assert here["claims"][0]["sentence"] == there["claims"][0]["sentence"]

    def test_keeps_references(self) -> None:
        rows = located_rows(rows_of(REPORT), "a")
        assert {row["section_id"] for row in rows["claims"]} <= {
            row["section_id"] for row in rows["sections"]
        }


class TestOthers:
    def test_of_a_duplicate_lead_to_the_original(self) -> None:
        original = rows_of(REPORT)["documents"][0]
        rows = duplicate_rows(original, "copy.txt")
        (row,) = rows["documents"]
        assert (row["document_id"], row["source_path"]) == ("copy.txt", "copy.txt")
        assert (row["status"], row["duplicate_of"]) == ("duplicate", REPORT.document_id)
        assert (row["claims"], rows["claims"]) == (0, [])

    def test_of_a_duplicate_of_a_failed_file_are_failed(self) -> None:
        (row,) = duplicate_rows(rows_of(EMPTY)["documents"][0], "copy.txt")["documents"]
        assert (row["status"], row["duplicate_of"]) == ("failed", None)

    def test_of_a_file_that_could_not_be_opened_have_no_checksum(self) -> None:
        (row,) = failed_rows("It cannot be opened; change its permissions.")["documents"]
        assert (row["status"], row["source_sha256"]) == ("failed", None)
