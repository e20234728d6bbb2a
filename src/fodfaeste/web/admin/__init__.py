"""The admin's front door."""
