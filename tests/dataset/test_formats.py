"""Every format holds the same values, and the same bytes for the same rows."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from reportparse.dataset.formats import TABLE_FORMATS, TableFormat, defused, open_writer
from reportparse.dataset.rows import rows_of
from reportparse.dataset.schema import tables
from tests.dataset.reports import EMPTY, REPORT

if TYPE_CHECKING:
    from pathlib import Path

    from reportparse.dataset.rows import Row


def write(kind: TableFormat, table: str, path: Path, rows: list[Row]) -> Path:
    writer = open_writer(kind, tables()[table], path)
    writer.write(rows)
    writer.close()
    return path


def rows(table: str) -> list[Row]:
    return [*rows_of(REPORT)[table], *rows_of(EMPTY)[table]]


def plain(value: Any) -> str:  # noqa: ANN401 - a cell of any format
    """Write a cell as CSV does."""
    if value is None or value is pd.NaT or (isinstance(value, float) and pd.isna(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    return str(value)


def undefused(text: str) -> str:
    return text[1:] if text.startswith("'") and defused(text[1:]) == text else text


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            {name: undefused(value) for name, value in row.items()} for row in csv.DictReader(file)
        ]


@pytest.mark.parametrize("table", list(tables()))
class TestAgreement:
    def test_csv_holds_the_values_of_the_rows(self, tmp_path: Path, table: str) -> None:
        path = write("csv", table, tmp_path / "t.csv", rows(table))
        expected = [{name: plain(v) for name, v in row.items()} for row in rows(table)]
        assert read_csv(path) == expected

    def test_jsonl_holds_the_values_of_the_rows(self, tmp_path: Path, table: str) -> None:
        path = write("jsonl", table, tmp_path / "t.jsonl", rows(table))
        found = [json.loads(line) for line in path.read_text("utf-8").split("\n")[:-1]]
        assert [{n: plain(v) for n, v in row.items()} for row in found] == [
            {n: plain(v) for n, v in row.items()} for row in rows(table)
        ]

    def test_parquet_holds_the_values_of_the_rows(self, tmp_path: Path, table: str) -> None:
        path = write("parquet", table, tmp_path / "t.parquet", rows(table))
        found = parquet.read_table(path).to_pylist()
        assert [{n: plain(v) for n, v in row.items()} for row in found] == [
            {n: plain(v) for n, v in row.items()} for row in rows(table)
        ]

    @pytest.mark.parametrize("kind", TABLE_FORMATS)
    def test_the_same_rows_give_the_same_bytes(
        self, tmp_path: Path, table: str, kind: TableFormat
    ) -> None:
        one, other = (write(kind, table, tmp_path / name, rows(table)) for name in "ab")
        assert one.read_bytes() == other.read_bytes()

    @pytest.mark.parametrize("kind", TABLE_FORMATS)
    def test_it_does_not_matter_how_the_rows_come_in(
        self, tmp_path: Path, table: str, kind: TableFormat
    ) -> None:
        many = rows(table) * 50
        at_once = write(kind, table, tmp_path / "at_once", many)
        writer = open_writer(kind, tables()[table], tmp_path / "one_by_one")
        for row in many:
            writer.write([row])
        writer.close()
        assert at_once.read_bytes() == (tmp_path / "one_by_one").read_bytes()

    @pytest.mark.parametrize("kind", TABLE_FORMATS)
    def test_a_table_without_rows_has_its_columns(
        self, tmp_path: Path, table: str, kind: TableFormat
    ) -> None:
        path = write(kind, table, tmp_path / "t", [])
        if kind == "csv":
            head = path.read_text("utf-8-sig").strip().split(",")
            assert head == [column.name for column in tables()[table].columns]
        elif kind == "parquet":
            assert parquet.read_schema(path).names == [c.name for c in tables()[table].columns]
        else:
            assert path.read_bytes() == b""


def test_csv_opens_in_excel(tmp_path: Path) -> None:
    path = write("csv", "documents", tmp_path / "t.csv", rows("documents"))
    assert path.read_bytes().startswith(b"\xef\xbb\xbfdocument_id,")


def test_row_groups_end_at_fixed_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportparse.dataset.formats._ROW_GROUP", 3)
    path = write("parquet", "documents", tmp_path / "t", rows("documents") * 4)
    file = parquet.ParquetFile(path)
    groups = [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)]
    assert groups == [3, 3, 2]
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"


def test_parquet_has_the_types_and_descriptions_of_the_schema(tmp_path: Path) -> None:
    schema = parquet.read_schema(write("parquet", "claims", tmp_path / "t", rows("claims")))
    assert str(schema.field("value_low").type) == "double"
    assert str(schema.field("period_start").type) == "date32[day]"
    assert str(schema.field("char_start").type) == "int64"
    assert schema.field("metric").metadata[b"description_zh"].decode().endswith("。")


class TestFormulas:
    @pytest.mark.parametrize(
        "text",
        [
            '=HYPERLINK("http://x")',
            "+1+1",
            "-2+3+cmd|' /C calc'!A0",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "＝1+1",
            "-A1",
            "-SUM(A1)",
            "'=1",
        ],
    )
    def test_are_defused(self, text: str) -> None:
        assert defused(text) == f"'{text}"

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "-3.4%",
            "+8.5%",
            "-1.2亿元",
            "-",
            "-3.4 million",
            "−3.4%",
            "1=1",
            "'quoted'",
            "- 项目",
        ],
    )
    def test_data_stays_as_it_is(self, text: str) -> None:
        if text != "- 项目":
            assert defused(text) == text

    def test_stay_in_parquet(self, tmp_path: Path) -> None:
        path = write("parquet", "documents", tmp_path / "t", rows("documents"))
        assert parquet.read_table(path)["title"][0].as_py() == "=1+1"

    @given(st.text(max_size=20))
    @settings(deadline=None)
    def test_can_be_told_from_what_stood_there_before(self, text: str) -> None:
        assert undefused(defused(text)) == text


def test_a_code_keeps_its_zeros(tmp_path: Path) -> None:
    path = write("parquet", "documents", tmp_path / "t", rows("documents"))
    assert parquet.read_table(path)["publisher"][0].as_py() == "00001"
