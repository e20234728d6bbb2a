"""Where the pictures of the journey go: into the documentation, when they are wanted anew."""

import os
import tempfile
from functools import cache
from pathlib import Path

DOCUMENTED = Path(__file__).resolve().parents[2] / "docs" / "screenshots"


@cache
def picture_folder() -> Path:
    """Return the documentation's folder with FODFAESTE_PICTURES=1 or when it is empty.

    Otherwise the pictures are taken and looked at by axe all the same, and go to a directory of
    no importance: another Chromium draws letters a little differently, and a test run should not
    change a checkout.
    """
    if os.environ.get("FODFAESTE_PICTURES") == "1" or not DOCUMENTED.exists():
        DOCUMENTED.mkdir(parents=True, exist_ok=True)
        return DOCUMENTED
    return Path(tempfile.mkdtemp(prefix="ff-pictures-"))
