"""A PDF from its bytes to a reading."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportparse.errors import DocumentError, EmptyDocumentError, LimitError, ScannedDocumentError
from reportparse.reading.pdf import read_pdf, reader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportparse.records import Reading

    Draw = Callable[..., bytes]

SENTENCES = (
    "The market for cold storage grew by 12.4% to $3.1 billion last year,",
    "and operators added 214 warehouses, most of them within two hours of a",
    "port; rents rose by a fifth.",
)


def kinds(reading: Reading) -> list[tuple[str, str]]:
    """Kind and content of each block."""
    content = reading.text.content
    return [(block.kind, content[block.start : block.end]) for block in reading.blocks]


def rows(reading: Reading, number: int = 0) -> list[list[str]]:
    """Contents of a table, an empty string where a cell above or to the left reaches."""
    table = reading.tables[number]
    grid = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        grid[cell.row][cell.column] = reading.text.content[cell.start : cell.end]
    return grid


def paragraph(
    sentences: Sequence[str], x: float = 50, top: float = 100, size: float = 10
) -> list[tuple[float, float, str, float]]:
    """Lines of one paragraph."""
    return [(x, top + 14 * place, text, size) for place, text in enumerate(sentences)]


class TestText:
    def test_lines_become_a_paragraph(self, draw: Draw) -> None:
        reading = read_pdf(draw(paragraph(SENTENCES)))
        assert reading.text.content == " ".join(SENTENCES) + "\n"
        assert (reading.media_type, reading.pages, reading.encoding) == ("application/pdf", 1, "")

    def test_chinese_lines_are_joined_without_spaces(self, draw: Draw) -> None:
        lines = [
            "冷库的平均租金上涨了两成，主要原因是港口附近的土地",
            "供应不足，新建项目要到明年才能完工。",
        ]
        reading = read_pdf(draw([(50, 100, lines[0]), (50, 120, lines[1])]))
        assert reading.text.content == "".join(lines) + "\n"

    def test_each_character_knows_its_place(self, draw: Draw) -> None:
        reading = read_pdf(draw([(50, 100, "Rents"), (50, 300, "fell")]))
        glyphs = reading.text.source.glyphs
        assert glyphs is not None
        at = reading.text.content.index("f")
        x0, top, x1, bottom = glyphs.boxes[at]
        assert x0 == pytest.approx(50, abs=1)
        assert top < 300 < bottom
        assert x1 > x0
        assert glyphs.sizes[at] == pytest.approx(10)
        assert glyphs.font_names[glyphs.fonts[at]] == "Helvetica"
        assert glyphs.pages.tolist() == [1] * 5 + [0] + [1] * 4 + [0]

    def test_a_turned_page_reads_as_the_same_page_upright(self, draw: Draw) -> None:
        page = paragraph(SENTENCES, top=400)  # ReportLab turns the paper, not the drawing
        upright = read_pdf(draw(page))
        turned = read_pdf(draw(page, turn=90))
        assert turned.text.content == upright.text.content

    def test_fake_bold_is_read_once(self, draw: Draw) -> None:
        twice = [(50, 100, "营业收入"), (50.3, 100, "营业收入")]
        assert read_pdf(draw(twice)).text.content == "营业收入\n"

    def test_the_same_bytes_give_the_same_reading(self, draw: Draw) -> None:
        data = draw(paragraph(SENTENCES), paragraph(SENTENCES))
        assert read_pdf(data).text.content == read_pdf(data).text.content
        assert kinds(read_pdf(data)) == kinds(read_pdf(data))

    def test_a_paragraph_goes_on_overleaf(self, draw: Draw) -> None:
        first = [*paragraph(SENTENCES[:2], top=700), (290, 780, "1", 8)]
        second = [*paragraph(SENTENCES[2:], top=60), (290, 780, "2", 8)]
        content = read_pdf(draw(first, second)).text.content
        assert content == " ".join(SENTENCES) + "\n1\n2\n"

    def test_bookmarks_mark_headings(self, draw: Draw) -> None:
        page = [("bookmark", "Cold storage", 1), (50, 60, "2 Cold storage"), *paragraph(SENTENCES)]
        reading = read_pdf(draw(page))
        assert kinds(reading) == [("heading", "2 Cold storage")]
        assert reading.blocks[0].level == 1


class TestColumns:
    def test_one_column_is_read_after_the_other(self, draw: Draw) -> None:
        left = [f"Left column line {number} of the report" for number in range(6)]
        right = [f"Right column line {number} of the report" for number in range(6)]
        page = [
            item
            for place, (one, other) in enumerate(zip(left, right, strict=True))
            for item in ((50, 100 + 14 * place, one), (330, 103 + 14 * place, other))
        ]
        content = read_pdf(draw(page)).text.content
        assert content.split() == " ".join(left + right).split()

    def test_columns_in_two_languages_stay_apart(self, draw: Draw) -> None:
        chinese = [
            "公司全年实现营业收入十二亿元，",
            "比上年增长百分之八，其中出口",
            "占四成，",
            "利润总额一亿元。",
        ]
        page = [*paragraph([*SENTENCES, "Exports rose, too."], size=7)]
        page += [(330, 100 + 17 * place, text, 9) for place, text in enumerate(chinese)]
        content = read_pdf(draw(page)).text.content
        assert content.index("port;") < content.index("公司全年")
        assert "公司全年实现营业收入十二亿元，比上年增长" in content.replace("\n", "")


class TestTables:
    def test_figures_that_line_up_are_a_table(self, draw: Draw) -> None:
        page = [
            (50, 100, "Table 1. Rents by region (US$ per pallet)"),
            (60, 125, "Region"), (300, 125, "2023"), (400, 125, "2024"),
            (60, 143, "North coast"), (300, 143, "11.20"), (400, 143, "13.05"),
            (60, 161, "Inland"), (300, 161, "7.80"), (400, 161, "(8.10)"),
            (50, 185, "Source: survey of operators."),
        ]  # fmt: skip
        reading = read_pdf(draw(page))
        assert rows(reading) == [
            ["Region", "2023", "2024"],
            ["North coast", "11.20", "13.05"],
            ["Inland", "7.80", "(8.10)"],
        ]
        assert [kind for kind, _ in kinds(reading)] == ["caption", "table", "note"]
        assert reading.text.content.split("\n")[1] == "Region\t2023\t2024"
        assert [cell.header for cell in reading.tables[0].cells] == [True] * 3 + [False] * 6

    def test_ruled_cells_span_what_their_lines_enclose(self, draw: Draw) -> None:
        lines = [("line", 50, y, 450, y) for y in (100, 150, 175, 200)]
        lines += [("line", x, 100, x, 200) for x in (50, 250, 450)]
        lines += [("line", 250, 125, 450, 125), ("line", 350, 125, 350, 200)]
        words = [
            (60, 130, "项目"), (330, 117, "本期"), (260, 142, "收入"), (360, 142, "成本"),
            (60, 167, "仓储"), (260, 167, "1,024.50"), (360, 167, "880.10"),
            (60, 192, "运输"), (260, 192, "311.00"), (360, 192, "-"),
        ]  # fmt: skip
        table = read_pdf(draw([*lines, *words])).tables[0]
        spans = [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells]
        assert spans[:4] == [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]
        assert (table.rows, table.columns) == (4, 3)

    def test_a_table_goes_on_overleaf_without_its_head(self, draw: Draw) -> None:
        head = [(60, "Region"), (300, "2023"), (400, "2024")]

        def page(top: float, *entries: tuple[str, str, str]) -> list[tuple[float, float, str]]:
            drawn: list[tuple[float, float, str]] = [(x, top, text) for x, text in head]
            for number, entry in enumerate(entries, 1):
                places = zip((60, 300, 400), entry, strict=True)
                drawn += [(x, top + 18 * number, text) for x, text in places]
            return drawn

        reading = read_pdf(
            draw(
                page(700, ("North", "1.0", "2.0"), ("South", "3.0", "4.0")),
                page(60, ("East", "5.0", "6.0"), ("West", "7.0", "8.0")),
            )
        )
        assert [row[0] for row in rows(reading)] == ["Region", "North", "South", "East", "West"]
        assert kinds(reading)[-1] == ("furniture", "Region\t2023\t2024\n")

    @pytest.mark.parametrize(
        "entries",
        [
            [("1.", "Rents rose in every region."), ("2.", "Vacancies fell."), ("3.", "More.")],
            [("Overview", "1"), ("Market size", "4"), ("Risks", "9"), ("Annex", "12")],
            [("Rents", "rose in the north"), ("Vacancies", "fell in the south")],
        ],
        ids=["list", "contents", "words"],
    )
    def test_what_only_looks_like_a_table_is_none(
        self, draw: Draw, entries: list[tuple[str, str]]
    ) -> None:
        page = [
            item
            for place, (first, second) in enumerate(entries)
            for item in ((60, 100 + 18 * place, first), (300, 100 + 18 * place, second))
        ]
        assert read_pdf(draw(page)).tables == ()

    def test_entries_of_a_list_of_contents_are_marked(self, draw: Draw) -> None:
        page = [(50, 60, "Contents")]
        page += [
            (50, 100 + 18 * place, f"{title} {'.' * 40} {page}")
            for place, (title, page) in enumerate([("1 Overview", 1), ("2 Risks", 7)])
        ]
        assert [kind for kind, _ in kinds(read_pdf(draw(page)))] == ["contents", "contents"]


def test_records_point_into_the_text(draw: Draw) -> None:
    cells = [
        (x, 200 + 18 * row + shift, content)
        for row in range(6)
        for x, shift, content in ((60, -6, "Cold"), (60, 6, "port"), (300, 0, "1.5"), (400, 0, "2"))
    ]
    page = [(50, 40, "Review", 8), *paragraph(SENTENCES), (50, 180, "Table 1. Rents"), *cells]
    reading = read_pdf(draw(page, page, page))
    assert all(one.end <= two.start for one, two in pairwise(reading.blocks))
    assert all(one.end <= two.start for one, two in pairwise(reading.tables))
    covers = {(block.start, block.end) for block in reading.blocks if block.kind == "table"}
    for table in reading.tables:
        assert (table.start, table.end) in covers
        places = [
            (row, column)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        ]
        assert len(places) == len(set(places)), "no two cells share a place"
        for cell in table.cells:
            assert table.start <= cell.start <= cell.end <= table.end
            assert not {"\t", "\n"} & set(reading.text.content[cell.start : cell.end])


class TestRefused:
    def test_pictures_of_pages_are_to_be_recognised_first(self, draw: Draw) -> None:
        page = [("picture", 0, 0, 600, 800)]
        with pytest.raises(ScannedDocumentError, match="all 2 pages"):
            read_pdf(draw(page, page))

    def test_a_picture_among_pages_is_named(self, draw: Draw) -> None:
        reading = read_pdf(draw(paragraph(SENTENCES), [("picture", 0, 0, 600, 800)]))
        assert reading.warnings == (
            "Page 2 without text (pictures; run character recognition first).",
        )

    def test_pages_whose_characters_mean_nothing_are_left_out(
        self, draw: Draw, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        nothing = [(50, 100, "\ue001\ue002\ue003 " * 6)]
        reading = read_pdf(draw(paragraph(SENTENCES), nothing))
        (warning,) = reading.warnings
        assert warning.startswith("Page 2 left out (its fonts give")
        assert reading.text.content == " ".join(SENTENCES) + "\n"
        with pytest.raises(ScannedDocumentError, match="fonts of the PDF do not say"):
            read_pdf(draw(nothing))
        monkeypatch.setattr(reader, "_MEANINGLESS", 1.0)
        assert "with characters that" in read_pdf(draw(paragraph(SENTENCES), nothing)).warnings[0]

    def test_a_file_without_text_is_empty(self, draw: Draw) -> None:
        with pytest.raises(EmptyDocumentError, match="no text"):
            read_pdf(draw([("line", 50, 50, 100, 100)]))

    def test_too_many_characters_are_refused(
        self, draw: Draw, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(reader, "MOST_CHARACTERS", 20)
        with pytest.raises(LimitError, match="more than the 20 characters"):
            read_pdf(draw(paragraph(SENTENCES)))

    @settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
    @given(changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=40))
    def test_a_damaged_file_is_read_or_refused_in_a_sentence(
        self, draw: Draw, changes: list[tuple[float, int]]
    ) -> None:
        data = bytearray(draw([*paragraph(SENTENCES), ("line", 50, 60, 300, 60)]))
        for place, byte in changes:
            data[int(place * (len(data) - 1))] = byte
        try:
            reading = read_pdf(bytes(data))
        except DocumentError as error:
            assert str(error).endswith(".")  # noqa: PT017 - either is right
        else:
            assert reading.text.content.endswith("\n")

    def test_pages_are_named_in_ranges(self) -> None:
        assert reader._pages([1, 3, 4, 5, 9]) == "Pages 1, 3-5, 9"
