"""Words around a number bound it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.english.bounds import bound_before, bound_behind

if TYPE_CHECKING:
    from reportparse.claiming.english.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("head", "kind", "words_in_front"),
    [
        ("it rose by more than ", "at_least", "more than "),
        ("it fell by almost ", "approx", "almost "),
        ("it costs up to ", "at_most", "up to "),
        ("a total of ", "exact", "a total of "),
        ("it exceeded ", "at_least", ""),
        ("some ", "approx", "some "),
        ("it rose by ", "exact", ""),
        ("~", "approx", "~"),
    ],
)
def test_the_words_in_front_bound_a_number(
    head: str, kind: str, words_in_front: str, words: Vocabulary
) -> None:
    bound = bound_before(f"{head}5%", len(head), words)
    assert (bound.kind, head[bound.place :]) == (kind, words_in_front)


@pytest.mark.parametrize(
    ("tail", "kind"),
    [
        (" or more", "at_least"),
        ("+ stores", "at_least"),
        (" or so", "approx"),
        (" or less.", "at_most"),
        (" and above the floor", "exact"),
        (" of sales", "exact"),
    ],
)
def test_the_words_behind_bound_a_number(tail: str, kind: str, words: Vocabulary) -> None:
    assert bound_behind(f"5%{tail}", 2, "exact", words).kind == kind


def test_what_stands_in_front_counts_more(words: Vocabulary) -> None:
    assert bound_behind("5% or more", 2, "approx", words).kind == "approx"
