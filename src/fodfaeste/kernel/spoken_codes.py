"""Short codes that are read off paper: no sign looks like another, and a slip of them is mended.

The alphabet is Crockford's base 32: no I, L, O or U. Twelve signs hold 60 bits.
"""

import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SIGNS = 12
NAME_SIGNS = 6
"""The first half names what the code is for, and is looked up; the second half is the secret."""
GROUP = 4
_LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_code() -> str:
    """Return a code of twelve signs, in one piece."""
    return "".join(secrets.choice(ALPHABET) for _ in range(SIGNS))


def written(code: str) -> str:
    """Return the code as it is printed: three groups of four."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def read(typed: str) -> str | None:
    """Return the code somebody typed, in one piece; None when it cannot be one."""
    code = re.sub(r"[\s\-–—.]+", "", typed).upper().translate(_LOOKS_LIKE)
    return code if len(code) == SIGNS and set(code) <= set(ALPHABET) else None


def name_of(code: str) -> str:
    """Return the half of a code that names what it is for."""
    return code[:NAME_SIGNS]
