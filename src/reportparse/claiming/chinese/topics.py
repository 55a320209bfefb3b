"""Whom a clause speaks of: the noun phrase in front of its verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportparse.claiming.chinese.phrases import Phrase, phrase_after, split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.chinese.clauses import Span
    from reportparse.claiming.chinese.predicates import Vocabulary
    from reportparse.claiming.chinese.words import Word

__all__ = ["topic_of"]

_EXAMPLE: Final = re.compile(r"以(?P<topic>[^,。;]{2,20}?)为(?:例|代表)")
_CAUSATIVE: Final = re.compile(r"(?:使得|使|令|让|带动|推动|促使|帮助|助力|导致)$")


def topic_of(
    segmented: Sequence[Word], clause: Span, words: Vocabulary, folded: str
) -> str:
    """Find whom a clause speaks of.

    Args:
        segmented: words of the sentence, offsets counting in the passage.
        clause: the clause.
        words: vocabulary.
        folded: the passage.

    Returns:
        The subject of the clause if it is a who or what (an organisation, a product, a
        place, a group), not a measure; else empty.

    """
    example = _EXAMPLE.search(folded[clause.start : clause.end])
    if example:
        return example["topic"]
    inside = [word for word in segmented if clause.start <= word.start and word.end <= clause.end]
    position = 0
    while position < len(inside):
        word = inside[position]
        opening = word.surface in words.openings or word.tag in {"c", "d", "t", "m", "ad"}
        if opening and not word.surface.startswith(("某", "该", "我国")):
            position += 1
            continue
        break
    if position == len(inside) or inside[position].tag in {"p"}:
        return ""
    if inside[position].tag.startswith("v") and inside[position].surface in words.blocking:
        return ""
    phrase, predicated = phrase_after(segmented, inside[position].start, clause.end, words)
    if phrase.empty:
        return ""
    if not predicated and phrase.end < clause.end and folded[phrase.end : phrase.end + 1] not in {"从", "在", "通", "将", "把", "较", "因", "为", "被", "以", "由", "对"}:
        return ""
    surface = folded[phrase.start : phrase.end]
    if phrase.end >= clause.end and not surface.endswith("后"):
        return ""
    subject, metric = split(segmented, phrase, words)
    last = folded[metric.start : metric.end]
    if words.measures.search(last):
        return folded[subject.start : subject.end] if not subject.empty else ""
    return surface if _speaks_of(inside, phrase, words, surface) else ""


def _speaks_of(
    inside: Sequence[Word], phrase: Phrase, words: Vocabulary, surface: str
) -> bool:
    if surface.startswith(("某", "该", "“", "「", "我国", "本")) or surface.endswith(("”", "」")):
        return len(surface) > 1
    if words.entities.search(surface):
        return True
    return any(
        word.tag in {"nr", "nt", "ns", "nz", "nrt"} or (word.tag == "eng" and len(word.surface) > 2)
        for word in inside
        if phrase.start <= word.start and word.end <= phrase.end
    )
