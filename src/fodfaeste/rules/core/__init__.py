"""The six core elements of the intervention, for one course and for many (J8)."""
