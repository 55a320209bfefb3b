"""Which dates a period has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportparse.claiming.context import Context
    from reportparse.claiming.lexicon import Lexicon

__all__ = ["resolve"]


def resolve(period: str, context: Context, lexicon: Lexicon) -> tuple[str, str]:  # noqa: ARG001 - to come
    """Return the ISO dates of the first and last day of a period; empty if they are unknown."""
    return "", ""
