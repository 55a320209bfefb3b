"""Tables whose cells are framed by lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reportparse.reading.pdf.characters import FontTable
from reportparse.reading.pdf.opening import opened
from reportparse.reading.pdf.page import read_page
from reportparse.reading.pdf.tables.ruled import find_ruled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    Draw = Callable[..., bytes]

LEVEL = [("line", 50, y, 350, y) for y in (100, 120, 140, 160)]
UPRIGHT = [("line", x, 100, x, 160) for x in (50, 150, 250, 350)]
WORDS = [
    (60, 115, "Region"), (160, 115, "2023"), (260, 115, "2024"),
    (60, 135, "Coast"), (160, 135, "11.20"), (260, 135, "13.05"),
    (60, 155, "Inland"), (160, 155, "7.80"), (260, 155, "8.10"),
]  # fmt: skip
GRID = [["Region", "2023", "2024"], ["Coast", "11.20", "13.05"], ["Inland", "7.80", "8.10"]]


def read(draw: Draw, *items: Sequence[Any]) -> list[list[list[str]]]:
    """Rows of the ruled tables of the only page."""
    with opened(draw([*items])) as document:
        page = read_page(document, 0, FontTable())
    tables, taken = find_ruled(page)
    found = []
    inside = 0
    for table in tables:
        grid = [[""] * table.columns for _ in range(table.rows)]
        for cell in table.cells:
            grid[cell.row][cell.column] = cell.text.content
            inside += sum(glyph >= 0 for glyph in cell.text.glyphs)
        found.append(grid)
    assert inside == int(np.sum(taken)), "each character is in one cell"
    return found


def test_lines_make_cells(draw: Draw) -> None:
    assert read(draw, *LEVEL, *UPRIGHT, *WORDS) == [GRID]


def test_a_table_open_at_its_sides(draw: Draw) -> None:
    assert read(draw, *LEVEL, *UPRIGHT[1:-1], *WORDS) == [GRID]


def test_a_table_cut_at_the_foot_of_the_page(draw: Draw) -> None:
    assert read(draw, *LEVEL[:-1], *UPRIGHT, *WORDS) == [GRID]


def test_rows_that_no_line_parts(draw: Draw) -> None:
    assert read(draw, LEVEL[0], LEVEL[1], LEVEL[3], *UPRIGHT, *WORDS) == [GRID]


def test_rows_that_end_in_leaders(draw: Draw) -> None:
    words = [
        *WORDS[:3],
        (60, 132, "Coast ....."), (160, 132, "Up to 5 ...."), (260, 132, "none ....."),
        (60, 142, "Inland ....."), (160, 142, "Up to 7 ...."), (260, 142, "none ....."),
    ]  # fmt: skip
    rules = [line for line in LEVEL if line[2] != 140]
    found = read(draw, *rules, *UPRIGHT, *words)
    assert [row[0] for row in found[0]] == ["Region", "Coast .....", "Inland ....."]


def test_cells_drawn_as_thin_boxes(draw: Draw) -> None:
    boxes: list[tuple[Any, ...]] = [("box", x0, y - 0.3, x1, y + 0.3) for _, x0, y, x1, _ in LEVEL]
    boxes += [("box", x - 0.3, y0, x + 0.3, y1) for _, x, y0, _, y1 in UPRIGHT]
    assert read(draw, *boxes, *WORDS) == [GRID]


def test_an_entry_that_sticks_out_of_its_cell_stays_whole(draw: Draw) -> None:
    words = [(60, 115, "Region and its longest name"), *WORDS[3:]]
    (table,) = read(draw, *LEVEL, *UPRIGHT, *words)
    assert table[0][0] == "Region and its longest name"


def test_two_tables_stay_two(draw: Draw) -> None:
    lower = [(kind, x0, y0 + 200, x1, y1 + 200) for kind, x0, y0, x1, y1 in (*LEVEL, *UPRIGHT)]
    words = [(x, y + 200, content) for x, y, content in WORDS]
    assert read(draw, *LEVEL, *UPRIGHT, *WORDS, *lower, *words) == [GRID, GRID]


class TestNone:
    def test_a_frame_around_prose(self, draw: Draw) -> None:
        frame = [LEVEL[0], LEVEL[-1], UPRIGHT[0], UPRIGHT[-1]]
        assert read(draw, *frame, (60, 115, "A word in a box")) == []

    def test_lines_without_words(self, draw: Draw) -> None:
        assert read(draw, *LEVEL, *UPRIGHT) == []

    def test_frames_around_a_table_of_their_own(self, draw: Draw) -> None:
        frames = [("line", 50, y, 550, y) for y in (100, 300)]
        frames += [("line", x, 100, x, 300) for x in (50, 450, 550)] + [
            ("line", 450, 200, 550, 200)
        ]
        words = [
            (x, 120 + 20 * row, content)
            for row in range(8)
            for x, content in ((60, "Port"), (200, "11.20"), (300, "13.05"))
        ]
        aside = [(460, 150, "Chart"), (460, 250, "Chart")]
        assert read(draw, *frames, *words, *aside) == []
