"""The CTI clock, its gates, its contact and its closing."""
