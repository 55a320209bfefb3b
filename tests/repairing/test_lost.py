"""What is lost is reported and left."""

from __future__ import annotations

import pytest

from reportparse.repairing.lost import lost_changes


@pytest.mark.parametrize("text", ["\ufffd\ufffd", "锟斤拷锟斤拷锟"])
def test_neighbouring_losses_are_one(text: str) -> None:
    assert [(change.start, change.end) for change in lost_changes(text)] == [(0, len(text))]


def test_very_many_losses_share_rows_and_none_is_left_out() -> None:
    content = "营\ufffd业" * 50_000
    changes = lost_changes(content)
    assert len(changes) <= 2_001
    assert sum(change.replacement.count("\ufffd") for change in changes) == 50_000
    assert all(content[c.start : c.end] == c.replacement for c in changes)
