"""Talking with the centre: day packs down, journal up, whenever there is a line; nobody ever waits for it (R5)."""
