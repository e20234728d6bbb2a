"""What is missing, what comes next, and when."""
