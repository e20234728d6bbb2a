"""From job match to paid hours."""
