"""Day packs down, journal up: over HTTP or on a stick."""
