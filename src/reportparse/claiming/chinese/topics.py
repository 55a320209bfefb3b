"""Whom a clause speaks of: the noun phrase in front of its verb."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from reportparse.claiming.chinese.drafts import NOTHING
from reportparse.claiming.chinese.phrases import Phrase, phrase_after, split
from reportparse.claiming.chinese.sentence import Mention
from reportparse.language import IDEOGRAPH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.chinese.clauses import Span
    from reportparse.claiming.chinese.predicates import Vocabulary
    from reportparse.claiming.chinese.words import Word
    from reportparse.claiming.lexicon import Lexicon

__all__ = ["self_reference", "topic_of"]

_EVERY: Final = 2_500
"""A report that speaks of itself does so at least once in as many characters."""
_LEAST: Final = 3
"""And at least so many times."""


def self_reference(folded: str, lexicon: Lexicon) -> str:
    """Find how a report speaks of whom it reports on.

    Args:
        folded: the whole text of the report, folded.
        lexicon: vocabulary; ``words.self`` of ``chinese.toml`` is what counts.

    Returns:
        The word that it uses most at the head of clauses; empty if it hardly uses any.

    """
    words = sorted(lexicon.words("chinese", "words", "self"), key=lambda word: -len(word))
    found = re.compile("|".join(map(re.escape, words)))
    counts: Counter[str] = Counter()
    for match in found.finditer(folded):
        # 公司 and 集团 at the end of a name are no way to speak of oneself
        named = match[0][0] not in "本全我" and IDEOGRAPH.match(folded[match.start() - 1])
        if match.start() == 0 or not named:
            counts[match[0]] += 1
    if not counts:
        return ""
    families: Counter[str] = Counter()
    for word, count in counts.items():
        families[word.removeprefix("本")] += count
    family, count = max(families.items(), key=lambda item: (item[1], item[0]))
    if count < max(_LEAST, len(folded) / _EVERY):
        return ""
    return max((f"本{family}", family), key=lambda word: counts[word])


def _mention(folded: str, phrase: Phrase) -> Mention:
    if phrase.empty:
        return NOTHING
    return Mention(folded[phrase.start : phrase.end], phrase.start, phrase.end)


_EXAMPLE: Final = re.compile(r"以(?P<topic>[^,。;]{2,20}?)为(?:例|代表)")
_CAUSATIVE: Final = re.compile(r"(?:使得|使|令|让|带动|推动|促使|帮助|助力|导致)$")


def topic_of(
    segmented: Sequence[Word], clause: Span, words: Vocabulary, folded: str
) -> Mention:
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
        return Mention(
            example["topic"],
            clause.start + example.start("topic"),
            clause.start + example.end("topic"),
        )
    inside = [word for word in segmented if clause.start <= word.start and word.end <= clause.end]
    position = 0
    while position < len(inside):
        word = inside[position]
        if word.surface in words.causative:
            return NOTHING
        opening = word.surface in words.openings or word.tag in {"c", "d", "t", "m", "ad"}
        if word.surface == "其":
            opening = True
        if opening and not word.surface.startswith(("某", "该", "我国")):
            position += 1
            continue
        break

    if position == len(inside) or inside[position].tag in {"p"}:
        return NOTHING
    if inside[position].surface in words.causative or (
        inside[position].tag.startswith("v") and inside[position].surface in words.blocking
    ):
        return NOTHING
    phrase, predicated = phrase_after(segmented, inside[position].start, clause.end, words)
    if phrase.empty:
        return NOTHING
    following = next((word for word in inside if word.start >= phrase.end), None)
    timed = following is not None and following.tag in {"m", "t", "d", "f"}
    if not predicated and not timed and phrase.end < clause.end and folded[phrase.end : phrase.end + 1] not in {"从", "在", "通", "将", "把", "较", "因", "为", "被", "以", "由", "对"}:
        return NOTHING
    surface = folded[phrase.start : phrase.end]
    if phrase.end >= clause.end and not surface.endswith("后"):
        return NOTHING
    subject, metric = split(segmented, phrase, words)
    last = folded[metric.start : metric.end]
    if words.measures.search(last):
        return _mention(folded, subject)
    return _mention(folded, phrase) if _speaks_of(inside, phrase, words, surface) else NOTHING


def _speaks_of(
    inside: Sequence[Word], phrase: Phrase, words: Vocabulary, surface: str
) -> bool:
    if surface.startswith(("该", "此", "这", "其", "上述", "二者", "两者", "我们", "各")):
        return False
    if surface.startswith(("某", "“", "「", "我国", "本")) or surface.endswith(("”", "」")):
        return len(surface) > 1
    if words.entities.search(surface):
        return True
    named = [word for word in inside if phrase.start <= word.start and word.end <= phrase.end]
    if named[-1].surface in words.abstract:
        return False
    if any(
        word.tag in {"nr", "nt", "ns", "nz", "nrt"} or (word.tag == "eng" and len(word.surface) > 2)
        for word in named
    ):
        return True
    following = next((word for word in inside if word.start >= phrase.end), None)
    agent = following is not None and (
        following.surface in _AGENTS or following.surface in words.transitive
    )
    return agent and len(surface) > 2


_AGENTS: Final = frozenset(
    ("通过", "凭借", "依托", "借助", "推出", "引入", "推行", "采用", "应用", "构建", "打造", "开发", "利用", "与", "将", "把", "在")
)
