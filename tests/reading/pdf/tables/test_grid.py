"""From rows of runs to the cells of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.reading.pdf.runs import rows_of
from reportparse.reading.pdf.tables.grid import Columns, columns_of, grid, is_figure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportparse.reading.pdf.runs import Run

    MakeRun = Callable[..., Run]
    Placed = tuple[str, float, float]

COLUMNS = Columns((50, 200, 300), (150, 250, 350))


def cells(run: MakeRun, placed: Sequence[Placed]) -> list[tuple[int, int, int, int, str]]:
    """Row, column, spans and content of the cells that runs make."""
    table = grid(rows_of([run(*item) for item in placed]), COLUMNS)
    assert table is not None
    return [
        (cell.row, cell.column, cell.row_span, cell.column_span, cell.text.content)
        for cell in table.cells
    ]


class TestColumnsOf:
    def test_columns_are_what_rows_leave_free_between(self, run: MakeRun) -> None:
        rows = [
            [run("North coast", 50), run("11.2", 200), run("13.05", 300)],
            [run("Inland", 50), run("7.8", 205), run("(8.1)", 300)],
        ]
        columns = columns_of(rows)
        assert (len(columns), columns.left, round(columns.right)) == (3, 50, 325)

    def test_a_rare_long_entry_does_not_join_columns(self, run: MakeRun) -> None:
        rows = [[run("Inland", 50), run("7.8", 200)] for _ in range(20)]
        assert len(columns_of([*rows, [run("x" * 30, 50), run("7.8", 200)]])) == 2


class TestGrid:
    def test_a_label_of_two_lines_beside_its_figures(self, run: MakeRun) -> None:
        placed = [
            ("Rents in", 50, 92.0), ("1.5", 200, 100.0), ("2.5", 300, 100.0), ("ports", 50, 108.0),
            ("Fees and", 50, 132.0), ("3.5", 200, 140.0), ("4.5", 300, 140.0), ("dues", 50, 148.0),
        ]  # fmt: skip
        assert cells(run, placed) == [
            (0, 0, 1, 1, "Rents in ports"), (0, 1, 1, 1, "1.5"), (0, 2, 1, 1, "2.5"),
            (1, 0, 1, 1, "Fees and dues"), (1, 1, 1, 1, "3.5"), (1, 2, 1, 1, "4.5"),
        ]  # fmt: skip

    def test_entries_whose_second_lines_hang(self, run: MakeRun) -> None:
        placed = [
            ("Rents", 50, 92.0), ("Up to 7 weeks", 200, 92.0), ("of work", 208, 100.0),
            ("Fees", 50, 108.0), ("40 hours at 85 =", 200, 108.0), ("3,400", 208, 116.0),
            ("Dues", 50, 124.0), ("12 hours", 200, 124.0),
        ]  # fmt: skip
        assert [cell[4] for cell in cells(run, placed) if cell[1]] == [
            "Up to 7 weeks of work", "40 hours at 85 = 3,400", "12 hours",
        ]  # fmt: skip

    def test_a_range_broken_after_its_dash(self, run: MakeRun) -> None:
        placed = [
            ("Rents", 50, 100.0), ("0.7—", 200, 93.0), ("0.9", 200, 107.0), ("4.5", 300, 100.0),
            ("Fees", 50, 140.0), ("1.2", 200, 140.0), ("3.5", 300, 140.0),
        ]  # fmt: skip
        found = cells(run, placed)
        assert (0, 1, 1, 1, "0.7— 0.9") in found or (0, 1, 1, 1, "0.7—0.9") in found

    def test_a_heading_over_two_columns(self, run: MakeRun) -> None:
        placed = [
            ("x" * 22, 215, 80.0), ("2023", 200, 100.0), ("2024", 300, 100.0),
            ("Rents", 50, 120.0), ("1.5", 200, 120.0), ("2.5", 300, 120.0),
        ]  # fmt: skip
        assert cells(run, placed)[0] == (0, 1, 1, 2, "x" * 22)

    def test_a_label_between_two_rows_of_the_head_spans_both(self, run: MakeRun) -> None:
        placed = [
            ("x" * 22, 215, 80.0), ("Item", 50, 88.0), ("2023", 200, 96.0), ("2024", 300, 96.0),
            ("Rents", 50, 120.0), ("1.5", 200, 120.0), ("2.5", 300, 120.0),
        ]  # fmt: skip
        assert (0, 0, 2, 1, "Item") in cells(run, placed)

    def test_a_group_of_rows_has_a_row_for_its_label(self, run: MakeRun) -> None:
        placed = [
            ("Coast:", 50, 100.0),
            ("North", 60, 120.0), ("1.5", 200, 120.0), ("2.5", 300, 120.0),
            ("South", 60, 140.0), ("3.5", 200, 140.0), ("4.5", 300, 140.0),
        ]  # fmt: skip
        assert cells(run, placed)[0] == (0, 0, 1, 1, "Coast:")

    def test_the_second_line_of_a_label_begins_small(self, run: MakeRun) -> None:
        placed = [
            ("Cash from", 50, 100.0),
            ("operations", 50, 115.0), ("1.5", 200, 115.0), ("2.5", 300, 115.0),
            ("Taxes", 50, 130.0), ("3.5", 200, 130.0), ("4.5", 300, 130.0),
        ]  # fmt: skip
        assert cells(run, placed)[0] == (0, 0, 1, 1, "Cash from operations")


@pytest.mark.parametrize(
    ("content", "figure"),
    [("1,024", True), ("18.4%", True), ("2024年", False), ("2024", False), ("6月30日", False)],
)
def test_a_date_is_no_figure(content: str, *, figure: bool) -> None:
    assert is_figure(content) is figure
