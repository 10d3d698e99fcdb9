"""The machine under the screen: a window that has no way out, what is needed of its printer, and what keeps it running."""
