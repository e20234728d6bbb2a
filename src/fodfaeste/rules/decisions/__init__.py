"""Grants and decisions: which law, for how long, and with which reasons."""
