"""Numeric claims of a Chinese passage."""

from __future__ import annotations

from reportparse.claiming.chinese.folding import fold
from reportparse.claiming.chinese.reading import claims_in
from reportparse.claiming.chinese.topics import self_reference

__all__ = ["claims_in", "fold", "self_reference"]
