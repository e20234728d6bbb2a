"""The door and the frame that every page stands in."""
