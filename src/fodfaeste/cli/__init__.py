"""Roof: the console script and its commands."""
