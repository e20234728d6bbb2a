"""A phone that makes passkeys and signs in by them, in software: WebAuthn without a browser."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

HOST = "localhost"
ORIGIN = "http://localhost"
FLAG = AuthenticatorData.FLAG
RP_HASH = hashlib.sha256(HOST.encode()).digest()


@dataclass
class Phone:
    """One key, made for one account."""

    number: bytes = b"phone-of-karin-1"
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    user: str = ""
    seen: bool = True
    """Whether its owner showed a finger or a face."""

    def makes(self, options: dict[str, Any]) -> str:
        """Answer a page that asks for a new passkey."""
        asked = options["publicKey"]
        self.user = asked["user"]["id"]
        public = ES256.from_cryptography_key(self.key.public_key())
        held = AttestedCredentialData.create(b"\0" * 16, self.number, public)
        data = AuthenticatorData.create(RP_HASH, self._flags() | FLAG.AT, 0, held)
        attested = AttestationObject.create("none", data, {})
        said = CollectedClientData.create("webauthn.create", asked["challenge"], ORIGIN)
        return self._told(
            {"clientDataJSON": websafe_encode(said), "attestationObject": websafe_encode(attested)}
        )

    def signs(self, options: dict[str, Any], *, origin: str = ORIGIN) -> str:
        """Answer a page that asks for a passkey."""
        data = AuthenticatorData.create(RP_HASH, self._flags(), 1)
        said = CollectedClientData.create("webauthn.get", options["publicKey"]["challenge"], origin)
        signed = self.key.sign(data + said.hash, ec.ECDSA(hashes.SHA256()))
        return self._told(
            {
                "clientDataJSON": websafe_encode(said),
                "authenticatorData": websafe_encode(data),
                "signature": websafe_encode(signed),
                "userHandle": self.user,
            }
        )

    def _flags(self) -> AuthenticatorData.FLAG:
        return FLAG.UP | FLAG.UV if self.seen else FLAG.UP

    def _told(self, response: dict[str, str]) -> str:
        number = websafe_encode(self.number)
        return json.dumps(
            {
                "id": number,
                "rawId": number,
                "type": "public-key",
                "response": response,
                "clientExtensionResults": {"credProps": {"rk": True}},
            }
        )
