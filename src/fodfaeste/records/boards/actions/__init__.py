"""What is done at the board: meetings, decisions, obstacles, goals."""
