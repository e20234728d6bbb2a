"""Meetings and what was agreed at them."""
