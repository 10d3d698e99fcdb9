"""Drawing and printing: each part for itself."""
