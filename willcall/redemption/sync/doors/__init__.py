"""The door lists of a day, made in advance."""
