"""Numeric claims from Chinese and English reports, traced to where they stand.

``parse("report.pdf")`` gives a :class:`~reportparse.records.Report`; ``repair(text)`` and
``claims(text)`` are the same stages for a string.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportparse.errors import ReportparseError

if TYPE_CHECKING:
    from reportparse.records import Claim, Repair, Report, Section

__all__ = ["Claim", "Repair", "Report", "ReportparseError", "Section", "__version__"]

__version__ = "0.1.0"
