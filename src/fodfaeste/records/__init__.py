"""The record floor: one Django app, rooms inside in a fixed order."""
