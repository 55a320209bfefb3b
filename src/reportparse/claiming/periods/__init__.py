"""When a figure holds: where a text names a time, and which dates that time has."""

from __future__ import annotations

from reportparse.claiming.periods.finding import PeriodSpan, find
from reportparse.claiming.periods.resolving import resolve

__all__ = ["PeriodSpan", "find", "resolve"]
