"""Visitation, grants and administrative decisions."""
