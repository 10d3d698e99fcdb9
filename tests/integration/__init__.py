"""Real adapters: databases, HTTP, files, processes."""
