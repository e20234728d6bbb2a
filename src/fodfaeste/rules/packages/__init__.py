"""The whole course handed out: why, what it holds for whom, and for how long (M4)."""
