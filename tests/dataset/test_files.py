"""Which formats there are, and what each writes where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.dataset.files import FORMATS, Format, file_name, open_dataset
from reportparse.dataset.rows import rows_of
from reportparse.dataset.schema import tables
from tests.dataset.reports import REPORT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_writes_the_files_that_it_says(tmp_path: Path, kind: Format) -> None:
    writer = open_dataset(kind, tmp_path)
    for name, rows in rows_of(REPORT).items():
        writer.write(name, rows)
    writer.close()
    expected = {file_name(kind, table) for table in tables(across=True)}
    assert {path.name for path in tmp_path.iterdir()} == expected


@pytest.mark.parametrize(
    ("kind", "name"),
    [("csv", "claims.csv"), ("xlsx", "dataset.xlsx"), ("sqlite", "dataset.sqlite")],
)
def test_a_table_lies_in_its_file_or_in_the_one_for_all(kind: Format, name: str) -> None:
    assert file_name(kind, "claims") == name
