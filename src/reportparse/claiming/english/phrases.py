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
    if start >= end:
        return Phrase("", "")
    if tokens[start].tag == "O":
        return Phrase("", "", refers=True)
    if tokens[start].tag == "Q":
        return Phrase("", "")
    refers = tokens[start].tag == "D" and tokens[start].lower in {
        "its",
        "their",
        "our",
        "his",
        "her",
    }
    owner = -1
    for at in range(start, min(end, start + 12)):
        if tokens[at].tag == "P":
            break
        if tokens[at].tag == "G":
            owner = at
            break
    if owner > start:
        subject = text_of(passage, tokens, start, owner)
        if owner + 1 >= end:
            return Phrase("", subject, refers=True)
        rest = _split_plain(passage, tokens, (owner + 1, end), vocabulary)
        if not rest.metric and is_entity(tokens, (owner + 1, end), vocabulary):
            return Phrase(
                "",
                f"{subject}’s {rest.subject}"
                if not rest.subject
                else text_of(passage, tokens, start, _head_end(tokens, start, end)),
            )
        metric = rest.metric or rest.subject
        return Phrase(metric, subject)
    phrase = _split_plain(passage, tokens, (start, end), vocabulary)
    if refers and not phrase.metric:
        # "its stores": whose they are is told, what they are is the measure
        return Phrase(phrase.subject, "", refers=True)
    return phrase._replace(refers=refers)


def _split_plain(
    passage: str, tokens: Sequence[Token], span: Span, vocabulary: Vocabulary
) -> Phrase:
    start, end = span
    end = min(end, start + 25)
    base = _head_end(tokens, start, end)
    if base == start:
        return Phrase(text_of(passage, tokens, start, end), "")
    head = tokens[base - 1].lower
    inner = _without_article(tokens, start, base)
    if base < end and tokens[base].tag == "P":
        preposition = tokens[base].lower
        tail = (base + 1, end)
        if preposition == "of":
            if (
                tokens[base - 1].capital
                and tokens[tail[0]].capital
                and head not in vocabulary.words("words.metrics")
            ):
                return Phrase("", text_of(passage, tokens, start, _head_end(tokens, base + 1, end)))
            if head not in vocabulary.words("grammar.kept_with_of") and is_entity(
                tokens, tail, vocabulary
            ):
                return Phrase(
                    text_of(passage, tokens, inner, base), _entity_text(passage, tokens, tail)
                )
            return _with_of(passage, tokens, (inner, base, end), vocabulary)
        if preposition in _SPLITTING and not is_entity(tokens, (start, base), vocabulary):
            named = is_entity(tokens, tail, vocabulary) or preposition == "from"
            return Phrase(
                text_of(passage, tokens, inner, base),
                _entity_text(passage, tokens, tail) if named else "",
            )
        taxed = preposition in {"before", "after"} and tokens[base + 1].lower in vocabulary.words(
            "grammar.deducted"
        )
        if (taxed or preposition in {"to", "on", "per", "between"}) and not is_entity(
            tokens, (start, base), vocabulary
        ):
            return Phrase(text_of(passage, tokens, inner, end), "")
    if is_entity(tokens, (start, base), vocabulary):
        return Phrase("", _entity_text(passage, tokens, (start, base)))
    place = _place_end(tokens, inner, base, vocabulary)
    if base < end and tokens[base].tag == "V" and end - inner > _SHORT_PHRASE:
        end = base
    stop = base if base < end and tokens[base].tag == "P" else end
    if place > inner:
        return Phrase(text_of(passage, tokens, place, stop), text_of(passage, tokens, inner, place))
    return Phrase(text_of(passage, tokens, inner, stop), "")


def _with_of(
    passage: str, tokens: Sequence[Token], places: tuple[int, int, int], vocabulary: Vocabulary
) -> Phrase:
    """A measure with what it is of: ``the carrying value of high-dividend stocks``."""
    inner, base, end = places
    stop = _head_end(tokens, base + 1, end)
    while stop + 1 < end and tokens[stop].tag == "P" and tokens[stop].lower == "of":
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
    start, end = span
    if (
        start < end
        and tokens[start].tag == "D"
        and (
            start + 1 < end and not tokens[start + 1].capital and tokens[start].lower not in {"the"}
        )
    ):
        start += 1
    if (
        end - start > 2
        and tokens[start].lower == "the"
        and tokens[start + 1].tag == "N"
        and tokens[start + 1].capital
        and tokens[end - 1].lower not in {"states", "kingdom"}
        and not tokens[end - 1].capital
    ):
        start += 1
    return text_of(passage, tokens, start, _head_end(tokens, start, end))


def _unmeasured(tokens: Sequence[Token], end: int, vocabulary: Vocabulary) -> bool:
    """Whether the head of a noun phrase is no measure."""
    head = tokens[end - 1].lower
    return head not in vocabulary.words("words.metrics") and not head.endswith(("tion", "ing"))


def _place_end(tokens: Sequence[Token], start: int, end: int, vocabulary: Vocabulary) -> int:
    """Where the name ends that stands in front of a measure, as in ``Saudi production``."""
    if end - start < 2 or tokens[end - 1].capital or _unmeasured(tokens, end, vocabulary):
        return start
    places = vocabulary.words("places.words")
    at = start
    while at < end - 1 and tokens[at].tag == "N" and tokens[at].lower in places:
        at += 1
    if at > start:
        if tokens[at].capital and at < end - 1:
            at += 1
        return at
    if start and tokens[start - 1].tag == "D" and tokens[start - 1].lower == "the":
        return start  # "the Henry Hub spread": the name of a measure
    while at < end - 1 and tokens[at].capital and tokens[at].tag == "N":
        at += 1
    if at == start + 1 and start == 0:
        return start
    if at == start or tokens[start].lower in vocabulary.words("words.metrics"):
        return start
    if any(tokens[i].lower in vocabulary.words("words.measure_prefixes") for i in range(start, at)):
        return start
    return at
