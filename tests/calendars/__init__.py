"""Calendars as a calendar program reads them."""
