"""A passage read sentence by sentence: each quantity becomes a claim about something."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportparse.claiming.chinese.choosing import decide
from reportparse.claiming.chinese.clauses import sentences
from reportparse.claiming.chinese.drafts import Memory
from reportparse.claiming.chinese.folding import fold
from reportparse.claiming.chinese.predicates import vocabulary
from reportparse.claiming.chinese.quantities import find_quantities
from reportparse.claiming.chinese.ranking import load_model
from reportparse.claiming.chinese.rules import Carried, Page, draft_sentence
from reportparse.claiming.chinese.sentence import Mention, read
from reportparse.claiming.chinese.surroundings import surroundings
from reportparse.claiming.chinese.units import implied_unit
from reportparse.claiming.periods import find as find_periods
from reportparse.claiming.units import unit_words
from reportparse.records import Claim

if TYPE_CHECKING:
    from reportparse.claiming.chinese.drafts import Draft
    from reportparse.claiming.chinese.ranking import Chooser
    from reportparse.claiming.chinese.sentence import Sentence
    from reportparse.claiming.context import Context
    from reportparse.claiming.lexicon import Lexicon
    from reportparse.claiming.quantity import Quantity

__all__ = ["claims_in"]


def claims_in(
    passage: str, context: Context, lexicon: Lexicon, chooser: Chooser | None = None
) -> list[Claim]:
    """Find the claims of a Chinese passage.

    Args:
        passage: one or more paragraphs, separated by line breaks, in either script.
        context: what is known of the document.
        lexicon: vocabulary.
        chooser: what chooses among candidates; by default the model of the package.

    Returns:
        Claims in text order; ``char_start`` and ``char_end`` count in the passage. Dates,
        ids and everything about the source are left for the caller.

    """
    folded = fold(passage)
    quantities = find_quantities(folded, lexicon, currency=context.currency)
    if not quantities:
        return []
    page = Page(folded, vocabulary(lexicon), surroundings(lexicon), unit_words(lexicon, "chinese"))
    self_reference = Mention(context.self_reference)
    carried = Carried(topic=self_reference)
    titles = [fold(title) for title in (context.section_title, context.title)]
    memory = Memory(
        context.self_reference,
        titles[0],
        tuple(
            title[period.start : period.end]
            for title in titles
            for period in find_periods(title, "zh", lexicon)[:1]
        ),
    )
    chooser = chooser or load_model()
    claims: list[Claim] = []
    source, known_from = "", 0
    index = previous_end = 0
    for span in sentences(folded):
        inside: list[Quantity] = []
        while index < len(quantities) and quantities[index].start < span.end:
            inside.append(quantities[index])
            index += 1
        if "\n" in folded[previous_end : span.start]:
            carried = Carried(topic=self_reference if self_reference.text else carried.topic)
        gap = folded[max(0, previous_end - 1) : span.start].strip(" ")
        previous_end = span.end
        sentence = read(folded, span, inside, lexicon, page.words)
        named, where = page.around.attribution(folded[span.start : span.end])
        if named or not gap.endswith(";"):
            source, known_from = named, span.start + where
        rules = [
            replace(rule, modality=page.around.modality(folded[span.start : rule.quantity.start]))
            for rule in draft_sentence(page, sentence, carried)
        ]
        memory.begin(gap)
        memory.note(memory.topics, carried.topic)
        claims.extend(
            _claim(
                passage,
                page,
                sentence,
                draft,
                source if draft.quantity.start >= known_from else "",
                lexicon,
            )
            for draft in decide(page, sentence, rules, memory, chooser)
        )
    return claims


def _original(passage: str, mention: Mention) -> str:
    """Text of a mention as the passage gives it, in its own script."""
    text = mention.text if mention.start < 0 else passage[mention.start : mention.end]
    return text.strip("，,、的之 ")


def _claim(
    passage: str, page: Page, sentence: Sentence, draft: Draft, source: str, lexicon: Lexicon
) -> Claim:
    quantity = draft.quantity
    left = page.folded[sentence.span.start : quantity.start]
    metric = draft.metric.text
    unit, dimension = quantity.unit, quantity.dimension
    flags = [*quantity.flags, *(flag for flag in draft.flags if flag != "list")]
    if not unit or (unit == "point" and not metric):
        unit, dimension, noted = implied_unit(page.folded, quantity, metric, left, lexicon)
        if noted:
            flags.append(noted)
    confidence = 0.95
    for missing, loss, flag in (
        (not metric, 0.3, "no_metric"),
        (not draft.subject.text, 0.1, "no_subject"),
        (not unit, 0.15, "no_unit"),
    ):
        if missing:
            confidence -= loss
            flags.append(flag)
    return Claim(
        quantity=passage[quantity.start : quantity.end],
        value_low=quantity.low,
        value_high=quantity.high,
        unit=unit,
        per=draft.per,
        dimension=dimension,
        qualifier=quantity.qualifier,
        role=draft.role,
        direction=draft.direction,
        metric=_original(passage, draft.metric),
        subject=_original(passage, draft.subject),
        period=_original(passage, draft.period),
        baseline=_original(passage, draft.baseline),
        modality=draft.modality,
        source=source,
        sentence=passage[sentence.span.start : sentence.span.end],
        language="zh",
        char_start=quantity.start,
        char_end=quantity.end,
        confidence=round(confidence, 2),
        flags=tuple(dict.fromkeys(flags)),
    )
