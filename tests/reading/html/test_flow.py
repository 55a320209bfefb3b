"""What a page shows, line by line."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.reading.html.flow import Flow, lay_out
from reportparse.reading.html.tree import build
from reportparse.text import Source


def flow(content: str) -> Flow:
    return lay_out(build(content), Source(content))


def lines(content: str) -> list[str]:
    return flow(content).text.content.splitlines()


SHOWN = {
    "paragraphs stand in lines of their own": ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
    "end tags may be left out": ("<p>甲<p>乙<ul><li>丙<li>丁</ul>", ["甲", "乙", "丙", "丁"]),
    "inline elements do not split words": ("<p>增<b>长</b>5<i>.</i>6%</p>", ["增长5.6%"]),
    "white space collapses": ("<p>  net \n\t profit  </p>", ["net profit"]),
    "a line end between Chinese characters is no space": (
        "<p>同比增长\n  的部分</p>",
        ["同比增长的部分"],
    ),
    "a space between Chinese characters stays": ("<p>摘 要</p>", ["摘 要"]),
    "a line end beside a figure is a space": ("<p>增长\n5.6%</p>", ["增长 5.6%"]),
    "a line end before a quotation mark is none": ("<p>提出\n“双碳”目标</p>", ["提出“双碳”目标"]),
    "hard spaces are spaces": ("<p>&nbsp;&nbsp;利润&nbsp;&nbsp;总额&#160;</p>", ["利润 总额"]),
    "indentation by full-width spaces is left out": (
        "<p>　　全年收入　增长</p>",
        ["全年收入　增长"],
    ),
    "references stand for characters": ("<p>R&amp;D &#20013;&#x56FD; &lt;5%</p>", ["R&D 中国 <5%"]),
    "references without a semicolon": ("<p>AT&ampT &copy2025</p>", ["AT&T ©2025"]),
    "an ampersand by itself": ("<p>R&D & Q&A;</p>", ["R&D & Q&A;"]),
    "a reference that is encoded twice is left for repair": ("<p>&amp;#20013;</p>", ["&#20013;"]),
    "a reference to nothing": ("<p>甲&#0;乙&#xD800;</p>", ["甲�乙�"]),
    "what is smaller is no tag": ("<p>占比<5%，a<b</p>", ["占比<5%，a"]),
    "line breaks": ("甲<br>乙<br/><BR>丙</br>丁", ["甲", "乙", "丙", "丁"]),
    "a heading stays one line": ("<h1>某公司<br>年度报告</h1>", ["某公司年度报告"]),
    "an English heading keeps its words apart": ("<h1>Annual<br>Report</h1>", ["Annual Report"]),
    "comments and declarations": ("<!DOCTYPE html><!-- 5% --><p>甲<!-- > -->乙</p>", ["甲乙"]),
    "an unclosed comment does not swallow the report": ("<!-- 甲> <p>乙</p>", ["乙"]),
    "conditional comments": ("<!--[if IE]><p>甲</p><![endif]--><p>乙</p>", ["乙"]),
    "scripts and styles": ("<script>'<p>5%</p>'</script><style>p{}</style>乙", ["乙"]),
    "an unclosed script": ("<p>甲</p><script>var a = '<p>5%</p>'", ["甲"]),
    "hidden by its style": ('<p style="color:red; display : none">甲</p><p>乙</p>', ["乙"]),
    "hidden by its attribute": ("<div hidden><p>甲</p></div><p>乙</p>", ["乙"]),
    "hidden from everybody": ('<i aria-hidden="true">甲</i>乙', ["乙"]),
    "hidden within a word": ('<p>增<span style="display:none">abc</span>长</p>', ["增长"]),
    "fields and buttons": (
        "<select><option>甲</select><button>乙</button><textarea>丙</textarea>丁",
        ["丁"],
    ),
    "glosses of characters": ("<ruby>銀<rp>(</rp><rt>yín</rt><rp>)</rp></ruby>行", ["銀行"]),
    "marks of footnotes stay apart from figures": (
        "<p>增长5.1%<sup>2</sup>，10<sup>[3]</sup></p>",
        ["增长5.1%²，10[3]"],
    ),
    "marks of several footnotes": (
        "<p>5.1%<sup>(1)</sup>和6.2%<sup>1,2</sup>，19<sup>th</sup></p>",
        ["5.1%⁽¹⁾和6.2%¹,²，19th"],
    ),
    "raised units": ("<p>12万m<sup>2</sup></p>", ["12万m²"]),
    "lowered figures": ("<p>CO<sub>2</sub></p>", ["CO2"]),
    "a block in a link": ('<a href="/"><div>甲</div></a>乙', ["甲", "乙"]),
    "blocks that are shown in a line": ('<div style="display:inline">甲</div>乙', ["甲乙"]),
    "spans that are shown as blocks": ('<span style="display:block">甲</span>乙', ["甲", "乙"]),
    "definitions": ("<dl><dt>甲<dd>乙</dl>", ["甲", "乙"]),
    "soft hyphens and joiners show nothing": (
        "<p>man&shy;age\u200bment 2007\u200d年</p>",
        ["management 2007年"],
    ),
    "misnested emphasis": ("<p><b>甲<i>乙</b>丙</i>丁</p><p>戊</p>", ["甲乙丙丁", "戊"]),
    "an end tag of nothing": ("</div></p>甲</span>", ["甲"]),
    "what follows the end of the page": ("<html><body>甲</body></html>乙", ["甲乙"]),
    "tags in capitals": ("<P ALIGN=center>甲</P>", ["甲"]),
    "namespaces of Word": ("<p>甲<o:p>&nbsp;</o:p></p><p>乙</p>", ["甲", "乙"]),
    "a cut-off tag": ("<p>甲</p><p cla", ["甲"]),
    "an attribute with a bracket": ('<p title="a>b">甲</p>', ["甲"]),
    "an unclosed quotation mark": ('<p title="a>甲</p>', ["甲"]),
}


@pytest.mark.parametrize(("content", "shown"), SHOWN.values(), ids=SHOWN)
def test_a_page_shows(content: str, shown: list[str]) -> None:
    assert lines(content) == shown


TABLES = {
    "cells are parted by tabs": (
        "<table><tr><th>项目<th>金额<tr><td>收入<td>1,024</table>",
        ["项目\t金额", "收入\t1,024"],
    ),
    "a cell stands in one line": (
        "<table><tr><td><p>营业</p><p>收入</p><td>甲<br>乙<tr><td>a<br>b<td>1</table>",
        ["营业收入\t甲乙", "a b\t1"],
    ),
    "empty cells keep their place": (
        "<table><tr><td>&nbsp;<td>2024<tr><td>收入<td></table>",
        ["\t2024", "收入\t"],
    ),
    "a table for layout is prose": (
        "<table><tr><td>甲<td><table><tr><td>乙<td>1<tr><td>丙<td>2</table></table>",
        ["甲", "乙\t1", "丙\t2"],
    ),
    "a table of one cell is prose": ("<table><tr><td><p>甲</p><p>乙</p></table>", ["甲", "乙"]),
    "a caption stands before its table": (
        "<table><caption>表1 收入</caption><tr><td>甲<td>1<tr><td>乙<td>2</table>",
        ["表1 收入", "甲\t1", "乙\t2"],
    ),
    "what stands between rows is not lost": (
        "<table><tr><td>甲<td>1</tr>丙<tr><td>乙<td>2</table>",
        ["甲\t1", "丙", "乙\t2"],
    ),
    "a table by its role only lays out": (
        '<table role="presentation"><tr><td>甲<td>1<tr><td>乙<td>2</table>',
        ["甲", "1", "乙", "2"],
    ),
}


@pytest.mark.parametrize(("content", "shown"), TABLES.values(), ids=TABLES)
def test_a_table_shows(content: str, shown: list[str]) -> None:
    assert lines(content) == shown


def test_cells_know_their_place_in_the_grid() -> None:
    content = (
        "<table><thead><tr><td rowspan=2>项目<td colspan=2>金额</tr>"
        "<tr><td>2023<td>2024</tr></thead><tr><td>收入<td>1<td>2</table>"
    )
    found = flow(content)
    (table,) = found.passages
    cells = [
        (
            found.text.content[entry.start : entry.end],
            entry.position.row,
            entry.position.column,
            entry.position.row_span,
            entry.position.column_span,
            entry.header,
        )
        for entry in table.entries
    ]
    assert cells == [
        ("项目", 0, 0, 2, 1, True),
        ("金额", 0, 1, 1, 2, True),
        ("2023", 1, 1, 1, 1, True),
        ("2024", 1, 2, 1, 1, True),
        ("收入", 2, 0, 1, 1, False),
        ("1", 2, 1, 1, 1, False),
        ("2", 2, 2, 1, 1, False),
    ]


def test_kinds_and_levels_come_from_the_tags() -> None:
    found = flow(
        "<h1>甲</h1><h3><a href=/>乙</a></h3><p>丙</p><li>丁<p>戊</p></li><pre>己\n庚</pre>"
    )
    kinds = [(passage.kind, passage.level, passage.linked) for passage in found.passages]
    assert kinds == [
        ("heading", 1, 0),
        ("heading", 3, 1),
        ("paragraph", None, 0),
        ("list_item", None, 0),
        ("list_item", None, 0),
        ("paragraph", None, 0),
    ]
    assert [passage.preserved for passage in found.passages] == [False] * 5 + [True]


def test_typed_lines_stay_as_they_are() -> None:
    assert lines("<pre>\n a  1\n b&amp; 2\n</pre>c") == [" a  1", " b& 2", "c"]


MARK_UP = st.lists(
    st.sampled_from(
        (
            *[
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<b>",
                "</b>",
                "<table>",
                "<tr>",
                "<td>",
                "</td>",
                "</table>",
                "<li>",
                "<br>",
            ],
            *[
                "<h2>",
                "</h2>",
                "<pre>",
                "</pre>",
                "</a>",
                "<sup>",
                "</sup>",
                "<!--",
                "-->",
                "&amp;",
                "&nbsp;",
                "&#20013;",
                "&",
            ],
            *("<a href=x>", "<", "增长", "5%", "net", " ", "\n", "\u3000", "\u200b"),
        )
    ),
    max_size=40,
).map("".join)


class TestProvenance:
    """Every character knows where it stands in the file."""

    @settings(deadline=None)
    @given(MARK_UP)
    def test_each_character_stands_for_what_is_in_the_file(self, content: str) -> None:
        text = flow(content).text
        for character, start, end in zip(
            text.content, text.starts.tolist(), text.ends.tolist(), strict=True
        ):
            if not character.isspace():
                origin = content[start:end]
                raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ⁽⁾".find(character)
                assert (
                    character in {origin, unescape(origin)} or "0123456789+-n()"[raised] == origin
                )

    @settings(deadline=None)
    @given(MARK_UP)
    def test_passages_stand_in_order_and_cover_the_text(self, content: str) -> None:
        found = flow(content)
        done = 0
        for passage in found.passages:
            assert passage.start == done
            assert passage.end > passage.start
            assert found.text.content[passage.end] == "\n"
            done = passage.end + 1
        assert done == len(found.text)

    def test_a_reference_stands_for_all_of_its_characters(self) -> None:
        text = flow("<p>a&#20013;b</p>").text
        assert text.source_text(1, 2) == "&#20013;"


@pytest.mark.parametrize(
    "content",
    [
        "<div>" * 30_000 + "甲",
        "<table><tr><td>" * 10_000 + "甲",
        "<p>" + "<b>" * 30_000 + "甲" + "</i>" * 30_000,
        "<p title='" * 20_000 + "甲",
        "<!-- " * 50_000 + "甲",
        "<p>" + "&" * 100_000,
        "<a " + "b " * 100_000 + ">甲",
        "<table>" + "<tr><td rowspan=65534 colspan=1000>1" * 50,
    ],
    ids=[
        "blocks",
        "tables",
        "emphasis",
        "quotation marks",
        "comments",
        "references",
        "attributes",
        "spans",
    ],
)
def test_hostile_pages_take_linear_time(content: str) -> None:
    flow(content)
