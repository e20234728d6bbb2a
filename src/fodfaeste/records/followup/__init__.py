"""What is due, what is missing, and the time after CTI."""
