"""Meetings with the citizen: who must be there, and what must be agreed."""
