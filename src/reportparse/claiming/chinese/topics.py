"""How a report speaks of whom it reports on."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from reportparse.claiming.chinese.folding import fold
from reportparse.language import IDEOGRAPH

if TYPE_CHECKING:
    from reportparse.claiming.lexicon import Lexicon

__all__ = ["self_reference"]

_EVERY: Final = 2_500
"""A report that speaks of itself does so at least once in as many characters."""
_LEAST: Final = 3
"""And at least so many times."""


def self_reference(content: str, lexicon: Lexicon) -> str:
    """Find how a report speaks of whom it reports on.

    Args:
        content: the whole text of the report, in either script.
        lexicon: vocabulary; ``words.self`` of ``chinese.toml`` is what counts.

    Returns:
        The word that it uses most, as it is written there; empty if it hardly uses any.

    """
    folded = fold(content)
    words = sorted(lexicon.words("chinese", "words", "self"), key=lambda word: -len(word))
    found = re.compile("|".join(map(re.escape, words)))
    counts: Counter[str] = Counter()
    for match in found.finditer(folded):
        # 公司 and 集团 at the end of a name are no way to speak of oneself
        named = match[0][0] not in "本全我" and IDEOGRAPH.match(folded[match.start() - 1])
        if match.start() == 0 or not named:
            counts[match[0]] += 1
    if not counts:
        return ""
    families: Counter[str] = Counter()
    for word, count in counts.items():
        families[word.removeprefix("本")] += count
    family, count = max(families.items(), key=lambda item: (item[1], item[0]))
    if count < max(_LEAST, len(folded) / _EVERY):
        return ""
    word = max((f"本{family}", family), key=lambda word: counts[word])
    place = folded.index(word)
    return content[place : place + len(word)]
