"""The box office's window."""
