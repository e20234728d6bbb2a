"""Set a document in a process of its own, whose memory is given back when it ends.

typst keeps what it has set for the next ten documents; for a plan that is little, for a hundred
notes it is eighty megabytes each. Run as a module it reads a document from its input and writes
the PDF to its output.
"""

import json
import subprocess
import sys

from fodfaeste.pdf.documents import Document
from fodfaeste.pdf.render import data_of, render_pdf

SECONDS = 120


def render_apart(document: Document) -> bytes:
    """Return a document as PDF/UA-1, set by a child; raises when the child fails."""
    said = json.dumps({"name": document.template, "data": data_of(document)}, ensure_ascii=False)
    done = subprocess.run(
        [sys.executable, "-m", "fodfaeste.pdf.apart"],
        input=said.encode(),
        capture_output=True,
        timeout=SECONDS,
        check=True,
    )
    return done.stdout


def main() -> None:
    """Set the one document that stands on the input."""
    asked = json.load(sys.stdin.buffer)
    sys.stdout.buffer.write(render_pdf(asked["name"], asked["data"]))


if __name__ == "__main__":
    main()
