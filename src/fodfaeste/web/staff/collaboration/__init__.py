"""The team's look at its own working together (J4)."""
