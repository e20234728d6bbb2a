"""What became of the courses of a unit, told honestly to those who lead it (J6)."""
