"""Whom a quantity belongs to, by grammar alone.

The phrase that owns the metric (头部平台的获客成本), whom something is done to (使商家…), whom
the clause speaks of, or whom the clauses and sentences before spoke of last. What grammar says
is one of the answers that the model weighs; it rests on the text and never on what was chosen
before, so that an error ends where the text names somebody anew.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from reportparse.claiming.chinese.holders import holder, is_name, is_relational
from reportparse.claiming.chinese.sentence import NOTHING, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportparse.claiming.chinese.actors import Parsed
    from reportparse.claiming.chinese.hearing import Heard
    from reportparse.claiming.chinese.sentence import Sentence
    from reportparse.claiming.quantity import Quantity

__all__ = ["How", "Owner", "owner"]

How = Literal["than", "part", "metric", "causee", "lead", "heard", "other", "none"]
"""By what somebody is told: as whom something is compared with, whose share is told, who has the
metric, who is made to do something, whom the clause or the text before speaks of, any phrase."""

_THAN: Final = re.compile(
    r"""
    (?: 高于 | 低于 | 优于 | 超过 | 多于 | 少于 | 快于 | 慢于 )
    (?P<than> [^,。;:、\d]{2,16}? ) 的? $
    """,
    re.VERBOSE,
)
_REACH: Final = 24
"""How far in front of a quantity a comparison may begin."""
_QUALIFIERS: Final = 3
"""Most characters between the beginning of a clause and a share that opens it."""


class Owner(NamedTuple):
    """Whom a quantity belongs to, and how that is told."""

    mention: Mention
    how: How
    named: bool = False
    """Whether it is a name, and not what many are called."""


def owner(parsed: Parsed, metric: Mention, quantity: Quantity, heard: Heard) -> Owner:
    """Find whom a quantity belongs to.

    Args:
        parsed: the sentence.
        metric: what is measured.
        quantity: the quantity.
        heard: whom the text before spoke of.

    Returns:
        Whom, and how that is told; an empty mention where nobody is named at all.

    """
    sentence, words = parsed.sentence, parsed.words
    for beside in (
        Owner(_compared(sentence, quantity), "than"),
        Owner(_parted(parsed, quantity), "part"),
    ):
        if beside.mention.text:
            return beside
    told = [
        Owner(heard.meant(mention), how)
        for mention, how in _named(parsed, metric, quantity)
        if mention.text
    ]
    kept = [one for one in told if one.mention.text and not is_relational(one.mention.text, words)]
    named = [one for one in kept if is_name(sentence, one.mention)]
    if kept and _stands_before(sentence, kept[0].mention, metric):
        return kept[0]._replace(named=kept[0] in named)
    if named:
        return named[0]._replace(named=True)
    if kept:
        return kept[0]
    if heard.current.text:
        return Owner(heard.current, "heard")
    return told[0]._replace(how="other") if told else Owner(NOTHING, "none")


def _named(parsed: Parsed, metric: Mention, quantity: Quantity) -> Iterator[tuple[Mention, How]]:
    """Whom the sentence names as one that may own the quantity, the likeliest first."""
    sentence, found = parsed.sentence, parsed.actors
    own = sentence.clause_at(quantity.start)
    at = metric.start if sentence.span.start <= metric.start < sentence.span.end else -1
    clause = sentence.clause_at(at) if at >= 0 else own
    spoken = parsed.spoken
    lead = spoken.get(own)
    if clause != own and lead is not None and lead.start < quantity.start:
        yield holder(parsed, lead, lead.end), "lead"
    for actor in found:
        if 0 <= actor.start <= at < actor.end and actor.function != "place":
            yield holder(parsed, actor, at), "metric"
    for actor in reversed(found):
        if actor.clause > clause or actor.start >= quantity.start or actor.start <= at < actor.end:
            continue
        if actor.function == "causee":
            mention = holder(parsed, actor, actor.end)
            if parsed.words.entities.search(mention.text):
                yield mention, "causee"
        elif spoken.get(actor.clause) is actor:
            yield holder(parsed, actor, actor.end), "lead"


def _stands_before(sentence: Sentence, mention: Mention, metric: Mention) -> bool:
    """Tell whether a phrase stands right before the metric."""
    if mention.start < 0 or metric.start < mention.end:
        return False
    return sentence.folded[mention.end : metric.start] in {"", "的", "之"}


def _compared(sentence: Sentence, quantity: Quantity) -> Mention:
    """Whom a quantity belongs to that something else is compared with (远高于行业均值的30%)."""
    begin = max(sentence.span.start, quantity.outer_start - _REACH)
    match = _THAN.search(sentence.folded[begin : quantity.outer_start])
    if match is None:
        return NOTHING
    start = begin + match.start("than")
    return Mention(match["than"], start, start + len(match["than"]))


def _parted(parsed: Parsed, quantity: Quantity) -> Mention:
    """Of whom a share is told right behind it, where it opens a clause (62%的受访者…)."""
    sentence, words = parsed.sentence, parsed.words
    begin = sentence.clauses[sentence.clause_at(quantity.start)].start
    if quantity.dimension != "share" or quantity.outer_start - begin > _QUALIFIERS:
        return NOTHING
    for actor in parsed.actors:
        if quantity.outer_end <= actor.start <= quantity.outer_end + 1:
            text = sentence.folded[actor.start : actor.end]
            if words.entities.search(text) and not words.measures.search(text):
                return Mention(text, actor.start, actor.end)
    return NOTHING
