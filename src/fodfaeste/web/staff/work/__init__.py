"""Companies, matches, agreements, hours."""
