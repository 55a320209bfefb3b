"""A second opinion on what a page is about: trafilatura's.

It is asked for its verdict on the passages, not for its text, since only the passages know
where they stand in the file. It may fail on any page; then there is no second opinion.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Final

import trafilatura

if TYPE_CHECKING:
    from reportparse.reading.html.flow import Flow
    from reportparse.reading.html.tree import Page
    from reportparse.reading.passages import Passage

__all__ = ["extractor_votes"]

_LONGEST: Final = 3_000_000
"""Characters of a page beyond which the extractor is not asked: it would take seconds."""

_MOST_ELEMENTS: Final = 60_000
"""Elements beyond which it is not asked."""

_PREFIX: Final = 16
"""Characters by which a passage is recognised."""

_LAYOUT: Final = re.compile(r"[\s|]+|^-\s+")


def extractor_votes(page: Page, flow: Flow) -> tuple[bool, ...]:
    """Tell for each passage whether the extractor keeps it, too.

    Args:
        page: the page.
        flow: what it shows.

    Returns:
        As many answers as there are passages; all False where the extractor fails.

    """
    kept = _kept_lines(page)
    return tuple(_begins(_first_line(flow, passage)) in kept for passage in flow.passages)


def _kept_lines(page: Page) -> frozenset[str]:
    if len(page.content) > _LONGEST or len(page.elements) > _MOST_ELEMENTS:
        return frozenset()
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        extracted = trafilatura.extract(page.content, include_comments=False, include_tables=True)
    except Exception:  # noqa: BLE001 - whatever it stumbles over, the page is read without it
        return frozenset()
    return frozenset(map(_begins, (extracted or "").splitlines())) - {""}


def _begins(line: str) -> str:
    return _LAYOUT.sub("", line[: 4 * _PREFIX])[:_PREFIX]


def _first_line(flow: Flow, passage: Passage) -> str:
    return flow.text.content[passage.start : passage.end].lstrip().split("\n", 1)[0]
