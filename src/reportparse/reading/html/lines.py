"""Lines as a browser shows them: white space collapses, references stand for characters."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from reportparse.reading.characters import INVISIBLE, WHITE, joins_without_space
from reportparse.reading.html.scanning import character_reference
from reportparse.reading.html.showing import Look
from reportparse.reading.passages import Passage
from reportparse.reading.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.text import Source, Text

__all__ = ["LineWriter"]

_SHOWN: Final = f"[^{WHITE}{INVISIBLE}&]++"
_PIECE: Final = re.compile(rf"[{WHITE}]++|[{INVISIBLE}]++|&|{_SHOWN}(?: {_SHOWN})*+")
"""White space, what shows nothing, the beginning of a reference, or words a space apart."""

_TYPED_PIECE: Final = re.compile(r"&|\r\n|[\r\n]")
_WHITE: Final = re.compile(rf"[{WHITE}]+")
_INVISIBLE: Final = re.compile(rf"[{INVISIBLE}]+")
_FULL_WIDTH_SPACE: Final = "\u3000"
_RAISABLE: Final = re.compile(r"[0-9+\-n()]{1,6}(?:[,，、][0-9]{1,3})*")
_RAISED: Final = str.maketrans("0123456789+-n()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ⁽⁾")
"""Raised figures become figures that are raised by themselves: as 5.1%¹ and m², so that the
mark of a footnote is not read as a digit of the number before it."""


@dataclass(slots=True)
class _Line:
    """The line that is being written."""

    start: int
    element: int = -1
    """Number of the element of its first character; -1 before that."""
    look: Look = field(default_factory=Look)
    linked: int = 0
    gap: tuple[int, int, bool] | None = None
    """White space that waits for a character after it: its range, and whether a line ended."""


class LineWriter:
    """Writes the characters of a page line by line."""

    def __init__(self, content: str, shown: Sequence[Look]) -> None:
        """Begin a text.

        Args:
            content: source of the page.
            shown: how each of its elements is shown.

        """
        self._content = content
        self._shown = shown
        self._writer = Writer()
        self._line = _Line(0)

    def __len__(self) -> int:
        """Count the characters written so far."""
        return len(self._writer)

    @property
    def reached(self) -> int:
        """One past the last source character that the text stands for so far."""
        return self._writer.reached

    def text(self, source: Source) -> Text:
        """Return what was written as a text of its source."""
        return self._writer.text(source)

    # ---- lines

    def begin(self, element: int) -> None:
        """Begin a line that belongs to an element whatever is written in it, such as a cell."""
        self._line = _Line(len(self._writer), element, self._shown[element])

    def end(self) -> tuple[int, int, int]:
        """End a line without a line end after it.

        Returns:
            Where it begins and ends in the text, and how many of its characters are links.

        """
        line = self._line
        self._writer.strip_end(" \u3000", line.start)
        end = len(self._writer)
        self._line = _Line(end)
        return line.start, end, min(line.linked, end - line.start)

    def put(self, characters: str, at: int) -> None:
        """Write characters that do not stand in the source.

        Args:
            characters: a tab or a line end.
            at: source offset of the place where they are put in.

        """
        at = max(at, self._writer.reached)
        self._writer.stand(characters, at, at)
        self._line = _Line(len(self._writer))

    def finish(self) -> Passage | None:
        """End a line and put a line end after it; None if there is nothing in it."""
        look, element = self._line.look, self._line.element
        if look.preserved:
            self._writer.strip_end(" \t\n\u3000", self._line.start)
        start, end, linked = self.end()
        if start == end:
            return None
        self.put("\n", self.reached)
        return Passage(start, end, look.kind, look.level, element, linked, preserved=look.preserved)

    def gap(self, start: int, end: int, *, ended: bool) -> None:
        """Note white space.

        Args:
            start: its first source character.
            end: one past the last.
            ended: whether a line ends in it, which between Chinese characters is no space.

        """
        before = self._line.gap
        self._line.gap = (before[0], end, before[2] or ended) if before else (start, end, ended)

    def soft_break(self) -> bool:
        """Break a line within a heading or typed lines; tell whether that was enough."""
        line = self._line
        if line.look.kind == "heading":
            self.gap(self.reached, self.reached, ended=True)
        elif line.look.preserved and line.element >= 0:
            self._writer.stand("\n", self.reached, self.reached)
        else:
            return False
        return True

    # ---- characters

    def characters(self, start: int, end: int, element: int, *, flowing: bool) -> None:
        """Write characters of the page.

        Args:
            start: first source character.
            end: one past the last.
            element: number of the element that they stand in.
            flowing: whether white space collapses even where the element would keep it.

        """
        if self._shown[element].preserved and not flowing:
            self._typed_lines(start, end, element)
            return
        done = start
        while done < end:
            piece = _PIECE.match(self._content, done, end)
            if piece is None:  # pragma: no cover - the pattern covers every character
                break
            found = piece[0]
            if found == "&":
                done = self._reference(done, end, element)
                continue
            done = piece.end()
            if _WHITE.match(found):
                self.gap(piece.start(), done, ended="\n" in found or "\r" in found)
            elif not _INVISIBLE.match(found):
                self._visible(found, piece.start(), done, element)

    def _reference(self, start: int, end: int, element: int) -> int:
        resolved = character_reference(self._content, start)
        if resolved is None or resolved[1] > end:
            self._visible("&", start, start + 1, element)
            return start + 1
        characters, after = resolved
        if _WHITE.fullmatch(characters):
            self.gap(start, after, ended=False)
        elif not _INVISIBLE.fullmatch(characters):
            self._visible(characters, start, after, element)
        return after

    def _visible(self, characters: str, start: int, end: int, element: int) -> None:
        line = self._line
        if len(self._writer) == line.start:
            kept = characters.lstrip(_FULL_WIDTH_SPACE)
            if not kept:
                return
            if len(characters) == end - start:
                start += len(characters) - len(kept)
            characters = kept
            line.gap = None
            if line.element < 0:
                line.element, line.look = element, self._shown[element]
        else:
            self._fill_gap(characters[0])
        look = self._shown[element]
        line.linked += len(characters) * look.linked
        if look.raised and _RAISABLE.fullmatch(characters):
            characters = characters.translate(_RAISED)
        self._write(characters, start, end)

    def _fill_gap(self, following: str) -> None:
        """Write a space for the white space before a character, if it shows one."""
        if self._line.gap:
            start, end, ended = self._line.gap
            if not (ended and joins_without_space(self._writer.last, following)):
                self._writer.stand(" ", start, end)
            self._line.gap = None

    def _write(self, characters: str, start: int, end: int) -> None:
        if len(characters) == end - start:
            self._writer.keep(characters, start)
        else:
            self._writer.stand(characters, start, end)

    # ---- typed lines

    def _typed_lines(self, start: int, end: int, element: int) -> None:
        """Write typed lines as they are, references resolved."""
        content = self._content
        done = start
        for piece in _TYPED_PIECE.finditer(content, start, end):
            if piece.start() < done:
                continue
            self._typed(content[done : piece.start()], done, piece.start(), element)
            done = piece.end()
            if piece[0] == "&":
                resolved = character_reference(content, piece.start())
                if resolved and resolved[1] <= end:
                    characters = _WHITE.sub(" ", resolved[0])
                    self._typed(characters, piece.start(), resolved[1], element)
                    done = resolved[1]
                else:
                    self._typed("&", piece.start(), done, element)
            elif self._line.element >= 0:
                self._writer.stand("\n", piece.start(), done)
        self._typed(content[done:end], done, end, element)

    def _typed(self, characters: str, start: int, end: int, element: int) -> None:
        line = self._line
        if line.element < 0:
            if not characters.strip():
                return  # before the first line; its own indentation is no matter
            line.element, line.look = element, self._shown[element]
        line.linked += len(characters) * self._shown[element].linked
        self._write(characters, start, end)
