"""Makes and renews the tables. Runs as the owner of the database."""

from django.core.management import call_command


def make_tables(*, verbosity: int = 0) -> None:
    """Bring every table up to date; the walls are raised last, over all of them."""
    call_command("createcachetable", verbosity=verbosity)
    call_command("migrate", interactive=False, verbosity=verbosity)
