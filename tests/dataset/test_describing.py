"""The codebook for people and the description for programs."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from reportparse.dataset import write_dataset
from reportparse.dataset.describing import codebook
from reportparse.dataset.rows import rows_of
from reportparse.dataset.schema import tables
from tests.dataset.reports import EMPTY, REPORT

if TYPE_CHECKING:
    from pathlib import Path

    from reportparse.dataset import Format


def described(folder: Path, *formats: Format) -> dict[str, Any]:
    write_dataset(folder, [rows_of(EMPTY), rows_of(REPORT)], formats)
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return found


def test_the_codebook_has_a_line_for_every_column() -> None:
    lines = codebook().splitlines()
    for table in tables(across=True).values():
        assert f"## {table.name}: {table.title.en} {table.title.zh}" in lines
        for column in table.columns:
            assert any(line.startswith(f"| `{column.name}` | {column.label.en}") for line in lines)


def test_every_line_of_a_codebook_table_has_as_many_cells() -> None:
    cells = {line.replace("\\|", "").count("|") for line in codebook().splitlines() if "|" in line}
    assert cells == {7}


def test_the_description_knows_every_file(tmp_path: Path) -> None:
    package = described(tmp_path, "csv")
    for resource in package["resources"]:
        data = (tmp_path / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
    assert [resource["name"] for resource in package["resources"]] == list(tables(across=True))


@pytest.mark.parametrize(
    ("formats", "path"),
    [
        (("csv", "parquet"), "claims.csv"),
        (("parquet",), "claims.parquet"),
        (("parquet", "jsonl"), "claims.jsonl"),
    ],
)
def test_one_format_is_described(tmp_path: Path, formats: tuple[Format, ...], path: str) -> None:
    package = described(tmp_path, *formats)
    assert package["resources"][2]["path"] == path


@pytest.mark.parametrize(
    ("kind", "dialect"), [("xlsx", {"sheetName": "claims"}), ("sqlite", {"table": "claims"})]
)
def test_a_file_of_all_tables_is_described_by_its_part(
    tmp_path: Path, kind: Format, dialect: dict[str, str]
) -> None:
    claims = described(tmp_path, kind)["resources"][2]
    assert claims["path"] == f"dataset.{kind}"
    assert dialect.items() <= claims["dialect"].items()


def test_fields_have_their_types_keys_and_references(tmp_path: Path) -> None:
    claims = described(tmp_path, "csv")["resources"][2]["schema"]
    fields = {field["name"]: field for field in claims["fields"]}
    assert fields["value_low"]["type"] == "number"
    assert fields["role"]["constraints"]["enum"] == list(tables()["claims"].columns[16].values)
    assert claims["primaryKey"] == ["claim_id"]
    references = {tuple(key["fields"]): key["reference"] for key in claims["foreignKeys"]}
    assert references["section_id",] == {"resource": "sections", "fields": ["section_id"]}
    assert references["counterpart_claim_id",] == {"resource": "", "fields": ["claim_id"]}
