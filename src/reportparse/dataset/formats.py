"""Formats with a file for each table; each writer takes the rows of one document at a time.

All of them hold the same values, and write the same bytes for the same rows.
"""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol, get_args

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pyarrow as pa

    from reportparse.dataset.rows import Row, Value
    from reportparse.dataset.schema import Column, Table

__all__ = ["TABLE_FORMATS", "TableFormat", "TableWriter", "arrow_schema", "defused", "open_writer"]

TableFormat = Literal["csv", "parquet", "jsonl"]
TABLE_FORMATS: Final[tuple[TableFormat, ...]] = get_args(TableFormat)

_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""Openings of a cell that a spreadsheet may take for a formula, or for one already defused."""

_HARMLESS: Final = re.compile(r"[+-](?:(?:\d[\d,]*(?:\.\d+)?|\.\d+)\s?[%％‰℃°]?[^\W\d_]{0,20})?")
"""A signed number with a unit in letters (``-3.4%``, ``-1.2亿元``), which is data: a formula has an
operator, a bracket or a cell, in which letters stand before digits."""

_ROW_GROUP: Final = 20_000
"""Rows of a Parquet row group: large enough to compress well, small enough for memory."""


class TableWriter(Protocol):
    """Writes one table to one file."""

    def write(self, rows: Sequence[Row]) -> None:
        """Add rows, in the order of the schema."""

    def close(self) -> None:
        """Finish the file."""


def defused(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula.

    Args:
        text: what shall stand in the cell.

    Returns:
        The text, with an apostrophe before it if it begins like a formula. Numbers such as
        ``-3.4%`` stay. Taking away one apostrophe before such an opening gives the text back.

    """
    return f"'{text}" if _FORMULA.match(text) and not _HARMLESS.fullmatch(text) else text


class _CsvWriter:
    """Comma-separated values: UTF-8 with byte order mark, so that Excel opens it."""

    def __init__(self, table: Table, path: Path) -> None:
        self._columns = [(column.name, column.type == "text") for column in table.columns]
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file, lineterminator="\n")
        self._writer.writerow([name for name, _ in self._columns])

    def write(self, rows: Sequence[Row]) -> None:
        self._writer.writerows(
            [
                defused(value) if is_text and isinstance(value, str) else value
                for value, is_text in ((row[name], text) for name, text in self._columns)
            ]
            for row in rows
        )

    def close(self) -> None:
        self._file.close()


def _json_value(value: Value, column: Column) -> Value | float:
    if column.type == "number" and isinstance(value, str):
        return float(value) if "." in value else int(value)
    return value


class _JsonLinesWriter:
    """One JSON object a line, UTF-8; missing is null."""

    def __init__(self, table: Table, path: Path) -> None:
        self._columns = table.columns
        self._file = path.open("w", encoding="utf-8", newline="")

    def write(self, rows: Sequence[Row]) -> None:
        for row in rows:
            values = {c.name: _json_value(row[c.name], c) for c in self._columns}
            self._file.write(json.dumps(values, ensure_ascii=False) + "\n")

    def close(self) -> None:
        self._file.close()


def arrow_schema(table: Table) -> pa.Schema:
    """Return the Parquet types of a table, with its descriptions as metadata."""
    import pyarrow as pa  # noqa: PLC0415 - slow to import

    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "date": pa.date32(),
    }
    return pa.schema(
        [
            pa.field(
                column.name,
                types[column.type],
                nullable=not column.required,
                metadata={"description": column.about.en, "description_zh": column.about.zh},
            )
            for column in table.columns
        ],
        metadata={"description": table.about.en, "description_zh": table.about.zh},
    )


def _arrow_value(value: Value, column: Column) -> Value | float | date:
    if not isinstance(value, str) or column.type == "text":
        return value
    return float(value) if column.type == "number" else date.fromisoformat(value)


class _ParquetWriter:
    """Apache Parquet, compressed with Zstandard."""

    def __init__(self, table: Table, path: Path) -> None:
        from pyarrow import parquet  # noqa: PLC0415 - slow to import

        self._columns = table.columns
        self._schema = arrow_schema(table)
        self._writer: Any = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[Row] = []

    def write(self, rows: Sequence[Row]) -> None:
        self._rows += rows
        while len(self._rows) >= _ROW_GROUP:
            self._flush()

    def _flush(self) -> None:
        import pyarrow as pa  # noqa: PLC0415 - slow to import

        # Groups end at fixed row numbers, so that the bytes do not depend on how rows come in.
        group, self._rows = self._rows[:_ROW_GROUP], self._rows[_ROW_GROUP:]
        arrays = [
            pa.array([_arrow_value(row[c.name], c) for row in group], field.type)
            for c, field in zip(self._columns, self._schema, strict=True)
        ]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))

    def close(self) -> None:
        if self._rows:
            self._flush()
        self._writer.close()


_WRITERS: Final[dict[TableFormat, Callable[[Table, Path], TableWriter]]] = {
    "csv": _CsvWriter,
    "parquet": _ParquetWriter,
    "jsonl": _JsonLinesWriter,
}


def open_writer(kind: TableFormat, table: Table, path: Path) -> TableWriter:
    """Open a file for a table.

    Args:
        kind: the format.
        table: which columns are written.
        path: the file; it is written anew.

    """
    return _WRITERS[kind](table, path)
