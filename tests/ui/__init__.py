"""The kiosk's window, driven by a stub of the flow."""
