"""Saved text."""

from __future__ import annotations

import re

from reportparse.errors import EmptyDocumentError
from reportparse.reading.writing import Writer
from reportparse.records import Block, Reading
from reportparse.text import Source

__all__ = ["read_plain"]

_LINE = re.compile(r"[^\r\n\f]+")


def read_plain(content: str) -> Reading:
    """Read saved text."""
    source = Source(content)
    writer = Writer()
    blocks: list[Block] = []
    for line in _LINE.finditer(content):
        kept = line[0].strip(" \t\u3000\u00a0\ufeff")
        if not kept:
            continue
        start = line.start() + line[0].index(kept)
        writer.keep(kept, start)
        blocks.append(Block("paragraph", start, start + len(kept)))
        writer.stand("\n", start + len(kept), start + len(kept))
    if not blocks:
        raise EmptyDocumentError("The file has no text in it.")
    return Reading(writer.text(source), "text/plain", tuple(blocks))
