"""Willcall: collection of cinema tickets that were sold elsewhere."""
