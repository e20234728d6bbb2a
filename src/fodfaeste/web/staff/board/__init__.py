"""The board, its meetings, and the goals and obstacles of the effort."""
