"""What a page says of itself: title, publisher, date and encoding."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import TYPE_CHECKING, Final

from reportparse.language import simplify
from reportparse.reading.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportparse.reading.html.tree import Page

__all__ = ["Statement", "declared_encoding", "statement"]

_DECLARED: Final = re.compile(
    rb"""<meta[^>]{0,400}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,40})"""
    rb"""|^\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)
_HEAD: Final = 8_192
"""Bytes in which an encoding is declared; browsers look at the first 1,024."""

_DATE: Final = re.compile(
    r"(?<!\d)(19\d\d|20\d\d)\s?[-/.年]\s?(1[0-2]|0?[1-9])\s?[-/.月]\s?(3[01]|[12]\d|0?[1-9])(?!\d)"
    r"|(?<!\d)(19\d\d|20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d{3})"
)
_SEPARATOR: Final = re.compile(r"\s*[|｜_]+\s*|\s+[-–—·»:]{1,2}\s+|\s*(?:--+|——)\s*")
_SPACE: Final = re.compile(r"\s+")
_LONGEST_TITLE: Final = 300


@dataclass(frozen=True, slots=True)
class Statement:
    """What the page's own metadata state; empty where they do not."""

    title: str = ""
    publisher: str = ""
    published: str = ""
    """ISO date."""


def declared_encoding(data: bytes) -> str:
    """Return the encoding that a page declares in its head; empty if it declares none."""
    found = _DECLARED.search(data[:_HEAD])
    return (found[1] or found[2]).decode("ascii").lower() if found else ""


def statement(page: Page, shown_titles: tuple[str, ...] = ()) -> Statement:
    """Gather what a page states of itself.

    Args:
        page: the page.
        shown_titles: headings of the first level that it shows.

    Returns:
        Its title without the name of the site, its publisher and its date.

    """
    metadata = _metadata(page)
    names = [value for key in words("page", "metadata", "site") if (value := metadata.get(key, ""))]
    tagged = _title_tag(page)
    stated = next(
        (value for key in words("page", "metadata", "title") if (value := metadata.get(key, ""))),
        "",
    )
    return Statement(
        title=_choose_title(tagged, stated, shown_titles, names),
        publisher=next(
            (
                value
                for key in words("page", "metadata", "publisher")
                if (value := metadata.get(key, "")) and len(value) <= _LONGEST_TITLE
            ),
            "",
        ),
        published=next(
            (
                found
                for key in words("page", "metadata", "published")
                if (found := _iso_date(metadata.get(key, "")))
            ),
            "",
        ),
    )


def _metadata(page: Page) -> Mapping[str, str]:
    """Values of the ``meta`` elements by name in lower case; the first one of a name counts."""
    found: dict[str, str] = {}
    for element in page.elements:
        if element.name != "meta":
            continue
        content = _tidy(element.attributes.get("content", ""))
        for key in ("name", "property", "itemprop"):
            name = element.attributes.get(key, "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _tidy(content: str) -> str:
    return _SPACE.sub(" ", content[: 4 * _LONGEST_TITLE]).strip()[:_LONGEST_TITLE]


def _title_tag(page: Page) -> str:
    titles = {number for number, element in enumerate(page.elements) if element.name == "title"}
    for event in page.events:
        if event.element in titles and event.start >= 0:
            found = _tidy(unescape(page.content[event.start : event.end]))
            if found:
                return found
    return ""


def _choose_title(tagged: str, stated: str, shown: tuple[str, ...], sites: list[str]) -> str:
    """Choose the title: what the page shows and states alike, else the title without the site."""
    key = _key(tagged)
    for title in shown:
        if key and _key(title) and _key(title) in key:
            return _tidy(title)
    if stated and _key(stated) in key:
        return stated
    title = tagged or stated
    for site in sites:
        for part in _site_parts(title, site):
            title = part
    parts = _SEPARATOR.split(title)
    while len(parts) > 1 and _is_site(parts[-1]) and any(map(str.strip, parts[:-1])):
        end = title.rindex(parts[-1])
        title = _SEPARATOR.sub(
            lambda found: "" if found.end() == len(found.string) else found[0], title[:end]
        )
        parts = parts[:-1]
    return title.strip() or (_tidy(shown[0]) if shown else "")


def _site_parts(title: str, site: str) -> Iterator[str]:
    if site and title.endswith(site) and title != site:
        yield _SEPARATOR.sub(
            lambda found: "" if found.end() == len(found.string) else found[0],
            title[: -len(site)],
        ).rstrip(" -_|–—·")


def _is_site(part: str) -> bool:
    folded = simplify(part.strip()).lower()
    return any(
        folded.endswith(word) or word == folded for word in words("page", "metadata", "site_words")
    )


def _key(title: str) -> str:
    return "".join(filter(str.isalnum, simplify(title).lower()))


def _iso_date(value: str) -> str:
    found = _DATE.search(value)
    if not found:
        return ""
    parts = [int(part) for part in found.groups() if part]
    try:
        return date(*parts).isoformat()
    except ValueError:
        return ""
