"""The administrator's front door: users, units, roles, dated law. No course is seen from here."""
