"""Readings that a site put after its key characters: ``業(yè)`` is ``業``.

The risk is a gloss of the author's own; that is why only pairs of the document's inferred
key table are taken out, never whatever looks like pinyin.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportparse.repairing.account import Change
from reportparse.repairing.keys import READING
from reportparse.repairing.mirror import Key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportparse.repairing.keys import KeyTable

__all__ = ["annotation_changes", "find_annotations"]

KIND: Final = "annotation"

_EMOJI: Final = re.compile("(?:[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?)+")
_FEWEST_EMOJI: Final = 2
"""So many emoji after readings are a site's habit."""
_BRACKETS: Final = re.compile(rf"\(({READING})\)(?:\(\1\))*")


def find_annotations(content: str, table: KeyTable) -> Iterator[tuple[int, int, Key]]:
    """Find the annotations of a table's keys that stand where their key can be seen.

    Args:
        content: damaged text, or a part of it.
        table: the document's keys.

    Yields:
        Start and end of the brackets, and the key that they annotate. Where the second
        byte of a key is an ASCII letter, the key may be that letter and the second byte
        of the character before it.

    """
    keys = frozenset(table.keys)
    by_bytes = {key.bytes: key for key in table.keys if key.bytes[-1:] < b"\x80"}
    for found in _BRACKETS.finditer(content):
        start = found.start()
        before = content[start - 1 : start]
        key = Key(before, found[1])
        if key not in keys:
            if not before.isascii() or start < 2:  # noqa: PLR2004 - two characters before it
                continue
            straddled = by_bytes.get((content[start - 2] + before).encode("gbk", "replace")[-2:])
            if straddled is None or straddled.reading != found[1]:
                continue
            key = straddled
        end = found.end()
        if table.spaced and content[end : end + 1] == " ":
            end += 1
        yield start, end, key


def _are_adorned(content: str, ends: list[int]) -> bool:
    """Tell whether a site puts emoji after its readings: more often than they stand elsewhere."""
    after = sum(_EMOJI.match(content, end) is not None for end in ends)
    if after < _FEWEST_EMOJI:
        return False
    return 2 * after > sum(1 for _ in _EMOJI.finditer(content))


def annotation_changes(content: str, table: KeyTable) -> list[Change]:
    """Take the readings of a document's keys out of it, and the emoji that a site puts there."""
    rules: dict[Key, str] = {}
    changes: list[Change] = []
    found = list(find_annotations(content, table))
    adorned = _are_adorned(content, [end for _, end, _ in found])
    for start, end, key in found:
        emoji = _EMOJI.match(content, end) if adorned else None
        end = emoji.end() if emoji else end  # noqa: PLW2901 - the emoji goes with the reading
        rule = rules.get(key)
        if rule is None:
            rule = rules[key] = f"the site annotates {key.character} with {key.reading}"
        changes.append(Change(start, end, "", KIND, rule))
    return changes
