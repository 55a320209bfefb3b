"""Numeric claims of an English passage."""

from __future__ import annotations

from reportparse.claiming.english.reading import claims_in

__all__ = ["claims_in"]
