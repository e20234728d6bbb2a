"""What one installation is: its directory, its secrets, its database and the three roles in it."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from fodfaeste.kernel import crypto, postgres
from fodfaeste.kernel.secrets_file import Secrets, read_or_make

DATA_VARIABLE = "FODFAESTE_DATA"
ROLE_VARIABLE = "FODFAESTE_DB_ROLE"
SIGNING_VARIABLE = "FODFAESTE_SIGNING_KEY"
DATABASE = "fodfaeste"
OWNER, WEB, WORKER = "owner", "web", "worker"
ROLES = (OWNER, WEB, WORKER)
URL_VARIABLES = {
    OWNER: "DATABASE_URL",
    WEB: "DATABASE_URL_WEB",
    WORKER: "DATABASE_URL_WORKER",
}


class InstallationError(Exception):
    """The installation is not complete; the sentence says what is missing."""


@dataclass(frozen=True, slots=True)
class Connection:
    """Where a database is and who asks, in the words of Django's DATABASES."""

    host: str
    port: str
    name: str
    user: str
    password: str
    options: tuple[tuple[str, str], ...] = ()

    def for_django(self) -> dict[str, Any]:
        """Return the entry of DATABASES."""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": self.host,
            "PORT": self.port,
            "NAME": self.name,
            "USER": self.user,
            "PASSWORD": self.password,
            "OPTIONS": dict(self.options),
        }


def data_directory() -> Path:
    """Return the installation's directory: named, in the checkout, or in the user's data home."""
    named = os.environ.get(DATA_VARIABLE)
    if named:
        return Path(named).expanduser().absolute()
    checkout = Path(__file__).resolve().parents[3]
    if (checkout / "pyproject.toml").exists():
        return checkout / ".data"
    home = os.environ.get("XDG_DATA_HOME")
    return (Path(home) if home else Path.home() / ".local" / "share") / "fodfaeste"


def has_own_server() -> bool:
    """Whether the database lives in our private server, and not behind a `DATABASE_URL`."""
    return not os.environ.get(URL_VARIABLES[OWNER])


def database_role() -> str:
    """Return which of the three roles this process asks as; the held one unless told otherwise."""
    role = os.environ.get(ROLE_VARIABLE, WEB)
    if role not in ROLES:
        raise InstallationError(f"{ROLE_VARIABLE} is '{role}'; it must be one of {ROLES}.")
    return role


def role_name(database: str, role: str) -> str:
    """Return the login name of a role; names carry the database, for roles are cluster-wide."""
    return f"{database}_{role}"


def connection(role: str) -> Connection:
    """Return the connection for a role of this installation."""
    if has_own_server():
        return private_connection(postgres.address(data_directory()), DATABASE, role)
    variable = URL_VARIABLES[role]
    url = os.environ.get(variable)
    if not url:
        raise InstallationError(
            f"{URL_VARIABLES[OWNER]} is set, but {variable} is not. A server of your own needs "
            f"three: {', '.join(URL_VARIABLES.values())}, one for each role."
        )
    return parse_url(url)


def private_connection(address: postgres.Address, database: str, role: str) -> Connection:
    """Return the connection for a role of a database in a private server."""
    return Connection(address.host, str(address.port), database, role_name(database, role), "")


def parse_url(url: str) -> Connection:
    """Read `postgresql://user:password@host:port/name?option=value`; a host may be a directory."""
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not name:
        raise InstallationError(
            "A database address looks like postgresql://user:password@host:5432/name; "
            f"the one given begins with '{parts.scheme}:' and names '{name or 'no database'}'."
        )
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", "") or unquote(parts.hostname or "")
    return Connection(
        host=host,
        port=str(parts.port or options.pop("port", "")),
        name=name,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        options=tuple(options.items()),
    )


def secrets() -> Secrets:
    """Return the installation's secrets: from the environment, else from its own file."""
    given = os.environ.get(SIGNING_VARIABLE), os.environ.get(crypto.KEYS_VARIABLE)
    if given[0] and given[1]:
        return Secrets(secret_key=given[0], keys=given[1])
    kept = read_or_make(data_directory())
    return Secrets(secret_key=given[0] or kept.secret_key, keys=given[1] or kept.keys)
