"""Find a company, a match, an agreement, and write down the hours."""
