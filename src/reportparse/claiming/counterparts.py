"""Claims that a bilingual report makes twice, once in each language."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from reportparse.claiming.lexicon import load_lexicon
from reportparse.claiming.units import unit_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from reportparse.records import Claim

__all__ = ["CLAIM_LIMIT", "counterparts"]

CLAIM_LIMIT: Final = 20_000
"""Most claims of one report that are compared: beyond it the time would grow too long."""


def _said(claim: Claim, codes: frozenset[str]) -> tuple[Decimal, Decimal, str, str]:
    """What a claim says in any language: its value, its unit if that has a code, its direction."""
    return (
        claim.value_low,
        claim.value_high,
        claim.unit if claim.unit in codes else "",
        claim.direction,
    )


def counterparts(claims: Sequence[Claim]) -> dict[int, int]:
    """Pair the claims of a report that say the same in Chinese and in English.

    Both languages tell their claims in the same order, paragraph by paragraph or side by
    side, so the pairs are the longest runs that both have in common.

    Args:
        claims: the claims of one report in document order, tables' among them.

    Returns:
        Index of the counterpart by index of the claim, both ways; empty where the report
        is in one language.

    """
    if len(claims) > CLAIM_LIMIT:
        return {}
    codes = frozenset(unit.code for unit in unit_words(load_lexicon(), "english").values())
    chinese = [i for i, c in enumerate(claims) if c.language == "zh" and c.origin != "table"]
    english = [i for i, c in enumerate(claims) if c.language == "en" and c.origin != "table"]
    if not chinese or not english:
        return {}
    matcher = SequenceMatcher(
        None,
        [_said(claims[index], codes) for index in chinese],
        [_said(claims[index], codes) for index in english],
        autojunk=False,
    )
    pairs: dict[int, int] = {}
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            one, other = chinese[block.a + step], english[block.b + step]
            pairs[one], pairs[other] = other, one
    return pairs
