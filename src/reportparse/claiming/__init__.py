"""Sections in, numeric claims out."""
