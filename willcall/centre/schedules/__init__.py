"""Schedules as cinemas send them: read, checked as a whole, and taken in all or not at all."""
