"""Sparring groups: who is in them, their meetings, and what they decide."""
