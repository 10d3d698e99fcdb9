"""The moviegoer's journey and its words, without a window."""
