"""Reports as pandas frames."""

from __future__ import annotations

import pandas as pd

from reportparse.dataset.frames import DTYPES, frames
from reportparse.dataset.schema import tables
from tests.dataset.reports import EMPTY, REPORT


def test_have_the_columns_and_types_of_the_schema() -> None:
    for name, frame in frames([REPORT, EMPTY]).items():
        assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == {
            column.name: DTYPES[column.type] for column in tables()[name].columns
        }


def test_have_the_rows_of_the_reports_in_order() -> None:
    found = frames([EMPTY, REPORT])
    assert list(found["documents"]["document_id"]) == ["empty.txt", "2024/年报 [final].txt"]
    assert list(found["claims"]["value_low"]) == [8.5, -5e13]
    assert found["claims"]["period_end"][0] == pd.Timestamp("2024-12-31")


def test_have_na_for_what_is_missing() -> None:
    claims = frames([REPORT])["claims"]
    assert claims["metric"].isna().tolist() == [False, True]
    assert claims["page"].isna().all()
    assert claims["period_start"].isna().tolist() == [False, True]


def test_of_no_report_have_no_rows() -> None:
    assert all(frame.empty for frame in frames([]).values())
