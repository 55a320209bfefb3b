"""A passage is cut into sentences and list items."""

from __future__ import annotations

import pytest

from reportparse.claiming.english.sentences import LONGEST, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales rose. Costs fell.", ["Sales rose.", "Costs fell."]),
        (
            "Sales of Acme Inc. rose 3.5% to $2 million.",
            ["Sales of Acme Inc. rose 3.5% to $2 million."],
        ),
        ("It rose.[3] Costs fell.", ["It rose.[3]", "Costs fell."]),
        ("See p. 12 and No. 4. It rose.", ["See p. 12 and No. 4.", "It rose."]),
        ("“It rose.” Costs fell.", ["“It rose.”", "Costs fell."]),
        ("• Sales of $5\n• Costs of $3", ["Sales of $5", "Costs of $3"]),
        ("Did it rise? 3% did.", ["Did it rise?", "3% did."]),
    ],
)
def test_a_full_stop_ends_a_sentence_but_no_abbreviation(text: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in sentences(text)] == expected


def test_items_of_a_list_are_marked() -> None:
    assert [s.bullet for s in sentences("Our aims:\n• Grow 5%\n(b) Cut 3%")] == [False, True, True]


def test_only_the_first_sentence_of_a_line_opens_it() -> None:
    assert [s.first for s in sentences("A rose. B fell.\nC held.")] == [True, False, True]


def test_a_sentence_without_end_is_cut_at_a_space() -> None:
    text = "word " * LONGEST
    pieces = list(sentences(text))
    assert all(s.end - s.start <= LONGEST for s in pieces)
    assert "".join(text[s.start : s.end] for s in pieces).replace(" ", "") == "word" * LONGEST
