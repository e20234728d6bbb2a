"""Installs locked npm packages with the machine's npm, else with one that PyPI carries."""

import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
NODE_LOCK = CHECKOUT / "requirements-node.lock"


def install(folder: Path) -> None:
    """Install what a folder's package-lock.json says; no script of any package runs."""
    subprocess.run([find_npm(), "ci", "--ignore-scripts"], cwd=folder, check=True)


def find_npm() -> str:
    """Return npm's path; where the machine has none, a wheel brings it into our environment."""
    own = Path(sys.executable).parent / "npm"
    found = shutil.which("npm") or (str(own) if own.exists() else None)
    if found:
        return found
    print("No npm on this machine: taking the one from PyPI.")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes"]
    subprocess.run([*pip, "-r", str(NODE_LOCK)], check=True)
    return str(own)
