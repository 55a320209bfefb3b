"""Clean reports: Markdown in, headings, paragraphs and tables out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

__all__ = ["SOURCES", "Document", "Element", "Heading", "Paragraph", "Table", "read_source"]

SOURCES: Final = Path(__file__).parent / "sources"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with the number printed before it; level 1 is a chapter."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; one that stands before a table is its caption."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the header first, and the paragraph before it as caption."""

    caption: str
    rows: tuple[tuple[str, ...], ...]


Element: TypeAlias = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A title and what stands under it, in order."""

    title: str
    elements: tuple[Element, ...]

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Headings below the title."""
        return tuple(element for element in self.elements if isinstance(element, Heading))

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Running text, captions left out."""
        return tuple(element.text for element in self.elements if isinstance(element, Paragraph))

    @property
    def tables(self) -> tuple[Table, ...]:
        """Tables in order."""
        return tuple(element for element in self.elements if isinstance(element, Table))


def read_source(name: str) -> Document:
    """Read a clean report.

    Args:
        name: file name in ``sources/`` without its ending.

    """
    blocks = (SOURCES / f"{name}.md").read_text(encoding="utf-8").strip().split("\n\n")
    title = blocks[0].removeprefix("# ")
    elements: list[Element] = []
    for block in blocks[1:]:
        if block.startswith("#"):
            marks, _, text = block.partition(" ")
            elements.append(Heading(len(marks) - 1, text))
        elif block.startswith("|"):
            caption = elements.pop()
            if not isinstance(caption, Paragraph):
                message = f"{name}: a table needs a paragraph before it as its caption"
                raise ValueError(message)
            elements.append(Table(caption.text, _rows(block)))
        else:
            elements.append(Paragraph(block))
    return Document(title, tuple(elements))


def _rows(block: str) -> tuple[tuple[str, ...], ...]:
    lines = [line.strip("|").split("|") for line in block.splitlines()]
    return tuple(tuple(cell.strip() for cell in cells) for cells in (lines[0], *lines[2:]))
