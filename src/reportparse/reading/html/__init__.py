"""Web pages: the text that they show, the tables in it, and what they say of themselves."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reportparse.errors import EmptyDocumentError
from reportparse.reading.html.extracting import extractor_votes
from reportparse.reading.html.figures import join_split_figures
from reportparse.reading.html.flow import lay_out
from reportparse.reading.html.selecting import main_passages
from reportparse.reading.html.stating import declared_encoding, statement
from reportparse.reading.html.tree import build
from reportparse.reading.passages import blocks_and_tables
from reportparse.reading.plain.setting import set_out
from reportparse.records import Reading
from reportparse.text import Source, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.reading.html.tree import Page
    from reportparse.reading.passages import Passage

__all__ = ["declared_encoding", "read_html"]


_FRAMES: Final = frozenset({"frame", "iframe"})
_DEEPEST: Final = 3
"""Pages within pages that are looked into."""


def read_html(content: str, *, depth: int = 0) -> Reading:
    """Read a web page.

    Args:
        content: the decoded file, or a part of a page.
        depth: how many pages it stands within.

    Returns:
        The report on it; navigation, links, comments and the like are left out. Where the
        page shows nothing but another one that it holds (``srcdoc`` of a frame), that is
        read, and offsets count its characters.

    Raises:
        EmptyDocumentError: the page shows no text.
        LimitError: the page has too many elements.

    """
    source = Source(content)
    page = build(content)
    flow = lay_out(page, source)
    if not flow.passages:
        held = max((element.attributes.get("srcdoc", "") for element in page.elements), key=len)
        if held and depth < _DEEPEST:
            return read_html(held, depth=depth + 1)
        raise _nothing_shown(page)
    text, chosen = _set_out(flow.text, main_passages(page, flow, extractor_votes(page, flow)))
    blocks, tables = blocks_and_tables(text, chosen)
    shown = tuple(
        text.content[passage.start : passage.end]
        for passage in chosen
        if passage.kind == "heading" and passage.level == 1
    )
    stated = statement(page, shown)
    return Reading(
        text=text,
        media_type="text/html",
        blocks=blocks,
        tables=tables,
        title=stated.title,
        publisher=stated.publisher,
        published=stated.published,
        warnings=(_CUT,) if _OPENED.search(content) and not _CLOSED.search(content) else (),
    )


_OPENED: Final = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_CLOSED: Final = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_CUT: Final = "The page lacks its closing tag and may be cut; fetch it again if text is missing."


def _nothing_shown(page: Page) -> EmptyDocumentError:
    names = {element.name for element in page.elements}
    if names & _FRAMES:
        advice = "it only frames another page; save that one"
    elif "script" in names:
        advice = "it is filled in by a script; save the page from a browser once it is shown"
    else:
        advice = "fetch it again"
    return EmptyDocumentError(f"The page shows no text: {advice}.")


def _set_out(text: Text, chosen: Sequence[Passage]) -> tuple[Text, list[Passage]]:
    """Take the chosen passages alone, typed ones set out as saved text is."""
    parts: list[Text] = []
    passages: list[Passage] = []
    length = 0
    for passage in chosen:
        part = text[passage.start : passage.end + 1]
        within: tuple[Passage, ...] = (_moved(passage, -passage.start),)
        if passage.preserved:
            part, within = set_out(part)
        elif passage.entries:
            part, table = join_split_figures(part, within[0])
            within = (table,)
        passages += (_moved(inner, length) for inner in within)
        parts.append(part)
        length += len(part)
    return Text.join(parts, text.source), passages


def _moved(passage: Passage, shift: int) -> Passage:
    return replace(
        passage,
        start=passage.start + shift,
        end=passage.end + shift,
        entries=tuple(
            replace(entry, start=entry.start + shift, end=entry.end + shift)
            for entry in passage.entries
        ),
    )
