"""Web pages: the text that they show, the tables in it, and what they say of themselves."""

from __future__ import annotations

from reportparse.errors import EmptyDocumentError
from reportparse.reading.html.extracting import extractor_votes
from reportparse.reading.html.flow import lay_out
from reportparse.reading.html.selecting import main_passages
from reportparse.reading.html.stating import declared_encoding, statement
from reportparse.reading.html.tree import build
from reportparse.reading.passages import blocks_and_tables, gaps_between
from reportparse.records import Reading
from reportparse.text import Source

__all__ = ["declared_encoding", "read_html"]


def read_html(content: str) -> Reading:
    """Read a web page.

    Args:
        content: the decoded file, or a part of a page.

    Returns:
        The report on it; navigation, links, comments and the like are left out.

    Raises:
        EmptyDocumentError: the page shows no text.
        LimitError: the page has too many elements.

    """
    source = Source(content)
    page = build(content)
    flow = lay_out(page, source)
    if not flow.passages:
        message = "The page shows no text; open it in a browser and save what it shows."
        raise EmptyDocumentError(message)
    chosen = main_passages(page, flow, extractor_votes(page, flow))
    blocks, tables = blocks_and_tables(flow.text, chosen)
    shown = tuple(
        flow.text.content[passage.start : passage.end]
        for passage in chosen
        if passage.kind == "heading" and passage.level == 1
    )
    stated = statement(page, shown)
    return Reading(
        text=flow.text.without(gaps_between(chosen, len(flow.text))),
        media_type="text/html",
        blocks=blocks,
        tables=tables,
        title=stated.title,
        publisher=stated.publisher,
        published=stated.published,
    )
