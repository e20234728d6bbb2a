"""A worker that does nothing but mail, as a process of its own, so that it can be killed."""

import os
import sys
from datetime import timedelta

from fodfaeste.cli.django_ready import make_ready
from fodfaeste.kernel import installation


def main(data: str, port: str) -> None:
    """Say when it is ready, and mail until nothing waits."""
    os.environ |= {
        "FODFAESTE_DATA": data,
        "FODFAESTE_SMTP_HOST": "127.0.0.1",
        "FODFAESTE_SMTP_PORT": port,
        "FODFAESTE_SMTP_PLAIN": "1",
    }
    with make_ready(installation.WORKER):
        from fodfaeste.gateways.mail import SmtpMail  # noqa: PLC0415 -- Django must be ready first
        from fodfaeste.jobs import notices  # noqa: PLC0415

        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while notices.deliver(SmtpMail(), lease=timedelta()):
            pass


if __name__ == "__main__":
    main(*sys.argv[1:])
