"""One module or class at a time; mirrors the packages."""
