"""The forms of what staff do with a seat."""
