"""Stretches of work, their end, and the way back when work breaks off."""
