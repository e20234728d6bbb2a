"""How near CTI is to the method: one course, and many together (J8)."""
