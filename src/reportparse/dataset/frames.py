"""Reports as pandas frames, typed by the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportparse.dataset.rows import rows_of
from reportparse.dataset.schema import tables

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from reportparse.dataset.rows import Row
    from reportparse.dataset.schema import ColumnType, Table
    from reportparse.records import Report

__all__ = ["DTYPES", "frames"]

DTYPES: Final[dict[ColumnType, str]] = {
    "text": "string",
    "integer": "Int64",
    "number": "float64",
    "date": "datetime64[s]",
}
"""pandas type of each type of column; all hold missing values."""


def _frame(table: Table, rows: list[Row]) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - slow to import

    return pd.DataFrame(
        {
            column.name: pd.Series([row[column.name] for row in rows], dtype="object").astype(
                DTYPES[column.type]  # type: ignore[call-overload]  # names are fine at run time
            )
            for column in table.columns
        }
    )


def frames(reports: Iterable[Report]) -> dict[str, pd.DataFrame]:
    """Return the tables of some reports as frames.

    Args:
        reports: the reports, in the order in which their rows shall stand.

    Returns:
        ``documents``, ``sections``, ``claims`` and ``repairs`` with the columns and types of
        the dataset: text is ``string``, whole numbers ``Int64``, other numbers ``float64``,
        days ``datetime64[s]``; what is missing is NA.

    """
    rows: dict[str, list[Row]] = {name: [] for name in tables()}
    for report in reports:
        for name, found in rows_of(report).items():
            rows[name] += found
    return {name: _frame(table, rows[name]) for name, table in tables().items()}
