"""The dataset as one SQLite database, with the keys and references of the schema."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

from reportparse.dataset.schema import tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reportparse.dataset.rows import Row
    from reportparse.dataset.schema import ColumnType, Table

__all__ = ["DatabaseWriter"]

_TYPES: Final[dict[ColumnType, str]] = {
    "text": "text",
    "integer": "integer",
    "number": "real",
    "date": "text",
}
_SOUGHT: Final = {"claims": ("metric", "subject", "period_start")}
"""Columns by which rows are looked up, besides keys and references."""


def _definitions(table: Table) -> Iterator[str]:
    """Yield the columns and keys of a table as SQL has them."""
    for column in table.columns:
        needed = " not null" if column.required else ""
        yield f'"{column.name}" {_TYPES[column.type]}{needed}'
    if table.key:
        yield f"primary key ({', '.join(table.key)})"
    for column in table.columns:
        if column.refers:
            other, name = column.refers
            yield f'foreign key ("{column.name}") references "{other}" ("{name}")'


def _indices(table: Table) -> Iterator[str]:
    """Yield the statements that make the indices of a table."""
    referring = [column.name for column in table.columns if column.refers]
    for column in (*referring, *_SOUGHT.get(table.name, ())):
        yield f'create index "{table.name}_{column}" on "{table.name}" ("{column}")'


class DatabaseWriter:
    """Writes all tables to one database."""

    def __init__(self, folder: Path) -> None:
        """Start a database.

        Args:
            folder: where ``dataset.sqlite`` is written.

        """
        self._connection = sqlite3.connect(folder / "dataset.sqlite", isolation_level=None)
        # Nobody sees the file before it is complete, so that nothing needs to be undone.
        for setting in ("page_size = 4096", "journal_mode = off", "synchronous = off"):
            self._connection.execute(f"pragma {setting}").fetchall()
        self._connection.execute("begin")
        for table in tables(across=True).values():
            definitions = ", ".join(_definitions(table))
            self._connection.execute(f'create table "{table.name}" ({definitions}) strict')

    def write(self, table: str, rows: Sequence[Row]) -> None:
        """Add rows to a table."""
        names = [column.name for column in tables(across=True)[table].columns]
        places = ", ".join("?" * len(names))
        self._connection.executemany(
            f'insert into "{table}" values ({places})',  # noqa: S608 - a name of the schema
            ([row[name] for name in names] for row in rows),
        )

    def close(self) -> None:
        """Add the indices and finish the file."""
        try:
            for table in tables(across=True).values():
                for statement in _indices(table):
                    self._connection.execute(statement)
            self._connection.execute("commit")
        finally:
            self._connection.close()
