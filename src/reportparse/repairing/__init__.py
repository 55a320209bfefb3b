"""repairing (being written)."""
