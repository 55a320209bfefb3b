"""Text that people write is told from text that was decoded wrongly."""

from __future__ import annotations

import pytest

from reportparse.reading.plausibility import plausibility

SIMPLIFIED = "全年实现营业收入31.26亿元，同比增长36.7%；公司拥有员工1,874人，研发人员占比超过四成。"
TRADITIONAL = "本集團於期內之收益為18.46億港元，按年上升6.8%，董事會宣派中期股息每股8.5港仙。"


@pytest.mark.parametrize(
    "content", [SIMPLIFIED, TRADITIONAL, "plain words", "“Smart” quotes – and €5", "", "5%"]
)
def test_written_text_is_plausible(content: str) -> None:
    assert plausibility(content) > 0.7


@pytest.mark.parametrize(
    ("content", "written", "read"),
    [
        (SIMPLIFIED, "gbk", "big5hkscs"),
        (SIMPLIFIED, "gbk", "cp1252"),
        (SIMPLIFIED, "utf-8", "gb18030"),
        (SIMPLIFIED, "utf-8", "cp1252"),
        (TRADITIONAL, "big5", "gb18030"),
        (TRADITIONAL, "big5", "cp1252"),
        (TRADITIONAL, "utf-8", "big5hkscs"),
        ("It’s “smart” – and costs €5 more", "cp1252", "gb18030"),
    ],
)
def test_wrongly_decoded_text_is_not(content: str, written: str, read: str) -> None:
    assert plausibility(content.encode(written).decode(read, "replace")) < 0.2


def test_control_characters_are_held_against_it() -> None:
    assert plausibility("a\x01\x02b") < 0
