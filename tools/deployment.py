"""Asks Django whether the settings are fit for the open road, as they are behind TLS."""

import os
import subprocess
import sys


def main() -> int:
    """Run `check --deploy` with the settings of an installation that has a name of its own."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "fodfaeste.config.settings",
        "FODFAESTE_HOSTS": "fodfaeste.eksempel.dk",
    }
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
