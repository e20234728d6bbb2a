"""Template tags; the library is named `ff`."""
