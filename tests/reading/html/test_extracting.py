"""A second opinion, which may be missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import trafilatura

from reportparse.reading.html import extracting
from reportparse.reading.html.extracting import extractor_votes
from reportparse.reading.html.flow import lay_out
from reportparse.reading.html.tree import build
from reportparse.text import Source

if TYPE_CHECKING:
    import pytest

PARAGRAPH = "2024年公司实现营业收入31.26亿元，同比增长36.7%，毛利率为45.3%，较上年提高2.6个百分点。"
CONTENT = (
    '<html><body><div class="nav"><a href="/">首页</a></div><article>'
    + f"<p>{PARAGRAPH}</p>" * 5
    + "</article></body></html>"
)


def votes() -> tuple[bool, ...]:
    page = build(CONTENT)
    return extractor_votes(page, lay_out(page, Source(CONTENT)))


def test_the_report_is_voted_for() -> None:
    assert votes() == (False, *[True] * 5)


def test_an_extractor_that_fails_has_no_opinion(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> str:
        raise ValueError

    monkeypatch.setattr(trafilatura, "extract", fail)
    assert votes() == (False,) * 6


def test_a_large_page_is_not_shown_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "_LONGEST", 10)
    assert votes() == (False,) * 6
