"""Campaigns: the plan, and the block booking of every seat of its showings."""
