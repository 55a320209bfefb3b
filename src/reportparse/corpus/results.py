"""What a file gave, in the form in which it is kept: by its content, wherever it lies."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, cast

from reportparse.configuration import fingerprint
from reportparse.dataset.schema import tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportparse.configuration import Configuration
    from reportparse.dataset.rows import Row, Rows

__all__ = ["Counts", "Result", "counts_of", "decoded", "encoded", "result_fingerprint", "result_of"]


@dataclass(frozen=True, slots=True)
class Counts:
    """What the summary of a run tells of a document."""

    status: str
    message: str = ""
    pages: int = 0
    sections: int = 0
    claims: int = 0
    repairs: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """What one content gave."""

    counts: Counts
    rows: bytes
    """The rows with local ids, see :func:`encoded`."""
    within: str = ""
    """The limits of time and memory within which the document hung, crashed or grew too large;
    empty where the result follows from the document alone."""
    by_chance: bool = False
    """Whether another run may find otherwise, so that the result is not kept."""


def encoded(rows: Rows) -> bytes:
    """Pack the rows of one document; the same rows give the same bytes."""
    values = {table: [list(row.values()) for row in of_table] for table, of_table in rows.items()}
    content = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(content.encode("utf-8"), 6)


def decoded(packed: bytes) -> Rows:
    """Unpack rows.

    Raises:
        ValueError: the bytes are not what :func:`encoded` gives.

    """
    try:
        values = json.loads(zlib.decompress(packed))
        return {
            name: [
                cast("Row", dict(zip(names, row, strict=True)))
                for names in ([column.name for column in table.columns],)
                for row in values[name]
            ]
            for name, table in tables().items()
        }
    except (zlib.error, KeyError, TypeError) as error:
        message = f"a result cannot be unpacked ({error})"
        raise ValueError(message) from error


def result_of(rows: Rows) -> Result:
    """Pack the rows of one document, and count what the summary tells of it."""
    (document,) = rows["documents"]
    return Result(counts_of(document), encoded(rows))


def counts_of(document: Mapping[str, object]) -> Counts:
    """Return what the summary tells, from a row of the table documents."""

    def number(name: str) -> int:
        value = document.get(name)
        return value if isinstance(value, int) else 0

    return Counts(
        status=str(document["status"]),
        message=str(document.get("message") or ""),
        pages=number("pages"),
        sections=number("sections"),
        claims=number("claims"),
        repairs=number("repairs"),
    )


@cache
def _form_fingerprint() -> str:
    """Hash of the code that makes rows of a report, and of the columns."""
    folder = resources.files("reportparse.dataset")
    digest = hashlib.sha256()
    for name in ("rows.py", "schema.py"):
        digest.update(folder.joinpath(name).read_bytes() + b"\0")
    for table in tables().values():
        columns = ",".join(f"{column.name}:{column.type}" for column in table.columns)
        digest.update(f"{table.name}({columns})\0".encode())
    return digest.hexdigest()


def result_fingerprint(configuration: Configuration) -> str:
    """Hash of everything but the file's content that a kept result depends on."""
    parts = (fingerprint(configuration), _form_fingerprint())
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
