"""Annotated reports: the prose of each section, and the claims that people found in it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Document", "Part", "read_document"]


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a report."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report and its gold."""

    name: str
    title: str
    parts: tuple[Part, ...]
    gold: tuple[dict[str, Any], ...]


def read_document(folder: Path) -> Document:
    """Read an annotated report.

    Args:
        folder: holds ``source.md`` (Markdown headings, pipe tables) and ``claims.jsonl``.

    Returns:
        The report, tables and their captions left out.

    """
    parts: list[Part] = []
    title = heading = ""
    lines: list[str] = []
    source = (folder / "source.md").read_text("utf-8").splitlines()
    captions = _captions(source)
    for line in [*source, "# "]:
        match = re.match(r"#+\s+(.*)|# $", line)
        if match:
            if lines:
                parts.append(Part(heading, "\n".join(lines)))
            lines = []
            heading = re.sub(
                r"^[\d.]+\s+|^[一二三四五六七八九十]+、|^[（(].{1,3}[)）]", "", match[1] or ""
            )
            title = title or heading
        elif line.strip() and not line.startswith("|") and line not in captions:
            lines.append(line.replace("**", ""))
    gold = (folder / "claims.jsonl").read_text("utf-8").splitlines()
    return Document(
        folder.name, title, tuple(parts), tuple(json.loads(line) for line in gold if line.strip())
    )


def _captions(lines: list[str]) -> frozenset[str]:
    """Lines right above a table that name it."""
    filled = [line for line in lines if line.strip()]
    return frozenset(
        before
        for before, line in pairwise(filled)
        if line.startswith("|") and re.match(r"\**\s*(?:[附图]?表|Table|Exhibit)", before)
    )
