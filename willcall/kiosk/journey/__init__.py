"""The moviegoer's journey and the staff's, state by state: what ``kiosk/flow.py`` is made of. No Qt."""
