"""Openings for one citizen, and the match that is found in one."""
