"""The fixed time of colleagues, and one's own meetings (J3)."""
