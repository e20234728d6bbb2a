"""One plan, one purpose, in the citizen's own words."""
