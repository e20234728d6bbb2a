"""Visitation, decisions and grants."""
