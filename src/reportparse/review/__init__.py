"""review (being written)."""
