"""Headings that nothing tells but that they stand alone."""

from __future__ import annotations

import pytest

from reportparse.outlining.evidence import setting_of, weigh
from reportparse.outlining.lines import Line
from reportparse.outlining.standing import neighbour, stand_alone

PROSE = "全年完成投资312亿元，同比增长7.2%，增速比上年提高1.3个百分点，好于预期。"


def alone(*contents: str) -> list[bool]:
    """Whether each line weighs as a heading in a document whose headings stand alone."""
    others = [
        part for name in ("机遇与挑战", "供给侧，量增价稳", "区域格局") for part in (name, PROSE)
    ]
    lines = [Line(at, at + 1, one, one) for at, one in enumerate((*contents, *others))]
    setting = setting_of(lines)
    assert setting.isolated
    return [weigh(lines, at, None, content, setting) > 0 for at, content in enumerate(contents)]


@pytest.mark.parametrize(
    ("contents", "headings"),
    [
        ((PROSE, "产能与布局", PROSE), "-h-"),
        ((PROSE, "坚持稳中求进，守住底线", PROSE), "-h-"),
        ((PROSE, "投资账", "成本与回收期", PROSE), "-hh-"),
        (("投资账", "成本与回收期", PROSE), "hh-"),
        (("证券代码：600000", "张某某", PROSE), "---"),
        ((PROSE, "各位代表：", PROSE), "---"),
        ((PROSE, "• 产能", PROSE), "---"),
        ((PROSE, "产能", "布局", "价格", "库存", PROSE), "------"),
    ],
)
def test_headings_that_stand_alone(contents: tuple[str, ...], headings: str) -> None:
    assert alone(*contents) == [mark == "h" for mark in headings]


def test_one_short_line_between_passages_makes_no_rule() -> None:
    lines = [Line(at, at + 1, one, one) for at, one in enumerate((PROSE, "此致敬礼", PROSE))]
    assert not stand_alone(lines, {0, 2})


def test_furniture_is_passed_over() -> None:
    text = Line(0, 1, "字", "字")
    lines = [text, Line(1, 2, "页", "页", "furniture"), text]
    assert (neighbour(lines, 0, 1), neighbour(lines, 2, -1), neighbour(lines, 2, 1)) == (2, 0, None)
