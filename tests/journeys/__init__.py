"""A few long ways with everything real."""
