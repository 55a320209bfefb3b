"""Noun phrases are split into what is measured and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.english.phrases import split

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.claiming.english.drafts import Scene


@pytest.mark.parametrize(
    ("phrase", "metric", "subject"),
    [
        ("China's apparent consumption", "apparent consumption", "China"),
        ("European imports", "imports", "European"),
        ("World oil demand", "oil demand", "World"),
        ("Occupancy of the Chengdu office tower", "Occupancy", "Chengdu office tower"),
        ("The carrying value of listed shares", "carrying value of listed shares", ""),
        ("The share of online sales", "share of online sales", ""),
        ("Premiums from motor insurance", "Premiums", "motor insurance"),
        ("Margins in Northwest Europe", "Margins", "Northwest Europe"),
        ("Spending on food", "Spending on food", ""),
        ("Net debt to EBITDA", "Net debt to EBITDA", ""),
        ("Profit before tax", "Profit before tax", ""),
        ("The Group", "", "The Group"),
        ("The Bank of Norland", "", "The Bank of Norland"),
        ("Acme's loyalty programme", "", "Acme's loyalty programme"),
        ("Refinery runs", "Refinery runs", ""),
        ("It", "", ""),
    ],
)
def test_a_phrase_is_split(
    phrase: str, metric: str, subject: str, scene_of: Callable[[str], Scene]
) -> None:
    scene = scene_of(f"{phrase} were 5%.")
    span = scene.clauses[-1].subject
    assert span is not None
    found = split(scene.passage, scene.tokens, span, scene.vocabulary)
    assert (found.metric, found.subject) == (metric, subject)


def test_a_pronoun_refers_to_somebody_named_before(scene_of: Callable[[str], Scene]) -> None:
    scene = scene_of("Its stores sold 5%.")
    span = scene.clauses[0].subject
    assert span is not None
    assert split(scene.passage, scene.tokens, span, scene.vocabulary).refers
