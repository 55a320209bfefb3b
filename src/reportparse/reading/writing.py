"""Write a text character by character, each with its range of the source."""

from __future__ import annotations

from array import array

import numpy as np

from reportparse.text import Source, Text

__all__ = ["Writer"]


class Writer:
    """Collects characters and the source ranges that they stand for."""

    __slots__ = ("_ends", "_parts", "_starts")

    def __init__(self) -> None:
        """Begin with an empty text."""
        self._parts: list[str] = []
        self._starts: array[int] = array("i")
        self._ends: array[int] = array("i")

    def __len__(self) -> int:
        """Count the characters written so far."""
        return len(self._starts)

    @property
    def last(self) -> str:
        """The last character written; empty if there is none."""
        return self._parts[-1][-1] if self._parts else ""

    @property
    def reached(self) -> int:
        """One past the last source character that the text stands for so far."""
        return self._ends[-1] if self._ends else 0

    def keep(self, characters: str, start: int) -> None:
        """Write characters that stand in the source one for one.

        Args:
            characters: what is written.
            start: source offset of the first one.

        """
        if characters:
            self._parts.append(characters)
            end = start + len(characters)
            self._starts.extend(range(start, end))
            self._ends.extend(range(start + 1, end + 1))

    def stand(self, characters: str, start: int, end: int) -> None:
        """Write characters that stand together for a range of the source.

        Args:
            characters: what is written.
            start: first source character that they stand for.
            end: one past the last; equal to start for characters that are put in.

        """
        if characters:
            self._parts.append(characters)
            self._starts.extend([start] * len(characters))
            self._ends.extend([end] * len(characters))

    def strip_end(self, characters: str, begin: int) -> None:
        """Take trailing characters off again.

        Args:
            characters: what is taken off.
            begin: length below which nothing is taken off.

        """
        while len(self) > begin and self.last in characters:
            part = self._parts.pop()
            kept = part.rstrip(characters)
            kept += part[len(kept) : len(kept) + max(0, begin - len(self) + len(part) - len(kept))]
            if kept:
                self._parts.append(kept)
            dropped = len(part) - len(kept)
            del self._starts[-dropped:]
            del self._ends[-dropped:]

    def text(self, source: Source) -> Text:
        """Return what was written as a text of a source."""
        return Text(
            "".join(self._parts),
            source,
            np.array(self._starts, dtype=np.int32),
            np.array(self._ends, dtype=np.int32),
        )
