"""Who tries links that do not exist is answered as before, but no longer looked up (S4).

A token has 256 bits and is not guessed; what is stopped here is the hammering. The answer is the
same 404 whether a link is wrong, closed, or not looked up at all, so nothing is learned from it.
"""

import ipaddress
import time

from django.core.cache import cache

MOST = 20
WINDOW = 15 * 60
"""Seconds: so many wrong links from one address within them, and the door stays shut."""


def is_shut(address: str) -> bool:
    """Whether this address has tried too many wrong links lately."""
    return len(_lately(address)) >= MOST


def note_wrong(address: str) -> None:
    """Remember a wrong link; call it outside a transaction that is rolled back."""
    cache.set(_key(address), [*_lately(address), time.time()][-MOST:], WINDOW)


def _lately(address: str) -> list[float]:
    since = time.time() - WINDOW
    return [at for at in cache.get(_key(address), []) if at > since]


def _key(address: str) -> str:
    """One counter a client; somebody with IPv6 has a whole network of addresses."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return "wrong-links:unknown"
    if ip.version == 4:  # noqa: PLR2004 -- the version's own number
        return f"wrong-links:{ip}"
    return f"wrong-links:{ipaddress.ip_network((ip, 64), strict=False).network_address}"
