"""Becoming a terminal, and ceasing to be one: the commands."""
