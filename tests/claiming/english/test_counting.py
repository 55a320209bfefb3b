"""The things that a number counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.english.counting import count_noun, is_plural, singular

if TYPE_CHECKING:
    from reportparse.claiming.english.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("companies", "company"),
        ("people", "person"),
        ("boxes", "box"),
        ("stores", "store"),
        ("SKUs", "SKU"),
        ("branches", "branch"),
        ("staff", "staff"),
    ],
)
def test_a_plural_has_its_singular(plural: str, one: str, words: Vocabulary) -> None:
    assert singular(plural, words) == one


@pytest.mark.parametrize("word", ["business", "analysis", "GDP", "gas", "this"])
def test_some_words_in_s_are_no_plurals(word: str, words: Vocabulary) -> None:
    assert not is_plural(word, words)


@pytest.mark.parametrize(
    ("tail", "noun"),
    [
        (" stores opened", "store"),
        (" listed companies fell", "company"),
        (" smaller firms", "firm"),
        (" corporate customers.", "customer"),
        (" of its products", None),
        (" rose", None),
        (", stores", None),
        (" stops a day", "stop"),
        (" signals expansion", None),
        (" ten-year bonds", "bond"),
        (" further ports", "port"),
        (" older ones", None),
        (" full-time equivalents", "full-time equivalent"),
        (" 200-mm wafers", "wafer"),
        (" head of cattle", "head"),
        (" head offices", "office"),
    ],
)
def test_the_noun_behind_a_number_is_counted(
    tail: str, noun: str | None, words: Vocabulary
) -> None:
    found = count_noun(f"12{tail}", 2, words)
    assert (found[0] if found else None) == noun
