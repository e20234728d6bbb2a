"""The citizen, the course, the team, consents, links, tasks."""
