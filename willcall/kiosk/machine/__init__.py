"""The machine under the screen: a window that has no way out, its printer, and what keeps it running."""
