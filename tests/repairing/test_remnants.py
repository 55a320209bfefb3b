"""What programs leave in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.repairing.remnants import field_changes, lost_space_changes

if TYPE_CHECKING:
    from reportparse.repairing.account import Change


def applied(content: str, changes: list[Change]) -> str:
    parts, done = [], 0
    for change in changes:
        parts += [content[done : change.start], change.replacement]
        done = change.end
    return "".join(parts) + content[done:]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('TOC\\o"1-3"\\h目录', "目录"),
        ('TOC \\o "1-3" \\h \\z \\u一、概述', "一、概述"),
        ("C:\\TOC\\old", "C:\\TOC\\old"),
    ],
)
def test_field_codes_go(before: str, after: str) -> None:
    assert applied(before, field_changes(before)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2? ? 方法", "2 方法"),
        ("2?方法", "2?方法"),
        ("1? ? ?引言", "1 引言"),
        ('摘" 要', "摘要"),
        ("真的吗?? 是的", "真的吗?? 是的"),
    ],
)
def test_marks_in_the_place_of_spaces_become_spaces(before: str, after: str) -> None:
    assert applied(before, lost_space_changes(before)) == after
