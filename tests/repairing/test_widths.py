"""Full-width digits and letters."""

from __future__ import annotations

import pytest

from reportparse.repairing.widths import width_changes


def applied(content: str) -> str:
    parts, done = [], 0
    for change in width_changes(content):
        parts += [content[done : change.start], change.replacement]
        done = change.end
    return "".join(parts) + content[done:]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("１２，３４５，Ａ", "12,345，A"),
        ("１，２，３", "1，2，3"),
        ("５．２％", "5.2%"),
        ("占比，５成", "占比，5成"),
    ],
)
def test_numbers_become_half_width(before: str, after: str) -> None:
    assert applied(before) == after
