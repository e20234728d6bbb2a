"""What can go wrong with the private server, in sentences for the person who starts it."""


class PostgresError(Exception):
    """The private PostgreSQL cannot be used; the sentence says why and what to do."""
