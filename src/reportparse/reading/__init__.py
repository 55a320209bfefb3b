"""reading (being written)."""
