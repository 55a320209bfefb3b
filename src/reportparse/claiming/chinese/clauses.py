"""Sentences and clauses of a Chinese passage."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

__all__ = ["SENTENCE_LIMIT", "Span", "clauses", "sentences"]

SENTENCE_LIMIT: Final = 1_000
"""Longest sentence that is read as one; a longer one is cut at a comma, or anywhere."""

_END: Final = re.compile(r"[。！？!?]+[”’」』）)]*|;|；|\n+")
_BREAK: Final = re.compile(r",(?!\d{3}(?!\d))|[:：](?!\d)|[()（）;]|——")


_COLONS: Final = frozenset(":：")
_LABEL: Final = 18
"""Longest label in brackets: (截至2024年6月30日止六个月:8.1%)."""


class Span(NamedTuple):
    """A half-open range of a passage."""

    start: int
    end: int


def sentences(folded: str) -> list[Span]:
    """Cut a passage into sentences, semicolons ending one as full stops do.

    Args:
        folded: a passage as :func:`~reportparse.claiming.chinese.folding.fold` gives it.

    Returns:
        Spans in order, without the white space around them; empty ones left out.

    """
    found: list[Span] = []
    start = 0
    for match in [*_END.finditer(folded), None]:
        end = match.end() if match else len(folded)
        while end - start > SENTENCE_LIMIT:
            cut = folded.rfind(",", start, start + SENTENCE_LIMIT) + 1
            cut = cut if cut > start else start + SENTENCE_LIMIT
            found.append(Span(start, cut))
            start = cut
        found.append(Span(start, end))
        start = end
    return [_trimmed(folded, span) for span in found if folded[span.start : span.end].strip()]


def _trimmed(folded: str, span: Span) -> Span:
    content = folded[span.start : span.end]
    start = span.start + len(content) - len(content.lstrip())
    return Span(start, start + len(content.strip()))


def _is_label(folded: str, start: int, end: int) -> bool:
    """Tell whether what stands between a bracket and a colon says when the rest holds."""
    content = folded[start:end]
    labelled = folded[start - 1 : start] in {"(", "（"} and len(content) <= _LABEL
    return labelled and ("年" in content or "月" in content or "期" in content)


def clauses(folded: str, sentence: Span) -> list[Span]:
    """Cut a sentence at its commas, colons and brackets; spans cover it but for these marks."""
    found: list[Span] = []
    start = sentence.start
    for match in _BREAK.finditer(folded, sentence.start, sentence.end):
        if match[0] in _COLONS and _is_label(folded, start, match.start()):
            continue
        if match.start() > start:
            found.append(Span(start, match.start()))
        start = match.end()
    if start < sentence.end:
        found.append(Span(start, sentence.end))
    return found
