"""What the code may be made of: imports, effects, committed text."""
