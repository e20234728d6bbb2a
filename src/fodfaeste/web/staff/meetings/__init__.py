"""Kickoff, meetings, follow-up, closing meeting, aftercare."""
