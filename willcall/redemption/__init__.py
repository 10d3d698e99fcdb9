"""The heart: what is true about a collection code, whichever screen shows it."""
