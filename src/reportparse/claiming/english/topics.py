"""Whom a text speaks of: what its clauses are about, its section, and itself."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.clauses import noun_phrase_end
from reportparse.claiming.english.phrases import is_entity, split, text_of
from reportparse.claiming.english.vocabulary import any_of

if TYPE_CHECKING:
    from reportparse.claiming.english.drafts import Scene
    from reportparse.claiming.english.vocabulary import Vocabulary
    from reportparse.claiming.lexicon import Lexicon

__all__ = [
    "clause_topic",
    "introduced",
    "is_strong",
    "named_section",
    "plain_topic",
    "self_reference",
    "speaks_of_itself",
]

_EVERY: Final = 3_000
"""A report that speaks of itself does so at least once in as many characters."""
_LEAST: Final = 2
_LONGEST_TITLE: Final = 4
"""Words of a section title that is somebody's name; longer ones are sentences."""
_INTRODUCING: Final = frozenset(["at", "in", "for", "within", "among", "across", "of"])


@lru_cache(maxsize=4)
def _self_words(lexicon: Lexicon) -> re.Pattern[str]:
    words = [w for w in lexicon.words("english", "words", "self") if w.startswith("the ")]
    names = [f"{article} {word[4:].capitalize()}" for word in words for article in ("the", "The")]
    return re.compile(rf"\b(?:{any_of(names)})\b(?!\s[A-Z])")


def self_reference(content: str, lexicon: Lexicon) -> str:
    """Find how a report speaks of whom it reports on in English.

    Args:
        content: the whole text of the report.
        lexicon: vocabulary; ``words.self`` of ``english.toml`` is what counts.

    Returns:
        The words that it uses most, such as ``the Group``; empty if it hardly uses any.

    """
    lower = content.lower()
    economy, business = (
        sum(lower.count(sign) for sign in lexicon.words("english", "words", name))
        for name in ("economy_signs", "business_signs")
    )
    if economy > business:
        return ""
    counts = Counter(f"the {match[0][4:]}" for match in _self_words(lexicon).finditer(content))
    if not counts:
        return ""
    name, count = max(counts.items(), key=lambda item: (item[1], item[0]))
    return name if count >= max(_LEAST, len(content) / _EVERY) else ""


def speaks_of_itself(subject: str, words: Vocabulary) -> bool:
    """Whether a name is that of the report's own company, or of any company."""
    return subject.lower() in words.words("words.self") or subject.rsplit(maxsplit=1)[
        -1
    ] in words.words("words.companies")


def named_section(title: str, words: Vocabulary) -> str:
    """Return the title of a section where it names somebody; empty where it is a topic."""
    if title.lower().rpartition(" ")[2] in words.words("words.metrics"):
        return ""
    found = title.split()
    if len(found) not in range(2, _LONGEST_TITLE + 1):
        return ""
    topics = words.words("words.topics")
    if any(word.lower().strip(",:") in topics or not word.isprintable() for word in found):
        return ""
    if any(character.isdigit() for character in title):
        return ""
    joining = {"and", "of", "&", "the"}
    return title if all(word[0].isupper() or word.lower() in joining for word in found) else ""


def introduced(scene: Scene) -> str:
    """Return whom a sentence names before its clause: ``At Ruihe Life, …``."""
    tokens = scene.tokens
    if not tokens or tokens[0].tag != "P" or tokens[0].lower not in _INTRODUCING:
        return ""
    end = noun_phrase_end(tokens, 1, len(tokens))
    if end < len(tokens) and tokens[end].tag == "Q" and tokens[0].lower in {"of", "among"}:
        quantity = scene.quantities[tokens[end].number]
        if quantity.dimension == "count":
            return scene.passage[quantity.start : quantity.end].split()[-1]
    if end <= 1 or end >= len(tokens) or tokens[end].tag not in {",", "D", "N"}:
        return ""
    if not is_entity(tokens, (1, end), scene.vocabulary):
        return ""
    return text_of(scene.passage, tokens, 1, end)


def clause_topic(scene: Scene, index: int) -> str:
    """Return whom or what the subject of a clause names; empty if it is only a measure."""
    clause = scene.clauses[index]
    if clause.relative or clause.subject is None:
        return ""
    phrase = split(scene.passage, scene.tokens, clause.subject, scene.vocabulary)
    if not phrase.refers and not phrase.subject and index == 0:
        numbers = any(token.tag == "Q" for token in scene.tokens[clause.start : clause.end])
        opens = clause.end < len(scene.tokens) and not numbers
        return plain_topic(scene) if opens else ""
    if phrase.refers or not phrase.subject:
        return ""
    head = phrase.subject.split()[-1].lower()
    return "" if head in scene.vocabulary.words("words.speakers") else phrase.subject


def plain_topic(scene: Scene) -> str:
    """Return what a sentence without numbers is about: ``US shale is losing momentum``."""
    if not scene.clauses or scene.clauses[0].subject is None:
        return ""
    start, end = scene.clauses[0].subject
    if scene.tokens[start].tag not in {"N", "D"} or end - start > _LONGEST_TITLE:
        return ""
    phrase = split(scene.passage, scene.tokens, (start, end), scene.vocabulary)
    words = phrase.metric.lower().split()
    if not words or phrase.refers or len(words) == 1:
        return ""
    return "" if scene.vocabulary.words("words.metrics").intersection(words) else phrase.metric


def is_strong(topic: str, words: Vocabulary) -> bool:
    """Whether a topic holds beyond its sentence: a name, not a kind of people or things."""
    first = topic.removeprefix("the ").removeprefix("The ")
    lower = first.lower()
    places = words.words("places.words") | {"united", "states", "kingdom"}
    if places.issuperset(lower.split()):
        return False
    return speaks_of_itself(topic, words) or (
        first[:1].isupper() and " " in topic and topic.rsplit(maxsplit=1)[-1][0].isupper()
    )
