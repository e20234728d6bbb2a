"""Notices and mails: what is told, which way it goes, and how far a mail has come."""
