"""The files of a dataset: which formats there are, and what each writes where."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Final, Literal, Protocol, get_args

from reportparse.dataset.database import DatabaseWriter
from reportparse.dataset.formats import TABLE_FORMATS, open_writer
from reportparse.dataset.schema import tables
from reportparse.dataset.workbook import WorkbookWriter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportparse.dataset.formats import TableFormat
    from reportparse.dataset.rows import Row

__all__ = ["FORMATS", "DatasetWriter", "Format", "file_name", "open_dataset"]

Format = Literal["csv", "parquet", "jsonl", "xlsx", "sqlite"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)


class DatasetWriter(Protocol):
    """Writes all tables in one format."""

    def write(self, table: str, rows: Sequence[Row]) -> None:
        """Add rows to a table, in the order of the schema."""

    def close(self) -> None:
        """Finish the files."""


class _TablesWriter:
    """Writes a file for each table."""

    def __init__(self, kind: TableFormat, folder: Path) -> None:
        self._writers = {
            name: open_writer(kind, table, folder / file_name(kind, name))
            for name, table in tables(across=True).items()
        }

    def write(self, table: str, rows: Sequence[Row]) -> None:
        self._writers[table].write(rows)

    def close(self) -> None:
        with ExitStack() as stack:
            for writer in self._writers.values():
                stack.callback(writer.close)


def file_name(kind: Format, table: str) -> str:
    """Return the name of the file that holds a table."""
    return f"{table if kind in TABLE_FORMATS else 'dataset'}.{kind}"


def open_dataset(kind: Format, folder: Path) -> DatasetWriter:
    """Open the files of one format.

    Args:
        kind: the format.
        folder: where they are written.

    """
    if kind == "xlsx":
        return WorkbookWriter(folder)
    if kind == "sqlite":
        return DatabaseWriter(folder)
    return _TablesWriter(kind, folder)
