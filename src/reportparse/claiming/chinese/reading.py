"""A passage read sentence by sentence: each quantity becomes a claim about something."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal

from reportparse.claiming.chinese.clauses import Span, clauses, sentences
from reportparse.claiming.chinese.folding import fold
from reportparse.claiming.chinese.phrases import Phrase, phrase_after, phrase_before, split
from reportparse.claiming.chinese.predicates import Predicate, Vocabulary, predicate, vocabulary
from reportparse.claiming.chinese.quantities import find_quantities
from reportparse.claiming.chinese.surroundings import Surroundings, denominator, surroundings
from reportparse.claiming.chinese.topics import topic_of
from reportparse.claiming.chinese.units import implied_unit
from reportparse.claiming.chinese.words import Word, segment
from reportparse.claiming.periods import find as find_periods
from reportparse.records import Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.context import Context
    from reportparse.claiming.lexicon import Lexicon
    from reportparse.claiming.quantity import Quantity
    from reportparse.records import Direction, Role

__all__ = ["claims_in"]

_LIST_GAP: Final = re.compile(r"\s?(?:、|和|及|与|以及|或|/|,|至|兼)\s?")
_FROM: Final = re.compile(r"(?:由|从|自|原[来先]?的?)(?P<own>[^,。;、:]*?)(?:的|之)?(?:约|近|逾|超过|平均|不足|仅)?$")
_TO_AHEAD: Final = re.compile(
    r"^[^,。;]{0,24}?(?:至|到|为|成|转|达|[升降增减涨跌回]为?|压缩|缩短|提高|下降|扩大)"
)
_ASIDE: Final = re.compile(r"[(（][^()（）]{0,24}$")


@dataclass(slots=True)
class _Carried:
    """What the text so far has set: whom it speaks of, and what was measured last."""

    topic: str = ""
    metric: str = ""
    subject: str = ""
    sentence_topic: str = ""
    period: str = ""
    baseline: str = ""


@dataclass(slots=True)
class _Draft:
    """A claim in the making; offsets count in the passage."""

    quantity: Quantity
    role: Role
    direction: Direction | Literal[""]
    metric: str
    subject: str
    period: str
    baseline: str
    flags: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage with everything that is found once for all of it."""

    original: str
    folded: str
    lexicon: Lexicon
    words: Vocabulary
    around: Surroundings


def claims_in(passage: str, context: Context, lexicon: Lexicon) -> list[Claim]:
    """Find the claims of a Chinese passage.

    Args:
        passage: one or more paragraphs, separated by line breaks, in either script.
        context: what is known of the document.
        lexicon: vocabulary.

    Returns:
        Claims in text order; ``char_start`` and ``char_end`` count in the passage. Dates,
        ids and everything about the source are left for the caller.

    """
    folded = fold(passage)
    quantities = find_quantities(folded, lexicon, currency=context.currency)
    if not quantities:
        return []
    page = _Passage(passage, folded, lexicon, vocabulary(lexicon), surroundings(lexicon))
    carried = _Carried(topic=context.self_reference)
    claims: list[Claim] = []
    index = 0
    previous_end = 0
    for sentence in sentences(folded):
        inside: list[Quantity] = []
        while index < len(quantities) and quantities[index].start < sentence.end:
            inside.append(quantities[index])
            index += 1
        if "\n" in folded[previous_end : sentence.start]:
            carried = _Carried(topic=context.self_reference or carried.topic)
        previous_end = sentence.end
        claims.extend(_read_sentence(page, sentence, inside, carried))
    return claims


def _read_sentence(
    page: _Passage, sentence: Span, quantities: Sequence[Quantity], carried: _Carried
) -> list[Claim]:
    """Read one sentence; updates what is carried on."""
    content = page.folded[sentence.start : sentence.end]
    segmented = tuple(
        word._replace(start=word.start + sentence.start, end=word.end + sentence.start)
        for word in segment(content, page.lexicon)
    )
    periods = [
        Span(span.start + sentence.start, span.end + sentence.start)
        for span in find_periods(content, "zh", page.lexicon)
    ]
    source = page.around.attribution(content)
    parts = clauses(page.folded, sentence)
    drafts: list[_Draft] = []
    done = 0
    carried.sentence_topic = ""
    carried.period = ""
    carried.baseline = ""
    for clause in parts:
        topic = topic_of(segmented, clause, page.words, page.folded)
        if topic and not (carried.sentence_topic and _is_generic(topic)):
            carried.topic = topic
            carried.sentence_topic = topic
        inside = []
        while done < len(quantities) and quantities[done].start < clause.end:
            inside.append(quantities[done])
            done += 1
        drafts.extend(_read_clause(page, clause, inside, segmented, periods, carried, drafts))
    drafts = _spread_lists(page, drafts)
    return [
        _claim(page, sentence, draft, source, page.folded[sentence.start : draft.quantity.start])
        for draft in drafts
    ]


