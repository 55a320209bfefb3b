"""Which passages of a page are the report, and which are the site around it.

Losing a part of the report is worse than keeping a line of navigation, so a passage is
left out only where two signs meet: what its element is called and how little of the page's
prose is in it, or that it lies outside the part of the page that holds the prose and
consists of links. A second opinion comes from an extractor (:mod:`.extracting`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reportparse.language import simplify
from reportparse.reading.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.reading.html.flow import Flow
    from reportparse.reading.html.tree import Element, Page
    from reportparse.reading.passages import Passage

__all__ = ["main_passages"]

_WORD: Final = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]*")
_SENTENCE: Final = re.compile(r"[。！？；，,;]|[a-z][.!?](?:\s|$)")
_NUMBER: Final = re.compile(r"\d")

_LEAST_PROSE: Final = 30
"""Characters outside links from which a passage without a comma counts as prose."""

_LINKED_SHARE: Final = 0.6
"""Share of a passage's characters in links from which it is navigation."""

_FURNITURE_SHARE: Final = 0.5
"""Share of the page's prose from which an element is the report whatever it is called."""

_PASSAGE: Final = 150
"""Characters of prose that are not lost on the word of a class name alone."""

_NAMES: Final = 300
"""Characters of a class or id that are looked at."""

_SLUG: Final = 2
"""Words of an id beyond which it repeats a heading (``related-party-transactions``)."""

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_FEW_LINKS: Final = 0.3
"""Share of links below which a part of the page is no list of links."""

_FEW_LINKED: Final = 2
"""Passages of links that may stand in the middle of prose."""

_UNLINKED_CELLS: Final = 0.2
"""Share of characters outside links that makes a table more than a list of links."""

_LONGEST_WAY: Final = 120
"""Characters of a line that shows the way to the page (home > news > …)."""

_WAY_REST: Final = 3
"""Characters outside links that such a line may have beside its signs."""

_WAY: Final = re.compile(r"[\s>»›/|:：\-–—·→＞]+")

_LEAVES: Final = frozenset(words("page", "elements", "leaves"))
"""Elements that may hold nearly all of the prose without being all of the report."""

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
    """Words of an element's class, and of its id unless that is the slug of a heading."""
    names = [word.lower() for word in _WORD.findall(element.attributes.get("class", "")[:_NAMES])]
    slug = [word.lower() for word in _WORD.findall(element.attributes.get("id", "")[:_NAMES])]
    return names + slug if len(slug) <= _SLUG else names


def _is_never_report(element: Element) -> bool:
    """Tell whether an element is navigation, a footer or the like by what it is."""
    return element.name in words("page", "furniture", "elements") or element.attributes.get(
        "role"
    ) in words("page", "furniture", "roles")


def _is_named_furniture(element: Element) -> bool:
    """Tell whether an element calls itself navigation, related links, comments and the like."""
    if element.name in {"html", "body", "main", "article", ""} or element.name in _HEADINGS:
        return False
    if element.name in words("page", "furniture", "doubtful"):
        return True
    if element.attributes.get("role") == "complementary":
        return True
    names = _names(element)
    if not names or set(names).intersection(words("page", "furniture", "content")):
        return False
    if set(names).intersection(words("page", "furniture", "names")):
        return True
    paired = {f"{first} {second}" for first, second in pairwise(names)}
    return not paired.isdisjoint(words("page", "furniture", "pairs"))


def _sums(page: Page, passages: Sequence[Passage], weights: Sequence[int]) -> list[int]:
    """Add up the weights of the passages in each element."""
    sums = [0] * len(page.elements)
    for passage, weight in zip(passages, weights, strict=True):
        sums[passage.element] += weight
    for number in range(len(sums) - 1, 0, -1):
        sums[page.elements[number].parent] += sums[number]
    return sums


def _left_out(page: Page, sums: Sequence[int], voted: Sequence[int]) -> list[bool]:
    """Tell for each element whether it is furniture, or in an element that is.

    An element is the report whatever it is called where it holds most of the page's prose,
    or a passage of prose that the extractor keeps.
    """
    out = [False] * len(page.elements)
    most = sums[0] * _FURNITURE_SHARE
    for number, element in enumerate(page.elements):
        if number == 0:
            continue
        out[number] = out[element.parent]
        if out[number] or sums[number] > most:
            continue
        kept = sums[number] >= _PASSAGE and voted[number] * 2 > sums[number]
        out[number] = _is_never_report(element) or (not kept and _is_named_furniture(element))
    return out


