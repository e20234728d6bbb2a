"""What every security test begins with."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from fodfaeste.audit.models import AuditEvent
from tests.web.security.log import Rows


@pytest.fixture
def rows(as_owner: Callable[[], AbstractContextManager[None]]) -> Rows:
    """Give `rows()`: every row of the log written since the test's world was made, in order."""
    with as_owner():
        before = AuditEvent.objects.order_by("-pk").values_list("pk", flat=True).first() or 0

    def since() -> list[AuditEvent]:
        with as_owner():
            return list(AuditEvent.objects.filter(pk__gt=before).order_by("pk"))

    return since
