"""Numeric claims of a Chinese passage."""

from __future__ import annotations

from reportparse.claiming.chinese.reading import claims_in

__all__ = ["claims_in"]
