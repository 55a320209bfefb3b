"""Character references that show in a text."""

from __future__ import annotations

import pytest

from reportparse.repairing.entities import entity_changes


def applied(content: str) -> str:
    parts, done = [], 0
    for change in entity_changes(content):
        parts += [content[done : change.start], change.replacement]
        done = change.end
    return "".join(parts) + content[done:]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("&#20013;&#x6587;", "中文"),
        ("&#55357;&#0;&#99999999;", "&#55357;&#0;&#99999999;"),
        ("<b>中&amp;文</b>", "<b>中&amp;文</b>"),
        ("R&amp;D spending", "R&amp;D spending"),
        ("研发&amp;生产", "研发&生产"),
    ],
)
def test_references_are_undone_where_they_are_damage(before: str, after: str) -> None:
    assert applied(before) == after
