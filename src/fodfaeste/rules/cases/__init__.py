"""The course from enrolment to the end, as pure functions of facts."""
