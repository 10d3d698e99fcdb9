"""Where there is no line: journals in and packs out by USB stick."""
