"""The dataset as an Excel workbook."""

from __future__ import annotations

import zipfile
from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import pytest

from reportparse.dataset import workbook
from reportparse.dataset.rows import located_rows, rows_of
from reportparse.dataset.schema import tables
from reportparse.dataset.workbook import WorkbookWriter
from reportparse.errors import ConfigurationError
from tests.dataset.reports import EMPTY, REPORT

if TYPE_CHECKING:
    from pathlib import Path

    from reportparse.dataset.rows import Rows

MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def written(folder: Path, *documents: Rows) -> Path:
    with closing(WorkbookWriter(folder)) as writer:
        for rows in documents:
            for name, of_document in rows.items():
                writer.write(name, of_document)
    return folder / "dataset.xlsx"


def sheet(path: Path, number: int) -> ET.Element:
    with zipfile.ZipFile(path) as package:
        content = package.read(f"xl/worksheets/sheet{number}.xml")
    return ET.fromstring(content)  # noqa: S314 - what we have written ourselves


def cells(path: Path, name: str) -> list[list[str]]:
    """Read a sheet as a list of rows, dates as days."""
    number = [*tables(across=True), "codebook"].index(name) + 1
    rows = []
    for row in sheet(path, number).iter(f"{MAIN}row"):
        found = []
        for cell in row.iter(f"{MAIN}c"):
            text = "".join(part.text or "" for part in cell.iter(f"{MAIN}t"))
            value = cell.find(f"{MAIN}v")
            if value is not None:
                text = value.text or ""
                if cell.get("s") == "3":
                    text = (date(1899, 12, 30) + timedelta(int(text))).isoformat()
            found.append(text)
        rows.append(found)
    return rows


def test_a_sheet_holds_what_the_rows_hold(tmp_path: Path) -> None:
    path = written(tmp_path, rows_of(EMPTY), rows_of(REPORT))
    for name, table in tables().items():
        head, *body = cells(path, name)
        assert head == [column.name for column in table.columns]
        expected = [*rows_of(EMPTY)[name], *rows_of(REPORT)[name]]
        assert body == [
            ["" if value is None else str(value) for value in row.values()] for row in expected
        ]


def test_text_is_text_and_a_number_a_number(tmp_path: Path) -> None:
    path = written(tmp_path, rows_of(REPORT))
    documents = list(sheet(path, 1).iter(f"{MAIN}row"))[1]
    names = [column.name for column in tables()["documents"].columns]
    kinds = {name: cell.get("t") for name, cell in zip(names, documents, strict=True)}
    assert kinds["publisher"] == kinds["title"] == "inlineStr"
    assert kinds["characters"] is None
    assert not list(sheet(path, 1).iter(f"{MAIN}f"))


def test_the_head_stays_and_has_filters(tmp_path: Path) -> None:
    root = sheet(written(tmp_path, rows_of(REPORT)), 3)
    pane, autofilter = root.find(f".//{MAIN}pane"), root.find(f"{MAIN}autoFilter")
    assert pane is not None
    assert (pane.get("state"), pane.get("ySplit")) == ("frozen", "1")
    assert autofilter is not None
    assert autofilter.get("ref") == "A1:AM3"


def test_the_columns_are_explained(tmp_path: Path) -> None:
    head, *rows = cells(written(tmp_path), "codebook")
    assert head[:4] == ["table", "column", "name", "名称"]
    assert [(row[0], row[1]) for row in rows] == [
        (table.name, column.name)
        for table in tables(across=True).values()
        for column in table.columns
    ]


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = (written(tmp_path / name, rows_of(REPORT)) for name in "ab")
    assert one.read_bytes() == other.read_bytes()


def test_nothing_else_is_left(tmp_path: Path) -> None:
    written(tmp_path, rows_of(REPORT))
    assert [path.name for path in tmp_path.iterdir()] == ["dataset.xlsx"]


def test_a_text_that_is_too_long_for_a_cell_is_cut_visibly(tmp_path: Path) -> None:
    rows = rows_of(REPORT)
    rows["sections"][0]["text"] = "𠮷" * 20_000
    rows["sections"][1]["text"] = "长" * 32_767
    _, first, second = cells(written(tmp_path, rows), "sections")
    assert first[-1].endswith("𠮷 […]")
    assert len(first[-1].encode("utf-16-le")) // 2 <= 32_767
    assert second[-1] == "长" * 32_767


def test_characters_that_xml_cannot_hold_are_replaced(tmp_path: Path) -> None:
    rows = rows_of(REPORT)
    rows["sections"][0]["text"] = "a\x0b<b>&\ufffe\r\n\x1b"
    _, first, _ = cells(written(tmp_path, rows), "sections")
    assert first[-1] == "a\ufffd<b>&\ufffd\r\n\ufffd"


def test_a_day_before_excels_calendar_is_text(tmp_path: Path) -> None:
    rows = rows_of(REPORT)
    rows["documents"][0]["published"] = "1898-05-01"
    assert "1898-05-01" in cells(written(tmp_path, rows), "documents")[1]


def test_more_rows_than_a_sheet_holds_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "_MOST_ROWS", 4)
    rows = rows_of(REPORT)
    with pytest.raises(ConfigurationError, match=r"holds 4 rows and \w+ has more; leave out"):
        written(tmp_path, rows, located_rows(rows, "b"), located_rows(rows, "c"))


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (39, "AM"), (702, "ZZ"), (703, "AAA")]
)
def test_columns_have_letters(number: int, letters: str) -> None:
    assert workbook._column_name(number) == letters
