"""How reports put words together."""

from __future__ import annotations

import pytest

from reportparse.repairing.register import LINE_END, NEUTRAL, class_name, register


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("5", ":digit"),
        ("a", ":letter"),
        ("@", ":symbol"),
        ("的", "的"),
        ("杭州", ":ns"),
        ("椅子", ":n"),
        ("椅", ":n1"),
        ("龘龘", ":unknown"),
        ("★", ":symbol"),
    ],
)
def test_words_are_of_a_class(word: str, name: str) -> None:
    assert class_name(word, {"的"}) == name


def test_what_reports_do_is_preferred() -> None:
    habits = register()

    def preference(first: str, second: str) -> float:
        return habits.following[habits.number(first)][habits.number(second)]

    assert preference("5", "%") > 0 > preference("。", "，")
    assert preference("。", LINE_END) > 0


def test_of_an_unknown_class_nothing_is_known() -> None:
    habits = register()
    assert set(habits.following[NEUTRAL]) == {0.0}
