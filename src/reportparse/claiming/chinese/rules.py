"""What a sentence's quantities measure, and of whom, by rules of grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from reportparse.claiming.chinese.clauses import Span
from reportparse.claiming.chinese.drafts import NOTHING, Draft
from reportparse.claiming.chinese.phrases import Phrase, phrase_after, phrase_before, split
from reportparse.claiming.chinese.predicates import Predicate, Vocabulary, predicate
from reportparse.claiming.chinese.sentence import Mention, Sentence
from reportparse.claiming.chinese.topics import topic_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportparse.claiming.chinese.surroundings import Surroundings
    from reportparse.claiming.chinese.words import Word
    from reportparse.claiming.quantity import Quantity
    from reportparse.claiming.units import Unit
    from reportparse.records import Direction

__all__ = ["Carried", "Page", "draft_sentence"]

_LIST_GAP: Final = re.compile(r"\s?(?:、|和|及|与|以及|或|/|,|至|兼)\s?")
_FROM: Final = re.compile(r"(?:由|从|自|原[来先]?的?)(?P<own>[^,。;、:]*?)(?:的|之)?(?:约|近|逾|超过|平均|不足|仅)?$")
_TO_AHEAD: Final = re.compile(
    r"^[^,。;]{0,24}?(?:至|到|为|成|转|达|[升降增减涨跌回]为?|压缩|缩短|提高|下降|扩大)"
)
_ASIDE: Final = re.compile(r"[(（][^()（）]{0,24}$")


@dataclass(slots=True)
class Carried:
    """What the text so far has set: whom it speaks of, and what was measured last."""

    topic: Mention = NOTHING
    metric: Mention = NOTHING
    subject: Mention = NOTHING
    sentence_topic: Mention = NOTHING
    period: Mention = NOTHING


@dataclass(frozen=True, slots=True)
class Page:
    """A passage with everything that is found once for all of it."""

    folded: str
    words: Vocabulary
    around: Surroundings
    units: Mapping[str, Unit]
    """Units by their words."""


def draft_sentence(page: Page, sentence: Sentence, carried: Carried) -> list[Draft]:
    """Read one sentence by rule; updates what is carried on."""
    drafts: list[Draft] = []
    quantities = sentence.quantities
    done = 0
    carried.sentence_topic = NOTHING
    carried.period = NOTHING
    for clause in sentence.clauses:
        topic = topic_of(sentence.words, clause, page.words, page.folded)
        if topic.text and not (carried.sentence_topic.text and _is_generic(topic.text)):
            carried.topic = topic
            carried.sentence_topic = topic
        inside = []
        while done < len(quantities) and quantities[done].start < clause.end:
            inside.append(quantities[done])
            done += 1
        drafts.extend(
            _read_clause(page, clause, inside, sentence.words, sentence.periods, carried, drafts)
        )
    return _spread_lists(drafts)


_GENERIC: Final = frozenset(
    ("用户", "消费者", "商家", "技术", "平台", "企业", "公司", "品牌", "行业", "客户", "顾客", "员工", "产品", "系统", "模式", "服务", "中小商家", "农民")
)


def _is_generic(topic: str) -> bool:
    """Tell whether a topic names a kind of people or things, as 消费者 and 用户 do."""
    return topic in _GENERIC


def _read_clause(
    page: Page,
    clause: Span,
    quantities: Sequence[Quantity],
    segmented: Sequence[Word],
    periods: Sequence[Span],
    carried: Carried,
    before: Sequence[Draft],
) -> list[Draft]:
    drafts: list[Draft] = []
    folded = page.folded
    begin = clause.start
    if not quantities:
        named = _named_period(folded, periods, clause, clause.end)
        if named.text:
            carried.period = named
        return []
    for index, quantity in enumerate(quantities):
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        previous = drafts[-1] if drafts else (before[-1] if before else None)
        if drafts and _continues(folded, drafts[-1], quantity):
            last = drafts[-1]
            drafts.append(replace(last, quantity=quantity, flags=[*last.flags, "list"]))
            begin = quantity.outer_end
            continue
        place = _Place(page, clause, begin, quantity, following, segmented, periods, previous)
        draft = _read_quantity(place, carried)
        if previous is not None and previous.role == "from" and previous in drafts:
            _close_pair(previous, draft)
        drafts.append(draft)
        if draft.metric.text:
            carried.metric = draft.metric
        if draft.subject.text:
            carried.subject = draft.subject
        begin = quantity.outer_end
    return drafts


def _continues(folded: str, last: Draft, quantity: Quantity) -> bool:
    """Tell whether a quantity continues a list (12.3%、8.5%和3.1%)."""
    return (
        _LIST_GAP.fullmatch(folded[last.quantity.outer_end : quantity.outer_start]) is not None
        and last.quantity.dimension == quantity.dimension
        and last.role != "from"
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """A quantity and what stands around it."""

    page: Page
    clause: Span
    begin: int
    """End of the quantity before in the clause, or start of the clause."""
    quantity: Quantity
    following: Quantity | None
    words: Sequence[Word]
    periods: Sequence[Span]
    previous: Draft | None

    @property
    def left(self) -> str:
        return self.page.folded[self.begin : self.quantity.outer_start]


def _close_pair(start: Draft, end: Draft) -> None:
    """Let the two ends of a change share what it is a change of."""
    if end.role in {"level", "change"}:
        end.role = "to"
    if not end.direction:
        low, high = start.quantity.low, end.quantity.low
        same = start.quantity.unit == end.quantity.unit
        end.direction = ("up" if high > low else "down") if same else ""
    start.direction = end.direction
    end.metric, end.subject = start.metric, start.subject


def _read_quantity(place: _Place, carried: Carried) -> Draft:
    page, begin, quantity = place.page, place.begin, place.quantity
    left = place.left
    said = predicate(left, quantity, page.words)
    from_match = _FROM.search(left) if place.following is not None else None
    if from_match and place.following is not None:
        between = page.folded[quantity.outer_end : place.following.outer_start]
        if _TO_AHEAD.search(between) and not page.words.change.search(from_match["own"]):
            said = Predicate("from", "", from_match.start(), "从")
    verb_start = begin + said.start
    baseline = _baseline(page, left, said, begin)
    if baseline.text:
        verb_start = min(verb_start, baseline.start)
    period = _period(place, carried, said)
    if period.text and said.role != "from" and not carried.period.text:
        carried.period = period
    metric, subject, said = _measured(place, verb_start, said, carried)
    return Draft(
        quantity,
        said.role,
        said.direction,
        metric,
        subject,
        period,
        Mention(baseline.text or said.baseline),
        verb=said.verb,
        verb_start=verb_start,
    )


def _mention(folded: str, span: Span) -> Mention:
    return Mention(folded[span.start : span.end], span.start, span.end)


def _named_period(folded: str, periods: Sequence[Span], clause: Span, before: int) -> Mention:
    named = [span for span in periods if clause.start <= span.start and span.end <= before]
    return _mention(folded, named[-1]) if named else NOTHING


_BASELINE_OPENER: Final = re.compile(
    r"(?:较|比|与|同|相比|相较于?|对比|高于|低于|优于|快于|慢于)之?(?:于)?$"
)


def _period(place: _Place, carried: Carried, said: Predicate) -> Mention:
    """Period of a quantity: the last one named before it that is no baseline."""
    folded = place.page.folded
    for span in reversed(place.periods):
        if span.end > place.quantity.start or span.start < place.clause.start:
            continue
        if _BASELINE_OPENER.search(folded[max(0, span.start - 4) : span.start]):
            continue
        if span.start < place.begin and said.role in {"to", "from"} and carried.period.text:
            return carried.period if said.role == "to" else NOTHING
        return _mention(folded, span)
    return NOTHING if said.role == "from" else carried.period


def _baseline(page: Page, left: str, said: Predicate, begin: int) -> Mention:
    """What a change is measured against; it begins with the word that says so (较)."""
    clause = left[: said.start]
    if said.role in {"change", "level", "to", "comparison"} and said.verb:
        match = None
        for opener in page.around.baseline_opener.finditer(clause):
            match = page.around.baseline.match(clause, opener.start()) or match
        if match:
            than = re.sub(r"(?:的|之)$", "", match["than"].strip())
            if than:
                return Mention(than, begin + match.start(), begin + match.end())
    words = [*page.around.baseline_word.finditer(left)]
    if words:
        return Mention(words[-1][0], begin + words[-1].start(), begin + words[-1].end())
    return NOTHING


_CAUSED: Final = re.compile(
    r"(?:(?P<caused>使得|使|令|让|带动|推动|促使|帮助|助力|导致)|(?P<marked>将|把))[^,。;]{0,6}$"
)
_ADVERBIAL: Final = frozenset(("超", "近", "约"))


def _action(segmented: Sequence[Word], left: int, right: int, words: Vocabulary) -> Mention:
    """Verb right before a quantity that is what the quantity measures (被处罚12亿元)."""
    verbs = [word for word in segmented if left <= word.start and word.end <= right]
    while verbs and (verbs[-1].tag in {"ul", "uz", "d", "p", "m"} or verbs[-1].surface in _ADVERBIAL):
        verbs.pop()
    if not verbs or not verbs[-1].tag.startswith("v") or len(verbs[-1].surface) < 2:
        return NOTHING
    verb = verbs[-1]
    if verb.surface in words.rise or verb.surface in words.fall or verb.surface in words.support:
        return NOTHING
    if len(verbs) > 1 and verbs[-2].surface in {"被", "遭"}:
        return Mention(verbs[-2].surface + verb.surface, verbs[-2].start, verb.end)
    return Mention(verb.surface, verb.start, verb.end)


_Measured = tuple[Mention, Mention, Predicate]
_AMOUNTS: Final = frozenset(("money", "mass", "area", "power", "length"))


def _measured(place: _Place, verb_start: int, said: Predicate, carried: Carried) -> _Measured:
    """Find metric and subject of a quantity; the predicate may become one of change."""
    quantity, words, segmented = place.quantity, place.page.words, place.words
    ahead, predicated = phrase_after(segmented, quantity.outer_end, place.clause.end, words)
    before = phrase_before(segmented, place.begin, verb_start, words)
    if quantity.dimension == "time" and said.role == "level" and ahead.empty and before.empty:
        done = next((word for word in segmented if word.start == quantity.outer_end), None)
        if done is not None and done.tag.startswith("v") and len(done.surface) > 1:
            return Mention(done.surface, done.start, done.end), carried.topic, said
    if not ahead.empty and said.role in {"level", "change"}:
        found = _object_behind(place, verb_start, said, carried, ahead, predicated=predicated)
        if found is not None:
            return found
    if before.empty:
        inner = phrase_before(segmented, place.begin, quantity.outer_start, words)
        if not inner.empty and inner.end > verb_start:
            before = inner
    if before.empty:
        return _unnamed(place, said, carried)
    return _named_before(place, before, said, carried)


def _object_behind(
    place: _Place,
    verb_start: int,
    said: Predicate,
    carried: Carried,
    ahead: Phrase,
    *,
    predicated: bool,
) -> _Measured | None:
    """Take what stands behind the quantity as measured, where the sentence is built so."""
    folded, quantity, words = place.page.folded, place.quantity, place.page.words
    behind_of = folded[quantity.outer_end : quantity.outer_end + 1] in {"的", "之"}
    counted = quantity.dimension == "count" or (not quantity.unit and quantity.low >= 1000)
    takes_object = any(
        word.surface in words.transitive
        for word in place.words
        if place.begin <= word.start
        and word.end <= quantity.outer_start
        and word.start >= verb_start - 4
    )
    verb = folded[verb_start : quantity.outer_start]
    if not (counted or behind_of or takes_object or verb.endswith(("占", "超"))):
        return None
    if said.role != "level":
        return None
    share = quantity.dimension == "share"
    if not (counted or behind_of or quantity.dimension in _AMOUNTS or (share and takes_object)):
        return None
    before = phrase_before(place.words, place.begin, verb_start, words)
    if predicated and behind_of and share and before.empty:
        # 八成的受访者表示认可: the predicate is what the share measures
        rest = Mention(
            folded[ahead.end : place.clause.end].strip("。;；!！?？ "), ahead.end, place.clause.end
        )
        if words.entities.search(folded[ahead.start : ahead.end]):
            return rest, _mention(folded, Span(*ahead)), said
        whole = Mention(folded[ahead.start : ahead.end] + rest.text, ahead.start, place.clause.end)
        return whole, carried.topic, said
    head = split(place.words, ahead, words)[1] if behind_of else ahead
    return _mention(folded, Span(*head)), carried.topic, said


def _unnamed(place: _Place, said: Predicate, carried: Carried) -> _Measured:
    """Metric and subject where the clause names none: the ones of the claim before."""
    previous = place.previous
    first = previous is None or place.begin == place.clause.start
    acted = _action(place.words, place.begin, place.quantity.outer_start, place.page.words)
    if acted.text and said.role == "level" and first:
        return acted, carried.topic, said
    if previous is not None and said.role != "level":
        return previous.metric, _either(previous.subject, carried.topic), said
    if said.verb in place.page.words.transitive:
        start = place.begin + said.start
        return Mention(said.verb, start, start + len(said.verb)), carried.topic, said
    if previous is not None:
        return previous.metric, _either(previous.subject, carried.topic), said
    return carried.metric, _either(carried.topic, carried.subject), said


def _either(first: Mention, second: Mention) -> Mention:
    return first if first.text else second


def _named_before(place: _Place, before: Phrase, said: Predicate, carried: Carried) -> _Measured:
    """Split the phrase in front of the predicate into subject and metric."""
    folded, words = place.page.folded, place.page.words
    phrase = folded[before.start : before.end]
    lead = folded[place.begin : before.start]
    # 减少塑料包装使用超过10万吨: the verb of change stands before what it changes
    changed = words.changed_object.search(lead)
    if changed and said.role == "level" and not words.entities.search(phrase):
        direction: Direction = "up" if changed["rise"] else "down"
        said = replace(said, role="change", direction=direction, start=changed.start())
    caused = _CAUSED.search(lead)
    broad = bool(caused and caused["caused"])
    subject, metric = split(place.words, before, words, broad=broad)
    if caused and caused["marked"] and "的" not in phrase:
        subject, metric = Phrase(before.start, before.start), before
    elif phrase.startswith("其"):
        metric = Phrase(before.start + 1, before.end)
        subject = Phrase(before.start, before.start)
    named = NOTHING if subject.empty else _mention(folded, Span(*subject))
    return _mention(folded, Span(*metric)), _either(named, carried.topic), said


_COORDINATED: Final = re.compile(r"、|和|及|与|以及")


def _spread_lists(drafts: list[Draft]) -> list[Draft]:
    """Give each quantity of a list its own of the metrics or subjects named before it."""
    spread: list[Draft] = []
    index = 0
    while index < len(drafts):
        run = [drafts[index]]
        while index + len(run) < len(drafts) and "list" in drafts[index + len(run)].flags:
            run.append(drafts[index + len(run)])
        spread.extend(_spread(run))
        index += len(run)
    return spread


def _parts(mention: Mention) -> list[Mention]:
    parts: list[Mention] = []
    position = 0
    for part in _COORDINATED.split(mention.text):
        found = mention.text.index(part, position)
        position = found + len(part)
        if part:
            parts.append(Mention(part, mention.start + found, mention.start + position))
    return parts


def _spread(run: list[Draft]) -> list[Draft]:
    if len(run) < 2:
        return run
    metrics, subjects = _parts(run[0].metric), _parts(run[0].subject)
    if len(metrics) == len(run):
        return [replace(draft, metric=part) for draft, part in zip(run, metrics, strict=True)]
    if len(subjects) == len(run):
        return [replace(draft, subject=part) for draft, part in zip(run, subjects, strict=True)]
    return run
