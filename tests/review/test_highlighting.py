"""A quantity is found in its sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.review.highlighting import place_in_sentence


def test_the_only_one_is_found() -> None:
    assert place_in_sentence("收入增长8.5%。", "8.5%") == (4, 8)


def test_the_second_one_is_found_by_its_place_in_the_section() -> None:
    text = "前文5%。甲增长5%，乙增长5%。后文5%。"
    sentence = "甲增长5%，乙增长5%。"
    second = text.index("乙增长") + 3
    place = place_in_sentence(sentence, "5%", text, second)
    assert place is not None
    assert place == (9, 11)
    assert sentence[place[0] :].startswith("5%。")


def test_a_sentence_that_is_repeated_does_not_confuse() -> None:
    text = "甲增长5%。" * 3
    assert place_in_sentence("甲增长5%。", "5%", text, text.rindex("5%")) == (3, 5)


def test_characters_outside_the_basic_plane_count_as_one() -> None:
    assert place_in_sentence("𠮷野家增长5%", "5%") == (5, 7)


@pytest.mark.parametrize(
    ("sentence", "quantity"), [("收入增长", "8.5%"), ("", "8.5%"), ("收入增长", "")]
)
def test_one_that_is_not_there_is_not_found(sentence: str, quantity: str) -> None:
    assert place_in_sentence(sentence, quantity) is None


def test_a_place_outside_the_sentence_is_not_believed() -> None:
    assert place_in_sentence("增长5%", "5%", "增长5%", 400) == (2, 4)


@given(
    st.text("5%增a", max_size=12), st.text("5%", max_size=2), st.text("5%增a"), st.integers(0, 30)
)
@settings(deadline=None)
def test_what_is_found_is_the_quantity(
    sentence: str, quantity: str, text: str, char_start: int
) -> None:
    place = place_in_sentence(sentence, quantity, text, char_start)
    if place:
        assert sentence[place[0] : place[1]] == quantity
