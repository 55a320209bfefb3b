"""What the repairing stage knows of characters, as data that can be read and extended."""
