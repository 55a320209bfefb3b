"""Numeric claims of an English passage."""
