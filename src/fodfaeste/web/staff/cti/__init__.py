"""The CTI course."""
