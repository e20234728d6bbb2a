"""Questions about companies, matches, agreements and hours."""
