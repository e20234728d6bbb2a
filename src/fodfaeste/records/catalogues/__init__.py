"""Dated law, limits, labels and profiles."""
