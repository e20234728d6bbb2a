"""Success stories (J5)."""
