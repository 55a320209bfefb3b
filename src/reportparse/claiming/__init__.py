"""claiming (being written)."""
