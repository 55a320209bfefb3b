"""dataset (being written)."""
