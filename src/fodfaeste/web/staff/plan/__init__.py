"""Assessment and the one joint plan."""
