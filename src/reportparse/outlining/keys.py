"""Text as headings are compared: letters, digits and characters only, with the way back."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

__all__ = ["Index", "key_of"]

_HALF: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WORD: Final = re.compile(r"[^\W_]")


def key_of(folded: str) -> str:
    """Return the letters, digits and characters of a folded text, in lower case."""
    return "".join(_WORD.findall(folded.translate(_HALF))).lower()


@dataclass(frozen=True, slots=True)
class Index:
    """A text as it is compared, and where each of its characters stands."""

    key: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, folded: str) -> Index:
        """Index a text in simplified characters."""
        found = [
            (match.group(), match.start()) for match in _WORD.finditer(folded.translate(_HALF))
        ]
        # A character whose lower case is longer would shift the offsets; none is in use.
        lowered = [(c.lower() if len(c.lower()) == 1 else c, at) for c, at in found]
        return cls("".join(c for c, _ in lowered), tuple(at for _, at in lowered))

    def find(self, key: str, start: int = 0, most: int = 40) -> list[tuple[int, int]]:
        """Find where a key stands from an offset on, as half-open ranges of the text.

        Args:
            key: what is looked for, as :func:`key_of` gives it.
            start: offset of the text from which it is looked for.
            most: number of places that are found at most.

        """
        found: list[tuple[int, int]] = []
        at = self.key.find(key, bisect_left(self.offsets, start)) if key else -1
        while at >= 0 and len(found) < most:
            found.append((self.offsets[at], self.offsets[at + len(key) - 1] + 1))
            at = self.key.find(key, at + 1)
        return found

    def has(self, key: str, start: int = 0) -> bool:
        """Tell whether a key stands anywhere from an offset on."""
        return bool(key) and self.key.find(key, bisect_left(self.offsets, start)) >= 0

    def after(self, offset: int, length: int) -> Index:
        """Index of some compared characters from an offset of the text on."""
        at = bisect_left(self.offsets, offset)
        return Index(self.key[at : at + length], self.offsets[at : at + length])
