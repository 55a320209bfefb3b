"""Words get their part of speech from the lexicon and their neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.claiming.english.drafts import Scene


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("Prices rise by 5%.", "rise", "V"),
        ("The rise of 5% was small.", "rise", "N"),
        ("Free cash flow came to $5 million.", "flow", "N"),
        ("Diluted earnings were $5.", "diluted", "N"),
        ("Units sold fell 5%.", "sold", "V"),
        ("Average selling prices fell 5%.", "selling", "N"),
        ("It sold 5%, lifting output.", "lifting", "I"),
        ("Observed stocks fell 5%.", "observed", "N"),
        ("They plan to open 5 stores.", "to", "X"),
        ("It rose to 5%.", "to", "P"),
        ("Net debt to adjusted EBITDA was 5x.", "to", "P"),
        ("Since the ban was lifted, it rose 5%.", "since", "S"),
        ("It rose 5% since the ban.", "since", "P"),
        ("Sales cost us $5.", "us", "O"),
        ("Sales in the US fell 5%.", "US", "N"),
        ("Acme Flow Corporation sold 5 ships.", "flow", "N"),
        ("Costs that rose 5% hurt.", "that", "R"),
        ("They say that costs rose 5%.", "that", "S"),
        ("It fell more than 5%.", "more", "A"),
        ("It has more users than 5%.", "more", "J"),
        ("Rates decelerated to 5%.", "decelerated", "V"),
        ("Each member pays $5.", "each", "D"),
    ],
)
def test_a_word_has_its_part_of_speech(
    text: str, word: str, tag: str, scene_of: Callable[[str], Scene]
) -> None:
    tags = {token.lower: token.tag for token in scene_of(text).tokens}
    assert tags[word] == tag


def test_a_possessive_ending_is_a_token_of_its_own(scene_of: Callable[[str], Scene]) -> None:
    tokens = scene_of("China's imports and last year's 5% gain").tokens
    assert [token.lower for token in tokens if token.tag == "G"] == ["’s", "’s"]


def test_quantities_and_times_are_one_token_each(scene_of: Callable[[str], Scene]) -> None:
    scene = scene_of("Sales rose 5 percentage points in the second quarter of 2024.")
    marked = [scene.passage[t.start : t.end] for t in scene.tokens if t.tag in "QT"]
    assert marked == ["5 percentage points", "the second quarter of 2024"]


def test_a_quantity_that_is_a_verb_keeps_its_word(scene_of: Callable[[str], Scene]) -> None:
    assert "doubled" in [token.lower for token in scene_of("Sales doubled.").tokens]
