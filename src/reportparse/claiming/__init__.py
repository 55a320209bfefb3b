"""Sections in, numeric claims out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportparse.claiming.context import Context
from reportparse.claiming.lexicon import Lexicon, load_lexicon

if TYPE_CHECKING:
    from reportparse.records import Claim

__all__ = ["Context", "Lexicon", "claims_in_text", "load_lexicon"]


def claims_in_text(
    content: str, *, context: Context | None = None, lexicon: Lexicon | None = None
) -> tuple[Claim, ...]:
    from reportparse.claiming.chinese import claims_in

    return tuple(claims_in(content, context or Context(), lexicon or load_lexicon()))
