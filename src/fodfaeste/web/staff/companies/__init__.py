"""Companies: the register, its openings, contacts, duplicates and imports."""
