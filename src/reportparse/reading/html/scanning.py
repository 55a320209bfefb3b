"""Cut the source of a page into tags and characters, each with its offsets.

This is a tolerant scanner after the tokenizer of the HTML standard, but for what the
standard throws away at the end of a cut-off page: an unclosed comment or quotation mark
ends at the next ``>``, since losing a report is worse than showing a few odd characters.
It runs in linear time whatever the input.
"""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Characters", "Tag", "character_reference", "scan"]

_NAME: Final = re.compile(r"[a-zA-Z][^\s/>\x00]*+")
_GAP: Final = re.compile(r"[\s/]*+")
_ATTRIBUTE: Final = re.compile(r"([^\s/>][^\s/>=]*+)\s*+(=?)\s*+")
_BARE_VALUE: Final = re.compile(r"[^\s>]*+")
_REFERENCE: Final = re.compile(
    r"&(?:#[0-9]{1,9};?|#[xX][0-9a-fA-F]{1,8};?|[a-zA-Z][a-zA-Z0-9]*+;?)"
)
_LONGEST_NAME: Final = max(map(len, html5))

_RAW: Final = frozenset({"script", "style", "textarea", "title", "xmp", "noembed", "iframe"})
"""Elements whose content holds no tags."""

_MOST_ATTRIBUTES: Final = 200
"""Attributes of one tag that are read; further ones are skipped."""


class Tag(NamedTuple):
    """A start or end tag."""

    name: str
    """In lower case."""
    start: int
    end: int
    attributes: Mapping[str, str]
    """Values with character references resolved, by name in lower case."""
    closing: bool = False
    void: bool = False
    """Whether the tag closes itself (``<br/>``)."""


class Characters(NamedTuple):
    """Characters between tags; references in them are not resolved."""

    start: int
    end: int
    raw: bool = False
    """Whether they stand in an element without tags and references (a script, a style)."""


class _Seeker:
    """Finds a mark further on, and remembers that there is none, so that nobody looks twice."""

    __slots__ = ("_content", "_missing")

    def __init__(self, content: str) -> None:
        self._content = content
        self._missing: set[str] = set()

    def find(self, mark: str, start: int) -> int:
        if mark in self._missing:
            return -1
        found = self._content.find(mark, start)
        if found < 0:
            self._missing.add(mark)
        return found


def scan(content: str, *, xml: bool = False) -> Iterator[Tag | Characters]:
    """Cut a page into tags and characters.

    Args:
        content: source of a page or of a part of one.
        xml: whether it is XHTML, in which a script, too, may close itself.

    Yields:
        Tags and the characters between them in order; comments, declarations and
        processing instructions are left out.

    """
    seeker = _Seeker(content)
    length = len(content)
    done = 0
    while done < length:
        start = content.find("<", done)
        while start >= 0 and not _opens(content, start):
            start = content.find("<", start + 1)
        if start < 0:
            start = length
        if start > done:
            yield Characters(done, start)
        if start == length:
            return
        if content[start + 1] in "!?":
            done = _declaration_end(content, start, seeker)
            continue
        tag = _tag(content, start, seeker)
        if tag is None:
            done = length
            continue
        yield tag
        done = tag.end
        if tag.name in _RAW and not tag.closing and not (xml and tag.void):
            closing = re.compile(rf"</{tag.name}(?=[\s/>])", re.IGNORECASE).search(content, done)
            end = closing.start() if closing else length
            if end > done:
                yield Characters(done, end, raw=True)
            done = end


def _opens(content: str, start: int) -> bool:
    """Tell whether a ``<`` opens a tag or a declaration, not a comparison (``<5%``)."""
    following = content[start + 1 : start + 3]
    if following[:1] == "/":
        return following[1:].isascii() and following[1:].isalpha()
    return following[:1] in {"!", "?"} or (following[:1].isascii() and following[:1].isalpha())


def _declaration_end(content: str, start: int, seeker: _Seeker) -> int:
    if content.startswith("<!--", start):
        if content.startswith(("<!-->", "<!--->"), start):
            return content.index(">", start) + 1
        end = seeker.find("-->", start + 4)
        if end >= 0:
            return end + 3
    elif content.startswith("<![CDATA[", start):
        return start + len("<![CDATA[")
    end = seeker.find(">", start)
    return len(content) if end < 0 else end + 1


def _tag(content: str, start: int, seeker: _Seeker) -> Tag | None:
    """Read a tag; None where the page is cut off in it."""
    closing = content[start + 1] == "/"
    name = _NAME.match(content, start + 1 + closing)
    if name is None:
        return None
    attributes: dict[str, str] = {}
    done = name.end()
    length = len(content)
    void = False
    valued = 0
    while True:
        gap = _GAP.match(content, done)
        done = gap.end() if gap else done
        if done >= length:
            return None
        if content[done] == ">":
            void = content[done - 1] == "/" and done > valued
            break
        found = _ATTRIBUTE.match(content, done)
        if found is None or found.end() == done:
            done += 1
            continue
        done = found.end()
        value = ""
        if found[2]:
            quote = content[done : done + 1]
            end = seeker.find(quote, done + 1) if quote in {'"', "'"} else -1
            if end >= 0:
                value, done = content[done + 1 : end], end + 1
            else:
                bare = _BARE_VALUE.match(content, done)
                value, done = (bare[0], bare.end()) if bare else ("", done)
                valued = done
        if len(attributes) < _MOST_ATTRIBUTES:
            attributes.setdefault(found[1].lower(), html.unescape(value) if "&" in value else value)
    return Tag(name[0].lower(), start, done + 1, attributes, closing, void)


def character_reference(content: str, start: int) -> tuple[str, int] | None:
    """Resolve a character reference.

    Args:
        content: the source.
        start: offset of an ``&``.

    Returns:
        The characters that it stands for and the offset after it; None for an ``&`` that
        stands for itself.

    """
    found = _REFERENCE.match(content, start)
    if found is None:
        return None
    reference = found[0]
    if reference[1] == "#":
        resolved = html.unescape(reference)
        return (resolved, found.end()) if resolved else ("\ufffd", found.end())
    name = reference[1 : _LONGEST_NAME + 1]
    for length in range(len(name), 1, -1):
        resolved = html5.get(name[:length], "")
        if resolved:
            return resolved, start + 1 + length
    return None
