"""A job is somebody too: it acts under a name of its own, and its rows in the log carry it."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from fodfaeste.audit.writing import Acting, act_as
from fodfaeste.kernel import clock


@contextmanager
def acting_as_job(name: str) -> Iterator[None]:
    """One transaction in which a job acts as `job:<name>`."""
    with transaction.atomic():
        act_as(
            Acting(
                actor=f"job:{name}",
                request=str(uuid.uuid4()),
                route=f"job {name}",
                now=clock.now(),
            )
        )
        yield


@contextmanager
def acting_as_person(name: str, user_id: int, now: datetime) -> Iterator[None]:
    """One transaction in which a job acts for somebody; the route in the log says that it did."""
    with transaction.atomic():
        act_as(
            Acting(
                actor=str(user_id),
                request=str(uuid.uuid4()),
                route=f"job {name}",
                now=now,
            )
        )
        yield
