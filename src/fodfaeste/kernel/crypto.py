"""Secrets at rest: sealed values bound to their place, and blind indexes for look-up.

A sealed value is `version, key id, nonce, AES-256-GCM(value)`, bound to column and row so that it
cannot be moved to another person. A blind index is a keyed hash: equal values meet, and without
the key nobody can try all numbers. Keys come from the environment, never from the database.
"""

import hashlib
import hmac
import os
from base64 import b64decode
from dataclasses import dataclass
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEYS_VARIABLE = "FODFAESTE_KEYS"
FORMAT = 1
NONCE_BYTES = 12
INDEX_BYTES = 16


class SealBrokenError(Exception):
    """A sealed value was changed, moved to another place, or sealed with a key we do not hold."""


@dataclass(frozen=True)
class KeyRing:
    """All keys an installation holds, newest first; the first seals, every one opens."""

    keys: tuple[tuple[int, bytes], ...]

    @classmethod
    def parse(cls, text: str) -> "KeyRing":
        """Read `2:base64key,1:base64key`, newest first."""
        pairs = (part.split(":", 1) for part in text.split(",") if part)
        keys = tuple((int(number), b64decode(key)) for number, key in pairs)
        if not keys or any(len(key) < 32 for _, key in keys):  # noqa: PLR2004 -- 256 bits
            message = f"{KEYS_VARIABLE} must hold at least one key of 32 bytes"
            raise ValueError(message)
        return cls(keys)

    @property
    def primary(self) -> int:
        """The number of the key that seals."""
        return self.keys[0][0]

    def seal(self, *, column: str, row: str, value: str) -> bytes:
        """Encrypt a value for one column of one row."""
        return self.seal_bytes(column=column, row=row, value=value.encode())

    def seal_bytes(self, *, column: str, row: str, value: bytes) -> bytes:
        """Encrypt bytes for one column of one row."""
        nonce = os.urandom(NONCE_BYTES)
        cipher = AESGCM(_subkey(self._key(self.primary), "encrypt"))
        return (
            bytes([FORMAT, self.primary])
            + nonce
            + cipher.encrypt(nonce, value, _place(column, row))
        )

    def open(self, *, column: str, row: str, sealed: bytes) -> str:
        """Decrypt a value; raises `SealBrokenError` when it was not sealed for this place."""
        try:
            return self.open_bytes(column=column, row=row, sealed=sealed).decode()
        except UnicodeDecodeError as broken:
            raise SealBrokenError(column) from broken

    def open_bytes(self, *, column: str, row: str, sealed: bytes) -> bytes:
        """Decrypt bytes; raises `SealBrokenError` when they were not sealed for this place."""
        nonce, body = sealed[2 : 2 + NONCE_BYTES], sealed[2 + NONCE_BYTES :]
        try:
            cipher = AESGCM(_subkey(self._key(sealed[1]), "encrypt"))
            return cipher.decrypt(nonce, body, _place(column, row))
        except (InvalidTag, KeyError, IndexError, ValueError) as broken:
            raise SealBrokenError(column) from broken

    def blind_index(self, value: str) -> bytes:
        """A keyed hash of a value, for finding equals without opening anything."""
        key = _subkey(self._key(self.keys[-1][0]), "blind")
        return hmac.new(key, value.encode(), hashlib.sha256).digest()[:INDEX_BYTES]

    def _key(self, number: int) -> bytes:
        return dict(self.keys)[number]


def _place(column: str, row: str) -> bytes:
    return f"{column}|{row}".encode()


@cache
def _subkey(key: bytes, purpose: str) -> bytes:
    return HKDF(hashes.SHA256(), 32, b"fodfaeste", purpose.encode()).derive(key)


@cache
def key_ring() -> KeyRing:
    """The installation's key ring, from the environment."""
    return KeyRing.parse(os.environ.get(KEYS_VARIABLE, ""))
