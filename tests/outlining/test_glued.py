"""Headings that are glued to the text below them."""

from __future__ import annotations

import pytest

from reportparse.outlining.building import outline
from reportparse.outlining.glued import find_glued
from reportparse.outlining.lines import Line
from reportparse.text import Text

TEXT = "产值达到312亿元，同比增长7.2%，增速比上年提高1.3个百分点，好于年初预期。"


def glued(*contents: str) -> list[tuple[str, str]]:
    """Number and title of each heading found."""
    lines = [Line(0, len(content), content, content) for content in contents]
    return [
        (found.number.printed, lines[found.line].content[found.title : found.end])
        for found in find_glued(lines)
        if found.number
    ]


def test_a_title_ends_where_a_sentence_begins() -> None:
    assert glued(
        f"第一章总体情况2024年，{TEXT}", f"第二章产能布局全国{TEXT}", f"第三章价格截至6月末，{TEXT}"
    ) == [("第一章", "总体情况"), ("第二章", "产能布局"), ("第三章", "价格")]


def test_a_title_ends_where_the_next_number_stands() -> None:
    assert glued(f"第一章总体情况第一节规模全年{TEXT}第二节结构全年{TEXT}") == [
        ("第一章", "总体情况"),
        ("第一节", "规模"),
        ("第二节", "结构"),
    ]


def test_where_nothing_tells_the_heading_is_its_number() -> None:
    found = glued(f"一、规模全年{TEXT}二、甲乙丙丁{TEXT}三、结构全年{TEXT}")
    assert found == [("一、", "规模"), ("二、", ""), ("三、", "结构")]


def test_a_chapter_in_arabic_numerals_is_known_by_its_section() -> None:
    assert glued(f"1概况1.1规模全年{TEXT}", f"2价格2.1煤炭全年{TEXT}")[::2] == [
        ("1", "概况"),
        ("2", "价格"),
    ]


@pytest.mark.parametrize(
    "contents",
    [
        (f"一、规模全年{TEXT}",),
        (TEXT, f"原因如下：一、需求上升；二、成本下降；三、出口增加。{TEXT}"),
        ("一、规模", TEXT, "二、结构", TEXT, f"三、甲全年{TEXT}四、乙全年{TEXT}五、丙全年{TEXT}"),
    ],
    ids=["too few", "enumeration", "on lines of their own"],
)
def test_other_numbers_are_no_headings(contents: tuple[str, ...]) -> None:
    assert glued(*contents) == []


def test_the_text_below_a_glued_heading_is_in_its_section() -> None:
    content = f"报告\n第一章总体情况全年{TEXT}\n第二章产能布局全国{TEXT}\n第三章展望今年{TEXT}"
    sections = outline(Text.of(content), (), (), title="").sections
    assert [section.title for section in sections] == ["总体情况", "产能布局", "展望"]
    assert [section.text.content for section in sections] == [
        f"{start}{TEXT}\n" for start in ("全年", "全国", "今年")
    ]
