"""Which openings suit one citizen, in plain rules that can be said aloud (D2)."""
