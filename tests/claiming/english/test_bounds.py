"""Words around a number bound it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.english.bounds import bound_before, bound_behind, spans_time

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
        ("it went up to ", "exact", ""),
        ("it can rise up to ", "at_most", "up to "),
        ("it was below the ", "exact", "the "),
        ("it did not exceed ", "at_most", ""),
        ("none of them exceeds ", "at_most", ""),
        ("it never fell below ", "at_least", "below "),
        ("it did not only exceed ", "at_least", ""),
        ("no single buyer takes more than ", "at_most", "more than "),
        ("it approached ", "approx", ""),
        ("no fewer than ", "at_least", "no fewer than "),
        ("limited to ", "at_most", "limited to "),
        ("just over ", "at_least", "just over "),
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
        ("-plus clients", "at_least"),
        (" plus shops", "at_least"),
        (" plus tax", "exact"),
        (" and above the floor", "exact"),
        (" of sales", "exact"),
    ],
)
def test_the_words_behind_bound_a_number(tail: str, kind: str, words: Vocabulary) -> None:
    assert bound_behind(f"5%{tail}", 2, "exact", words).kind == kind


def test_a_mark_is_a_bound_although_it_is_known(words: Vocabulary) -> None:
    text = "above the 5% mark"
    assert bound_before(text, 10, words, 12).kind == "at_least"
    assert bound_before("above the 5% of 2023", 10, words, 12).kind == "exact"


@pytest.mark.parametrize(
    ("head", "tail", "spans"),
    [
        ("spent on roads over ", ".", True),
        ("over ", ", sales rose", True),
        ("they have over ", ".", False),
        ("built over ", " of work", False),
        ("at least ", ".", False),
    ],
)
def test_over_a_time_is_no_bound(head: str, tail: str, words: Vocabulary, *, spans: bool) -> None:
    text = f"{head}three years{tail}"
    bound = bound_before(text, len(head), words)
    assert spans_time(text, bound, len(head) + len("three years"), words) is spans


def test_what_stands_in_front_counts_more(words: Vocabulary) -> None:
    assert bound_behind("5% or more", 2, "approx", words).kind == "approx"
