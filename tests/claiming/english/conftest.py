"""What the tests of English claims share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.context import Context
from reportparse.claiming.english.scenes import scenes
from reportparse.claiming.english.vocabulary import Vocabulary, vocabulary
from reportparse.claiming.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.claiming.english.drafts import Scene


@pytest.fixture(scope="session")
def words() -> Vocabulary:
    """The vocabulary that ships with the package."""
    return vocabulary(load_lexicon())


@pytest.fixture(scope="session")
def scene_of(words: Vocabulary) -> Callable[[str], Scene]:
    """The scene of a text of one sentence."""
    return lambda text: next(iter(scenes(text, Context(), words))).scene
