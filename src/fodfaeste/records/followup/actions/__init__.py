"""What follow-up does: at the workplace, some months after CTI, at the end."""

from fodfaeste.records.followup.actions.aftercare import (
    NewCheckpoint,
    close_case,
    record_checkpoint,
)
from fodfaeste.records.followup.actions.workplace import Settled, hold_at_work

__all__ = ["NewCheckpoint", "Settled", "close_case", "hold_at_work", "record_checkpoint"]
