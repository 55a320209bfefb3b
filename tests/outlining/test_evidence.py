"""What makes a line look like a heading."""

from __future__ import annotations

import pytest

from reportparse.outlining.evidence import (
    is_caption,
    is_title_word,
    setting_of,
    weigh,
)
from reportparse.outlining.lines import Line, Print
from reportparse.outlining.numbering import read_numbers

PROSE = "全年完成投资312亿元，同比增长7.2%，增速比上年提高1.3个百分点，好于预期。"


def weight(line: Line, *, before: str = PROSE, after: str = PROSE) -> float:
    lines = [Line(0, 1, before, before), line, Line(2, 3, after, after)]
    numbers = read_numbers(line.content, line.folded)
    number = numbers[0] if numbers else None
    title = line.content[number.end :] if number else line.content
    return weigh(lines, 1, number, title, setting_of(lines))


def plain(content: str) -> Line:
    return Line(1, 2, content, content)


@pytest.mark.parametrize(
    "content",
    [
        "第三章 总则",
        "一、综合",
        "（二）价格",
        "3.1 规模",
        "摘要",
        "Executive Summary",
        "内地市场",
        "OUTLOOK",
    ],
)
def test_headings_weigh_more_than_nothing(content: str) -> None:
    assert weight(plain(content)) > 0


@pytest.mark.parametrize(
    "content",
    [
        "一、公司于2024年完成了全部重组手续，并已办理工商登记。",
        "3家企业",
        "单位：万元",
        "注：数据未经审计",
        "2024年7月15日",
        "表1 主要指标",
        "• Net sales of $5.1 billion",
        "营业收入\t38.6\t35.1",
        "to be continued",
    ],
)
def test_text_weighs_less(content: str) -> None:
    assert weight(plain(content)) <= 0


def test_a_tag_and_the_print_speak_for_a_heading() -> None:
    content = "本集團之僱員"
    bare = weight(plain(content), before="甲", after="乙")
    tagged = weight(Line(1, 2, content, content, "heading", 2), before="甲", after="乙")
    large = weight(Line(1, 2, content, content, look=Print(14)), before="甲", after="乙")
    bold = weight(Line(1, 2, content, content, look=Print(10, bold=True)), before="甲", after="乙")
    assert bare < bold
    assert bare < large < tagged


def test_siblings_with_no_text_between_are_a_list() -> None:
    alone = weight(plain("1. 简化手续"))
    listed = weight(plain("1. 简化手续"), after="2. 扩大保险")
    assert listed < alone - 2


@pytest.mark.parametrize("folded", ["摘要", "摘 要", "Key findings", "业务回顾 BUSINESS REVIEW"])
def test_titles_of_the_lexicon_are_known(folded: str) -> None:
    assert is_title_word(folded)


def test_other_titles_are_not() -> None:
    assert not is_title_word("业务回顾与分析的方法")


@pytest.mark.parametrize(
    "folded", ["表1 主要指标", "图3-2 结构", "Table 4. Exports", "Figure A1: Flows"]
)
def test_captions_are_told_by_their_number(folded: str) -> None:
    assert is_caption(folded)


@pytest.mark.parametrize("folded", ["表现良好", "图书市场", "Tables and chairs"])
def test_words_that_begin_alike_are_no_captions(folded: str) -> None:
    assert not is_caption(folded)
