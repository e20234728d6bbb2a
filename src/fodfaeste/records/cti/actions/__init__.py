"""What is done in a CTI course. No action moves a phase: the calendar alone does."""
