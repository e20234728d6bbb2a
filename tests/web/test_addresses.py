"""From which address somebody answers: not the proxy's, and not one that anybody may choose."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from fodfaeste.web.shell.addresses import client_address

PROXY = "10.0.0.5"


@pytest.mark.parametrize(
    ("proxies", "said", "expected"),
    [
        (0, None, PROXY),
        (0, "203.0.113.7", PROXY),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "6.6.6.6, 203.0.113.7", "203.0.113.7"),
        (2, "6.6.6.6, 203.0.113.7, 10.0.0.4", "203.0.113.7"),
        (1, None, PROXY),
        (2, "203.0.113.7", PROXY),
        (1, "nonsense", PROXY),
    ],
)
def test_d6_the_address_is_the_clients_as_far_as_our_own_proxies_tell(
    settings: Settings, proxies: int, said: str | None, expected: str
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    headers = {"HTTP_X_FORWARDED_FOR": said} if said else {}
    request = RequestFactory().get("/", REMOTE_ADDR=PROXY, **headers)  # type: ignore[arg-type]
    assert client_address(request) == expected
