"""What needs no window of the kit for Qt."""
