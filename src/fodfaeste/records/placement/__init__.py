"""Companies, matches, work agreements, hours."""
