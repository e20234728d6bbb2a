"""Meetings as iCalendar text (RFC 5545, RFC 5546): when, what kind, a link; never about whom."""
