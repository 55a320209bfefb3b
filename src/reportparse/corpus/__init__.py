"""corpus (being written)."""
