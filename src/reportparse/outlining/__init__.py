"""outlining (being written)."""
