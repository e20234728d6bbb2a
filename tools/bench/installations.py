"""Installations that are filled for measuring, served, and looked at from outside."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from fodfaeste.kernel import postgres
from fodfaeste.kernel.postgres.place import place

SCRIPT = [sys.executable, "-m", "fodfaeste.cli.main"]
READY_SECONDS = 120
PROCESSES = Path("/proc")


@dataclass(slots=True)
class Served:
    """A running installation."""

    data: Path
    process: "subprocess.Popen[str]"
    said: list[str] = field(default_factory=list)
    seconds_to_start: float = 0.0

    @property
    def address(self) -> str:
        """Where it answers; empty until it has said so."""
        found = re.search(r"ready: (http://\S+)", "".join(self.said))
        return found[1] if found else ""

    def web_memory_mb(self) -> float:
        """The memory of the largest web process."""
        return max((_memory_mb(pid) for pid in _web_processes(self.process.pid)), default=0.0)


@contextmanager
def workshop() -> Iterator[Path]:
    """A directory for installations, gone afterwards with their servers."""
    directory = Path(tempfile.mkdtemp(prefix="ff-bench-"))
    directory.chmod(0o711)
    try:
        yield directory
    finally:
        for base in filter(Path.is_dir, directory.iterdir()):
            postgres.stop(base)
            shutil.rmtree(place(base).cellar, ignore_errors=True)
        shutil.rmtree(directory, ignore_errors=True)


def fill(data: Path, cases: int) -> float:
    """Fill an installation; returns the seconds it took."""
    _run("migrate", "--quiet", "--data", str(data))
    began = time.perf_counter()
    _run("demo", "--cases", str(cases), "--data", str(data))
    return time.perf_counter() - began


@contextmanager
def served(data: Path) -> Iterator[Served]:
    """Run an installation as everybody does."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [*SCRIPT, "run", "--demo", "--data", str(data)],
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    made = Served(data, process)
    threading.Thread(target=_listen, args=(made,), daemon=True).start()
    try:
        while not made.address:
            if process.poll() is not None or time.perf_counter() - began > READY_SECONDS:
                raise RuntimeError("".join(made.said))
            time.sleep(0.05)
        made.seconds_to_start = time.perf_counter() - began
        yield made
    finally:
        process.terminate()
        process.wait(60)


def _run(*words: str) -> None:
    subprocess.run([*SCRIPT, *words], env=_environment(), stdout=subprocess.DEVNULL, check=True)


def _environment() -> dict[str, str]:
    """The environment without what would point to another installation."""
    ours = ("FODFAESTE_", "DATABASE_URL", "DJANGO_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {"FODFAESTE_DEMO": "1"}


def _listen(made: Served) -> None:
    for line in made.process.stdout or ():
        made.said.append(line)


def _web_processes(root: int) -> list[int]:
    """Every process below ours that belongs to the web server."""
    parents: dict[int, list[int]] = {}
    for entry in PROCESSES.glob("[0-9]*"):
        try:
            parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
        parents.setdefault(parent, []).append(int(entry.name))
    found, ahead = [], [root]
    while ahead:
        children = parents.get(ahead.pop(), [])
        ahead += children
        found += children
    return [pid for pid in found if "granian" in _words(pid)]


def _words(pid: int) -> str:
    """What a process was started with; the web server's children name it in their parent."""
    try:
        own = (PROCESSES / str(pid) / "cmdline").read_bytes()
        parent = (PROCESSES / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()[1]
        return (own + (PROCESSES / parent / "cmdline").read_bytes()).decode(errors="replace")
    except OSError:
        return ""


def _memory_mb(pid: int) -> float:
    try:
        status = (PROCESSES / str(pid) / "status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0