_GENERIC: Final = frozenset(
    ("用户", "消费者", "商家", "技术", "平台", "企业", "公司", "品牌", "行业", "客户", "顾客", "员工", "产品", "系统", "模式", "服务", "中小商家", "农民")
)


def _is_generic(topic: str) -> bool:
    """Tell whether a topic names a kind of people or things, as 消费者 and 用户 do."""
    return topic in _GENERIC


def _claim(
    page: _Passage, sentence: Span, draft: _Draft, source: str, left: str
) -> Claim:
    quantity = draft.quantity
    clause_left = re.split(r"[,。;]", left)[-1]
    per = quantity.per or denominator(clause_left + draft.metric[-12:] * (not clause_left), quantity.dimension)
    unit, dimension = quantity.unit, quantity.dimension
    flags = [*quantity.flags, *draft.flags]
    if not unit or (unit == "point" and not draft.metric):
        unit, dimension, noted = implied_unit(
            page.folded, quantity, draft.metric, left, page.lexicon
        )
        if noted:
            flags.append(noted)
    confidence = 0.95
    if not draft.metric:
        confidence -= 0.3
        flags.append("no_metric")
    if not draft.subject:
        confidence -= 0.1
        flags.append("no_subject")
    if not unit:
        confidence -= 0.15
        flags.append("no_unit")
    return Claim(
        quantity=page.original[quantity.start : quantity.end],
        value_low=quantity.low,
        value_high=quantity.high,
        unit=unit,
        per=per,
        dimension=dimension,
        qualifier=quantity.qualifier,
        role=draft.role,
        direction=draft.direction,
        metric=draft.metric,
        subject=draft.subject,
        period=draft.period,
        baseline=draft.baseline,
        modality=page.around.modality(left),
        source=source,
        sentence=page.original[sentence.start : sentence.end],
        language="zh",
        char_start=quantity.start,
        char_end=quantity.end,
        confidence=round(confidence, 2),
        flags=tuple(dict.fromkeys(flags)),
    )


def _read_clause(
    page: _Passage,
    clause: Span,
    quantities: Sequence[Quantity],
    segmented: Sequence[Word],
    periods: Sequence[Span],
    carried: _Carried,
    before: Sequence[_Draft],
) -> list[_Draft]:
    drafts: list[_Draft] = []
    folded = page.folded
    begin = clause.start
    if not quantities:
        named = _named_period(folded, periods, clause, clause.end)
        if named:
            carried.period = named
        return []
    for index, quantity in enumerate(quantities):
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        left = folded[begin : quantity.outer_start]
        previous = drafts[-1] if drafts else (before[-1] if before else None)
        if (
            drafts
            and _LIST_GAP.fullmatch(folded[quantities[index - 1].outer_end : quantity.outer_start])
            and drafts[-1].quantity.dimension == quantity.dimension
            and drafts[-1].role != "from"
        ):
            last = drafts[-1]
            drafts.append(replace(last, quantity=quantity, flags=[*last.flags, "list"]))
            begin = quantity.outer_end
            continue
        draft = _read_quantity(
            page, clause, begin, quantity, following, left, segmented, periods, carried, previous
        )
        if previous is not None and previous.role == "from" and previous in drafts:
            _close_pair(previous, draft)
        drafts.append(draft)
        if draft.metric:
            carried.metric = draft.metric
        if draft.subject:
            carried.subject = draft.subject
        begin = quantity.outer_end
    return drafts


def _close_pair(start: _Draft, end: _Draft) -> None:
    """Let the two ends of a change share what it is a change of."""
    if end.role in {"level", "change"}:
        end.role = "to"
    if not end.direction:
        low, high = start.quantity.low, end.quantity.low
        same = start.quantity.unit == end.quantity.unit
        end.direction = ("up" if high > low else "down") if same else ""
    start.direction = end.direction
    end.metric, end.subject = start.metric, start.subject


