"""Read a picture back as XML."""

import xml.etree.ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"


def parsed(drawn: str) -> ET.Element:
    """Return the root; a picture that is not well-formed raises."""
    return ET.fromstring(drawn)  # noqa: S314 -- our own picture


def words_of(drawn: str) -> list[str]:
    """Return every text that the picture shows."""
    return [text.text or "" for text in parsed(drawn).iter(f"{SVG}text")]
