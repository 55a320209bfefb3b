"""The words of the lexicon in the form in which the grammar looks them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.english.vocabulary import inflected, vocabulary
from reportparse.claiming.lexicon import load_lexicon

if TYPE_CHECKING:
    from reportparse.claiming.english.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("rise rose risen", ["rise", "rises", "rising", "rose", "risen"]),
        ("drop dropped", ["drop", "drops", "dropping", "dropped"]),
        ("carry", ["carry", "carries", "carrying", "carried"]),
        ("cut cut", ["cut", "cuts", "cutting", "cut"]),
        ("edge up", ["edge up", "edges up", "edging up", "edged up"]),
        ("reach", ["reach", "reaches", "reaching", "reached"]),
    ],
)
def test_a_verb_has_its_forms(entry: str, forms: list[str]) -> None:
    assert [form for form, _ in inflected(entry)] == forms


def test_an_extra_lexicon_extends_the_words() -> None:
    words = vocabulary(load_lexicon(('[english.verbs]\nrise = ["moon"]\n',)))
    assert "rise" in words.verbs["mooned"]


def test_limits_have_their_bound(words: Vocabulary) -> None:
    assert (words.limits["floor"], words.limits["ceiling"]) == ("at_least", "at_most")
