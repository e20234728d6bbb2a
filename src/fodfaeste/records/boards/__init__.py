"""The board: its columns, its meetings, and the goals and obstacles of the whole effort."""
