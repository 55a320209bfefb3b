"""Where entries stand in the body."""

from __future__ import annotations

import pytest

from reportparse.outlining import outline
from reportparse.outlining.keys import key_of
from reportparse.text import Text

CONTENTS = "行业报告\n目录\n一、市场概况……1\n1.1需求规模与结构……2\n二、主要结论与建议……3\n"


def headings(body: str) -> list[tuple[str, str, str]]:
    found = outline(Text.of(CONTENTS + body), (), (), title="").sections
    return [(s.number, key_of(s.title), s.status) for s in found if s.title]


WANTED = [
    ("一、", "市场概况", "empty"),
    ("1.1", "需求规模与结构", "present"),
    ("二、", "主要结论与建议", "present"),
]


@pytest.mark.parametrize(
    "body",
    [
        "一、市场概况\n1.1 需求规模与结构\n规模为38亿元。\n二、主要结论与建议\n增长3%。",
        "一、市场概况1.1需求规模与结构规模为38亿元。二、主要结论与建议增长3%。",
        "一、 市场概况\n1.1、需求规模与结构\n规模为38亿元。\n二. 主要结论与建议\n增长3%。",
        "一、市场概况\n1.1需求规模与结构\n规模为38亿元，见二、主要结论与建议。\n二、主要结论与建议\n增长3%。",
    ],
    ids=["lines", "glued", "spaced otherwise", "cited before"],
)
def test_entries_are_found_in_the_body(body: str) -> None:
    assert headings(body) == WANTED


def test_an_entry_with_a_damaged_character_is_found() -> None:
    body = "一、市场概况\n1.1需求规?与结构\n规模为38亿元。\n二、主要结论与建议\n增长3%。"
    assert [number for number, _, status in headings(body)] == ["一、", "1.1", "二、"]


def test_a_title_without_its_number_is_the_entry() -> None:
    body = "市场概况\n1.1需求规模与结构\n规模为38亿元。\n主要结论与建议\n增长3%。"
    assert headings(body) == WANTED


def test_an_entry_that_the_body_lacks_is_missing() -> None:
    assert headings("一、市场概况\n1.1需求规模与结构\n规模为38亿元。")[-1] == (
        "二、",
        "主要结论与建议",
        "missing",
    )
