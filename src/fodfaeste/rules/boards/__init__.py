"""The board, its meetings, and the goals and obstacles of the whole effort (J2, J4)."""
