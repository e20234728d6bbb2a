"""The leader's figures (J6)."""
