"""Digital Post to citizens: a letter as PDF, by whatever gateway the municipality has."""

from fodfaeste.gateways.digital_post.port import (
    DigitalLetter,
    DigitalPost,
    DigitalPostFailed,
    DigitalPostRefused,
)
from fodfaeste.gateways.digital_post.real import HttpDigitalPost

__all__ = [
    "DigitalLetter",
    "DigitalPost",
    "DigitalPostFailed",
    "DigitalPostRefused",
    "HttpDigitalPost",
]
