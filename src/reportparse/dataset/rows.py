"""A report as rows of the tables: plain values that every format and the store can hold.

A value is a string, an integer or None for missing. Numbers with decimals and dates are
strings, too, in the one way in which the dataset writes them, so that no format makes its own.
"""

from __future__ import annotations

import math
import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from reportparse.dataset.schema import columns, tables
from reportparse.identity import located_id
from reportparse.records import Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportparse.dataset.schema import ColumnType, TableName
    from reportparse.records import Claim, Repair, Section

__all__ = [
    "Row",
    "Rows",
    "Value",
    "claim_row",
    "duplicate_rows",
    "failed_rows",
    "located_rows",
    "plain_number",
    "rows_of",
]

Value = str | int | None
Row = dict[str, Value]
"""Values by column, in the order of the schema."""
Rows = dict[str, list[Row]]
"""The rows of one document by table."""

_UNWRITABLE: Final = re.compile(r"[\x00\ud800-\udfff]")
"""Half surrogates, which UTF-8 cannot hold, and NUL, at which readers of CSV stop."""

_PDF: Final = "application/pdf"
_LOCATED: Final = ("section_id", "claim_id", "counterpart_claim_id")
"""Columns that hold an id made from the document's, see :mod:`reportparse.identity`."""

_LARGEST_EXPONENT: Final = 300
"""Beyond this a 64-bit float overflows, which Parquet and spreadsheets hold numbers in."""


def plain_number(number: Decimal | float) -> str | None:
    """Write a number with digits only: no exponent, no trailing zeros, no float noise.

    Args:
        number: any number; a float is taken as its shortest representation shows it.

    Returns:
        The number, such as ``50000000000000`` or ``-0.333333``; None if it is not finite or
        too large for a 64-bit float.

    """
    exact = Decimal(repr(number)) if isinstance(number, float) else Decimal(number)
    if not exact.is_finite() or abs(exact.adjusted()) > _LARGEST_EXPONENT:
        return "0" if exact.is_zero() else None
    digits = f"{exact:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits in {"-0", ""} else digits


def _iso_date(value: str) -> str | None:
    """Return a day as ``YYYY-MM-DD``; None for anything less than a day."""
    try:
        return date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        return None


def _value(raw: object, kind: ColumnType) -> Value:
    """Bring one attribute of a record into the form of its column."""
    if raw is None or raw == "":
        return None
    if kind == "integer" and isinstance(raw, int):
        return raw
    if kind == "number" and isinstance(raw, (Decimal, float, int)):
        return plain_number(raw)
    if kind == "date":
        return _iso_date(str(raw))
    return _UNWRITABLE.sub("\ufffd", str(raw))


def _row(table: TableName, raw: Mapping[str, object]) -> Row:
    return {name: _value(raw.get(name), column.type) for name, column in columns(table).items()}


def _attributes(record: object, table: TableName) -> dict[str, object]:
    return {name: getattr(record, name, None) for name in columns(table)}


def claim_row(claim: Claim, document_id: str, *, paged: bool) -> Row:
    """Return a claim as a row.

    Args:
        claim: the claim.
        document_id: the document that it stands in.
        paged: whether the document is a PDF, where source offsets mean nothing to a reader.

    """
    raw = _attributes(claim, "claims")
    raw["document_id"] = document_id
    raw["flags"] = " ".join(claim.flags)
    raw["confidence"] = round(claim.confidence, 3)
    if claim.bbox is not None and all(map(math.isfinite, claim.bbox)):
        raw["bbox"] = " ".join(f"{edge:.2f}" for edge in claim.bbox)
    else:
        raw["bbox"] = None
    if paged:
        raw["source_start"] = raw["source_end"] = None
    return _row("claims", raw)


def _section_row(section: Section, document_id: str, position: int) -> Row:
    raw = _attributes(section, "sections")
    source = section.text.source
    last = max(section.source_start, section.source_end - 1)
    in_body = section.status != "missing"
    return _row(
        "sections",
        raw
        | {
            "document_id": document_id,
            "position": position,
            "section_number": section.number,
            "page_first": source.page_of(section.source_start) if in_body else None,
            "page_last": source.page_of(last) if in_body else None,
            "characters": len(section.text),
            "text": section.text.content,
        },
    )


def _repair_row(repair: Repair, document_id: str) -> Row:
    return _row("repairs", _attributes(repair, "repairs") | {"document_id": document_id})


def rows_of(report: Report) -> Rows:
    """Return a report as rows.

    Args:
        report: the report.

    Returns:
        Rows by table: one of ``documents``, and those of ``sections``, ``claims`` and
        ``repairs`` in the order of the document.

    """
    name = report.document_id
    paged = report.media_type == _PDF
    raw = _attributes(report, "documents") | {
        "source_path": name,
        "sections": len(report.sections),
        "claims": len(report.claims),
        "repairs": len(report.repairs),
    }
    if report.status == "failed":  # nothing is known of a text that was not read
        raw |= {"language": None, "script": None}
    return {
        "documents": [_row("documents", raw)],
        "sections": [
            _section_row(section, name, position)
            for position, section in enumerate(report.sections, start=1)
        ],
        "claims": [claim_row(claim, name, paged=paged) for claim in report.claims],
        "repairs": [_repair_row(repair, name) for repair in report.repairs],
    }


def located_rows(rows: Rows, document_id: str) -> Rows:
    """Give the rows of a report with local ids their place.

    Args:
        rows: rows of a report that has local ids and no document id.
        document_id: path of the document below the folder that is read.

    Returns:
        The rows that :func:`rows_of` gives for the located report.

    """

    def at_place(row: Row) -> Row:
        placed = row | {"document_id": document_id}
        if "source_path" in row:
            placed["source_path"] = document_id
        for name in _LOCATED:
            local = row.get(name)
            if isinstance(local, str):
                placed[name] = located_id(local, document_id)
        return placed

    return {table: [at_place(row) for row in of_table] for table, of_table in rows.items()}


def failed_rows(message: str, content: str = "") -> Rows:
    """Return the rows of a file that could not be processed, with no document id.

    Args:
        message: why, in a sentence that a person understands.
        content: SHA-256 of the file's bytes; empty if they could not be had.

    """
    return rows_of(Report("", source_sha256=content, status="failed", message=message))


def duplicate_rows(original: Row, document_id: str) -> Rows:
    """Return the rows of a document that has the same bytes as another one.

    Args:
        original: row of the other one in the table documents.
        document_id: the duplicate.

    Returns:
        A row of ``documents`` that leads to the original, and nothing in the other tables.
        Where the original could not be read, the duplicate could not for the same reason.

    """
    row: Row = original | {"document_id": document_id, "source_path": document_id}
    if original["status"] != "failed":
        row |= {
            "sections": 0,
            "claims": 0,
            "repairs": 0,
            "status": "duplicate",
            "message": f"Has the same content as {original['document_id']}, where its claims are.",
            "duplicate_of": original["document_id"],
        }
    return {name: [row] if name == "documents" else [] for name in tables()}
