"""Passages become records in source offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportparse.reading.passages import Entry, Passage, Position, blocks_and_tables
from reportparse.records import Block, SourceRange, Table
from reportparse.text import Text

if TYPE_CHECKING:
    from reportparse.records import BlockKind


def records(*lines: str, **kinds: int) -> tuple[tuple[Block, ...], tuple[Table, ...], Text]:
    """Make records of lines; those with tabs are tables."""
    text = Text.of("".join(f"{line}\n" for line in lines))
    passages: list[Passage] = []
    start = 0
    for line in lines:
        entries: list[Entry] = []
        at = start
        for column, cell in enumerate(line.split("\t") if "\t" in line else []):
            entries.append(
                Entry(Position(0, column), at, at + len(cell), header=False, source_start=at)
            )
            at += len(cell) + 1
        kind: BlockKind = "paragraph"
        if entries:
            kind = "table"
        elif line in kinds:
            kind = "heading"
        passages.append(
            Passage(start, start + len(line), kind, kinds.get(line), entries=tuple(entries))
        )
        start += len(line) + 1
    blocks, tables = blocks_and_tables(text, passages)
    return blocks, tables, text


def cut(text: Text, where: SourceRange | None) -> str:
    return text.source.content[where.start : where.end] if where else ""


def test_each_passage_is_a_block() -> None:
    blocks, tables, _ = records("综合", "全年增长5%。", 综合=2)
    assert blocks == (Block("heading", 0, 2, 2), Block("paragraph", 3, 10))
    assert tables == ()


def test_a_caption_of_two_lines_is_one_range() -> None:
    blocks, (table,), text = records("正文。", "表1 指标", "单位：元", "甲\t1")
    assert cut(text, table.caption) == "表1 指标\n单位：元"
    assert [block.kind for block in blocks] == ["paragraph", "caption", "caption", "table"]


def test_a_heading_is_no_caption() -> None:
    _, (table,), _ = records("综合", "甲\t1", 综合=2)
    assert table.caption is None


def test_a_labelled_heading_is_one() -> None:
    blocks, (table,), text = records("表1", "甲\t1", 表1=4)
    assert cut(text, table.caption) == "表1"
    assert blocks[0] == Block("caption", 0, 2)


def test_a_table_takes_no_caption_from_beyond_another() -> None:
    _, (first, second), text = records("表1 指标", "甲\t1", "乙\t2")
    assert cut(text, first.caption) == "表1 指标"
    assert second.caption is None


def test_a_caption_may_stand_below() -> None:
    _, (table,), text = records("甲\t1", "表1 指标", "正文。")
    assert cut(text, table.caption) == "表1 指标"


def test_a_caption_between_tables_is_that_of_the_second() -> None:
    _, (first, second), text = records("甲\t1", "表2 指标", "乙\t2")
    assert first.caption is None
    assert cut(text, second.caption) == "表2 指标"


def test_units_below_a_table_are_its_note_but_sentences_are_not() -> None:
    blocks, (table,), text = records("甲\t1", "单位：亿元", "注：数据为初步统计数。")
    assert [cut(text, note) for note in table.notes] == ["单位：亿元"]
    assert [block.kind for block in blocks] == ["table", "caption", "paragraph"]


def test_an_empty_cell_stands_at_its_place() -> None:
    _, (table,), text = records("\t2024")
    assert [(cell.start, cell.end) for cell in table.cells] == [(0, 0), (1, 5)]
    assert text.find_source(0, 0) == (0, 0)
