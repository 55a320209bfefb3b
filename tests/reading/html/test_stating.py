"""What a page states of itself."""

from __future__ import annotations

import pytest

from reportparse.reading.html.stating import Statement, declared_encoding, statement
from reportparse.reading.html.tree import build


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b'<meta charset="gb2312">', "gb2312"),
        (b"<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=Big5'>", "big5"),
        (b'<?xml version="1.0" encoding="GBK"?>', "gbk"),
        (b"<meta name=a content=b>", ""),
        (b"text about charset=utf-8", ""),
    ],
)
def test_the_declared_encoding(data: bytes, encoding: str) -> None:
    assert declared_encoding(data) == encoding


def stated(head: str, *shown: str) -> Statement:
    return statement(build(f"<html><head>{head}</head><body></body></html>"), shown)


@pytest.mark.parametrize(
    ("head", "shown", "title"),
    [
        ("<title>年度报告</title>", (), "年度报告"),
        ("<title>\n 年度报告 - 某某统计网 </title>", (), "年度报告"),
        ("<title>年度报告_财经频道_某某网</title>", (), "年度报告"),
        ("<title>Annual Report | Investor Home</title>", (), "Annual Report"),
        ("<title>Price-cost gap 2024 - a review</title>", (), "Price-cost gap 2024 - a review"),
        ("<title>某某网 - 年度报告</title>", ("年度报告",), "年度报告"),
        ("<title>A &amp; B</title>", (), "A & B"),
        ('<title>年报 某某</title><meta property="og:site_name" content="某某">', (), "年报"),
        (
            '<title>2024年年报 - 某某</title><meta property="og:title" content="2024年年报">',
            (),
            "2024年年报",
        ),
        ("", ("年度报告",), "年度报告"),
        ("<title>网</title>", (), "网"),
        ("", (), ""),
    ],
)
def test_the_title_is_without_the_site(head: str, shown: tuple[str, ...], title: str) -> None:
    assert stated(head, *shown).title == title


@pytest.mark.parametrize(
    ("content", "date"),
    [
        ("2025-03-21", "2025-03-21"),
        ("2025-03-21T09:30:00+08:00", "2025-03-21"),
        ("2025年3月1日", "2025-03-01"),
        ("2025/3/1 09:30", "2025-03-01"),
        ("20250321", "2025-03-21"),
        ("2025-02-30", ""),
        ("21 March", ""),
        ("", ""),
    ],
)
def test_the_date_is_iso(content: str, date: str) -> None:
    assert stated(f'<meta name="PubDate" content="{content}">').published == date


def test_the_most_telling_date_and_publisher_count() -> None:
    found = stated(
        '<meta name="date" content="2020-01-01"><meta name="ContentSource" content="统计局">'
        '<meta property="article:published_time" content="2025-03-21">'
    )
    assert (found.published, found.publisher) == ("2025-03-21", "统计局")
