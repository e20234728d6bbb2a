"""The instruments that come with Fodfæste, as files in the same format that a municipality loads.

No licensed words stand here: WHO-5 is a template without texts, and until a municipality has loaded
them our own neutral words stand in, marked as not validated (K2).
"""

from importlib import resources

TEMPLATE = "who5_template"


def shipped() -> dict[str, bytes]:
    """Return the file of every instrument that is asked from the first day, by its name."""
    return {
        entry.name.removesuffix(".json"): entry.read_bytes()
        for entry in sorted(resources.files(__name__).iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".json") and not entry.name.startswith(TEMPLATE)
    }


def template() -> bytes:
    """Return the WHO-5 file without texts, for a municipality to fill in."""
    return resources.files(__name__).joinpath(f"{TEMPLATE}.json").read_bytes()
