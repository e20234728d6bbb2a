"""Web floor: one front door for each audience, behind one shell."""
