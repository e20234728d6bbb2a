"""Who works here: users, units, roles, sign-in."""
