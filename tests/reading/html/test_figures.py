"""Figures in several cells become one."""

from __future__ import annotations

import pytest

from reportparse.reading.html import read_html


def cells(*rows: str) -> list[list[str]]:
    """Read a table whose rows are written with bars between cells."""
    table = "".join(f"<tr><td>{row.replace('|', '<td>')}" for row in rows)
    reading = read_html(f"<p>a</p><table>{table}</table><p>b</p>")
    grid: list[list[str]] = [[] for _ in rows]
    source = reading.text.source.content
    for cell in reading.tables[0].cells:
        text = reading.text.content[slice(*reading.text.find_source(cell.start, cell.end))]
        assert not text or source[cell.start] == text[0]
        grid[cell.row].append(text)
    lines = reading.text.content.splitlines()[1:-1]
    assert lines == ["\t".join(row) for row in grid]
    return grid


def test_signs_and_brackets_are_joined_to_their_figures() -> None:
    assert cells("Sales|$|1,234|$|(56|)", "Costs||768||12|", "Margin||5.1|%|(2.4|)%") == [
        ["Sales", "$1,234", "$(56)"],
        ["Costs", "", "768", "", "12", ""],
        ["Margin", "", "5.1%", "(2.4)%"],
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("Item|Unit|2024", "Share|%|5.1", "Price|$|12"),
        ("Item|2024|Unit", "Share|5.1|%", "Price|12|$"),
        ("Item|2024|2023", "Share|5.1%|4.8%", "Net|(12)|(8)"),
        ("$ million|2024", "Sales|12"),
    ],
)
def test_columns_of_units_stay(rows: tuple[str, ...]) -> None:
    assert cells(*rows) == [row.split("|") for row in rows]
