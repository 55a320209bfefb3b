"""Spaces that no author wrote."""

from __future__ import annotations

import pytest

from reportparse.repairing.spacing import space_changes


def applied(content: str) -> str:
    parts, done = [], 0
    for change in space_changes(content):
        parts += [content[done : change.start], change.replacement]
        done = change.end
    return "".join(parts) + content[done:]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("电 商", "电商"),
        ("第一章 概述\t电商", "第一章 概述\t电商"),
        ("· 国 土 资 源 遥 感 2022", "· 国土资源遥感 2022"),
    ],
)
def test_spaces_inside_words_go(before: str, after: str) -> None:
    assert applied(before) == after
