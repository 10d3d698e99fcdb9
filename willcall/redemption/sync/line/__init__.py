"""Synchronising, once or again and again: the commands."""
