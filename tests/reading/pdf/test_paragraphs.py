"""Lines become paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.reading.pdf.lines import Measure
from reportparse.reading.pdf.paragraphs import (
    Joints,
    continues,
    flattened,
    is_entry,
    is_item,
    joint,
    starts_strongly,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.reading.pdf.lines import Line

    MakeLine = Callable[..., Line]

MEASURE = Measure(50, 350, 15, 10, indented=True)
JOINTS = Joints({1: MEASURE, 2: MEASURE})
FULL = "公司全年实现营业收入十二亿元比上年增长百分之八其中出口占四成左右"[:30]


@pytest.mark.parametrize(
    ("before", "after", "goes_on"),
    [
        ((FULL, 50, 100), ("利润总额一亿元。", 50, 115), True),
        ((FULL[:28], 70, 100), ("利润总额一亿元。", 50, 115), True),
        ((FULL, 50, 100), ("利润总额一亿元。", 70, 115), False),
        (("利润总额一亿元。", 50, 100), (FULL, 50, 115), False),
        ((FULL, 50, 100), (FULL, 50, 125), False),
        ((FULL, 50, 100), ("（二）费用", 50, 115), False),
        ((FULL, 50, 100), ("第三章 展望", 50, 115), False),
        ((FULL, 50, 100), ("3.5亿元。", 50, 115), True),
        ((FULL[:29] + "。", 50, 100), ("1、收入", 50, 115), False),
        ((FULL, 50, 100), ("• 收入", 50, 115), False),
        ((FULL[:29] + "。", 50, 100), ("表2 各地产量", 50, 115), False),
        ((FULL[:29] + "。", 50, 100), ("表2显示，各地产量", 50, 115), True),
    ],
    ids=[
        "full", "first line", "indent", "short", "gap", "heading", "chapter", "figure", "item",
        "bullet", "title of a table", "table in a sentence",
    ],
)  # fmt: skip
def test_a_line_goes_on_where_the_page_shows_it(
    line: MakeLine,
    before: tuple[str, float, float],
    after: tuple[str, float, float],
    *,
    goes_on: bool,
) -> None:
    assert continues([line(*before)], line(*after), JOINTS) is goes_on


class TestContinues:
    def test_a_line_in_another_size_does_not_go_on(self, line: MakeLine) -> None:
        assert not continues([line(FULL, 50, 100)], line("摘要", 50, 115, size=12), JOINTS)

    def test_a_bold_line_does_not_go_on(self, line: MakeLine) -> None:
        assert not continues([line(FULL, 50, 100)], line("摘要", 50, 115, bold=True), JOINTS)

    def test_centred_lines_of_a_title_go_on(self, line: MakeLine) -> None:
        title = [line("字" * 29, 55, 100), line("研究报告", 180, 115)]
        assert continues(title[:1], title[1], JOINTS)

    def test_a_count_within_a_paragraph_goes_on(self, line: MakeLine) -> None:
        counted = line("注：①" + FULL[:26] + "；", 50, 100)
        assert continues([counted], line("②出口占四成。", 50, 115), JOINTS)
        counted = line("包括：（1）" + FULL[:23] + "；", 50, 100)
        assert continues([counted], line("（2）出口占四成。", 50, 115), JOINTS)

    def test_the_text_of_an_item_hangs(self, line: MakeLine) -> None:
        item = line("1." + FULL[:28], 50, 100)
        assert continues([item], line("利润总额一亿元。", 65, 115), JOINTS)

    def test_a_paragraph_goes_on_in_the_next_column(self, line: MakeLine) -> None:
        assert continues([line(FULL, 50, 700)], line("利润总额。", 50, 60, flow=2), JOINTS)

    def test_an_indent_at_the_head_of_a_column_begins_a_paragraph(self, line: MakeLine) -> None:
        assert not continues([line(FULL, 50, 700)], line("利润总额。", 70, 60, flow=2), JOINTS)


@pytest.mark.parametrize(
    ("content", "item", "strong"),
    [
        ("一、总体情况", True, True),
        ("（三）主要风险", True, True),
        ("第二节 管理层讨论", True, True),
        ("• Net sales", True, True),
        ("1.2 市场规模", True, False),
        ("2) fees", True, False),
        ("(a) fees", True, False),
        ("①收入", True, False),
        ("3.5亿元", False, False),
        ("2024年收入", False, False),
        ("12,400 pallets", False, False),
        ("Revenue rose", False, False),
        ("一个百分点", False, False),
    ],
)
def test_items_are_known_by_their_marks(content: str, *, item: bool, strong: bool) -> None:
    assert (is_item(content), starts_strongly(content)) == (item, strong)


@pytest.mark.parametrize(
    ("content", "entry"),
    [
        ("1 Overview ........ 4", True),
        ("第一章 总论……………… 12", True),
        ("Annex . . . . . . iv", True),
        ("Revenue was 4.5", False),
        ("以此类推……", False),
    ],
)
def test_entries_of_a_list_of_contents_have_leaders(
    line: MakeLine, content: str, *, entry: bool
) -> None:
    assert is_entry(line(content)) is entry


TEXT = words_of(
    ["a long term plan and a well-known operator", "the development of the mar-", "ket was slow",
     "the market fell by 12% and"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("the develop-", "ment plan", "the development plan"),
        ("a well-", "known name", "a well-known name"),
        ("a long-", "term plan", "a long-term plan"),
        ("the exten\u2010", "sion of", "the extension of"),
        ("the Asia-", "Pacific region", "the Asia-Pacific region"),
        ("a 12-", "month plan", "a 12-month plan"),
        ("e-", "commerce", "e-commerce"),
        ("the plan", "was slow", "the plan was slow"),
        ("in 2023–", "24 it", "in 2023–24 it"),
        ("growth –", "slow at first –", "growth – slow at first –"),
        ("营业", "收入", "营业收入"),
        ("营业收入", "2024年", "营业收入2024年"),
        ("he “said.”", "Then", "he “said.” Then"),
        ("他说“好。”", "然后", "他说“好。”然后"),
    ],
)
def test_lines_are_joined_as_they_were_written(
    line: MakeLine, before: str, after: str, joined: str
) -> None:
    stretches = flattened([line(before), line(after)], TEXT)
    assert "".join(stretch.content for stretch in stretches) == joined
    assert all(len(stretch.content) == len(stretch.glyphs) for stretch in stretches)


def test_unknown_halves_are_joined_only_where_words_are_divided() -> None:
    assert joint("the exten-", "sion", TEXT) == (True, "")
    assert joint("the exten-", "sion", words_of(["nothing is divided here at all"])) == (False, "")
