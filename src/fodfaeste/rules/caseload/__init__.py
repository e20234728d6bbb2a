"""How many citizens one worker can carry."""
