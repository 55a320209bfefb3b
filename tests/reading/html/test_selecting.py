"""The report is kept, the site around it is not."""

from __future__ import annotations

import pytest

from reportparse.reading.html.flow import lay_out
from reportparse.reading.html.selecting import main_passages
from reportparse.reading.html.tree import build
from reportparse.text import Source

PROSE = (
    "2024年公司实现营业收入31.26亿元，同比增长36.7%，毛利率为45.3%，较上年提高2.6个百分点。",
    "截至2024年末，公司拥有员工1,874人，研发人员占比超过四成，全年研发投入4.1亿元。",
    "公司预计2025年营业收入增长7%至9%，并计划投入3.2亿元扩建厂房。",
)
REPORT = "<h2>一、经营情况</h2>" + "".join(f"<p>{line}</p>" for line in PROSE)
LINES = ["一、经营情况", *PROSE]
LINKS = "".join(
    f'<li><a href="/{at}.html">{name}</a></li>'
    for at, name in enumerate(("首页", "公司公告，最新发布", "2023年年度报告", "联系我们"))
)


def kept(content: str, votes: bool | None = None) -> list[str]:  # noqa: FBT001 - for all passages
    page = build(content)
    flow = lay_out(page, Source(content))
    chosen = main_passages(page, flow, [bool(votes)] * len(flow.passages))
    return [flow.text.content[passage.start : passage.end] for passage in chosen]


def named(attributes: str, content: str = f"<p>{PROSE[1]}</p>", element: str = "div") -> str:
    return f"<{element} {attributes}>{content}</{element}>"


WAY = '当前位置：<a href="/">首页</a> &gt; <a href="/d">数据</a> &gt; 正文'
COOKIES = "<p>我们使用Cookie，以改善您的浏览体验，并统计访问量。</p>"
LEFT_OUT = {
    "navigation by its element": named("", element="nav") + REPORT,
    "navigation by its class": named('class="top-nav"', f"<ul>{LINKS}</ul>") + REPORT,
    "navigation by its id": named('id="navMenu"') + REPORT,
    "navigation by its role": named('role="navigation"') + REPORT,
    "navigation by its links alone": named("", f"<ul>{LINKS}</ul>") + named("", REPORT),
    "the way to the page": named("", WAY) + REPORT,
    "related reports": REPORT + named('class="related-reports"'),
    "comments": REPORT + named('class="comment-list"'),
    "a footer": named("", REPORT) + named("", "版权所有，未经许可，不得转载。", "footer"),
    "a footer without a name": named("", named("", REPORT)) + named("", "版权所有 2025 统计局"),
    "links in the middle": REPORT.replace("</h2>", f"</h2><ul>{LINKS}</ul>"),
    "a list of links and its heading": REPORT + f"<h3>最新文档</h3><ul>{LINKS}</ul>",
    "a banner": named('class="cookie-banner"', COOKIES) + REPORT,
    "cells of a table that lays out": (
        f"<table><tr><td>栏目导航<td>{REPORT}</table><table><tr><td>备案号 12345</table>"
    ),
}


@pytest.mark.parametrize("content", LEFT_OUT.values(), ids=LEFT_OUT)
def test_left_out_is(content: str) -> None:
    assert kept(content) == LINES


KEPT = {
    "a report whose class has a word of furniture": named('class="with-sidebar banner"', REPORT),
    "a report in a form": named('id="aspnetForm"', REPORT, "form"),
    "a report in a table": f"<table><tr><td>{REPORT}</table>",
    "a report beside navigation": named('class="nav"', f"<ul>{LINKS}</ul>") + named("", REPORT),
    "a section whose id repeats its heading": (
        f"<h2>一、经营情况</h2><p>{PROSE[0]}</p><p>{PROSE[1]}</p>"
        + named('id="related-party-transactions"', f"<p>{PROSE[2]}</p>", "section")
    ),
    "a fragment": REPORT,
}


@pytest.mark.parametrize("content", KEPT.values(), ids=KEPT)
def test_kept_is(content: str) -> None:
    assert kept(content) == LINES


def test_a_title_and_a_date_outside_the_report_are_kept() -> None:
    content = (
        f'<div class="nav"><ul>{LINKS}</ul></div><div><h1>2024年年度报告</h1>'
        f"<div><span>发布时间 2025-03-21</span></div></div><div><div>{REPORT}</div></div>"
    )
    assert kept(content) == ["2024年年度报告", "发布时间 2025-03-21", *LINES]


def test_short_lines_beside_prose_are_kept_in_every_part_of_the_report() -> None:
    front = (
        "<div><p>某公司年度报告</p><p>股票代码 600000</p><p>公司全年收入增长，前景向好。</p></div>"
    )
    expected = ["某公司年度报告", "股票代码 600000", "公司全年收入增长，前景向好。", *LINES * 3]
    assert kept(f"<div>{front}<div>{REPORT * 3}</div></div>") == expected


def test_a_table_of_figures_outside_the_report_is_kept() -> None:
    table = "<table><tr><th>项目<th>金额<tr><td>收入<td>1,024<tr><td>成本<td>768</table>"
    content = f"<div><div>{REPORT}</div></div><div>{table}</div>"
    assert kept(content) == [*LINES, "项目\t金额\n收入\t1,024\n成本\t768"]


def test_prose_that_an_extractor_keeps_is_not_lost_on_a_name() -> None:
    tools = "".join(f"<p>{line}</p>" for line in PROSE * 2)
    content = f'<div>{REPORT}{REPORT}{REPORT}</div><div class="tools">{tools}</div>'
    assert kept(content, votes=False) == LINES * 3
    assert kept(content, votes=True) == [*LINES * 3, *PROSE * 2]


def test_a_contents_list_that_leads_down_the_page_is_kept() -> None:
    contents = '<ul><li><a href="#1">一、经营情况</a></li><li><a href="#2">二、展望</a></li></ul>'
    assert kept(f"<div>{contents}{REPORT}</div>") == ["一、经营情况", "二、展望", *LINES]


def test_a_page_that_looks_like_no_report_is_kept_whole() -> None:
    assert kept(f"<ul>{LINKS}</ul>") == ["首页", "公司公告，最新发布", "2023年年度报告", "联系我们"]
