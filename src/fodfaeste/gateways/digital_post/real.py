"""Digital Post by the gateway that the installation names; docs/operations/digital-post.md.

Every municipality sends through a system of its own, so this speaks one small, documented request
that such a system, or a few lines in front of it, answers. The number makes it safe to ask twice.
"""

import base64
import json
from http import HTTPStatus
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from django.conf import settings

from fodfaeste.gateways.digital_post.port import (
    DigitalLetter,
    DigitalPostFailed,
    DigitalPostRefused,
)

SECONDS = 20
KNOWN = HTTPStatus.CONFLICT
NEVER = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY})


class HttpDigitalPost:
    """Hands letters to the gateway, one at a time."""

    def send(self, letter: DigitalLetter) -> None:
        """Send one letter; a gateway that is away, slow or unwilling is a `DigitalPostFailed`."""
        if not settings.DIGITAL_POST_ENABLED:
            raise DigitalPostFailed("no gateway is named")
        try:
            with urlopen(_request(letter), timeout=SECONDS):  # noqa: S310 -- the installation's own
                return
        except HTTPError as answered:
            status = answered.code
            answered.close()
        except (URLError, OSError, ValueError) as failed:
            raise DigitalPostFailed(type(failed).__name__) from failed
        if status in NEVER:
            raise DigitalPostRefused(f"HTTP {status}")
        if status != KNOWN:
            raise DigitalPostFailed(f"HTTP {status}")


def _request(letter: DigitalLetter) -> Request:
    said = {
        "number": letter.number,
        "cpr": letter.cpr,
        "title": letter.title,
        "file": {
            "name": letter.file_name,
            "type": "application/pdf",
            "base64": base64.b64encode(letter.pdf).decode(),
        },
    }
    return Request(  # noqa: S310 -- the address is the installation's own, https only
        settings.DIGITAL_POST_URL,
        data=json.dumps(said).encode(),
        headers={
            "Authorization": f"Bearer {settings.DIGITAL_POST_TOKEN}",
            "Content-Type": "application/json",
            "Idempotency-Key": letter.number,
        },
        method="POST",
    )