def _main_element(page: Page, sums: Sequence[int], passages: Sequence[Passage]) -> int:
    """Find the smallest element of several passages that holds nearly all of the prose."""
    counts = _sums(page, passages, [1] * len(passages))
    least = sums[0] * _MAIN_SHARE
    main = reached = 0
    for number, weight in enumerate(sums):
        element = page.elements[number]
        if number and weight >= least and element.parent == reached:
            if counts[number] < 2:  # noqa: PLR2004 - several
                break
            reached = number
            if element.name not in _LEAVES:
                main = number
    return main


def _parts(page: Page, main: int) -> list[int]:
    """Tell for each element which part of the page it is in.

    Returns:
        ``main`` for the main element and all that is in it; else the highest element around
        it that does not hold the main element; -1 for those that do.

    """
    way = {main}
    number = main
    while number > 0:
        number = page.elements[number].parent
        way.add(number)
    parts = [-1] * len(page.elements)
    for number, element in enumerate(page.elements):
        if number == main:
            parts[number] = main
        elif number not in way:
            above = parts[element.parent]
            parts[number] = number if above < 0 else above
    return parts


def main_passages(page: Page, flow: Flow, votes: Sequence[bool]) -> list[Passage]:
    """Choose the passages that are the report.

    Args:
        page: the page.
        flow: all that it shows.
        votes: for each passage, whether an extractor keeps it, too.

    Returns:
        The chosen passages in order; all of them where nothing looks like a report.

    """
    content = flow.text.content
    weights = [_prose(passage, content) for passage in flow.passages]
    voted = [weight * vote for weight, vote in zip(weights, votes, strict=True)]
    out = _left_out(page, _sums(page, flow.passages, weights), _sums(page, flow.passages, voted))
    left = [
        _Judged(passage, weight, vote, _is_linked(passage, content))
        for passage, weight, vote in zip(flow.passages, weights, votes, strict=True)
        if not out[passage.element]
    ]
    if not any(judged.weight for judged in left):
        return list(flow.passages)
    return [judged.passage for judged in _without_link_lists(_near_main(page, left))]


@dataclass(frozen=True, slots=True)
class _Judged:
    """A passage and the signs that it is the report."""

    passage: Passage
    weight: int
    vote: bool
    linked: bool


def _near_main(page: Page, left: list[_Judged]) -> list[_Judged]:
    """Keep the main part, and those parts around it that hold prose and few links."""
    passages = [judged.passage for judged in left]
    sums = _sums(page, passages, [judged.weight for judged in left])
    main = _main_element(page, sums, passages)
    parts = _parts(page, main)
    lengths: Counter[int] = Counter()
    links: Counter[int] = Counter()
    prose: Counter[int] = Counter()
    for judged in left:
        part = parts[judged.passage.element]
        lengths[part] += judged.passage.end - judged.passage.start
        links[part] += judged.passage.linked
        prose[part] += judged.weight * (judged.passage.kind != "heading")
    first = next(
        (index for index, judged in enumerate(left) if parts[judged.passage.element] == main), 0
    )
    headed = max(
        (
            index
            for index, judged in enumerate(left[:first])
            if judged.passage.kind == "heading" and not judged.linked
        ),
        default=first,
    )

    def belongs(index: int, judged: _Judged) -> bool:
        part = parts[judged.passage.element]
        if part == main or judged.linked:
            return part == main
        if judged.passage.kind == "heading":
            return index < first or prose[part] > 0
        if judged.weight or headed <= index < first:
            return True  # prose, and what stands between the title and the report
        if part < 0:
            return judged.vote
        return links[part] < _FEW_LINKS * lengths[part] and prose[part] > 0

    return [judged for index, judged in enumerate(left) if belongs(index, judged)]


def _without_link_lists(kept: list[_Judged]) -> list[_Judged]:
    """Leave out passages of links, unless one or two stand in the middle of prose.

    What heads a list of links that is left out goes with it.
    """
    result: list[_Judged] = []
    run: list[_Judged] = []
    for judged in (*kept, None):
        if judged is not None and judged.linked:
            run.append(judged)
            continue
        if len(run) > _FEW_LINKED:
            following = judged is None or judged.passage.kind == "heading"
            if result and following and result[-1].passage.kind == "heading":
                result.pop()
        elif result and judged is not None:
            result += run
        run = []
        if judged is not None:
            result.append(judged)
    return result


def _is_linked(passage: Passage, content: str) -> bool:
    """Tell whether a passage is a way to other pages rather than something said."""
    length = passage.end - passage.start
    if not passage.linked:
        return False
    if passage.entries:
        return length - passage.linked < _UNLINKED_CELLS * length
    if passage.linked >= _LINKED_SHARE * length:
        return True
    if length > _LONGEST_WAY:
        return False
    said = _WAY.sub("", simplify(content[passage.start : passage.end]))
    for phrase in words("page", "breadcrumbs", "phrases"):
        said = said.replace(phrase, "")
    return len(said) <= passage.linked + _WAY_REST
