"""The elements of a page: which is inside which, in the order of the source.

A simplified tree builder after the HTML standard: end tags that are left out are implied
(``p``, ``li``, ``td`` …), end tags that match nothing are ignored, and whatever is open at
the end is closed. Elements are numbered in the order of the source, so that a parent
always has a lower number than its children and one loop hands things down or sums them up:
nothing here recurses, and a page of any depth takes linear time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.errors import LimitError
from reportparse.reading.html.scanning import Characters, Tag, scan
from reportparse.reading.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["BLOCKS", "MOST_ELEMENTS", "Element", "Event", "Page", "build"]

MOST_ELEMENTS: Final = 1_000_000
"""Elements of one page; a page of 50 MB has about as many."""

_VOID: Final = frozenset(words("page", "elements", "void"))

BLOCKS: Final = frozenset(words("page", "elements", "blocks"))
"""Elements that begin and end a line, as browsers show them."""

_EMPHASIS: Final = frozenset(words("page", "elements", "emphasis"))

_CLOSES_PARAGRAPH: Final = BLOCKS - frozenset(words("page", "elements", "within_paragraph"))

_IMPLIED: Final[Mapping[str, tuple[frozenset[str], frozenset[str]]]] = {
    name: (frozenset(closed.split()), frozenset(within.split()))
    for name, closed, within in (
        ("li", "li", "ul ol menu dir table"),
        ("dt", "dt dd", "dl table"),
        ("dd", "dt dd", "dl table"),
        ("option", "option", "select datalist"),
        ("optgroup", "option optgroup", "select"),
        ("td", "td th", "tr table"),
        ("th", "td th", "tr table"),
        ("tr", "tr td th caption colgroup", "table"),
        ("thead", "thead tbody tfoot tr td th caption colgroup", "table"),
        ("tbody", "thead tbody tfoot tr td th caption colgroup", "table"),
        ("tfoot", "thead tbody tfoot tr td th caption colgroup", "table"),
        ("caption", "caption colgroup", "table"),
        ("rt", "rt rp", "ruby"),
        ("rp", "rt rp", "ruby"),
    )
}
"""For a start tag: the elements that it closes, and the element in which it looks for them."""

_PARAGRAPH: Final = (frozenset({"p"}), frozenset({"td", "th", "caption", "table", "button"}))
_FENCES: Final = frozenset({"table", "td", "th", "caption"})
"""An end tag of something else does not reach beyond these."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a page."""

    name: str
    parent: int
    """Number of the element that it is in; -1 for the page itself."""
    attributes: Mapping[str, str]
    start: int
    """Offset of its start tag."""


class Event(NamedTuple):
    """An element begins, an element ends, or characters stand in it."""

    element: int
    start: int = -1
    """First of the characters; -1 where an element begins or ends."""
    end: int = -1
    closing: bool = False
    raw: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """All elements of a page, and the order in which they begin and end."""

    content: str
    elements: tuple[Element, ...]
    """The first one is the page itself and has no name."""
    events: tuple[Event, ...]


class _Builder:
    """Keeps the elements that are open."""

    def __init__(self, *, xml: bool) -> None:
        self.xml = xml
        self.elements = [Element("", -1, {}, 0)]
        self.events = [Event(0)]
        self.open = [0]
        self.depths: dict[str, list[int]] = {}
        """Depths at which elements of each name are open, the deepest last."""

    def begin(self, tag: Tag) -> None:
        name = tag.name
        if name in {"html", "body"} and self.depths.get(name):
            return
        if name in _CLOSES_PARAGRAPH:
            self._close_within(*_PARAGRAPH)
        implied = _IMPLIED.get(name)
        if implied:
            self._close_within(*implied)
        if name == "a":
            self.end("a")
        if len(self.elements) > MOST_ELEMENTS:
            message = (
                f"the page has more than {MOST_ELEMENTS:,} elements; "
                "split it, or save its text alone."
            )
            raise LimitError(message)
        number = len(self.elements)
        self.elements.append(Element(name, self.open[-1], tag.attributes, tag.start))
        self.events.append(Event(number))
        if name in _VOID or (tag.void and (self.xml or name not in BLOCKS)):
            self.events.append(Event(number, closing=True))
            return
        self.depths.setdefault(name, []).append(len(self.open))
        self.open.append(number)

    def end(self, name: str) -> None:
        depths = self.depths.get(name)
        if not depths:
            return
        depth = depths[-1]
        if depth < self._fence(name):
            return
        if name in _EMPHASIS and self._block_above(depth):
            return  # <b><p>…</b>: the paragraph goes on
        self._close_to(depth)

    def _fence(self, name: str) -> int:
        names = (
            {"table"} if name in _FENCES or name in {"tr", "tbody", "thead", "tfoot"} else _FENCES
        )
        if name == "table":
            return 0
        return max((self.depths[fence][-1] for fence in names if self.depths.get(fence)), default=0)

    def _block_above(self, depth: int) -> bool:
        """Tell whether a block was opened since; inline elements above are few."""
        return any(
            self.elements[number].name in BLOCKS
            for number in self.open[depth + 1 : depth + 1 + _LOOK]
        )

    def _close_within(self, closed: frozenset[str], within: frozenset[str]) -> None:
        fence = max((self.depths[name][-1] for name in within if self.depths.get(name)), default=0)
        depths = [
            self.depths[name][-1]
            for name in closed
            if self.depths.get(name) and self.depths[name][-1] > fence
        ]
        if depths:
            # The outermost one: a row closes its cell, too.
            self._close_to(min(depths))

    def _close_to(self, depth: int) -> None:
        while len(self.open) > depth:
            number = self.open.pop()
            name = self.elements[number].name
            if number:
                self.depths[name].pop()
            self.events.append(Event(number, closing=True))

    def finish(self) -> None:
        self._close_to(0)


_PROLOGUE: Final = 200
"""Characters in which the declaration of XML is looked for."""

_LOOK: Final = 50
"""Open elements that are looked through for a block; deeper nests of inline elements are
closed as they come."""


def build(content: str) -> Page:
    """Build the tree of a page.

    Args:
        content: source of a page or of a part of one.

    Raises:
        LimitError: the page has more elements than :data:`MOST_ELEMENTS`.

    """
    xml = content[:_PROLOGUE].lstrip("\ufeff \t\r\n").startswith("<?xml")
    builder = _Builder(xml=xml)
    for piece in scan(content, xml=xml):
        if isinstance(piece, Characters):
            builder.events.append(Event(builder.open[-1], piece.start, piece.end, raw=piece.raw))
        elif isinstance(piece, Tag):
            if piece.closing:
                _end(builder, piece)
            else:
                builder.begin(piece)
    builder.finish()
    return Page(content, tuple(builder.elements), tuple(builder.events))


def _end(builder: _Builder, tag: Tag) -> None:
    if tag.name in {"br", "p"} and not builder.depths.get(tag.name):
        # Browsers show a stray end tag of these as an empty element.
        builder.begin(Tag(tag.name, tag.start, tag.end, {}))
        builder.end(tag.name)
    elif tag.name not in {"html", "body"}:  # what follows them still belongs to the page
        builder.end(tag.name)