def _read_quantity(
    page: _Passage,
    clause: Span,
    begin: int,
    quantity: Quantity,
    following: Quantity | None,
    left: str,
    segmented: Sequence[Word],
    periods: Sequence[Span],
    carried: _Carried,
    previous: _Draft | None,
) -> _Draft:
    folded = page.folded
    said = predicate(left, quantity, page.words)
    from_match = _FROM.search(left) if following is not None else None
    if from_match and following is not None:
        between = folded[quantity.outer_end : following.outer_start]
        if _TO_AHEAD.search(between) and not page.words.change.search(from_match["own"]):
            said = Predicate("from", "", from_match.start(), "从")
        else:
            from_match = None
    verb_start = begin + said.start
    baseline, baseline_start = _baseline(page, left, said, begin)
    if baseline_start is not None:
        verb_start = min(verb_start, baseline_start)
    period = _period(folded, periods, clause, begin, quantity, carried, said)
    if period and said.role != "from":
        carried.period = carried.period or period
    metric, subject, said = _measured(
        page, clause, begin, verb_start, quantity, said, segmented, carried, previous
    )
    if baseline:
        carried.baseline = baseline
    return _Draft(
        quantity,
        said.role,
        said.direction,
        metric,
        subject,
        period,
        baseline or said.baseline,
    )


def _named_period(folded: str, periods: Sequence[Span], clause: Span, before: int) -> str:
    named = [span for span in periods if clause.start <= span.start and span.end <= before]
    return folded[named[-1].start : named[-1].end] if named else ""


_BASELINE_OPENER: Final = re.compile(r"(?:较|比|与|同|相比|相较于?|对比|高于|低于|优于|快于|慢于)之?(?:于)?$")


def _period(
    folded: str,
    periods: Sequence[Span],
    clause: Span,
    begin: int,
    quantity: Quantity,
    carried: _Carried,
    said: Predicate,
) -> str:
    """Period of a quantity: the last one named before it that is no baseline."""
    for span in reversed(periods):
        if span.end > quantity.start or span.start < clause.start:
            continue
        if _BASELINE_OPENER.search(folded[max(0, span.start - 4) : span.start]):
            continue
        if span.start < begin and said.role in {"to", "from"} and carried.period:
            return carried.period if said.role == "to" else ""
        return folded[span.start : span.end]
    return "" if said.role == "from" else carried.period


def _baseline(
    page: _Passage, left: str, said: Predicate, begin: int
) -> tuple[str, int | None]:
    """What a change is measured against, and where in the passage that phrase begins."""
    clause = left[: said.start]
    words = [*page.around.baseline_word.finditer(left)]
    if said.role in {"change", "level", "to", "comparison"} and said.verb:
        match = None
        for opener in page.around.baseline_opener.finditer(clause):
            match = page.around.baseline.match(clause, opener.start()) or match
        if match:
            than = re.sub(r"(?:的|之)$", "", match["than"].strip())
            if than:
                return than, begin + match.start()
    if words:
        return words[-1][0], begin + words[-1].start()
    return "", None


_CAUSED: Final = re.compile(
    r"(?:(?P<caused>使得|使|令|让|带动|推动|促使|帮助|助力|导致)|(?P<marked>将|把))[^,。;]{0,6}$"
)


def _action(
    segmented: Sequence[Word], left: int, right: int, words: Vocabulary
) -> str:
    """Verb right before a quantity that is what the quantity measures (被处罚12亿元)."""
    verbs = [word for word in segmented if left <= word.start and word.end <= right]
    while verbs and (verbs[-1].tag in {"ul", "uz", "d", "p", "m"} or verbs[-1].surface in {"超", "近", "约"}):
        verbs.pop()
    if not verbs or not verbs[-1].tag.startswith("v") or len(verbs[-1].surface) < 2:
        return ""
    verb = verbs[-1]
    if verb.surface in words.rise or verb.surface in words.fall or verb.surface in words.support:
        return ""
    passive = len(verbs) > 1 and verbs[-2].surface in {"被", "遭"}
    return (verbs[-2].surface if passive else "") + verb.surface


