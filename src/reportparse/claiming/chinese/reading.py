"""A passage read sentence by sentence: each quantity becomes a claim about something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportparse.claiming.chinese.choosing import decide
from reportparse.claiming.chinese.clauses import sentences
from reportparse.claiming.chinese.drafts import NOTHING, Memory
from reportparse.claiming.chinese.folding import fold
from reportparse.claiming.chinese.predicates import vocabulary
from reportparse.claiming.chinese.quantities import find_quantities
from reportparse.claiming.chinese.rules import Page, first_reading
from reportparse.claiming.chinese.sentence import Mention, read
from reportparse.claiming.chinese.surroundings import surroundings
from reportparse.claiming.chinese.units import implied_unit
from reportparse.claiming.periods import find as find_periods
from reportparse.claiming.ranking import load_model
from reportparse.claiming.units import unit_words
from reportparse.records import Claim

if TYPE_CHECKING:
    from reportparse.claiming.chinese.drafts import Draft
    from reportparse.claiming.chinese.sentence import Sentence
    from reportparse.claiming.context import Context
    from reportparse.claiming.lexicon import Lexicon
    from reportparse.claiming.quantity import Quantity
    from reportparse.claiming.ranking import Chooser

__all__ = ["claims_in"]

_UNCERTAIN: Final = 0.4
"""A choice that is less probable than this is flagged."""
_SHARES: Final = {"role": 0.3, "metric": 0.35, "subject": 0.15, "period": 0.15, "baseline": 0.05}
"""How much each slot counts in the confidence; they add up to 1."""
_WITHOUT_UNIT: Final = 0.8


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
    titles = (context.section_title, context.title)
    times = [
        title[period.start : period.end]
        for title in titles
        for period in find_periods(fold(title), "zh", lexicon)[:1]
    ]
    page = Page(
        passage,
        folded,
        vocabulary(lexicon),
        surroundings(lexicon),
        unit_words(lexicon, "chinese"),
        context.currency,
        {fold(word): word for word in (context.self_reference, titles[0], *times)},
    )
    memory = Memory(fold(context.self_reference), fold(titles[0]), tuple(map(fold, times)))
    chooser = chooser or load_model(__package__ or "")
    claims: list[Claim] = []
    source = NOTHING
    index = previous_end = 0
    for span in sentences(folded):
        inside: list[Quantity] = []
        while index < len(quantities) and quantities[index].start < span.end:
            inside.append(quantities[index])
            index += 1
        gap = folded[max(0, previous_end - 1) : span.start].strip(" ")
        previous_end = span.end
        named = page.around.attribution(folded, span)
        if named.text or not gap.endswith(";"):
            source = named
        memory.begin(gap)
        if not inside and index == len(quantities):
            break
        sentence = read(folded, span, inside, lexicon, page.words)
        rules = first_reading(page, sentence)
        claims.extend(
            _claim(
                page,
                sentence,
                draft,
                source if draft.quantity.start >= source.end else NOTHING,
            )
            for draft in decide(page, sentence, rules, memory, chooser)
        )
    return claims


def _confidence(draft: Draft, unit: str) -> float:
    """How probable it is that the claim is right in what matters, from 0 to 1."""
    sure = draft.certainties
    probable = sum(share * sure.get(slot, 1.0) for slot, share in _SHARES.items())
    return round(probable * (1.0 if unit else _WITHOUT_UNIT), 2)


def _original(page: Page, mention: Mention) -> str:
    """Text of a mention as the passage, or the title, gives it, in its own script."""
    text = page.outside.get(mention.text, mention.text)
    if mention.start >= 0:
        text = page.passage[mention.start : mention.end]
    return text.strip("，,、的之 ")


def _claim(page: Page, sentence: Sentence, draft: Draft, source: Mention) -> Claim:
    quantity, metric = draft.quantity, draft.metric.text
    unit, dimension = quantity.unit, quantity.dimension
    flags = [*quantity.flags]
    if not unit or (unit == "point" and not metric):
        unit, dimension, noted = implied_unit(page.folded, quantity, metric, page.currency)
        flags += [noted] if noted else []
    flags += [
        flag
        for flag, holds in (
            ("no_metric", not metric),
            ("no_subject", not draft.subject.text),
            ("no_unit", not unit),
        )
        if holds
    ]
    flags += [
        f"uncertain_{slot}"
        for slot in ("role", "metric", "subject", "period")
        if draft.certainties.get(slot, 1.0) < _UNCERTAIN
    ]
    return Claim(
        quantity=page.passage[quantity.start : quantity.end],
        value_low=quantity.low,
        value_high=quantity.high,
        unit=unit,
        per=draft.per,
        dimension=dimension,
        qualifier=quantity.qualifier,
        role=draft.role,
        direction=draft.direction,
        metric=_original(page, draft.metric),
        subject=_original(page, draft.subject),
        period=_original(page, draft.period),
        baseline=_original(page, draft.baseline),
        modality=draft.modality,
        source=_original(page, source),
        sentence=page.passage[sentence.span.start : sentence.span.end],
        language="zh",
        char_start=quantity.start,
        char_end=quantity.end,
        confidence=_confidence(draft, unit),
        flags=tuple(dict.fromkeys(flags)),
    )
