"""From which address somebody asks: behind our own proxies, what they say; else who connects.

The address is part of the evidence of an answer (D6) and what guessing is counted by, so nobody may
choose it: only as many proxies are believed as the installation names.
"""

from allauth.account.adapter import get_adapter
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The client's address; the nearest proxy's when the header is not as our proxies write it."""
    try:
        return str(get_adapter(request).get_client_ip(request))
    except (ImproperlyConfigured, PermissionDenied):
        return str(request.META.get("REMOTE_ADDR", ""))
