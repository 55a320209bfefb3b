"""Claims of tables: each numeric cell with its headers, unit and period."""

from __future__ import annotations

from reportparse.claiming.tables.claims import table_claims

__all__ = ["table_claims"]
