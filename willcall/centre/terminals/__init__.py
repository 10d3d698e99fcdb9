"""Terminals: who they are, what proves it, and the day packs they hold."""
