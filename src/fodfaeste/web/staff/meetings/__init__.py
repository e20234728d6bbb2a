"""Kickoff, meetings, follow-up, closing meeting and the time after CTI."""
