"""The title, and what is front matter."""

from __future__ import annotations

import pytest

from reportparse.outlining.front import clean_title, find_title, is_byline
from reportparse.outlining.lines import Line, Print


def lines(*contents: str) -> list[Line]:
    return [Line(at, at + 1, content, content) for at, content in enumerate(contents)]


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("2024年行业报告 - 某某文库", "2024年行业报告"),
        ("2024年行业报告_文档下载", "2024年行业报告"),
        ("Microsoft Word - 年报.doc", "年报"),
        ("annual.pdf", "annual"),
        ("Market Outlook 2025-2028", "Market Outlook 2025-2028"),
        ("", ""),
    ],
)
def test_what_sites_and_editors_add_is_taken_off(stated: str, title: str) -> None:
    assert clean_title(stated) == title


def test_the_first_line_that_reads_like_a_title_is_the_title() -> None:
    found = find_title(lines("内部资料", "2024年行业发展报告", "一、综合", "产值增长3%。"), "", "")
    assert (found.content, found.lines) == ("2024年行业发展报告", (1,))


def test_a_numbered_heading_is_no_title() -> None:
    assert find_title(lines("第一章 总则", "第一条 为规范采购，制定本办法。"), "", "").lines == ()


def test_the_stated_title_stands_in_where_none_is_printed() -> None:
    found = find_title(lines("一、综合", "产值增长3%。"), "行业报告", "行业报告")
    assert (found.content, found.lines) == ("行业报告", ())


def test_the_stated_title_may_be_printed_on_two_lines() -> None:
    stated = "远山汽车股份有限公司2024年年度报告"
    found = find_title(lines("远山汽车股份有限公司", "2024年年度报告", "正文。"), stated, stated)
    assert found.lines == (0, 1)
    assert found.content == "远山汽车股份有限公司 2024年年度报告"


def test_lines_as_large_as_the_title_belong_to_it() -> None:
    large = Print(20)
    printed = [
        Line(0, 1, "快递行业观察（", "快递行业观察（", look=large, page=1),
        Line(2, 3, "节选）", "节选）", look=large, page=1),
        Line(4, 5, "业务量增长两成。", "业务量增长两成。", look=Print(10), page=2),
    ]
    assert find_title(printed, "", "").content == "快递行业观察（节选）"


@pytest.mark.parametrize(
    "line", ["股票代码：600000", "（总第187期）", "王某某 分析师", "Report no. 7 | 3rd edition"]
)
def test_codes_and_names_are_front_matter(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize("line", ["2024年，全市经济运行总体平稳，产值增长5.6%，好于预期。"])
def test_sentences_are_not(line: str) -> None:
    assert not is_byline(line)
