"""What the machine lets its guests hear."""
