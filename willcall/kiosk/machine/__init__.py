"""The machine under the screen: its paper, its window that has no way out, and what keeps it running."""
