"""Changes are made, recorded and replayed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.repairing.account import Change, apply, replay, separate
from reportparse.text import Text

if TYPE_CHECKING:
    from reportparse.records import Repair


def test_no_change_leaves_no_row() -> None:
    text = Text.of("数据")
    assert apply(text, []) == (text, ())


def test_a_row_says_what_stood_where() -> None:
    edited, (row,) = apply(Text.of("業(yè)務"), [Change(1, 5, "", "annotation", "rule")])
    assert edited.content == "業務"
    assert (row.before, row.after, row.source_start, row.source_end) == ("(yè)", "", 1, 5)


def test_damage_that_can_only_be_reported_changes_nothing() -> None:
    change = Change(1, 2, "\ufffd", "lost_character", certainty="unrecoverable")
    edited, (row,) = apply(Text.of("营\ufffd入"), [change])
    assert edited.content == "营\ufffd入"
    assert row.before == row.after


def test_the_same_change_everywhere_shares_a_row() -> None:
    changes = [Change(place, place + 1, "随", "script") for place in (0, 3)]
    edited, (row,) = apply(Text.of("隨時、隨地"), changes, folding=True)
    assert edited.content == "随時、随地"
    assert (row.count, row.source_start, row.source_end) == (2, 0, 4)


def test_a_change_that_is_not_made_everywhere_has_its_own_row() -> None:
    _, rows = apply(Text.of("隨著著名著"), [Change(1, 2, "着", "script")], folding=True)
    assert [row.count for row in rows] == [1]


def test_a_row_covers_the_whole_of_an_earlier_replacement() -> None:
    text, first = apply(Text.of("?abc了"), [Change(0, 4, "隨著", "shifted_run")])
    edited, second = apply(text, [Change(1, 2, "着", "script")])
    assert edited.content == "隨着了"
    assert (second[0].before, second[0].after) == ("隨著", "隨着")
    assert replay(Text.of("?abc了"), (*first, *second)).content == "隨着了"


def test_shared_rows_may_rest_on_one_another() -> None:
    damaged = text = Text.of("甲甲")
    account: list[Repair] = []
    for after in "乙丙":
        changes = [Change(place, place + 1, after, "x") for place in (0, 1)]
        text, rows = apply(text, changes, folding=True)
        account += rows
    assert [row.count for row in account] == [2, 2]
    assert replay(damaged, account).content == "丙丙"


def test_an_account_of_another_text_is_refused() -> None:
    _, rows = apply(Text.of("業(yè)務"), [Change(1, 5, "", "annotation")])
    with pytest.raises(ValueError, match="account"):
        replay(Text.of("業務增長"), rows)


def test_a_shared_row_of_another_text_is_refused() -> None:
    changes = [Change(place, place + 1, "随", "script") for place in (0, 3)]
    _, (row,) = apply(Text.of("隨時、隨地"), changes, folding=True)
    with pytest.raises(ValueError, match="account"):
        replay(Text.of("隨時、隨地"), [replace(row, count=3)])


def test_of_overlapping_changes_the_first_and_longest_is_kept() -> None:
    changes = [Change(2, 5, "b", "x"), Change(0, 3, "a", "x"), Change(0, 1, "c", "x")]
    assert separate(changes) == [Change(0, 3, "a", "x")]


@settings(deadline=None)
@given(st.text("隨著业a", max_size=12), st.data())
def test_any_two_steps_can_be_replayed(content: str, data: st.DataObject) -> None:
    damaged = text = Text.of(content)
    account: list[Repair] = []
    for _ in range(2):
        places = data.draw(st.lists(st.integers(0, len(text)), unique=True, max_size=6))
        cuts = sorted(places)
        changes = [
            Change(start, end, data.draw(st.text("隨业b", max_size=3)), "x")
            for start, end in zip(cuts[::2], cuts[1::2], strict=False)
        ]
        text, rows = apply(text, changes, folding=data.draw(st.booleans()))
        account += rows
    assert replay(damaged, account).content == text.content
