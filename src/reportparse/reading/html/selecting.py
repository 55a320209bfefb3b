"""Which passages of a page are the report, and which are the site around it.

Losing a part of the report is worse than keeping a line of navigation, so a passage is
left out only where two signs meet: what its element is called and how little of the page's
prose is in it, or that it lies outside the part of the page that holds the prose and
consists of links. A second opinion comes from an extractor (:mod:`.extracting`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportparse.reading.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.reading.html.flow import Flow, Passage
    from reportparse.reading.html.tree import Element, Page

__all__ = ["main_passages"]

_WORD: Final = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]*")
_SENTENCE: Final = re.compile(r"[。！？；，,;]|[a-z][.!?](?:\s|$)")
_NUMBER: Final = re.compile(r"\d")

_LEAST_PROSE: Final = 30
"""Characters outside links from which a passage without a comma counts as prose."""

_LINKED_SHARE: Final = 0.6
"""Share of a passage's characters in links from which it is navigation."""

_FURNITURE_SHARE: Final = 0.3
"""Share of the page's prose from which an element is the report whatever it is called."""

_MAIN_SHARE: Final = 0.8
"""The main part is the smallest element that holds this share of the page's prose."""


def _prose(passage: Passage, content: str) -> int:
    """Characters of a passage that speak for a report: prose, figures, no links."""
    own = passage.end - passage.start - passage.linked
    if passage.entries:
        return own if _NUMBER.search(content, passage.start, passage.end) else own // 4
    if own < passage.linked or own <= 0:
        return 0
    if passage.kind == "heading":
        return own
    if own >= _LEAST_PROSE or _SENTENCE.search(content, passage.start, passage.end):
        return own
    return 0


def _names(element: Element) -> list[str]:
    attributes = element.attributes
    return [
        word.lower()
        for name in ("class", "id")
        for word in _WORD.findall(attributes.get(name, "")[:500])
    ]


def _is_furniture(element: Element) -> bool:
    """Tell whether an element calls itself navigation, footer, comments and the like."""
    if element.name in {"html", "body", "main", "article"} or not element.name:
        return False
    if element.name in words("page", "furniture", "elements"):
        return True
    if element.attributes.get("role") in words("page", "furniture", "roles"):
        return True
    names = _names(element)
    if not names or set(names).intersection(words("page", "furniture", "content")):
        return False
    if set(names).intersection(words("page", "furniture", "names")):
        return True
    paired = {f"{first} {second}" for first, second in zip(names, names[1:], strict=False)}
    return not paired.isdisjoint(words("page", "furniture", "pairs"))


def _sums(page: Page, passages: Sequence[Passage], weights: Sequence[int]) -> list[int]:
    """Add up the weights of the passages in each element."""
    sums = [0] * len(page.elements)
    for passage, weight in zip(passages, weights, strict=True):
        sums[passage.element] += weight
    for number in range(len(sums) - 1, 0, -1):
        sums[page.elements[number].parent] += sums[number]
    return sums


def _left_out(page: Page, sums: Sequence[int]) -> list[bool]:
    """Tell for each element whether it is furniture, or in an element that is."""
    out = [False] * len(page.elements)
    most = sums[0] * _FURNITURE_SHARE
    for number, element in enumerate(page.elements):
        if number:
            out[number] = out[element.parent] or (sums[number] <= most and _is_furniture(element))
    return out


def _main_element(page: Page, sums: Sequence[int]) -> int:
    """Find the smallest element that holds nearly all of the prose."""
    main = 0
    least = sums[0] * _MAIN_SHARE
    for number, weight in enumerate(sums):
        if number and weight >= least and page.elements[number].parent == main:
            main = number
    return main


def _inside(page: Page, main: int) -> list[bool]:
    inside = [False] * len(page.elements)
    for number, element in enumerate(page.elements):
        inside[number] = number == main or (number > 0 and inside[element.parent])
    return inside


def main_passages(page: Page, flow: Flow, voted: Sequence[bool]) -> list[Passage]:
    """Choose the passages that are the report.

    Args:
        page: the page.
        flow: all that it shows.
        voted: for each passage, whether an extractor kept it, too.

    Returns:
        The chosen passages in order; all of them where nothing looks like a report.

    """
    content = flow.text.content
    weights = [_prose(passage, content) for passage in flow.passages]
    out = _left_out(page, _sums(page, flow.passages, weights))
    left = [
        (passage, weight, vote)
        for passage, weight, vote in zip(flow.passages, weights, voted, strict=True)
        if not out[passage.element]
    ]
    if not any(weight for _, weight, _ in left):
        return list(flow.passages)
    sums = _sums(page, [entry[0] for entry in left], [entry[1] for entry in left])
    inside = _inside(page, _main_element(page, sums))
    return [
        passage
        for passage, weight, vote in left
        if (inside[passage.element] and not _is_linked(passage))
        or (weight and (vote or passage.kind == "heading" or passage.entries))
    ]


def _is_linked(passage: Passage) -> bool:
    return passage.linked >= _LINKED_SHARE * (passage.end - passage.start)
