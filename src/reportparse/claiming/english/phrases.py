"""Noun phrases split into what is measured and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.english.clauses import Span
    from reportparse.claiming.english.tokens import Token
    from reportparse.claiming.english.vocabulary import Vocabulary

__all__ = ["Phrase", "is_entity", "split", "text_of"]

_SPLITTING: Final = frozenset(["in", "at", "from", "for", "among", "across", "within", "by"])
_JOINING: Final = frozenset(["to", "on", "per", "between"])
"""Prepositions whose noun belongs to the measure (debt to EBITDA, spend on food)."""
_POSSESSIVES: Final = frozenset(["its", "their", "our", "his", "her"])
_OWNER_WORDS: Final = 12
_LONGEST: Final = 25
"""Tokens of a noun phrase that are looked at."""
_SHORT_PHRASE: Final = 7
"""Tokens of a noun with a participle behind it that are kept together."""


class Phrase(NamedTuple):
    """What a noun phrase says; the texts are copied from the passage."""

    metric: str
    """What is measured; empty where the phrase only names somebody."""
    subject: str
    """Whose it is; empty where the phrase does not say."""
    refers: bool = False
    """Whether a pronoun points to somebody named before."""


def text_of(passage: str, tokens: Sequence[Token], start: int, end: int) -> str:
    """Copy the text of tokens, without an article in front and signs behind."""
    while start < end and tokens[start].tag in {",", '"', ";", "C", "A"}:
        start += 1
    while end > start and tokens[end - 1].tag in {",", '"', ";", "P", "C", "D", "(", "-", "A"}:
        end -= 1
    if start >= end:
        return ""
    return passage[tokens[start].start : tokens[end - 1].end]


def _without_article(tokens: Sequence[Token], start: int, end: int) -> int:
    while start < end and tokens[start].tag == "D":
        start += 1
    return start


def is_entity(tokens: Sequence[Token], span: Span, vocabulary: Vocabulary) -> bool:
    """Whether a simple noun phrase names somebody or something and no measure."""
    start, end = span
    end = _head_end(tokens, start, end)
    start = _without_article(tokens, start, end)
    if start >= end:
        return False
    head = tokens[end - 1]
    if head.lower in vocabulary.words("words.metrics"):
        return False
    if head.lower in vocabulary.words("words.entities"):
        return True
    return head.capital and (
        start > 0 or end - start > 1 or head.lower in vocabulary.words("places.words")
    )


def _head_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the simple noun phrase ends that begins a longer one."""
    for at in range(start, end):
        if tokens[at].tag not in {"N", "D", "G", "J", "C", '"'}:
            return at
    return end


def split(passage: str, tokens: Sequence[Token], span: Span, vocabulary: Vocabulary) -> Phrase:
    """Split a noun phrase into what is measured and whose it is.

    Args:
        passage: the text.
        tokens: the tagged sentence.
        span: the noun phrase with its attachments.
        vocabulary: the words.

    """
    start, end = span
    if start >= end or tokens[start].tag == "Q":
        return Phrase("", "")
    if tokens[start].tag == "O":
        return Phrase("", "", refers=True)
    owner = _owner_end(tokens, start, end)
    if owner > start:
        return _owned(passage, tokens, (start, owner, end), vocabulary)
    phrase = _split_plain(passage, tokens, (start, end), vocabulary)
    refers = tokens[start].tag == "D" and tokens[start].lower in _POSSESSIVES
    if refers and not phrase.metric:
        # its stores: whose they are is told, what they are is the measure
        return Phrase(phrase.subject, "", refers=True)
    return phrase._replace(refers=refers)


