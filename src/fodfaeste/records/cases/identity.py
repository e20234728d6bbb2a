"""The citizen's CPR number: sealed in the row, found by a blind index, opened only to be shown."""

from fodfaeste.kernel.crypto import key_ring
from fodfaeste.records.cases.models import Citizen

COLUMN = "citizen.cpr"


def seal_cpr(citizen: Citizen, digits: str) -> None:
    """Put a number into a citizen that is about to be saved."""
    ring = key_ring()
    citizen.cpr_sealed = ring.seal(column=COLUMN, row=str(citizen.seal), value=digits)
    citizen.cpr_index = ring.blind_index(digits)


def cpr_of(citizen: Citizen) -> str:
    """The ten digits; raises `SealBrokenError` when the row was tampered with."""
    return key_ring().open(column=COLUMN, row=str(citizen.seal), sealed=bytes(citizen.cpr_sealed))


def cpr_index(digits: str) -> bytes:
    """What to look a number up by."""
    return key_ring().blind_index(digits)
