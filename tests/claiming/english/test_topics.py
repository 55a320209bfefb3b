"""Whom a text speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.english.topics import introduced, named_section, self_reference
from reportparse.claiming.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.claiming.english.drafts import Scene
    from reportparse.claiming.english.vocabulary import Vocabulary


def test_a_report_speaks_of_itself_with_the_word_it_uses_most() -> None:
    content = "The Group grew. The Group's sales rose. The Company paid."
    assert self_reference(content, load_lexicon()) == "the Group"


def test_a_report_on_an_economy_does_not_speak_of_itself() -> None:
    content = "The Bank cut rates. The Bank sees inflation, unemployment and GDP fall."
    assert self_reference(content, load_lexicon()) == ""


@pytest.mark.parametrize("content", ["", "The group of banks grew.", "Prices rose everywhere."])
def test_a_report_may_not_speak_of_itself(content: str) -> None:
    assert self_reference(content, load_lexicon()) == ""


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Flow Control", "Flow Control"),
        ("Motion & Drives", "Motion & Drives"),
        ("Market Overview", ""),
        ("Outlook", ""),
        ("2025 Guidance", ""),
        ("What comes next for everybody", ""),
    ],
)
def test_a_section_title_may_be_a_name(title: str, named: str, words: Vocabulary) -> None:
    assert named_section(title, words) == named


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("At Harbour Life, premiums rose 5%.", "Harbour Life"),
        ("Of the 900 adults we asked, 5% agreed.", "adults"),
        ("In June, sales rose 5%.", ""),
    ],
)
def test_a_sentence_may_introduce_somebody(
    text: str, topic: str, scene_of: Callable[[str], Scene]
) -> None:
    assert introduced(scene_of(text)) == topic
