"""Asking whether a header contains a word of ``tables.toml``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reportparse.claiming.periods.finding import alternatives

if TYPE_CHECKING:
    from reportparse.claiming.lexicon import Lexicon

__all__ = ["any_of", "says"]


@lru_cache(maxsize=64)
def any_of(lexicon: Lexicon, *keys: str) -> re.Pattern[str]:
    """Return a pattern of the words of a list; English ones only as whole words."""
    words = lexicon.words("tables", *keys)
    latin = alternatives(word for word in words if word.isascii())
    han = alternatives(word for word in words if not word.isascii())
    return re.compile(rf"(?<![A-Za-z]){latin}(?![A-Za-z])|{han}", re.IGNORECASE)


@lru_cache(maxsize=8192)
def says(lexicon: Lexicon, content: str, *keys: str) -> bool:
    """Tell whether a folded header contains a word of a list.

    Args:
        lexicon: vocabulary.
        content: the header, folded.
        keys: the way down to the list in ``tables.toml``, such as ``"rates", "change"``.

    """
    return bool(any_of(lexicon, *keys).search(content))
