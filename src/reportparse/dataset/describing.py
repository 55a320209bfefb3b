"""What a reader of the dataset needs to know, generated from the schema.

``codebook.md`` is for people, ``datapackage.json`` (Data Package version 2) for programs.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from reportparse.dataset.files import file_name
from reportparse.dataset.schema import tables

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportparse.dataset.files import Format
    from reportparse.dataset.schema import Column, Table

__all__ = ["codebook", "datapackage"]

_PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
_MEDIA_TYPES: Final[dict[Format, str]] = {
    "csv": "text/csv",
    "jsonl": "application/jsonl",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "sqlite": "application/vnd.sqlite3",
}
_FIELD_TYPES: Final = {"text": "string", "integer": "integer", "number": "number", "date": "date"}
_TYPE_NAMES: Final = {
    "text": "text 文本",
    "integer": "integer 整数",
    "number": "number 数值",
    "date": "date 日期",
}

_INTRODUCTION: Final = """\
# Codebook 数据字典

Missing is empty. Numbers are plain numbers. Rows stand in the order of the documents. In CSV,
a text that a spreadsheet would take for a formula has an apostrophe before it.

空缺即为空。数字不含千分位和单位。各行按文档中的次序排列。
CSV 中可能被电子表格误认作公式的文本前加有单引号。
"""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _codebook_row(column: Column) -> str:
    values = ", ".join(f"`{value}`" for value in column.values)
    kind = _TYPE_NAMES[column.type] + (f" ({column.unit})" if column.unit else "")
    cells = (
        f"`{column.name}`",
        f"{column.label.en} {column.label.zh}",
        kind,
        column.about.en + (f" Values: {values}." if values else ""),
        column.about.zh,
        f"`{column.example}`",
    )
    return f"| {' | '.join(map(_cell, cells))} |"


def _codebook_section(table: Table) -> str:
    head = ("Column 列", "Name 名称", "Type 类型", "Meaning", "含义", "Example 示例")
    lines = [
        f"## {table.name}: {table.title.en} {table.title.zh}",
        "",
        table.about.en,
        "",
        table.about.zh,
        "",
        f"| {' | '.join(head)} |",
        f"|{' --- |' * len(head)}",
        *map(_codebook_row, table.columns),
    ]
    return "\n".join(lines) + "\n"


def codebook() -> str:
    """Return the codebook as Markdown, in English and Chinese."""
    return "\n".join([_INTRODUCTION, *map(_codebook_section, tables(across=True).values())])


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    field: dict[str, Any] = {
        "name": column.name,
        "type": _FIELD_TYPES[column.type],
        "title": column.label.en,
        "description": column.about.en,
        "title_zh": column.label.zh,
        "description_zh": column.about.zh,
        "example": column.example,
    }
    return field | ({"constraints": constraints} if constraints else {})


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    references = [
        {
            "fields": [column.name],
            # Data Package has a table refer to itself by an empty name.
            "reference": {
                "resource": "" if column.refers[0] == table.name else column.refers[0],
                "fields": [column.refers[1]],
            },
        }
        for column in table.columns
        if column.refers
    ]
    return schema | ({"foreignKeys": references} if references else {})


def _resource(table: Table, folder: Path, kind: Format) -> dict[str, Any]:
    path = folder / file_name(kind, table.name)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    # Version 2 of the standard has the first name, frictionless 5 reads the second.
    part = {
        "xlsx": {"sheetName": table.name, "excel": {"sheet": table.name}},
        "sqlite": {"table": table.name, "sql": {"table": table.name}},
    }.get(kind)
    return {
        "name": table.name,
        "type": "table",
        "title": table.title.en,
        "title_zh": table.title.zh,
        "description": table.about.en,
        "description_zh": table.about.zh,
        "path": path.name,
        "format": kind,
        "mediatype": _MEDIA_TYPES[kind],
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        **({"dialect": part} if part else {}),
        "schema": _schema(table),
    }


def datapackage(folder: Path, formats: Sequence[Format], version: str) -> str:
    """Describe a finished folder as a Data Package.

    Args:
        folder: where the tables lie, one file for each table and format.
        formats: the formats that were written; the first of CSV, JSONL, Parquet, XLSX and
            SQLite is described, the others hold the same.
        version: version of the program that made the dataset.

    Returns:
        The content of ``datapackage.json``.

    """
    kind = next(kind for kind in _MEDIA_TYPES if kind in formats)
    package = {
        "$schema": _PROFILE,
        "name": "reportparse-dataset",
        "title": "Numeric claims from reports",
        "description": "Who says what number, about what, for when, and where it stands.",
        "version": version,
        "resources": [_resource(table, folder, kind) for table in tables(across=True).values()],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"
