"""Paper, read back and counted."""
