"""The whole course taken out: asked for, and fetched when it is made."""
