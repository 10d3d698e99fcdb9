"""Willcall hands out paper tickets for seats that somebody else sold."""

__version__ = "0.1.0"
