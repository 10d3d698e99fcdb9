"""The channel: what it is given to sell, and what it says it sold."""
