"""Tables that go on overleaf; captions and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportparse.reading.pdf.joining import (
    repeated_rows,
    with_captions,
    with_rows_joined,
    with_tables_joined,
)
from reportparse.reading.pdf.parts import Part, Passage, TablePart
from reportparse.reading.pdf.tables.draft import DraftCell, DraftTable, Glyphed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportparse.reading.pdf.lines import Line

    MakeLine = Callable[..., Line]

HEAD = ("地区", "2024年")


def table(
    page: int, rows: Sequence[Sequence[str]], top: float = 100, left: float = 50
) -> DraftTable:
    """Make a table of two columns."""
    cells = tuple(
        DraftCell(row, column, Glyphed(content, tuple(range(len(content))), page))
        for row, contents in enumerate(rows)
        for column, content in enumerate(contents)
        if content
    )
    return DraftTable(page, left, top, left + 200, top + 20 * len(rows), cells, (left, left + 100))


class TestTablesJoined:
    def test_a_table_goes_on_behind_the_furniture(self, line: MakeLine) -> None:
        first = TablePart((table(0, [HEAD, ("沿海", "1.5")]),))
        second = TablePart((table(1, [HEAD, ("内陆", "2.5")]),))
        foot = Passage((line("1"),), "furniture")
        (joined, left) = with_tables_joined([first, foot, second])
        assert isinstance(joined, TablePart)
        assert len(joined.tables) == 2
        assert left is foot

    def test_a_line_of_text_parts_two_tables(self, line: MakeLine) -> None:
        parts: list[Part] = [
            TablePart((table(0, [HEAD, ("沿海", "1.5")]),)),
            Passage((line("二、费用"),)),
            TablePart((table(1, [HEAD, ("内陆", "2.5")]),)),
        ]
        assert len(with_tables_joined(parts)) == 3

    def test_the_heading_of_the_rest_of_a_table_does_not(self, line: MakeLine) -> None:
        parts: list[Part] = [
            TablePart((table(0, [HEAD, ("沿海", "1.5")]),)),
            Passage((line("续表", page=1),)),
            TablePart((table(1, [HEAD, ("内陆", "2.5")]),)),
        ]
        assert len(with_tables_joined(parts)) == 2

    def test_another_head_begins_another_table(self) -> None:
        parts: list[Part] = [
            TablePart((table(0, [HEAD, ("沿海", "1.5")]),)),
            TablePart((table(1, [("产品", "产量"), ("苹果", "2.5")]),)),
        ]
        assert len(with_tables_joined(parts)) == 2

    def test_the_next_page_but_one_begins_another_table(self) -> None:
        parts: list[Part] = [
            TablePart((table(0, [HEAD, ("沿海", "1.5")]),)),
            TablePart((table(2, [("内陆", "2.5"), ("北部", "3.5")]),)),
        ]
        assert len(with_tables_joined(parts)) == 2


class TestRows:
    def test_only_the_head_is_printed_again(self) -> None:
        rows = [HEAD, ("沿海", "1.5")]
        assert repeated_rows(table(0, rows), table(1, rows)) == 1

    def test_a_row_broken_over_two_pages_is_one(self) -> None:
        first = table(0, [HEAD, ("沿海", "")])
        second = table(1, [HEAD, ("", "下降0.5个百分点"), ("内陆", "2.5")])
        joined = with_rows_joined([first, second])
        last = [cell for cell in joined[0].cells if cell.row == 1]
        assert [cell.text.content for cell in last] == ["沿海", "下降0.5个百分点"]
        assert joined[1].rows == 2

    def test_a_label_overleaf_belongs_to_its_figures(self) -> None:
        first = table(0, [HEAD, ("沿海", "1.5"), ("", "2.5")])
        second = table(1, [HEAD, ("内陆", ""), ("北部", "3.5")])
        joined = with_rows_joined([first, second])
        last = [cell for cell in joined[0].cells if cell.row == 2]
        assert [cell.text.content for cell in last] == ["内陆", "2.5"]


class TestCaptions:
    def above(self, line: MakeLine, *contents: str) -> list[tuple[str, str]]:
        """Kind and content of lines that stand right above a table."""
        lines = [
            Passage((line(content, 50, 95 - 15 * (len(contents) - at - 1)),))
            for at, content in enumerate(contents)
        ]
        parts = with_captions([*lines, TablePart((table(0, [HEAD, ("沿海", "1.5")]),))])
        (found,) = (part for part in parts if isinstance(part, TablePart))
        return [(caption.kind, caption.lines[0].content) for caption in found.captions]

    def test_a_title_and_a_unit(self, line: MakeLine) -> None:
        assert self.above(line, "租金上涨。", "表3 各地租金", "单位：元") == [
            ("caption", "表3 各地租金"),
            ("caption", "单位：元"),
        ]

    def test_a_unit_in_brackets(self, line: MakeLine) -> None:
        assert self.above(line, "主要指标（单位：万元）") == [("caption", "主要指标（单位：万元）")]

    def test_titles_in_two_languages(self, line: MakeLine) -> None:
        assert len(self.above(line, "表3 各地租金", "Table 3 Rents by region")) == 2

    def test_a_heading_and_a_sentence_are_none(self, line: MakeLine) -> None:
        assert self.above(line, "一、各地租金（单位：元）") == []
        assert self.above(line, "各地租金见下表。") == []

    def test_a_title_left_at_the_foot_of_the_page_before(self, line: MakeLine) -> None:
        title = Passage((line("表3 各地租金", 50, 700),))
        foot = Passage((line("1", 50, 780),), "furniture")
        part = TablePart((table(1, [HEAD, ("沿海", "1.5")]),))
        left, found = with_captions([title, foot, part])
        assert left is foot
        assert isinstance(found, TablePart)
        assert len(found.captions) == 1

    def test_notes_below(self, line: MakeLine) -> None:
        part = TablePart((table(0, [HEAD, ("沿海", "1.5")]),))
        notes = [Passage((line(content, 50, 155 + 15 * at),)) for at, content in enumerate(
            ("注：不含税。", "资料来源：调查。", "租金上涨。")
        )]  # fmt: skip
        found, rest = with_captions([part, *notes])
        assert isinstance(found, TablePart)
        assert [note.kind for note in found.notes] == ["note", "note"]
        assert isinstance(rest, Passage)
        assert rest.kind == "text"
