"""Measurements: the method's own scales and when they are asked."""
