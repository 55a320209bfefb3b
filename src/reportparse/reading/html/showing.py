"""What a browser would do with an element: hide it, keep its white space, show it raised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportparse.reading.lexicon import words

if TYPE_CHECKING:
    from reportparse.reading.html.tree import Element, Page
    from reportparse.records import BlockKind

__all__ = ["Look", "looks"]

_UNSHOWN: Final = frozenset(words("page", "elements", "unshown"))
"""Elements whose content is not running text, or not shown."""

_HIDING: Final = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|(?:left|top|text-indent|margin-left|margin-top)\s*:\s*-\d{3,}(?:\.\d+)?\s*(?:px|em|pt|%)"
    r"|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:[;!]|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:[;!]|$)"
    r"|(?:max-)?height\s*:\s*0(?:px)?\s*;\s*overflow\s*:\s*hidden"
    r"|clip\s*:\s*rect\(\s*0)",
    re.IGNORECASE,
)
"""Styles by which nothing is seen: not shown, or shown outside the window or too small, as
sites do with links for search engines."""

_LONGEST_STYLE: Final = 2_000
"""Characters of a style or class that are looked at."""

_SPOKEN: Final = frozenset(words("page", "elements", "spoken"))
"""Classes whose content is for screen readers only."""

_PRESERVING: Final = re.compile(r"white-space\s*:\s*(?:pre\b|pre-wrap|break-spaces)", re.IGNORECASE)
_SHOWN_AS: Final = re.compile(r"(?:^|;)\s*display\s*:\s*([a-z-]+)", re.IGNORECASE)
_HEADING: Final = re.compile(r"h([1-6])")


@dataclass(frozen=True, slots=True)
class Look:
    """How the characters of an element are shown; handed down to the elements in it."""

    hidden: bool = False
    preserved: bool = False
    """Whether white space and line ends count as they are."""
    raised: bool = False
    """Whether they stand as an exponent or the mark of a footnote."""
    linked: bool = False
    """Whether they lead to another page."""
    kind: BlockKind = "paragraph"
    level: int | None = None
    inline: bool | None = None
    """Whether the style makes it flow in a line or stand by itself; None if it does not say."""


def looks(page: Page) -> list[Look]:
    """Tell how each element of a page is shown, in the order of its elements."""
    shown: list[Look] = []
    for element in page.elements:
        above = shown[element.parent] if element.parent >= 0 else Look()
        shown.append(_look(element, above))
    return shown


def _look(element: Element, above: Look) -> Look:
    name, attributes = element.name, element.attributes
    kind, level = above.kind, above.level
    heading = _HEADING.fullmatch(name)
    if heading:
        kind, level = "heading", int(heading[1])
    elif name == "li":
        kind, level = "list_item", None
    elif name in {"caption", "figcaption"}:
        kind, level = "caption", None
    elif name in {"td", "th", "table"}:
        kind, level = "paragraph", None
    elif attributes.get("role") == "heading":
        stated = attributes.get("aria-level", "")
        kind, level = "heading", int(stated) if stated in {*"123456"} else None
    style = attributes.get("style", "")
    display = _SHOWN_AS.search(style) if style else None
    return _shared(
        above,
        Look(
            hidden=above.hidden or name in _UNSHOWN or _is_hidden(element, style),
            preserved=name in {"pre", "listing", "xmp", "plaintext"}
            or bool(style and _PRESERVING.search(style))
            or (above.preserved and name != "table"),
            raised=above.raised or name == "sup",
            linked=above.linked or (name == "a" and _leads_away(attributes.get("href"))),
            kind=kind,
            level=level,
            inline=_flows(display[1].lower(), name) if display else None,
        ),
    )


def _flows(display: str, name: str) -> bool | None:
    """Tell whether an element flows in a line by its style; None where its kind decides."""
    if name in {"td", "th", "tr", "li"} or display.startswith(("none", "inherit", "initial")):
        return None
    return display.startswith(("inline", "contents", "ruby"))


def _shared(above: Look, look: Look) -> Look:
    """Use the object of the parent where nothing differs, so that deep pages stay small."""
    return above if look == above else look


def _leads_away(target: str | None) -> bool:
    """Tell whether a link leads elsewhere than to a place on the page."""
    return bool(target) and (target == "#" or not str(target).startswith("#"))


def _is_hidden(element: Element, style: str) -> bool:
    attributes = element.attributes
    if "hidden" in attributes or (style and _HIDING.search(style[:_LONGEST_STYLE])):
        return True
    if not _SPOKEN.isdisjoint(attributes.get("class", "")[:_LONGEST_STYLE].lower().split()):
        return True
    return attributes.get("aria-hidden") == "true" or (
        element.name == "input" and attributes.get("type") == "hidden"
    )
