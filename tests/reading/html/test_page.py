"""Whole pages of several builds, each held against its source."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pytest

from reportparse.errors import EmptyDocumentError
from reportparse.reading.html import read_html
from samples.source import Heading, Table, read_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportparse.records import Reading
    from samples.source import Document

NAMES = ("annual-report", "interim-results", "software-outlook", "insurer-review")
LINKS = "".join(
    f'<li><a href="/{at}.html">{name}</a></li>'
    for at, name in enumerate(("首页", "数据发布，最新", "2023年年度报告", "Press releases 2024"))
)


def head(document: Document) -> str:
    return f"<h1>{escape(document.title)}</h1>"


def tagged(document: Document) -> str:
    """Headings, paragraphs and tables as they should be."""
    parts = [head(document)]
    for element in document.elements:
        if isinstance(element, Heading):
            parts.append(f"<h{element.level + 1}>{escape(element.text)}</h{element.level + 1}>")
        elif isinstance(element, Table):
            first, *rest = element.rows
            parts.append(
                f"<p>{escape(element.caption)}</p><table><thead>{row(first, 'th')}</thead>"
            )
            parts.append(f"{''.join(row(cells) for cells in rest)}</table>")
        else:
            parts.append(f"<p>{escape(element.text)}</p>")
    return "\n".join(parts)


def row(cells: tuple[str, ...], name: str = "td") -> str:
    return f"<tr>{''.join(f'<{name}>{escape(cell)}</{name}>' for cell in cells)}</tr>"


def word(cells: tuple[str, ...]) -> str:
    shown = (f"<td><p class=MsoNormal><span>{escape(cell)}</span></p></td>" for cell in cells)
    return f"<tr>{''.join(shown)}</tr>"


def soup(document: Document) -> str:
    """What word processors and editors make: no headings, spans everywhere."""
    parts = [f"<div><b>{escape(document.title)}</b></div>"]
    for element in document.elements:
        if isinstance(element, Table):
            rows = "\n".join(map(word, element.rows))
            parts.append(f"<div>{escape(element.caption)}</div><table border=1>{rows}</table>")
        else:
            text = element.text
            parts.append(f"<div>&nbsp;　<span>{escape(text[:5])}</span>{escape(text[5:])}</div>")
    return "\n".join(parts)


def breaks(document: Document) -> str:
    """Lines that end in a break, tables without end tags."""
    parts = [escape(document.title)]
    for element in document.elements:
        if isinstance(element, Table):
            rows = "".join(f"<TR>{''.join(f'<TD>{escape(c)}' for c in r)}" for r in element.rows)
            parts.append(f"{escape(element.caption)}<TABLE>{rows}</TABLE>")
        else:
            parts.append(f"　　{escape(element.text)}")
    return "<br>\r\n".join(parts)


def news(body: str) -> str:
    return f"""<!DOCTYPE html><html><head>
<script>var a = "<p>5%</p>";</script></head>
<body><div class="nav"><ul>{LINKS}</ul></div><div class="wrap"><div class="left">
<div class="article">{body}</div>
<div class="pager"><p>上一篇：<a href="/1">公报，增长5.1%</a></p></div>
<div class="comments"><h3>评论</h3><p>写得很好，第三部分的数据很有参考价值，顶一下！</p></div></div>
<div class="sidebar"><h3>热门</h3><ul>{LINKS}</ul></div></div>
<div class="footer"><p>版权所有 © 2025 某某网，违法信息举报电话：010-0000</p></div></body></html>"""


def nested(body: str) -> str:
    return f"""<html><body bgcolor=white><table width=980><tr><td><table><tr>
<td><a href="/1">首页</a><td><a href="/2">数据</a></table></table>
<table width=980><tr><td width=200>栏目导航<ul>{LINKS}</ul><td><table><tr><td>{body}</table></table>
<table><tr><td>主办：某某局　备案号：00000000号</table></body></html>"""


def fragment(body: str) -> str:
    return body


def bare(content: str) -> str:
    return "".join(content.split())


def expected(document: Document) -> Iterator[str]:
    yield bare(document.title)
    for element in document.elements:
        if isinstance(element, Table):
            yield bare(element.caption)
            for cells in element.rows:
                yield bare("".join(cells))
        else:
            yield bare(element.text)


def cells_of(reading: Reading) -> list[list[tuple[int, int, str]]]:
    text = reading.text
    return [
        [
            (cell.row, cell.column, text.content[slice(*text.find_source(cell.start, cell.end))])
            for cell in table.cells
        ]
        for table in reading.tables
    ]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("body", [tagged, soup, breaks])
@pytest.mark.parametrize("page", [news, nested, fragment])
def test_the_report_is_read_whole_and_nothing_else(
    name: str, body: Callable[[Document], str], page: Callable[[str], str]
) -> None:
    document = read_source(name)
    reading = read_html(page(body(document)))
    lines = [bare(line) for line in reading.text.content.splitlines()]
    assert lines == list(expected(document))
    assert cells_of(reading) == [
        [(at, column, cell) for at, row in enumerate(table.rows) for column, cell in enumerate(row)]
        for table in document.tables
    ]
    captions = [table.caption for table in reading.tables]
    source = reading.text.source.content
    assert [bare(source[slice(*where)] if where else "") for where in captions] == [
        bare(escape(table.caption)) for table in document.tables
    ]


def test_blocks_carry_the_levels_of_headings() -> None:
    document = read_source("annual-report")
    reading = read_html(news(tagged(document)))
    levels = [block.level for block in reading.blocks if block.kind == "heading"]
    assert levels == [1, *(heading.level + 1 for heading in document.headings)]
    assert reading.title == document.title


def test_blocks_do_not_overlap_and_tables_have_one() -> None:
    reading = read_html(news(tagged(read_source("annual-report"))))
    ends = [0, *(block.end for block in reading.blocks)]
    assert all(block.start >= end for block, end in zip(reading.blocks, ends, strict=False))
    tables = [(block.start, block.end) for block in reading.blocks if block.kind == "table"]
    assert tables == [(table.start, table.end) for table in reading.tables]


def test_typed_text_on_a_page_is_set_out_as_saved_text() -> None:
    lines = ("项目       2023    2024", "收入      1,024   1,310", "成本        768     800")
    content = "<h1>表</h1><pre>\n" + "\n".join(lines) + "\n</pre>"
    reading = read_html(content)
    assert reading.text.content == "表\n项目\t2023\t2024\n收入\t1,024\t1,310\n成本\t768\t800\n"
    assert len(reading.tables) == 1


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        ("<html></html>", "fetch it again"),
        ("<p>&nbsp;</p>", "fetch it again"),
        ('<div style="display:none">a</div>', "fetch it again"),
        ("<script>a</script>", "filled in by a script"),
        ('<frameset><frame src="a.html"></frameset>', "save that one"),
    ],
)
def test_a_page_that_shows_nothing_is_empty(content: str, advice: str) -> None:
    with pytest.raises(EmptyDocumentError, match=f"shows no text: .*{advice}"):
        read_html(content)


def test_a_page_within_an_empty_one_is_read() -> None:
    within = escape("<p>增长&nbsp;5%</p>")
    assert read_html(f'<iframe srcdoc="{within}"></iframe>').text.content == "增长 5%\n"


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("<html><body><p>Sales grew by 5% in", True),
        ("<html><body><p>Sales grew by 5% in 2024.</p></body></html>", False),
        ("<p>Sales grew by 5% in 2024.</p>", False),
    ],
)
def test_a_page_without_its_closing_tag_is_told_to_be_cut(page: str, *, told: bool) -> None:
    assert bool(read_html(page).warnings) is told
