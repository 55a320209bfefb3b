"""Where the entries of the contents list stand in the body.

An entry is matched whole (number and title, also inside a line into which it was glued), by its
title alone where the body numbers it otherwise, or nearly, where one of the two is damaged.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from reportparse.outlining.keys import key_of
from reportparse.outlining.sequence import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportparse.outlining.contents import Contents
    from reportparse.outlining.entries import Entry
    from reportparse.outlining.keys import Index
    from reportparse.outlining.lines import Line

__all__ = ["Matcher"]

_ALIKE: Final = 0.72
"""Share of characters that a title and its entry have in common at least."""
_NAMESAKES: Final = 24
"""Entries with one title, or one number, that are tried at most."""
_CLOSING: Final = "”’》」』）)？?！!%"
_OPENING: Final = "“‘《「『（("
_SENTENCE_BEFORE: Final = re.compile(r"[。！？!?；;…”』」\n](?:\[\d+\]|[①-⑳])?\s*$")
_CITED_BEFORE: Final = re.compile(r"[见在第参照如“「《(（]\s*$|see\s+$|section\s+$", re.IGNORECASE)


class Matcher:
    """Matches the entries of one contents list."""

    def __init__(
        self, contents: Contents, lines: Sequence[Line], index: Index, folded: str
    ) -> None:
        """Take the list, the lines of the body, the text as it is compared and simplified."""
        self.contents = contents
        self.lines = lines
        self.index = index
        self.folded = folded
        self.starts = [line.start for line in lines]
        self.by_title: dict[str, list[int]] = defaultdict(list)
        self.by_number: dict[str, list[int]] = defaultdict(list)
        for at, entry in enumerate(contents.entries):
            self.by_title[entry.title_key].append(at)
            if entry.number is not None:
                self.by_number[key_of(entry.number.printed)].append(at)
        self.keys = {entry.key for entry in contents.entries}

    def listed(self, candidate: Candidate) -> list[Candidate]:
        """Readings of a whole line with the entries that it may be; empty if it is none.

        A line that is an entry by number and title is left to :meth:`whole`.
        """
        title = key_of(self.folded[candidate.title : candidate.end])
        if not title:
            return []
        weight = max(candidate.weight, -0.5)
        same = self.by_title.get(title, ())
        if same:
            return [replace(candidate, weight=weight + 2.0, entry=at) for at in same[:_NAMESAKES]]
        if candidate.number is None:
            return []
        return [
            replace(candidate, weight=weight + 1.5, entry=at)
            for at in self.by_number.get(key_of(candidate.number.printed), ())[:_NAMESAKES]
            if _alike(title, self.contents.entries[at].title_key)
        ]

    def whole(self) -> Iterator[Candidate]:
        """Places of the body at which an entry stands with number and title."""
        for at, entry in enumerate(self.contents.entries):
            places = self.index.find(entry.key, self.contents.end)
            for start, end in places or self._nearly(entry):
                if (found := self._place(start, _closed(self.folded, end), entry, at)) is not None:
                    yield found

    def _nearly(self, entry: Entry) -> list[tuple[int, int]]:
        """Places at which an entry stands but for some characters in its middle."""
        number = len(entry.key) - len(entry.title_key)
        length = len(entry.title_key)
        if entry.number is None or length < 6:  # noqa: PLR2004 - half of less stands everywhere
            return []
        head = entry.key[: number + length // 2]
        tail = entry.key[-max(2, length // 4) :]
        found = []
        for start, end in self.index.find(head, self.contents.end):
            reach = self.index.after(end, length // 2 + 4)
            stop = reach.key.find(tail)
            if stop >= 0:
                found.append((start, reach.offsets[stop + len(tail) - 1] + 1))
        return found

    def _place(self, start: int, end: int, entry: Entry, at: int) -> Candidate | None:
        line_at = max(0, bisect_right(self.starts, start) - 1)
        line = self.lines[line_at] if self.lines else None
        if line is None or line.outside or not line.start <= start < line.end:
            return None
        title = start + entry.title_start - entry.start
        if (
            key_of(self.folded[title:end]) != entry.title_key
            or self.folded[title : title + 1].isspace()
        ):
            title = self._title_start(start, end, entry)
        return Candidate(
            start,
            title,
            end,
            entry.number,
            self._weight(start, end, entry, line),
            line_at,
            at,
            line.level if line.start == start else None,
            line.look,
        )

    def _title_start(self, start: int, end: int, entry: Entry) -> int:
        """Where the title begins in a match that is spaced otherwise than its entry."""
        number = len(entry.key) - len(entry.title_key)
        at, seen = start, 0
        while at < end and seen < number:
            seen += len(key_of(self.folded[at]))
            at += 1
        while at < end and not (self.folded[at].isalnum() or self.folded[at] in _OPENING):
            at += 1
        return at

    def _weight(self, start: int, end: int, entry: Entry, line: Line) -> float:
        """Weight of an entry found in the body."""
        weight = 5.0 if entry.number else 1.0
        if line.start == start:
            ends = key_of(self.folded[end : line.end]) == ""
            return weight + (2.0 if ends else 0.5 if entry.number else -2.0)
        before = self.folded[max(0, start - 12) : start]
        if _CITED_BEFORE.search(before):
            return weight - 6.0
        if entry.number is None:
            return weight - (0.5 if _SENTENCE_BEFORE.search(before) else 2.5)
        return weight - (0.0 if _SENTENCE_BEFORE.search(before) else 1.0)


def _closed(folded: str, end: int) -> int:
    """Take in a closing bracket or quotation mark that belongs to a title."""
    while end < len(folded) and folded[end] in _CLOSING:
        end += 1
    return end


def _alike(title: str, other: str) -> bool:
    """Whether two titles are nearly the same, or one begins with the other."""
    if min(len(title), len(other)) > 3 and (title.startswith(other) or other.startswith(title)):  # noqa: PLR2004 - shorter ones are chance
        return True
    return SequenceMatcher(None, title, other, autojunk=False).ratio() >= _ALIKE
