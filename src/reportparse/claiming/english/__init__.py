"""Numeric claims of an English passage."""

from __future__ import annotations

from reportparse.claiming.english.names import repeated_names
from reportparse.claiming.english.reading import claims_in
from reportparse.claiming.english.topics import self_reference

__all__ = ["claims_in", "repeated_names", "self_reference"]
