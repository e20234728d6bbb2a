"""The six core elements: of one course for its team, of many for whoever leads them (J8)."""
