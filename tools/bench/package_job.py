"""The package of the course with five thousand notes: seconds, memory and size (M4, T32).

It is asked for on the page; the job that makes it runs in a process of its own, as the worker.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fodfaeste.kernel import installation
from tools.bench.bars import Bar
from tools.bench.pages import CASEWORKER, LIST, case_of
from tools.bench.visitor import Visitor

SECONDS, MEMORY_MB = 60, 300
TRIES = 3
"""The installation's own worker may have taken it first."""


@dataclass(frozen=True, slots=True)
class Package:
    """What one package took."""

    seconds: float
    memory_mb: float
    size_mb: float


def measured(data: Path, address: str) -> Package:
    """Ask for the package and make it; needs the server up."""
    visitor = Visitor.signed_in(address, CASEWORKER)
    case = case_of(visitor, "Karin Mølgaard")
    for _ in range(TRIES):
        visitor.get(f"{LIST}{case}/udtraek/")
        visitor.post(f"{LIST}{case}/udtraek/", {"asked_by": "citizen", **_key(visitor, case)})
        found = _made_apart(data)
        if found is not None:
            visitor.close()
            return found
    raise RuntimeError("the package was made by somebody else every time")


def bars(found: Package) -> Iterator[Bar]:
    """A package is waited for on Min dag, and made beside everything else on the same machine."""
    what = "package of 5,000 notes"
    took, memory, size = found.seconds, found.memory_mb, found.size_mb
    yield Bar(f"{what}: seconds ({size:.1f} MB)", f"≤ {SECONDS}", f"{took:.1f}", took <= SECONDS)
    yield Bar(f"{what}: MB of memory", f"≤ {MEMORY_MB}", f"{memory:.0f}", memory <= MEMORY_MB)


def _key(visitor: Visitor, case: int) -> dict[str, str]:
    return {"key": visitor.get(f"{LIST}{case}/udtraek/").hidden("key")}


def _made_apart(data: Path) -> Package | None:
    ours = ("FODFAESTE_", "DATABASE_URL", "DJANGO_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    done = subprocess.run(
        [sys.executable, "-m", "tools.bench.package_job", str(data)],
        env=kept | {"FODFAESTE_DEMO": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    return Package(**told) if told else None


def _make(data: Path) -> dict[str, float]:
    """Make what waits, and say what it took; nothing when nothing waited."""
    os.environ[installation.DATA_VARIABLE] = str(data)
    os.environ[installation.ROLE_VARIABLE] = installation.WORKER
    os.environ["DJANGO_SETTINGS_MODULE"] = "fodfaeste.config.settings"
    import django  # noqa: PLC0415 -- once it is said where the installation is

    django.setup()
    from fodfaeste.jobs import packages  # noqa: PLC0415
    from fodfaeste.jobs.acting import acting_as_job  # noqa: PLC0415
    from fodfaeste.records.packages.models import CasePackage  # noqa: PLC0415

    began = time.perf_counter()
    if not packages.make_waiting():
        return {}
    took = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with acting_as_job(packages.NAME):
        size = CasePackage.objects.latest("pk").size / 1e6
    return {"seconds": took, "memory_mb": memory, "size_mb": size}


if __name__ == "__main__":
    print(json.dumps(_make(Path(sys.argv[1]))))
