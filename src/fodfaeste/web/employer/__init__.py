"""The employer's front door."""
