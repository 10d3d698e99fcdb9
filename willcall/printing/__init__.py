"""A ticket from facts to paper; no Qt, no database."""
