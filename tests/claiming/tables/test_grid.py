"""Cells are laid out on a grid, and read in the repaired text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.tables.grid import Entry, periods_of, read_grid
from reportparse.claiming.tables.measures import fold
from reportparse.records import Cell, Table
from reportparse.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.claiming.lexicon import Lexicon

    Build = Callable[..., tuple[Table, Text]]


def test_a_span_is_repeated_in_each_of_its_places(build: Build, lexicon: Lexicon) -> None:
    table, text = build("| 甲 | < |\n| ^ | ^ |")
    grid = read_grid(table, text, lexicon)
    assert grid.width == 2
    assert [[entry.content for entry in row] for row in grid.rows] == [["甲", "甲"]] * 2
    assert [entry.spread for row in grid.rows for entry in row] == [False, True, True, True]


def test_a_place_without_a_cell_is_blank(lexicon: Lexicon) -> None:
    grid = read_grid(Table(0, 1, (Cell(1, 1, 0, 1),)), Text.of("x"), lexicon)
    assert grid.rows[0] == (Entry(), Entry())


def test_a_table_of_nothing_is_an_empty_grid(lexicon: Lexicon) -> None:
    assert read_grid(Table(0, 0, ()), Text.of(""), lexicon).width == 0


def test_a_label_is_on_one_line(build: Build, lexicon: Lexicon) -> None:
    table, text = build("| 营业\\n收入 | Net\\nsales |")
    (row,) = read_grid(table, text, lexicon).rows
    assert [entry.label for entry in row] == ["营业收入", "Net sales"]


def test_white_space_in_front_is_the_indentation(build: Build, lexicon: Lexicon) -> None:
    table, text = build("|   甲 | 乙 |")
    (row,) = read_grid(table, text, lexicon).rows
    assert [(entry.content, entry.indent) for entry in row] == [("甲", 2), ("乙", 0)]


@pytest.mark.parametrize(
    "cell",
    [
        "2024",
        "2024年",
        "2025年上半年",
        "Q2 2025",
        "FY2024A",
        "2025E",
        "25E",
        "113年",
        "2024年3月5日",
        "2024-05-06",
        "30 June 2025",
        "2024/25",
        "Dec-24",
    ],
)
def test_a_time_is_no_number(cell: str, build: Build, lexicon: Lexicon) -> None:
    table, text = build(f"| {cell} |")
    ((entry,),) = read_grid(table, text, lexicon).rows
    assert entry.is_period
    assert not entry.numeric


@pytest.mark.parametrize("cell", ["2,024", "2024.5", "12年", "3个月", "1,986", "20.24%"])
def test_a_number_is_no_time(cell: str, build: Build, lexicon: Lexicon) -> None:
    table, text = build(f"| {cell} |")
    ((entry,),) = read_grid(table, text, lexicon).rows
    assert entry.numeric


@pytest.mark.parametrize(
    ("header", "periods"),
    [
        ("2024年（经重列）", ("2024年",)),
        ("出租率（2025年6月30日）", ("2025年6月30日",)),
        ("Price, H1 2024 ($)", ("H1 2024",)),
        ("二零二五年 千港元", ("二零二五年",)),
        ("营业收入", ()),
        ("24年", ("24年",)),
    ],
)
def test_the_times_in_a_header_are_found(
    header: str, periods: tuple[str, ...], lexicon: Lexicon
) -> None:
    assert periods_of(fold(header), lexicon) == periods
