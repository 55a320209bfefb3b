"""Reports of many kinds as saved text, and what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.outlining import outline
from reportparse.outlining.keys import key_of
from reportparse.records import Block, Table
from reportparse.text import Edit, Text
from tests.outlining.reports import (
    CASES,
    CORPUS,
    Element,
    as_text,
    glued,
    read_case,
    read_corpus,
    with_contents,
)

if TYPE_CHECKING:
    from pathlib import Path

    from reportparse.records import BlockKind, Section
    from tests.outlining.reports import Rendered

NAMES: Final = sorted(CASES.glob("*.txt"))
HELD_APART: Final = {"zh_broker", "tw_tourism", "en_saas", "en_central_bank", "bi_shipping"}
REPORTS: Final = (
    sorted(p.name for p in CORPUS.iterdir() if p.is_dir() and p.name not in HELD_APART)
    if CORPUS.is_dir()
    else []
)


def sections_of(content: str) -> tuple[Section, ...]:
    return outline(Text.of(content), (), (), title="").sections


def headings_of(sections: tuple[Section, ...]) -> list[tuple[int, str]]:
    return [
        (section.level, key_of(section.number + section.title))
        for section in sections
        if section.number or section.title
    ]


@pytest.mark.parametrize("path", NAMES, ids=lambda path: path.stem)
class TestCases:
    """Each report beside the tests."""

    def test_has_its_headings_at_their_levels(self, path: Path) -> None:
        case = read_case(path)
        assert headings_of(sections_of(case.content)) == list(case.headings)

    def test_has_its_title(self, path: Path) -> None:
        case = read_case(path)
        found = outline(Text.of(case.content), (), (), title="")
        assert key_of(found.title) == key_of(case.title)

    def test_keeps_each_paragraph_below_its_headings(self, path: Path) -> None:
        case = read_case(path)
        text = key_of("\n".join(s.text.content for s in sections_of(case.content)))
        figures = [line for line in case.text if any(map(str.isdigit, line)) and len(line) > 40]
        for line in figures:
            assert key_of(line) in text or "§" in line or line.startswith("1.")


@pytest.mark.parametrize("name", REPORTS)
class TestCorpus:
    """Each report of the corpus in several formats; needs ../shared."""

    @staticmethod
    def check(name: str, rendered: Rendered) -> None:
        gold = read_corpus(name)[1]
        found = outline(Text.of(rendered.content), rendered.blocks, rendered.tables, title="")
        wanted = [(h["level"], key_of(h["number"] + h["title"])) for h in gold]
        assert headings_of(found.sections) == wanted

    def test_as_plain_text(self, name: str) -> None:
        self.check(name, as_text(read_corpus(name)[0]))

    def test_with_tagged_headings(self, name: str) -> None:
        self.check(name, as_text(read_corpus(name)[0], tagged=True))

    @pytest.mark.parametrize("leaders", [True, False], ids=["leaders", "bare"])
    def test_with_a_contents_list(self, name: str, *, leaders: bool) -> None:
        self.check(name, with_contents(read_corpus(name)[0], leaders=leaders))


@pytest.mark.parametrize("name", [name for name in REPORTS if name.startswith("zh")])
def test_headings_glued_into_one_line_are_found(name: str) -> None:
    """Mirrors show Chinese reports so; needs ../shared."""
    TestCorpus.check(name, glued(read_corpus(name)[0]))


class TestSections:
    """What a section holds."""

    def test_text_ends_each_paragraph_with_a_line_end(self) -> None:
        section = sections_of("报告\n一、综合\n甲增长3%。\n乙下降2%。\n二、农业\n丙持平。")[0]
        assert section.text.content == "甲增长3%。\n乙下降2%。\n"

    def test_every_character_keeps_its_place_in_the_source(self) -> None:
        content = "某市2024年统计公报\n一、综合\n全年产值为312亿元。\n二、农业\n粮食产量为9万吨。"
        for section in sections_of(content):
            for offset, character in enumerate(section.text.content):
                if character != "\n":
                    assert section.text.source_text(offset, offset + 1) == character
            assert content[section.source_start :].startswith(section.number)

    def test_path_and_chapter_lead_down_to_the_section(self) -> None:
        content = "报告\n一、综合\n（一）产值\n产值增长3%。\n（二）价格\n价格上涨1%。"
        found = [(s.title, s.chapter, s.path) for s in sections_of(content)]
        assert found == [
            ("综合", "综合", "综合"),
            ("产值", "综合", "综合 / 产值"),
            ("价格", "综合", "综合 / 价格"),
        ]

    def test_a_heading_without_text_is_empty_and_one_only_listed_is_missing(self) -> None:
        content = (
            "行业报告\n目录\n一、概况....1\n1.1规模....1\n1.2结构....2\n二、结论....3\n"
            "一、概况\n1.1规模\n规模为38亿元。\n1.2结构"
        )
        assert [(s.number, s.status) for s in sections_of(content)] == [
            ("一、", "empty"),
            ("1.1", "present"),
            ("1.2", "empty"),
            ("二、", "missing"),
        ]

    def test_a_table_stands_in_its_section_and_not_in_the_text(self) -> None:
        content = "年报\n第一节 概况\n收入增长5%。\n项目\t金额\n收入\t38\n第二节 展望\n收入将增长。"
        start = content.index("项目")
        end = content.index("\n第二节")
        table = Table(start, end, ())
        blocks = (Block("table", start, end),)
        first, second = outline(Text.of(content), blocks, (table,), title="").sections
        assert (first.tables, second.tables) == ((table,), ())
        assert "项目" not in first.text.content

    def test_tables_alone_make_a_section(self) -> None:
        content = "项目\t金额\n收入\t38"
        table = Table(0, len(content), ())
        block = Block("table", 0, len(content))
        (section,) = outline(Text.of(content), (block,), (table,), title="").sections
        assert section.tables == (table,)
        assert (section.number, section.title) == ("", "")

    @pytest.mark.parametrize("kind", ["furniture", "caption", "notice"])
    def test_what_stands_outside_the_text_is_left_out(self, kind: BlockKind) -> None:
        content = "年报\n第一节 概况\n收入增长5%。\n单位：万元\n费用下降。"
        start = content.index("单位")
        block = Block(kind, start, start + 5)
        (section,) = outline(Text.of(content), (block,), (), title="").sections
        assert section.text.content == "收入增长5%。\n费用下降。\n"

    def test_a_note_is_text_of_its_section_and_no_heading(self) -> None:
        content = "年报\n第一节 概况\n收入增长5%。\n第二节 含三家子公司\n费用下降。"
        start = content.index("第二节")
        block = Block("note", start, content.index("\n费用"))
        (section,) = outline(Text.of(content), (block,), (), title="").sections
        assert section.text.content == "收入增长5%。\n第二节 含三家子公司\n费用下降。\n"

    def test_long_passages_that_begin_with_numbers_are_no_running_headers(self) -> None:
        passage = (
            "第{}条 出租人应当在交付之前查验仓库，查验的结果由双方签字，" + "并各执一份" * 12 + "。"
        )
        content = "年报\n概况\n" + "\n".join(passage.format(number) for number in "一二三四五")
        text = "".join(section.text.content for section in sections_of(content))
        assert text.count("出租人") == 5

    def test_prose_before_the_first_heading_is_kept(self) -> None:
        content = "某县2024年工作报告\n全县完成投资312亿元，增长7%。\n一、回顾\n产值增长5%。"
        first = sections_of(content)[0]
        assert (first.number, first.title) == ("", "")
        assert "312亿元" in first.text.content

    def test_bylines_alone_are_front_matter(self) -> None:
        content = "某公司2024年年度报告\n股票代码：600000\n第一节 概况\n收入增长5%。"
        assert [s.number for s in sections_of(content)] == ["第一节"]

    def test_a_text_without_headings_is_one_section(self) -> None:
        (section,) = sections_of("收入增长5%，利润增长3%，均好于年初的预期。" * 3)
        assert section.text.content.startswith("收入增长5%")

    def test_an_empty_text_has_none(self) -> None:
        assert sections_of("") == ()

    def test_an_edit_that_spans_a_heading_does_not_break_the_map(self) -> None:
        text = Text.of("报告\n一、综合\n甲增长3%。二、农业\n乙增长2%。")
        edited = text.edit([Edit(9, 18, "增长三。\n二、农业")])
        found = outline(edited, (), (), title="").sections
        assert [section.number for section in found] == ["一、", "二、"]


class TestFacts:
    """What the front tells."""

    def test_front_matter_is_read(self) -> None:
        content = (
            "远山汽车股份有限公司\n2025年第一季度报告\n证券代码：600001\n发布日期：2025年4月28日\n"
            "第一节 概况\n收入增长5%。"
        )
        found = outline(Text.of(content), (), (), title="远山汽车股份有限公司2025年第一季度报告")
        assert found.published == "2025-04-28"
        assert found.report_period == "2025年第一季度"
        assert found.publisher == "远山汽车股份有限公司"
        assert key_of(found.title) == "远山汽车股份有限公司2025年第一季度报告"


_PIECES: Final = st.sampled_from(
    [
        *(
            "一、综合",
            "（一）规模",
            "1.1结构",
            "第三章 展望",
            "目录",
            "摘要",
            "1. 背景",
            "\n",
            "\t",
            " ",
        ),
        *(
            "产值为3.2亿元，增长5%。",
            "Revenue rose 4%.",
            "Outlook",
            "评论",
            "......3",
            "2024年",
            "①",
        ),
    ]
)


class TestAnyText:
    """What holds whatever the text."""

    @settings(deadline=None, max_examples=150)
    @given(st.lists(_PIECES, max_size=40))
    def test_sections_follow_one_another_and_lose_no_place(self, pieces: list[str]) -> None:
        text = Text.of("".join(pieces))
        sections = outline(text, (), (), title="").sections
        starts = [section.source_start for section in sections]
        assert starts == sorted(starts)
        for section in sections:
            assert section.level >= 1
            assert section.status in {"present", "empty", "missing"}
            for offset, character in enumerate(section.text.content):
                assert character in {"\n", section.text.source_text(offset, offset + 1)}

    @settings(deadline=None, max_examples=60)
    @given(st.text(max_size=300))
    def test_no_text_breaks_it(self, content: str) -> None:
        outline(Text.of(content), (), (), title=content[:20])

    def test_the_same_text_gives_the_same_outline(self) -> None:
        case = read_case(CASES / "annual_report_a.txt").content
        assert headings_of(sections_of(case)) == headings_of(sections_of(case))

    def test_headings_do_not_depend_on_the_element_type(self) -> None:
        elements = [Element("报告", 1), Element("一、综合", 2), Element("产值增长3%。")]
        rendered = as_text(elements, tagged=True)
        found = outline(Text.of(rendered.content), rendered.blocks, (), title="")
        assert headings_of(found.sections) == [(1, "一综合")]
