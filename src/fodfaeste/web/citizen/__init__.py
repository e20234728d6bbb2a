"""The citizen's front door."""
