"""Names that a text repeats: whom its sentences may be about without saying so."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportparse.claiming.english.vocabulary import Vocabulary
    from reportparse.claiming.lexicon import Lexicon

__all__ = ["names_in", "repeated_names"]

_WORD: Final = r"[A-Z][\w&’'.-]*(?<=\w)(?<!['’]s)"
_NAME: Final = re.compile(rf"(?<![\w.’'-])(?:{_WORD})(?:\s(?:(?:of|and|&)\s)?{_WORD})*")
_OF: Final = re.compile(r"\s(?:of|in|and|at)\s(?:the\s)?")
_INSIDE: Final = re.compile(r"[a-z,;] $")
"""What stands in front of a name in the middle of a sentence."""
_TIMES: Final = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Easter|Christmas|Q\d|H\d|FY\w*)\b"
)
_KEPT: Final = 5
_LEAST: Final = 2
_LONGEST: Final = 5
"""Words of a name."""


def names_in(content: str) -> Iterator[re.Match[str]]:
    """Find the names of a text, and capitalised words that open a sentence."""
    for match in _NAME.finditer(content):
        if not _TIMES.match(match[0]) and match[0].count(" ") < _LONGEST:
            yield match


def _is_measure(name: str, words: Vocabulary) -> bool:
    last = name.lower().rpartition(" ")[2]
    return (
        last in words.words("words.metrics")
        or name.lower() in words.words("words.measure_prefixes")
        or name in words.units
        or name in words.prefixes
    )


def repeated_names(content: str, title: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the names that a report repeats most, the most frequent first.

    Args:
        content: the whole text of the report.
        title: its title, in which a name counts as in the text.
        lexicon: vocabulary.

    """
    words = vocabulary(lexicon)
    counts: Counter[str] = Counter()
    sure: set[str] = set()
    for match in names_in(content):
        name = match[0]
        counts[name] += 1
        if " " in name or _INSIDE.search(content, max(0, match.start() - 2), match.start()):
            sure.add(name)
        for part in _OF.split(name)[1:]:
            counts[part] += 1
            sure.add(part)
    for match in names_in(title):
        for name in {match[0], *_OF.split(match[0])} & counts.keys():
            counts[name] += 1
    often = [
        (name, count)
        for name, count in counts.items()
        if name in sure and count >= _LEAST and not _is_measure(name, words)
    ]
    often.sort(key=lambda item: (-item[1], item[0]))
    return tuple(name for name, _ in often[:_KEPT])
