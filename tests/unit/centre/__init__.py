"""Head office's parts, each on its own."""
