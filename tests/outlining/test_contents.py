"""Where the contents list stands."""

from __future__ import annotations

import pytest

from reportparse.outlining.contents import Contents, find_contents
from reportparse.outlining.keys import Index
from reportparse.outlining.lines import read_lines
from reportparse.records import Block
from reportparse.text import Text


def find(content: str) -> Contents:
    return find_contents(read_lines(Text.of(content), content, (), ()), Index.of(content))


def told(contents: Contents) -> list[tuple[str, str, int]]:
    return [(e.number.printed if e.number else "", e.title, e.level) for e in contents.entries]


BODY = "一、概况\n1.1规模\n规模为38亿元。\n1.2结构\n结构稳定。\n二、结论\n前景良好。"
ENTRIES = [("一、", "概况", 1), ("1.1", "规模", 2), ("1.2", "结构", 2), ("二、", "结论", 1)]


@pytest.mark.parametrize(
    "front",
    [
        "报告\n目录\n一、概况\n1.1规模\n1.2结构\n二、结论\n",
        "报告\n目 录\n一、概况……1\n1.1规模……1\n1.2结构……2\n二、结论……3\n",
        "报告\n一、概况\n1.1规模\n1.2结构\n二、结论\n",
        "报告一、概况\n1.1规模\n1.2结构\n二、结论\n",
        "报告\n目录\n一、概况1.1规模1.2结构二、结论\n",
        "报告\n目录\n一、概况1\n1.1规模1\n1.2结构2\n二、结论13\n",
        "报告\n一、概况\n1.1规模\n1.2结构\n二、结论",
        "报告一、概况1.1规模1.2结构二、结论",
    ],
    ids=["titled", "leaders", "bare", "to title", "in a line", "pages", "to body", "to both"],
)
def test_the_list_is_found_however_it_is_set(front: str) -> None:
    contents = find(front + BODY)
    assert told(contents) == ENTRIES
    assert contents.end <= len(front)
    assert not (front + BODY)[contents.end : len(front)].strip()


def test_a_broken_entry_is_joined() -> None:
    content = (
        "目录\n一、概况........1\n二、一个很长的标题写到\n下一行才完........2\n三、结论........3\n"
        "一、概况\n甲。\n二、一个很长的标题写到下一行才完\n乙。\n三、结论\n丙。"
    )
    assert [entry.key for entry in find(content).entries] == [
        "一概况",
        "二一个很长的标题写到下一行才完",
        "三结论",
    ]


def test_lists_of_figures_are_no_entries() -> None:
    content = (
        "目录\n一、概况....1\n二、结论....2\n图表目录\n图1 结构....1\n表1 规模....2\n"
        "一、概况\n甲。\n二、结论\n乙。"
    )
    assert [entry.key for entry in find(content).entries] == ["一概况", "二结论"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        BODY,
        "报告\n一、概况\n产值增长3%。\n二、结论\n前景良好。",
        "措施如下：\n1. 简化手续\n2. 扩大保险\n3. 支持出海\n各项措施均已落实。",
        "备查文件目录\n一、载有签名的报表\n二、审计报告正本\n以上文件置备于公司。",
    ],
    ids=["empty", "body", "headings", "list", "files"],
)
def test_what_is_no_list_is_not_taken_for_one(content: str) -> None:
    assert find(content).entries == ()


def test_entries_that_the_file_marks_are_the_list_and_stray_ones_are_not() -> None:
    content = (
        "报告\n概况\n价格\n结论\n"
        "概况\n甲增长。\n乙下降。\n丙持平。\n丁上升。\n价格\n戊。\n结论\n己。"
    )
    marked = (3, 6, 9, 30)
    blocks = tuple(Block("contents", start, start + 2) for start in marked)
    lines = read_lines(Text.of(content), content, blocks, ())
    found = find_contents(lines, Index.of(content))
    assert [entry.title for entry in found.entries] == ["概况", "价格", "结论"]
    assert content[: found.end] == "报告\n概况\n价格\n结论"


def test_a_byline_glued_to_the_last_entry_is_not_cut_in_two() -> None:
    content = (
        "报告\n目录\n一、概况\n二、产量与价格\n三、下半年经营计划公司代码：600000 公司简称：某某"
        "一、概况产值增长3%。二、产量与价格产量下降。三、下半年经营计划公司将扩大产能。"
    )
    assert [entry.title for entry in find(content).entries] == [
        "概况",
        "产量与价格",
        "下半年经营计划",
    ]
