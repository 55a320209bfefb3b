"""Stretches of a sentence are found and described."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.english.stretches import Stretches, lie, nature_of, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.claiming.english.drafts import Scene
    from reportparse.claiming.english.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ((2, 5), (2, 5), "same"),
        ((2, 3), (2, 5), "start"),
        ((4, 5), (2, 5), "end"),
        ((3, 4), (2, 5), "inside"),
        ((1, 6), (2, 5), "around"),
        ((1, 3), (2, 5), "across"),
        ((5, 6), (2, 5), "apart"),
    ],
)
def test_how_two_ranges_lie(one: tuple[int, int], other: tuple[int, int], how: str) -> None:
    assert lie(one, other) == how


def test_an_article_and_capitals_make_no_difference_between_mentions() -> None:
    assert plain("The Group") == plain("the group") == "group"


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("the Group", "self"),
        ("Alder Shipping Limited", "company"),
        ("net revenue", "measure"),
        ("Market overview", "topic"),
        ("Port of Calder", "name"),
        ("regional customers", "kind"),
        ("green paint", "words"),
    ],
)
def test_what_a_phrase_names(text: str, nature: str, words: Vocabulary) -> None:
    assert nature_of(text, words) == nature


def test_stretches_begin_and_end_with_words_and_cross_no_quantity(
    scene_of: Callable[[str], Scene],
) -> None:
    stretches = Stretches(scene_of("Sales of paint in Chile rose 5% and costs fell."))
    texts = [stretch.text for stretch in stretches.near(6, 20, 20)]
    assert {"Sales", "Sales of paint", "paint in Chile", "costs"} <= set(texts)
    assert not any("5%" in text or text.startswith(("of", "and")) for text in texts)


def test_the_head_is_the_last_noun_before_what_is_attached(
    scene_of: Callable[[str], Scene],
) -> None:
    stretches = Stretches(scene_of("Average selling price of paint rose 5%."))
    assert stretches.tokens[stretches.head(0, 5)].lower == "price"


def test_a_path_tells_what_stands_between(scene_of: Callable[[str], Scene]) -> None:
    stretches = Stretches(scene_of("Sales rose 5%."))
    assert stretches.path(2, 3) == {2: "<", 1: "< R", 0: "< R m", 3: ">", 4: "> ."}
