"""What a mirror site has done to a page."""

from __future__ import annotations

import pytest

from reportparse.repairing.mirrored import mirror_changes


def applied(content: str) -> str:
    parts, done = [], 0
    for change in mirror_changes(content):
        parts += [content[done : change.start], change.replacement]
        done = change.end
    return "".join(parts) + content[done:]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("重慶(Chongqing)業(yè)", "重慶(Chongqing)業(yè)"),
        ("發(fā)展?fàn)I造了環境", "發展營造了環境"),
    ],
)
def test_only_the_damage_of_a_site_is_undone(before: str, after: str) -> None:
    assert applied(before) == after
