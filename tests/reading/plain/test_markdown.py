"""Signs of Markdown."""

from __future__ import annotations

import pytest

from reportparse.reading.plain.lines import read_lines
from reportparse.reading.plain.markdown import is_markdown, marked_heading, marks_in


@pytest.mark.parametrize(
    ("content", "level"),
    [
        ("# 甲", 1),
        ("###### 甲", 6),
        ("####### 甲", 0),
        ("#甲", 0),
        ("#　甲", 1),
        ("# ", 0),
        ("甲 # 乙", 0),
    ],
)
def test_headings(content: str, level: int) -> None:
    found = marked_heading(content, read_lines(content)[0])
    assert (found.level if found else 0) == level


@pytest.mark.parametrize(
    ("content", "markdown"),
    [("# 甲\n乙", True), ("甲\n# 乙", False), ("甲\n# 乙\n## 丙", True), ("", False)],
)
def test_a_text_is_markdown_where_its_headings_are(content: str, markdown: bool) -> None:  # noqa: FBT001 - parametrized
    assert is_markdown(content, read_lines(content)) is markdown


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("**甲**乙", "甲乙"),
        ("__甲__", "甲"),
        ("[甲](http://a.cn)", "甲"),
        ("![图](a.png)", "图"),
        ("2 ** 3 ** 4", "2 ** 3 ** 4"),
        ("5* 6*", "5* 6*"),
        ("a[1](见附注)", "a1"),
        ("\\**甲**", "\\**甲**"),
    ],
)
def test_signs_are_left_out(content: str, shown: str) -> None:
    for start, end in sorted(marks_in(content, 0, len(content)), reverse=True):
        content = content[:start] + content[end:]
    assert content == shown
