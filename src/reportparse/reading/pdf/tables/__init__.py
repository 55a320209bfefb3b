"""Tables: those that are ruled, and those whose columns only line up."""

from __future__ import annotations

from reportparse.reading.pdf.tables.aligned import split_tables
from reportparse.reading.pdf.tables.draft import DraftCell, DraftTable
from reportparse.reading.pdf.tables.ruled import find_ruled

__all__ = ["DraftCell", "DraftTable", "find_ruled", "split_tables"]
