"""Sections in, numeric claims out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportparse.claiming.chinese import claims_in as chinese_claims
from reportparse.claiming.chinese import self_reference
from reportparse.claiming.context import Context
from reportparse.claiming.counterparts import counterparts, disagreements
from reportparse.claiming.currency import document_currency, document_dollar
from reportparse.claiming.english import claims_in as english_claims
from reportparse.claiming.english import repeated_names
from reportparse.claiming.english import self_reference as english_self_reference
from reportparse.claiming.lexicon import Lexicon, load_lexicon
from reportparse.claiming.passages import passages
from reportparse.claiming.periods import resolve
from reportparse.claiming.tables import table_claims
from reportparse.text import SourceRange

if TYPE_CHECKING:
    from reportparse.records import Claim, Section
    from reportparse.text import Text

__all__ = [
    "Context",
    "Lexicon",
    "claims_in_text",
    "claims_of",
    "counterparts",
    "disagreements",
    "document_context",
    "load_lexicon",
]


def document_context(content: str, context: Context, lexicon: Lexicon) -> Context:
    """Add to a context what the whole text of the document shows.

    Args:
        content: the whole repaired text.
        context: what the stages before know.
        lexicon: vocabulary.

    Returns:
        The context with the document's currency and the ways it speaks of itself.

    """
    return replace(
        context,
        currency=context.currency or document_currency(content),
        dollar=context.dollar or context.currency or document_dollar(content),
        self_reference=context.self_reference or self_reference(content, lexicon),
        english_self_reference=context.english_self_reference
        or english_self_reference(content, lexicon),
        english_names=context.english_names or repeated_names(content, context.title, lexicon),
    )


def claims_in_text(
    content: str, context: Context | None = None, lexicon: Lexicon | None = None
) -> tuple[Claim, ...]:
    """Find the claims of a string.

    Args:
        content: Chinese or English text, or both.
        context: what is known of the document; by default only what the string shows.
        lexicon: vocabulary; by default the one that ships with the package.

    Returns:
        Claims in text order; ``char_start`` and ``char_end`` count in the string.

    """
    lexicon = lexicon or load_lexicon()
    context = context or document_context(content, Context(), lexicon)
    claims: list[Claim] = []
    for passage in passages(content):
        read = chinese_claims if passage.language == "zh" else english_claims
        for claim in read(content[passage.start : passage.end], context, lexicon):
            start, end = resolve(claim.period, context, lexicon) if claim.period else ("", "")
            claims.append(
                replace(
                    claim,
                    char_start=(claim.char_start or 0) + passage.start,
                    char_end=(claim.char_end or 0) + passage.start,
                    period_start=start,
                    period_end=end,
                )
            )
    return tuple(claims)


def claims_of(
    section: Section, text: Text, context: Context, lexicon: Lexicon
) -> tuple[Claim, ...]:
    """Find the claims of a section: of its prose and of its tables.

    Args:
        section: the section.
        text: the whole repaired text of the document, in which the tables' cells stand.
        context: what is known of the document (:func:`document_context`).
        lexicon: vocabulary.

    Returns:
        Claims in the order in which they stand in the document, each traced to its source.
        Ids are left to the caller.

    """
    context = replace(context, section_title=section.title)
    prose = [
        _placed(
            claim, section.text, section.text.source_range(claim.char_start or 0, claim.char_end)
        )
        for claim in claims_in_text(section.text.content, context, lexicon)
    ]
    cells = [
        _placed(claim, text, _source_range(claim))
        for table in section.tables
        for claim in table_claims(table, text, context, lexicon)
    ]
    found = sorted((*prose, *cells), key=lambda placed: placed[0])
    return tuple(
        replace(
            claim,
            section_id=section.section_id,
            section_number=section.number or section.title,
            section_title=section.title,
            chapter=section.chapter,
        )
        for _, claim in found
    )


def _source_range(claim: Claim) -> SourceRange:
    return SourceRange(claim.source_start or 0, claim.source_end or 0)


def _placed(claim: Claim, text: Text, where: SourceRange) -> tuple[int, Claim]:
    """Trace a claim to its place; the first of the pair is where it stands in the source."""
    source = text.source
    places = source.places(where)
    on_pages = source.glyphs is not None
    first = [place for place in places if place.page == places[0].page] if places else []
    box = (
        (
            min(place.x0 for place in first),
            min(place.top for place in first),
            max(place.x1 for place in first),
            max(place.bottom for place in first),
        )
        if first
        else None
    )
    return where.start, replace(
        claim,
        source_start=None if on_pages else where.start,
        source_end=None if on_pages else where.end,
        source_text=source.content[where.start : where.end],
        page=first[0].page if first else None,
        bbox=box,
    )
