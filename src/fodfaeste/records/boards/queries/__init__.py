"""What the board, its meetings, and the pages of goals and obstacles ask."""
