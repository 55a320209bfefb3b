"""Whom a quantity belongs to, by grammar alone.

The phrase that owns the metric (头部平台的获客成本), whom something is done to (使商家…), whom
the clause speaks of, or whom the clauses and sentences before spoke of last. What grammar says
is one of the answers that the model weighs; it rests on the text and never on what was chosen
before, so that an error ends where the text names somebody anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from reportparse.claiming.chinese.actors import leads
from reportparse.claiming.chinese.sentence import NOTHING, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportparse.claiming.chinese.actors import Actor
    from reportparse.claiming.chinese.predicates import Vocabulary
    from reportparse.claiming.chinese.sentence import Sentence
    from reportparse.claiming.quantity import Quantity

__all__ = ["Heard", "Owner", "hear", "owner"]

_KEPT: Final = 6
"""How many of the last named are remembered."""
_POINTING: Final = re.compile(r"(?:该|此|这一|这种|这类|这个|这些|这|上述|其)(?P<noun>.*)")
_BOTH: Final = re.compile(r"(?:二者|两者|双方|三者)")
_QUOTED: Final = re.compile(r"[“「『《][^”」』》]{1,20}[”」』》]")
_NAMES: Final = ("nr", "ns", "nt", "nz", "eng", "j")


@dataclass(slots=True)
class Heard:
    """Whom the text spoke of so far, latest first."""

    topics: list[Mention] = field(default_factory=list)
    """Whom clauses spoke of."""
    current: Mention = NOTHING
    """Whom the last sentence spoke of."""

    def note(self, mention: Mention) -> None:
        """Remember somebody."""
        self.topics[:] = [mention, *(one for one in self.topics if one.text != mention.text)][
            :_KEPT
        ]

    def antecedent(self, text: str) -> Mention:
        """Whom a pointing phrase (该平台, 其) means."""
        match = _POINTING.match(text)
        if match is None:
            return NOTHING
        noun = match["noun"].lstrip("的")
        for size in range(len(noun), 0, -1):
            for topic in self.topics:
                if topic.text.endswith(noun[-size:]) and size > 1:
                    return topic
            if size <= 2:
                break
        return self.topics[0] if self.topics else NOTHING


class Owner(NamedTuple):
    """Whom a quantity belongs to, and how that is told."""

    mention: Mention
    how: Literal["than", "part", "metric", "causee", "lead", "heard", "other", "none"]
    named: bool = False
    """Whether it is a name, and not what many are called."""


def hear(sentence: Sentence, words: Vocabulary, found: tuple[Actor, ...], heard: Heard) -> None:
    """Remember whom a sentence speaks of."""
    folded = sentence.folded
    strongest = NOTHING
    named: list[Mention] = []
    for actor in found:
        text = folded[actor.start : actor.end]
        behind = folded[actor.end : actor.end + 2]
        if actor.function == "lead" or (actor.function == "means" and behind == "为例"):
            mention = resolve(holder(sentence, words, actor, actor.end), heard)
            if not mention.text or relational(mention.text, words):
                continue
            named.append(mention)
            if not strongest.text or (
                is_name(sentence, words, mention) and not is_name(sentence, words, strongest)
            ):
                strongest = mention
        elif actor.function == "object" and _QUOTED.search(text):
            named.append(Mention(text, actor.start, actor.end))
    for mention in (*named, strongest):
        if mention.text:
            heard.note(mention)
    if strongest.text:
        heard.current = strongest


def is_name(sentence: Sentence, words: Vocabulary, mention: Mention) -> bool:
    """Tell whether a phrase names one thing: 某…, a quotation, a proper name."""
    if mention.start < sentence.span.start or mention.start >= sentence.span.end:
        return True
    if mention.text.startswith("某") or _QUOTED.search(mention.text):
        return True
    first = sentence.words_until(mention.start)
    return sentence.words[first].tag.startswith(_NAMES)


def relational(text: str, words: Vocabulary) -> bool:
    """Tell whether a phrase names those who belong to somebody else (用户), or one of many."""
    return words.relational.search(text) is not None


def resolve(mention: Mention, heard: Heard) -> Mention:
    """Put whom a pointing phrase (该平台, or 园区 after a park was named) means in its place."""
    text = mention.text
    if _POINTING.match(text):
        return heard.antecedent(text)
    if _BOTH.match(text):
        return heard.current
    if 1 < len(text) <= _BARE:
        for topic in heard.topics:
            if topic.text.endswith(text) and len(topic.text) > len(text):
                return topic
    return mention


_BARE: Final = 3


def holder(sentence: Sentence, words: Vocabulary, actor: Actor, until: int) -> Mention:
    """Cut from a phrase what is measured: whom it leaves is the one that has it.

    Args:
        sentence: the sentence.
        words: vocabulary.
        actor: the phrase.
        until: where the metric begins, or the end of the phrase.

    Returns:
        The phrase up to there without the words of measure at its end; nothing if none is left
        that can own anything.

    """
    folded = sentence.folded
    first = sentence.words_until(actor.start)
    behind = sentence.words_before(min(until, actor.end))
    while behind > first:
        word = sentence.words[behind - 1]
        surface = word.surface
        if surface in _QUOTE_ENDS:
            break
        if surface in {"的", "之", "、", "和", "与", "及", "等"} or words.measures.search(surface):
            behind -= 1
            continue
        loose = _EACH.match(surface) is not None or word.tag.startswith(_NO_HOLDER_TAGS)
        if loose and not words.entities.search(surface):
            behind -= 1
            continue
        break
    behind = _without_deed(sentence, words, first, behind)
    if sentence.words[behind - 1].surface[-1] in _QUOTE_ENDS:
        first = _apposed(sentence, words, first, behind)
    if behind <= first or _does(sentence, words, first, behind):
        return NOTHING
    start, end = sentence.words[first].start, sentence.words[behind - 1].end
    last = sentence.words[behind - 1].surface
    text = folded[start:end]
    if _vague(last, words) or end - start == 1:
        return NOTHING
    if text in words.speakers:
        return NOTHING
    return Mention(text, start, end)


def _vague(last: str, words: Vocabulary) -> bool:
    """Tell whether a phrase that ends with a word names nothing of which figures are told."""
    if last in words.abstract or last in words.openings or last.endswith(_VAGUE):
        return True
    return len(last) > _BARE and last[-2:] in words.abstract


def _without_deed(sentence: Sentence, words: Vocabulary, first: int, behind: int) -> int:
    """Cut from a phrase a verb and its object (云岭县地处山区), where it names somebody before."""
    last = sentence.words[behind - 1].surface if behind > first else ""
    if not last or last in _QUOTE_ENDS or words.entities.search(last):
        return behind
    for index in range(first + 1, behind):
        word = sentence.words[index]
        before = sentence.words[index - 1].surface
        if (
            word.tag in {"v", "vd", "n"}
            and (word.tag != "n" or word.surface.endswith("化"))
            and words.entities.search(before)
            and not words.measures.search(word.surface)
        ):
            return index
    return behind


def _apposed(sentence: Sentence, words: Vocabulary, first: int, behind: int) -> int:
    """Cut what kind of thing a quotation names (平台“…”); a name before it stays."""
    for index in range(behind - 1, first, -1):
        if sentence.words[index].surface in _QUOTE_STARTS:
            before = sentence.words[index - 1]
            kind = words.entities.search(before.surface) is not None
            if kind and not before.tag.startswith(_NAMES):
                return index
            return first
    return first


def _does(sentence: Sentence, words: Vocabulary, first: int, behind: int) -> bool:
    """Tell whether what looks like a phrase begins with a verb and its object (解答用户)."""
    index = first
    while index < behind and sentence.words[index].tag.startswith(("a", "d", "v")):
        word = sentence.words[index]
        if (
            word.tag.startswith("v")
            and word.tag != "vn"
            and not words.entities.search(word.surface)
            and not words.measures.search(word.surface)
        ):
            following = sentence.words[index + 1].surface if index + 1 < behind else ""
            return following != "的" and not words.entities.search(following)
        index += 1
    return False


_QUOTE_ENDS: Final = frozenset("”」』》")
_QUOTE_STARTS: Final = frozenset("“「『《")
_NO_HOLDER_TAGS: Final = ("a", "b", "d", "f", "q", "m", "v", "u", "c", "p", "t")
_EACH: Final = re.compile(r"(?:[日月年周季人户单]均|[单每].{1,3}|[日月年周季])$")
"""A word that says for each of what something is measured."""
_VAGUE: Final = ("方面", "时", "后", "前", "中", "上", "下", "期间", "以来", "背景", "基础", "过程")


def owner(
    sentence: Sentence,
    words: Vocabulary,
    found: tuple[Actor, ...],
    metric: Mention,
    quantity: Quantity,
    heard: Heard,
) -> Owner:
    """Find whom a quantity belongs to.

    Args:
        sentence: the sentence.
        words: vocabulary.
        found: its phrases.
        metric: what is measured.
        quantity: the quantity.
        heard: whom the text before spoke of.

    """
    compared = _compared(sentence, quantity)
    if compared.text:
        return Owner(compared, "than")
    parted = _parted(sentence, words, found, quantity)
    if parted.text:
        return Owner(parted, "part")
    candidates = [
        Owner(resolve(mention, heard), how)
        for mention, how in _named(sentence, words, found, metric, quantity)
        if mention.text
    ]
    kept = [
        one for one in candidates if one.mention.text and not relational(one.mention.text, words)
    ]
    named = [one for one in kept if is_name(sentence, words, one.mention)]
    if kept and _owns(sentence, kept[0].mention, metric):
        return kept[0]._replace(named=kept[0] in named)
    if named:
        return named[0]._replace(named=True)
    if kept:
        return kept[0]
    if heard.current.text:
        return Owner(heard.current, "heard")
    return candidates[0]._replace(how="other") if candidates else Owner(NOTHING, "none")


def _named(
    sentence: Sentence,
    words: Vocabulary,
    found: tuple[Actor, ...],
    metric: Mention,
    quantity: Quantity,
) -> Iterator[tuple[Mention, Literal["metric", "causee", "lead"]]]:
    """Whom the sentence names as one that may own the quantity, the likeliest first."""
    own = sentence.clause_at(quantity.start)
    at = metric.start if sentence.span.start <= metric.start < sentence.span.end else -1
    clause = sentence.clause_at(at) if at >= 0 else own
    spoken = leads(found)
    lead = spoken.get(own)
    if clause != own and lead is not None and lead.start < quantity.start:
        yield holder(sentence, words, lead, lead.end), "lead"
    for actor in found:
        if 0 <= actor.start <= at < actor.end and actor.function != "place":
            yield holder(sentence, words, actor, at), "metric"
    for actor in reversed(found):
        if actor.clause > clause or actor.start >= quantity.start or actor.start <= at < actor.end:
            continue
        if actor.function == "causee":
            mention = holder(sentence, words, actor, actor.end)
            if words.entities.search(mention.text):
                yield mention, "causee"
        elif actor.function == "lead" and spoken.get(actor.clause) is actor:
            yield holder(sentence, words, actor, actor.end), "lead"


def _owns(sentence: Sentence, mention: Mention, metric: Mention) -> bool:
    """Tell whether a phrase stands right before the metric."""
    if mention.start < 0 or metric.start < mention.end:
        return False
    return sentence.folded[mention.end : metric.start] in {"", "的", "之"}


def _parted(
    sentence: Sentence, words: Vocabulary, found: tuple[Actor, ...], quantity: Quantity
) -> Mention:
    """Of whom a share is told right behind it (62%的受访者…)."""
    begin = sentence.clauses[sentence.clause_at(quantity.start)].start
    if quantity.dimension != "share" or quantity.outer_start - begin > _BARE:
        return NOTHING
    for actor in found:
        if quantity.outer_end <= actor.start <= quantity.outer_end + 1:
            text = sentence.folded[actor.start : actor.end]
            if words.entities.search(text) and not words.measures.search(text):
                return Mention(text, actor.start, actor.end)
    return NOTHING


_THAN: Final = re.compile(
    r"(?:高于|低于|优于|超过|多于|少于|快于|慢于)(?P<than>[^,。;:、\d]{2,16}?)的?$"
)


def _compared(sentence: Sentence, quantity: Quantity) -> Mention:
    """Whom a quantity belongs to that something else is compared with (远高于行业均值的30%)."""
    left = sentence.folded[sentence.span.start : quantity.outer_start]
    match = _THAN.search(left)
    if match is None:
        return NOTHING
    start = sentence.span.start + match.start("than")
    return Mention(match["than"], start, start + len(match["than"]))
