"""A table as it is found on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.reading.pdf.tables.draft import DraftCell, DraftTable, is_value, joined_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.reading.pdf.runs import Run

    MakeRun = Callable[..., Run]


@pytest.mark.parametrize(
    "content",
    [
        "1,024.50", "-3.4", "(871.0)", "（12.5）", "$5.9", "HK$1,250", "RMB 3.2", "18.4%",
        "-18个基点", "22—26", "1.35 - 1.42", "4.5~4.9", "2,000万人次", "12.3x", "-", "—", "不适用",
        "N/A", "nil", "7.9*", "2024年",
    ],
)  # fmt: skip
def test_figures_and_what_stands_for_them_are_values(content: str) -> None:
    assert is_value(content)


@pytest.mark.parametrize(
    "content",
    [
        "营业收入",
        "Net sales",
        "Q2 guidance 5",
        "第三章",
        "2024年度营业收入情况表",
        "A1",
        "",
        "a 5",
        "（2025年",
    ],
)
def test_words_are_no_values(content: str) -> None:
    assert not is_value(content)


def test_values_are_known_in_linear_time() -> None:
    assert not is_value("1," * 50_000 + "x")


@pytest.mark.parametrize(
    ("lines", "content"),
    [
        ([["营业"], ["收入"]], "营业收入"),
        ([["Net"], ["sales"]], "Net sales"),
        ([["257,055,8"], ["99"]], "257,055,899"),
        ([["单位"], ["GB"]], "单位GB"),
        ([["a", "b"], ["c"]], "a b c"),
        ([], ""),
    ],
)
def test_the_lines_of_a_cell_are_joined(run: MakeRun, lines: list[list[str]], content: str) -> None:
    text = joined_lines([[run(part) for part in line] for line in lines])
    assert text.content == content
    assert len(text.glyphs) == len(content)


def test_the_grid_reaches_as_far_as_its_cells_span() -> None:
    table = DraftTable(
        0, 0, 0, 9, 9, (DraftCell(0, 0, row_span=2), DraftCell(0, 1, column_span=3)), ()
    )
    assert (table.rows, table.columns) == (2, 4)
