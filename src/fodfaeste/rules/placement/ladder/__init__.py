"""The ladder of each work task, the talk about pay, and progression beside the hours."""
