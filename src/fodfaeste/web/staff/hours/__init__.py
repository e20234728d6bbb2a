"""Hours: one week, several weeks at once, and whose word counts."""
