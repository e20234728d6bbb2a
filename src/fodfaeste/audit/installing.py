"""Put the log's functions and its own guards in place, as the owner."""

from pathlib import Path

from django.db.backends.utils import CursorWrapper

TABLES = ("audit_auditevent", "audit_auditseal")


def install(cursor: CursorWrapper, *, worker: str) -> None:
    """Create the functions and triggers of the log; only the worker may seal."""
    cursor.execute((Path(__file__).parent / "functions.sql").read_text(encoding="utf-8"))
    cursor.execute(
        "create or replace trigger digest before insert on audit_auditevent"
        " for each row execute function audit_digest()"
    )
    for table in TABLES:
        cursor.execute(
            f"create or replace trigger append_only before update or delete on {table}"
            " for each row execute function audit_refuse_change()"
        )
        cursor.execute(
            f"create or replace trigger append_only_whole before truncate on {table}"
            " for each statement execute function audit_refuse_change()"
        )
    for function in ("audit_seal(integer)", "audit_faults()"):
        cursor.execute(f"revoke execute on function {function} from public")
        cursor.execute(f"grant execute on function {function} to {worker}")
