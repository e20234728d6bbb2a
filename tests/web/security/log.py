"""The log's rows as a test sees them: the serving role may not read them, the owner may."""

from collections.abc import Callable

from fodfaeste.audit.models import AuditEvent

Rows = Callable[[], list[AuditEvent]]