def _owner_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Place of the possessive ending in a noun phrase; -1 if there is none before "of"."""
    for at in range(start, min(end, start + _OWNER_WORDS)):
        if tokens[at].tag == "P":
            break
        if tokens[at].tag == "G":
            return at
    return -1


def _owned(
    passage: str, tokens: Sequence[Token], places: tuple[int, int, int], vocabulary: Vocabulary
) -> Phrase:
    """``China’s apparent consumption``, ``Corvane’s loyalty programme``, ``Japan’s``."""
    start, owner, end = places
    subject = text_of(passage, tokens, start, owner)
    if owner + 1 >= end:
        return Phrase("", subject, refers=True)
    rest = _split_plain(passage, tokens, (owner + 1, end), vocabulary)
    if not rest.metric and is_entity(tokens, (owner + 1, end), vocabulary):
        return Phrase("", text_of(passage, tokens, start, _head_end(tokens, start, end)))
    return Phrase(rest.metric or rest.subject, subject)


def _split_plain(
    passage: str, tokens: Sequence[Token], span: Span, vocabulary: Vocabulary
) -> Phrase:
    """Split a noun phrase without a possessive."""
    start, end = span[0], min(span[1], span[0] + _LONGEST)
    base = _head_end(tokens, start, end)
    if base == start:
        return Phrase(text_of(passage, tokens, start, end), "")
    if base < end and tokens[base].tag == "P":
        attached = _attached(passage, tokens, (start, base, end), vocabulary)
        if attached is not None:
            return attached
    if is_entity(tokens, (start, base), vocabulary):
        return Phrase("", _entity_text(passage, tokens, (start, base)))
    inner = _without_article(tokens, start, base)
    place = _place_end(tokens, inner, base, vocabulary)
    if base < end and tokens[base].tag == "V" and end - inner > _SHORT_PHRASE:
        end = base
    stop = base if base < end and tokens[base].tag == "P" else end
    if place > inner:
        return Phrase(text_of(passage, tokens, place, stop), text_of(passage, tokens, inner, place))
    return Phrase(text_of(passage, tokens, inner, stop), "")


def _attached(
    passage: str, tokens: Sequence[Token], places: tuple[int, int, int], vocabulary: Vocabulary
) -> Phrase | None:
    """A noun with a preposition behind it: the rest belongs to the measure, or says whose."""
    start, base, end = places
    preposition = tokens[base].lower
    inner, tail = _without_article(tokens, start, base), (base + 1, end)
    if preposition == "of":
        return _of(passage, tokens, places, vocabulary)
    if is_entity(tokens, (start, base), vocabulary):
        return None
    if preposition in _SPLITTING:
        owned = any(t.tag == "G" for t in tokens[base + 1 : _head_end(tokens, base + 1, end)])
        named = owned or preposition == "from" or is_entity(tokens, tail, vocabulary)
        subject = _entity_text(passage, tokens, tail) if named else ""
        return Phrase(text_of(passage, tokens, inner, base), subject)
    deducted = base + 1 < end and tokens[base + 1].lower in vocabulary.words("grammar.deducted")
    if preposition in _JOINING or (preposition in {"before", "after"} and deducted):
        return Phrase(text_of(passage, tokens, inner, end), "")
    return None


def _of(
    passage: str, tokens: Sequence[Token], places: tuple[int, int, int], vocabulary: Vocabulary
) -> Phrase:
    """``Strait of Hormuz``, ``occupancy of the tower``, ``share of non-motor business``."""
    start, base, end = places
    head, tail = tokens[base - 1], (base + 1, end)
    named = head.capital and tokens[min(base + 1, end - 1)].capital
    if named and head.lower not in vocabulary.words("words.metrics"):
        return Phrase("", text_of(passage, tokens, start, _head_end(tokens, base + 1, end)))
    inner = _without_article(tokens, start, base)
    kept = head.lower in vocabulary.words("grammar.kept_with_of")
    if not kept and is_entity(tokens, tail, vocabulary):
        return Phrase(text_of(passage, tokens, inner, base), _entity_text(passage, tokens, tail))
    return _with_of(passage, tokens, (inner, base, end), vocabulary)


def _with_of(
    passage: str, tokens: Sequence[Token], places: tuple[int, int, int], vocabulary: Vocabulary
) -> Phrase:
    """A measure with what it is of: ``the carrying value of high-dividend stocks``."""
    inner, base, end = places
    stop = _head_end(tokens, base + 1, end)
    joining = {"of", "to"} if tokens[base - 1].lower == "ratio" else {"of"}
    while stop + 1 < end and tokens[stop].tag == "P" and tokens[stop].lower in joining:
        stop = _head_end(tokens, stop + 1, end)
    if (
        stop + 1 < end
        and tokens[stop].lower in {"in", "at", "among", "from"}
        and is_entity(tokens, (stop + 1, end), vocabulary)
    ):
        return Phrase(
            text_of(passage, tokens, inner, stop), _entity_text(passage, tokens, (stop + 1, end))
        )
    return Phrase(text_of(passage, tokens, inner, stop), "")


def _entity_text(passage: str, tokens: Sequence[Token], span: Span) -> str:
    """The name in a noun phrase, with "the" where it belongs to it."""
    start, end = span
    if end - start > 1 and tokens[start].tag == "D" and not _keeps_article(tokens, start, end):
        start += 1
    return text_of(passage, tokens, start, _head_end(tokens, start, end))


def _keeps_article(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether an article belongs to a name: ``the Group``, but not ``the Chengdu office``."""
    if tokens[start].lower != "the":
        return tokens[start + 1].capital
    last = tokens[end - 1]
    described = end - start > len(("the", "Group")) and tokens[start + 1].capital
    return not described or last.capital or last.lower in {"states", "kingdom"}


def _unmeasured(head: Token, vocabulary: Vocabulary) -> bool:
    """Whether the head of a noun phrase is no measure."""
    measure = head.lower in vocabulary.words("words.metrics")
    return not measure and not head.lower.endswith(("tion", "ing"))


def _place_end(tokens: Sequence[Token], start: int, end: int, vocabulary: Vocabulary) -> int:
    """Where the name ends that stands in front of a measure, as in ``Saudi production``."""
    head = tokens[end - 1]
    if end - start < len(("Saudi", "production")) or head.capital or _unmeasured(head, vocabulary):
        return start
    places = vocabulary.words("places.words")
    at = start
    while at < end - 1 and tokens[at].tag == "N" and tokens[at].lower in places:
        at += 1
    if at > start:
        return at + 1 if tokens[at].capital and at < end - 1 else at
    if start and tokens[start - 1].tag == "D" and tokens[start - 1].lower == "the":
        return start  # the Henry Hub spread: the name of a measure
    while at < end - 1 and tokens[at].capital and tokens[at].tag == "N":
        at += 1
    opens = at == start + 1 and start == 0
    abbreviations = vocabulary.words("words.measure_prefixes")
    abbreviated = any(tokens[i].lower in abbreviations for i in range(start, at))
    measured = tokens[start].lower in vocabulary.words("words.metrics")
    return start if opens or abbreviated or measured else at
