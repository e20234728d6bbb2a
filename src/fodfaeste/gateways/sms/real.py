"""Short messages by the provider that the installation names (GatewayAPI's REST interface).

POST of JSON with a token in the header; the address and the token come from the installation.
"""

import json
from http import HTTPStatus
from http.client import HTTPException
from urllib.error import URLError
from urllib.request import Request, urlopen

from django.conf import settings

from fodfaeste.gateways.sms.port import SmsFailed, SmsUnsure, TextMessage

COUNTRY = "45"
SECONDS = 10


class HttpSms:
    """Hands messages to the provider, one at a time."""

    def send(self, message: TextMessage) -> None:
        """Send one message; a provider that is away, slow or unwilling is an `SmsFailed`."""
        if not settings.SMS_ENABLED:
            raise SmsFailed("no provider is named")
        request = Request(  # noqa: S310 -- the address is the installation's own, https only
            settings.SMS_URL,
            data=json.dumps(
                {
                    "sender": settings.SMS_SENDER,
                    "message": message.text,
                    "recipients": [{"msisdn": f"{COUNTRY}{message.phone}"}],
                }
            ).encode(),
            headers={
                "Authorization": f"Token {settings.SMS_TOKEN}",
                "Content-Type": "application/json",
            },
        )
        try:
            with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 -- as above
                taken = answer.status == HTTPStatus.OK
        except (URLError, ValueError) as failed:  # answered no, or never reached
            raise SmsFailed(type(failed).__name__) from failed
        except (OSError, HTTPException) as failed:  # asked, and then silence
            raise SmsUnsure(type(failed).__name__) from failed
        if not taken:
            raise SmsFailed("not taken")