def _measured(
    page: _Passage,
    clause: Span,
    begin: int,
    verb_start: int,
    quantity: Quantity,
    said: Predicate,
    segmented: Sequence[Word],
    carried: _Carried,
    previous: _Draft | None,
) -> tuple[str, str, Predicate]:
    """Find metric and subject of a quantity; the predicate may become one of change."""
    folded, words = page.folded, page.words
    ahead, predicated = phrase_after(segmented, quantity.outer_end, clause.end, words)
    before = phrase_before(segmented, begin, verb_start, words)
    behind_of = folded[quantity.outer_end : quantity.outer_end + 1] in {"的", "之"}
    counted = quantity.dimension == "count" or (not quantity.unit and quantity.low >= 1000)

    def original(phrase: Phrase) -> str:
        return page.original[phrase.start : phrase.end].strip("，,、的之 ")

    verb = folded[verb_start : quantity.outer_start]
    takes_object = any(
        word.surface in words.transitive
        for word in segmented
        if begin <= word.start and word.end <= quantity.outer_start and word.start >= verb_start - 4
    )
    if quantity.dimension == "time" and said.role == "level" and ahead.empty and before.empty:
        done = next((w for w in segmented if w.start == quantity.outer_end and w.tag.startswith("v")), None)
        if done is not None and len(done.surface) > 1:
            return done.surface, carried.topic, said
    if not ahead.empty and said.role in {"level", "change"} and (counted or behind_of or takes_object or verb.endswith(("占", "超"))):
        object_first = said.role == "level" and (
            counted or behind_of or quantity.dimension in {"money", "mass", "area", "power", "length"}
        )
        if object_first and predicated and behind_of and quantity.dimension == "share" and before.empty:
            rest = page.original[ahead.end : clause.end].strip("。;；!！?？ ")
            if words.entities.search(folded[ahead.start : ahead.end]):
                return rest, original(ahead), said
            return original(ahead) + rest, carried.topic, said
        if quantity.dimension == "share" and said.role == "level" and (behind_of or takes_object):
            object_first = True
        if object_first:
            _, head = split(segmented, ahead, words) if behind_of else (ahead, ahead)
            subject = carried.topic
            return original(head), subject, said
    if before.empty:
        inner = phrase_before(segmented, begin, quantity.outer_start, words)
        if not inner.empty and inner.end > verb_start:
            before = inner
    if before.empty:
        acted = _action(segmented, begin, quantity.outer_start, words)
        if acted and said.role == "level" and not (previous is not None and begin > clause.start):
            return acted, carried.topic, said
        if previous is not None and said.role != "level":
            return previous.metric, previous.subject or carried.topic, said
        if said.verb in words.transitive:
            return said.verb, carried.topic, said
        if previous is not None:
            return previous.metric, previous.subject or carried.topic, said
        return carried.metric, carried.topic or carried.subject, said
    # 减少塑料包装使用超过10万吨: the verb of change stands before what it changes
    lead = folded[begin : before.start]
    changed = words.changed_object.search(lead)
    if changed and said.role == "level" and not words.entities.search(original(before)):
        said = replace(
            said, role="change", direction="up" if changed["rise"] else "down", start=changed.start()
        )
    caused = _CAUSED.search(folded[begin : before.start])
    subject_phrase, metric_phrase = split(
        segmented, before, words, broad=bool(caused and caused["caused"])
    )
    if caused and caused["marked"] and "的" not in folded[before.start : before.end]:
        subject_phrase, metric_phrase = Phrase(before.start, before.start), before
    elif original(before).startswith("其"):
        metric_phrase = Phrase(before.start + 1, before.end)
        subject_phrase = Phrase(before.start, before.start)
    metric = original(metric_phrase)
    subject = original(subject_phrase)
    if not subject:
        subject = carried.topic
    return metric, subject, said


def _spread_lists(page: _Passage, drafts: list[_Draft]) -> list[_Draft]:
    """Give each quantity of a list its own of the metrics or subjects named before it."""
    spread: list[_Draft] = []
    index = 0
    while index < len(drafts):
        run = [drafts[index]]
        while index + len(run) < len(drafts) and "list" in drafts[index + len(run)].flags:
            run.append(drafts[index + len(run)])
        spread.extend(_spread(run))
        index += len(run)
    for draft in spread:
        draft.flags = [flag for flag in draft.flags if flag != "list"]
    return spread


_COORDINATED: Final = re.compile(r"、|和|及|与|以及")


def _spread(run: list[_Draft]) -> list[_Draft]:
    if len(run) < 2:
        return run
    for slot in ("metric", "subject"):
        parts = [part for part in _COORDINATED.split(getattr(run[0], slot)) if part]
        if len(parts) == len(run):
            return [replace(draft, **{slot: part}) for draft, part in zip(run, parts, strict=True)]
    return run
