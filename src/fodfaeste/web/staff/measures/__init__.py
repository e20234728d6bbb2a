"""Measurements: the method's own scales over time."""
