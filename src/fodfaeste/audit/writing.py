"""Set who acts in this transaction, and write the log rows that no trigger sees."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from fodfaeste.audit.models import Operation


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts, in which request, on which route, at which moment."""

    actor: str
    request: str
    route: str
    now: datetime
    link: str = ""
    narrow: tuple[int, ...] | None = None
    """The only cases that may be seen; None leaves sight as it is."""


def act_as(acting: Acting) -> None:
    """Tell the database who acts until the transaction ends; never longer.

    A setting that outlived the transaction would leak to the next user of the connection.
    """
    if not connection.in_atomic_block:
        message = "the actor is set inside a transaction only"
        raise RuntimeError(message)
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('app.actor', %s, true), set_config('app.request', %s, true),"
            " set_config('app.route', %s, true), set_config('app.now', %s, true),"
            " set_config('app.link', %s, true), set_config('app.narrow', %s, true),"
            " set_config('app.for_actor', '', true)",
            [
                acting.actor,
                acting.request,
                acting.route,
                acting.now.isoformat(),
                acting.link,
                "" if acting.narrow is None else _array(acting.narrow),
            ],
        )


def narrow_to(case_ids: Sequence[int]) -> None:
    """Limit sight to some cases for the rest of the transaction. Can only take sight away."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('app.narrow', %s, true)",
            [_array(case_ids)],
        )


def _array(case_ids: Sequence[int]) -> str:
    return "{" + ",".join(str(int(number)) for number in case_ids) + "}"


def see_as_actor() -> None:
    """Give up a job's own sight: for the rest of the transaction the wall stands for the actor."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.for_actor', 'on', true)")


def log(
    operation: Operation,
    *,
    case_id: int | None = None,
    case_ids: Sequence[int] | None = None,
    permission: str = "",
    relation: str = "",
    reason: str = "",
) -> None:
    """Write one log row for a read, list, search, extract, denial or sign-in."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select audit_write(%s, %s, %s, %s, %s, %s)",
            [
                operation.value,
                case_id,
                list(case_ids) if case_ids is not None else None,
                permission,
                relation,
                reason,
            ],
        )
