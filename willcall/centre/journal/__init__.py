"""Journals of all terminals: taken in once and in order, and what they say about each seat."""
