"""What an administrator may set up, and what the method asks of it."""
