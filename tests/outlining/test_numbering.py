"""Which numbers a line may begin with."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.language import simplify
from reportparse.outlining.numbering import Number, ideographic_value, read_numbers


def read(line: str) -> tuple[Number, ...]:
    return read_numbers(line, simplify(line))


@pytest.mark.parametrize(
    ("line", "printed", "style", "values", "title"),
    [
        ("第三章 总则", "第三章", "chapter", (3,), "总则"),
        ("第 十二 章　展望", "第十二章", "chapter", (12,), "展望"),
        ("第二節 規模", "第二節", "section", (2,), "規模"),
        ("第四部分 结论", "第四部分", "part", (4,), "结论"),
        ("一、综合", "一、", "ideograph", (1,), "综合"),
        ("十二、附则", "十二、", "ideograph", (12,), "附则"),
        ("（二）价格", "（二）", "ideograph_paren", (2,), "价格"),
        ("(十一)价格", "(十一)", "ideograph_paren", (11,), "价格"),
        ("參、展望", "參、", "financial", (3,), "展望"),
        ("1.1规模", "1.1", "decimal2", (1, 1), "规模"),
        ("3.2.1 利息收入", "3.2.1", "decimal3", (3, 2, 1), "利息收入"),
        ("1. 1 引言", "1.1", "decimal2", (1, 1), "引言"),
        ("1. Key messages", "1.", "arabic_dot", (1,), "Key messages"),
        ("2 Demand", "2", "arabic", (2,), "Demand"),
        ("2需求", "2", "arabic", (2,), "需求"),
        ("0 引言", "0", "arabic", (0,), "引言"),
        ("3、费用", "3、", "arabic_comma", (3,), "费用"),
        ("（4）投资", "（4）", "arabic_paren", (4,), "投资"),
        ("5）投资", "5）", "arabic_half", (5,), "投资"),
        ("③成本", "③", "circled", (3,), "成本"),
        ("B.2 內地物業", "B.2", "letter_decimal2", (2, 2), "內地物業"),
        ("A. Overview", "A.", "letter", (1,), "Overview"),
        ("IV. Results", "IV.", "roman", (4,), "Results"),
        ("Ⅲ 结论", "Ⅲ", "roman", (3,), "结论"),
        ("Chapter 3: Supply", "Chapter 3", "chapter", (3,), "Supply"),
        ("Chapter Two", "Chapter Two", "chapter", (2,), ""),
        ("PART II", "PART II", "part", (2,), ""),
        ("Item 7A. Market risk", "Item 7A.", "item", (7,), "Market risk"),
        ("Appendix B: Methods", "Appendix B", "appendix", (2,), "Methods"),
        ("附录一 名单", "附录一", "appendix", (1,), "名单"),
        ("专栏2 出口", "专栏2", "box", (2,), "出口"),
    ],
)
def test_a_heading_begins_with_its_number(
    line: str, printed: str, style: str, values: tuple[int, ...], title: str
) -> None:
    first = read(line)[0]
    assert (first.printed, first.style, first.values) == (printed, style, values)
    assert line[first.end :] == title


@pytest.mark.parametrize(
    "line",
    [
        "第三条 本办法自发布之日起施行",
        "第三季度收入增长5%",
        "2024年工作回顾",
        "2025 Outlook",
        "A股代码：600001",
        "Part of the rise was due to fuel",
        "I think so",
        "5G技术",
        "",
        "Section 2 of the act applies",
    ],
)
def test_what_is_no_number_of_a_heading_is_not_read(line: str) -> None:
    assert read(line) == ()


@pytest.mark.parametrize("line", ["3家企业", "30 June 2025", "12 months", "1.5倍", "6%"])
def test_a_number_that_counts_what_follows_says_so(line: str) -> None:
    assert [number.counts for number in read(line)[:1]] in ([True], [])


@pytest.mark.parametrize("line", ["2.2 人身险", "1 Who is spending", "4 人群洞察"])
def test_a_counter_apart_from_its_number_is_a_title(line: str) -> None:
    assert not read(line)[0].counts


def test_a_number_glued_to_digits_of_the_title_is_read_in_all_ways() -> None:
    assert [number.values for number in read("4.55G技术")] == [(4, 55), (4, 5), (4,)]


def test_a_single_letter_that_is_a_roman_numeral_is_read_both_ways() -> None:
    assert [(n.style, n.values) for n in read("I. Overview")] == [("roman", (1,)), ("letter", (9,))]


def test_strong_styles_number_hardly_anything_but_headings() -> None:
    assert read("第三章 总则")[0].strong
    assert not read("1. 总则")[0].strong


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("三", 3),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十一", 31),
        ("一百零二", 102),
        ("12", 12),
    ],
)
def test_chinese_numerals_have_values(numeral: str, value: int) -> None:
    assert ideographic_value(numeral) == value


@settings(deadline=None)
@given(st.text(alphabet="第章节一二三1234.、（）() aAIVX章", max_size=20))
def test_a_reading_ends_within_its_line(line: str) -> None:
    for number in read_numbers(line, line):
        assert 0 < number.end <= len(line)
        assert number.values
        assert number.printed
