"""Enrolment, team, consents, restricted card, log, closing."""
