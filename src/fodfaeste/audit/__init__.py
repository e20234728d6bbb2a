"""Who did what, and who looked: append-only, sealed in blocks, without foreign keys."""
