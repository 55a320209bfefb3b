"""The tables and columns of the dataset, from ``schema.toml``, where each is described once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Column", "ColumnType", "Localized", "Table", "TableName", "columns", "tables"]

ColumnType = Literal["text", "integer", "number", "date"]
TableName = Literal["documents", "sections", "claims", "repairs"]
"""Tables that each document has rows in."""


class Localized(NamedTuple):
    """The same words in English and Chinese."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type, and what it means."""

    name: str
    type: ColumnType
    label: Localized
    """Its name for people."""
    about: Localized
    """What it means, in a sentence."""
    example: str
    """A value, written as in CSV."""
    values: tuple[str, ...] = ()
    """All values there are, where they are a closed list."""
    key: bool = False
    """Whether it identifies a row."""
    required: bool = False
    """Whether no row leaves it empty."""
    refers: tuple[str, str] | None = None
    """Table and column in which the value is found, where it is an id."""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table and its columns, in the order of the files."""

    name: str
    title: Localized
    about: Localized
    """What a row is."""
    columns: tuple[Column, ...]
    across: bool = False
    """Whether its rows come from all documents together, not from each one."""

    @property
    def key(self) -> tuple[str, ...]:
        """Names of the columns that identify a row; empty if rows have no identity."""
        return tuple(column.name for column in self.columns if column.key)


def _column(name: str, entry: Mapping[str, Any]) -> Column:
    table, _, column = entry.get("refers", "").partition(".")
    return Column(
        name=name,
        type=entry["type"],
        label=Localized(**entry["label"]),
        about=Localized(**entry["about"]),
        example=entry["example"],
        values=tuple(entry.get("values", ())),
        key=entry.get("key", False),
        required=entry.get("required", False),
        refers=(table, column) if table else None,
        unit=entry.get("unit", ""),
    )


@cache
def tables(*, across: bool = False) -> Mapping[str, Table]:
    """Return the tables by name, in the order in which they are shown.

    Args:
        across: whether to include tables whose rows come from all documents together.

    """
    content = resources.files(__package__).joinpath("schema.toml").read_text("utf-8")
    found = (
        Table(
            name=name,
            title=Localized(**entry["title"]),
            about=Localized(**entry["about"]),
            columns=tuple(_column(column, about) for column, about in entry["columns"].items()),
            across=entry.get("across", False),
        )
        for name, entry in tomllib.loads(content).items()
    )
    return {table.name: table for table in found if across or not table.across}


@cache
def columns(table: TableName) -> Mapping[str, Column]:
    """Return the columns of a table by name, in the order of the files."""
    return {column.name: column for column in tables()[table].columns}
