"""Consents, what opens by them, and the page that says who sees what."""
