"""Makes a data directory, and writes the settings that the server starts with."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from fodfaeste.kernel.postgres.binaries import major_version
from fodfaeste.kernel.postgres.errors import PostgresError
from fodfaeste.kernel.postgres.place import PORT, SUPERUSER, Place

OWN_SETTINGS = "fodfaeste.conf"
LONGEST_LOG = 10_000_000
# From this version PostgreSQL brings its own locale and no longer leans on the machine's.
BUILTIN_LOCALE_SINCE = 17
SETTINGS = {
    "port": str(PORT),
    "listen_addresses": "",  # no network at all
    "unix_socket_permissions": "0700",  # trust ends at the account that runs the server
    "max_connections": "80",
    "jit": "off",  # made one list 7 to 13 times slower
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_error_statement": "panic",  # a statement in the log could show a person
    "log_error_verbosity": "terse",  # so could the detail of a broken constraint
    "log_parameter_max_length_on_error": "0",
}


def make_cluster(place: Place, programs: Path) -> None:
    """Make the data directory unless it is there; an interrupted one never looks finished."""
    if not (place.data / "PG_VERSION").exists():
        _initialise(place, programs)
    made_by = int((place.data / "PG_VERSION").read_text(encoding="utf-8"))
    if made_by != major_version(programs):
        raise PostgresError(
            f"The data in {place.data} was made by PostgreSQL {made_by}, but the programs in "
            f"{programs} are version {major_version(programs)}. Use the programs of version "
            f"{made_by}, and move the data with 'fodfaeste backup' and 'fodfaeste restore'."
        )


def write_settings(place: Place, extra: Mapping[str, str]) -> None:
    """Write our settings before a start; the socket's place may have changed since the last."""
    settings = SETTINGS | {"unix_socket_directories": f'"{place.sockets}"'} | dict(extra)
    quoted = {name: value.replace("'", "''") for name, value in settings.items()}
    text = "".join(f"{name} = '{value}'\n" for name, value in quoted.items())
    target = place.data / OWN_SETTINGS
    target.write_text(text, encoding="utf-8")
    place.account.own(target)


def turn_log(place: Place) -> None:
    """Keep one older log, so that a long life does not fill the disk."""
    if place.log.exists() and place.log.stat().st_size > LONGEST_LOG:
        place.log.replace(place.log.with_suffix(".log.1"))
    place.log.touch(mode=0o600)
    place.account.own(place.log)


def _initialise(place: Place, programs: Path) -> None:
    unfinished = place.cellar / "data.new"
    for leftover in (unfinished, place.data):
        shutil.rmtree(leftover, ignore_errors=True)
    locale = ["--locale=C.UTF-8"]
    if major_version(programs) >= BUILTIN_LOCALE_SINCE:
        locale.append("--locale-provider=builtin")
    command: list[str | Path] = [
        programs / "initdb",
        "-D",
        unfinished.name,
        "-U",
        SUPERUSER,
        "-A",
        "trust",
    ]
    code = place.account.run([*command, "-E", "UTF8", *locale], cwd=place.cellar, log=place.log)
    if code != 0:
        raise PostgresError(
            f"PostgreSQL could not make its data directory in {place.cellar}. "
            f"What it said stands at the end of {place.log}."
        )
    with (unfinished / "postgresql.conf").open("a", encoding="utf-8") as settings:
        settings.write(f"\ninclude '{OWN_SETTINGS}'\n")
    unfinished.rename(place.data)
