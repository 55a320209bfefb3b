"""Characters that stand for other characters."""

from __future__ import annotations

import pytest

from reportparse.repairing.glyphs import glyph_changes, invisible_changes, look_alikes


@pytest.mark.parametrize(("shown", "meant"), [("⽤⼾", "用戶"), ("\uf9dd率", "利率"), ("用户", "")])
def test_look_alikes_become_what_they_mean(shown: str, meant: str) -> None:
    replaced = "".join(change.replacement for change in glyph_changes(shown))
    assert replaced == meant.removesuffix("率")


@pytest.mark.parametrize(("text", "count"), [("a\u200bb", 1), ("می\u200cخواهم", 0), ("ab", 0)])
def test_what_has_no_width_goes(text: str, count: int) -> None:
    assert len(invisible_changes(text)) == count


def test_look_alikes_are_no_meanings_of_their_own() -> None:
    table = look_alikes()
    assert not {meant for meant, _ in table.values()} & table.keys()
