"""Versions of instruments, as they were read from a file: never written over (K3, M9)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from fodfaeste.records.catalogues.models.dated import Dated, one_at_a_time
from fodfaeste.records.foundation import Classified, Retention

__all__ = ["Instrument"]


class Instrument(Dated):
    """One version of one instrument: the file as it came, and when it is asked.

    Answers were given to its very words, so a version stays as it was for good.
    """

    code = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=100)
    file = models.TextField()

    data = Classified(
        retention=Retention.INSTALLATION,
        in_package=False,
        plain=("code", "number", "title", "file", "valid_from", "ends_before"),
    )

    class Meta(Dated.Meta):
        """A version is there once, and no day has two versions of one instrument."""

        constraints: ClassVar = [
            *Dated.Meta.constraints,
            one_at_a_time("code", "instrument"),
            models.UniqueConstraint(fields=["code", "number"], name="instrument_version_is_one"),
            models.CheckConstraint(name="instrument_counts", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        """Return the name for developers."""
        return f"{self.code} v{self.number}"
