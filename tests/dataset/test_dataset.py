"""The dataset as a folder."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from reportparse.dataset import (
    DEFAULT_FORMATS,
    FORMATS,
    code_fingerprint,
    publication,
    write_dataset,
)
from reportparse.dataset.rows import located_rows, rows_of
from reportparse.dataset.schema import tables
from tests.dataset.reports import EMPTY, REPORT

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = [rows_of(EMPTY), rows_of(REPORT), located_rows(rows_of(REPORT), "copy.txt")]


def test_has_every_table_in_every_format_and_two_descriptions(tmp_path: Path) -> None:
    write_dataset(tmp_path, DOCUMENTS, DEFAULT_FORMATS)
    expected = {f"{table}.{kind}" for table in tables(across=True) for kind in DEFAULT_FORMATS}
    assert {path.name for path in tmp_path.iterdir()} == expected | {
        "codebook.md",
        "datapackage.json",
    }


def test_has_the_same_bytes_for_the_same_documents(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write_dataset(tmp_path / name, iter(DOCUMENTS), FORMATS)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


def test_compares_claims_across_documents(tmp_path: Path) -> None:
    report = rows_of(REPORT)
    report["claims"][0]["subject"] = "示例公司"
    write_dataset(tmp_path, [report, located_rows(report, "copy.txt")], ("csv",))
    with (tmp_path / "reconciliation.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["subject"], row["verdict"]) == ("示例公司", "agree")


def test_is_published_anew_when_the_formats_change() -> None:
    chosen = (("csv",), ("parquet",), ("csv", "parquet"))
    assert len({publication(formats).fingerprint for formats in chosen}) == 3  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name", ["claims.csv", "claims.parquet", "codebook.md", "sections.jsonl", "dataset.xlsx"]
)
def test_owns_its_files(name: str) -> None:
    assert publication().owns.fullmatch(name)


@pytest.mark.parametrize("name", ["notes.md", "my claims.csv", "claims.csv.bak"])
def test_owns_no_other(name: str) -> None:
    assert not publication().owns.fullmatch(name)


def test_the_fingerprint_of_a_package_is_that_of_its_code() -> None:
    assert code_fingerprint("reportparse.dataset") != code_fingerprint("reportparse.review")
