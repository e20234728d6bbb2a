"""Min dag, the list of courses and the case page."""
