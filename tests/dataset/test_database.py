"""The dataset as an SQLite database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from reportparse.dataset.database import DatabaseWriter
from reportparse.dataset.rows import rows_of
from reportparse.dataset.schema import tables
from tests.dataset.reports import EMPTY, REPORT

if TYPE_CHECKING:
    from pathlib import Path


def written(folder: Path) -> Path:
    writer = DatabaseWriter(folder)
    for report in (EMPTY, REPORT):
        for name, rows in rows_of(report).items():
            writer.write(name, rows)
    writer.close()
    return folder / "dataset.sqlite"


def asked(path: Path, question: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


def test_a_table_holds_what_the_rows_hold(tmp_path: Path) -> None:
    path = written(tmp_path)
    for name, table in tables().items():
        numbers = {column.name for column in table.columns if column.type == "number"}
        expected = [
            tuple(
                float(value) if key in numbers and value is not None else value
                for key, value in row.items()
            )
            for report in (EMPTY, REPORT)
            for row in rows_of(report)[name]
        ]
        assert asked(path, f"select * from {name}") == expected  # noqa: S608 - a name of ours


def test_keys_and_references_are_those_of_the_schema(tmp_path: Path) -> None:
    path = written(tmp_path)
    keys = {row[3]: (row[2], row[4]) for row in asked(path, "pragma foreign_key_list(claims)")}
    assert keys == {
        "document_id": ("documents", "document_id"),
        "section_id": ("sections", "section_id"),
        "counterpart_claim_id": ("claims", "claim_id"),
    }
    assert asked(path, "pragma foreign_key_check") == []
    assert asked(path, "pragma integrity_check") == [("ok",)]


def test_claims_are_found_without_reading_all(tmp_path: Path) -> None:
    plan = asked(written(tmp_path), "explain query plan select * from claims where metric = 'x'")
    assert "USING INDEX claims_metric" in plan[0][3]


def test_a_code_keeps_its_zeros(tmp_path: Path) -> None:
    found = asked(written(tmp_path), "select publisher from documents where publisher is not null")
    assert found == [("00001",)]


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = (written(tmp_path / name) for name in "ab")
    assert one.read_bytes() == other.read_bytes()
