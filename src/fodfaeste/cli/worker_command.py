"""`fodfaeste worker`: does scheduled and queued work, as the worker's role."""

import argparse

from fodfaeste.cli.options import add_data, apply_data

AT_ONCE = 2
SECONDS_TO_FINISH = 10


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Work until told to stop by a signal; what has begun is finished first."""
    apply_data(args)
    from fodfaeste.cli.django_ready import make_ready
    from fodfaeste.kernel import installation

    with make_ready(installation.WORKER):
        _work()
    return 0


def _work() -> None:
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector
    from procrastinate.jobs import DeleteJobCondition

    if not isinstance(app.connector, DjangoConnector):
        raise TypeError(f"The queue stands on {app.connector!r} and not on Django's database.")
    with app.replace_connector(app.connector.get_worker_connector()) as working:
        working.run_worker(
            concurrency=AT_ONCE,
            shutdown_graceful_timeout=SECONDS_TO_FINISH,
            delete_jobs=DeleteJobCondition.SUCCESSFUL,
        )
