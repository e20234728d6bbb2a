"""What the citizen wants, can and needs at work, and the CV that is made of it (B7, D2)."""
