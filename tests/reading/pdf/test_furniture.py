"""Page furniture: what stands at the same place on several pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.reading.pdf import read_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    Draw = Callable[..., bytes]

BODY = [
    (50, 120 + 16 * line, "Operators of cold stores raised their rents again.") for line in range(9)
]


def furniture(data: bytes) -> list[str]:
    """Contents of the blocks of furniture."""
    reading = read_pdf(data)
    content = reading.text.content
    return [content[b.start : b.end] for b in reading.blocks if b.kind == "furniture"]


class TestRepeated:
    def test_running_headers_and_footers(self, draw: Draw) -> None:
        pages = [
            [(50, 40, "Cold stores in 2024", 8), *BODY, (290, 770, f"Page {number} of 3", 8)]
            for number in (1, 2, 3)
        ]
        assert furniture(draw(*pages)) == [
            part for number in (1, 2, 3) for part in ("Cold stores in 2024", f"Page {number} of 3")
        ]

    def test_headers_that_alternate(self, draw: Draw) -> None:
        pages = [
            [(50, 40, ("Cold stores", "Annual review")[number % 2], 8), *BODY]
            for number in range(6)
        ]
        assert len(furniture(draw(*pages))) == 6

    def test_a_watermark_askew(self, draw: Draw) -> None:
        assert furniture(draw([*BODY, ("turned", 45, 200, 500, "DRAFT", 60)])) == ["DRAFT"]

    def test_a_large_word_at_the_same_place(self, draw: Draw) -> None:
        pages = [[*BODY, (200, 500, "DRAFT", 60)]] * 3
        assert furniture(draw(*pages)) == ["DRAFT"] * 3

    def test_numbers_of_lines(self, draw: Draw) -> None:
        numbers = [(30, 120 + 16 * line, str(line + 1), 7) for line in range(9)]
        assert len(furniture(draw([*BODY, *numbers]))) == 9


class TestBody:
    def test_the_text_beside_numbers_of_lines_stays(self, draw: Draw) -> None:
        pages = [
            [
                item
                for line in range(30)
                for item in (
                    (40, 60 + 20 * line, str(line + 1), 8),
                    (70, 60 + 20 * line, f"Rents in port {page * 30 + line} rose by {page}.5%."),
                )
            ]
            for page in range(2)
        ]
        assert read_pdf(draw(*pages)).text.content.count("Rents in port") == 60
        assert len(furniture(draw(*pages))) == 60

    def test_sentences_that_differ_in_their_figures_stay(self, draw: Draw) -> None:
        pages = [
            [(50, 40, f"In year {page} rents rose by {page}.5% in all."), *BODY]
            for page in range(3)
        ]
        assert furniture(draw(*pages)) == []

    def test_a_title_with_the_words_of_the_header_stays(self, draw: Draw) -> None:
        pages = [[(50, 40, "Cold stores in 2024", 8), *BODY] for _ in range(3)]
        pages[0].insert(1, (50, 80, "Cold stores in 2024", 20))
        reading = read_pdf(draw(*pages))
        assert reading.text.content.count("Cold stores in 2024") == 4
        assert len(furniture(draw(*pages))) == 3

    def test_a_figure_at_the_head_of_pages_that_counts_nothing_stays(self, draw: Draw) -> None:
        pages = [[(50, 60, f"Rents rose by {rise} percent."), *BODY] for rise in (7, 3, 12)]
        assert furniture(draw(*pages)) == []

    def test_the_head_of_a_table_at_the_top_of_pages_is_no_furniture(self, draw: Draw) -> None:
        head = [(60, 60, "Region"), (300, 60, "2023"), (400, 60, "2024")]
        pages = [
            [
                *head,
                *((60, 78 + 18 * row, f"Region {row}") for row in range(4)),
                *((x, 78 + 18 * row, str(100 * row + x)) for row in range(4) for x in (300, 400)),
            ]
            for _ in range(2)
        ]
        (table,) = read_pdf(draw(*pages)).tables
        assert table.rows == 9

    def test_nothing_of_the_body_is_lost(self, draw: Draw) -> None:
        pages = [[(50, 40, "Cold stores", 8), *BODY] for _ in range(3)]
        assert read_pdf(draw(*pages)).text.content.count("raised their rents") == 27


@pytest.mark.parametrize(
    "number", ["- 5 -", "第 5 页", "Page 5", "5 / 12", "5", "第5页 共12页", "iv"]
)
def test_the_number_of_a_single_page_is_known_by_its_form(draw: Draw, number: str) -> None:
    assert len(furniture(draw([*BODY, (290, 770, number, 8)]))) == 1


def test_small_print_above_a_line_across_the_page_is_a_header(draw: Draw) -> None:
    page = [(50, 40, "Quarterly review of cold stores", 8), ("line", 40, 48, 560, 48), *BODY]
    assert furniture(draw(page)) == ["Quarterly review of cold stores"]
