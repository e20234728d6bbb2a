"""The citizen as a person: found by a keyed index, never by a readable CPR number."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func
from django.db.models.functions import Concat, Upper

from fodfaeste.records.foundation import Classified, Record, Versioned, Wall
from fodfaeste.rules.access.sections import Section

__all__ = ["Citizen", "DanishOrder"]


class DanishOrder(Func):
    """`da_sort(text)`: Danish order as the database knows it (æ ø å last, aa as å)."""

    function = "da_sort"
    output_field = models.TextField()


class Citizen(Record, Versioned):
    """The person the intervention is about."""

    seal = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cpr_sealed = models.BinaryField()
    cpr_index = models.BinaryField(unique=True)
    given_names = models.CharField(max_length=200)
    surname = models.CharField(max_length=200)
    born_on = models.DateField()
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=200, blank=True)
    postal_code = models.CharField(max_length=4, blank=True)
    city = models.CharField(max_length=100, blank=True)
    address_protected = models.BooleanField(default=False)
    digital_post_exempt = models.BooleanField(default=False)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    data = Classified(
        personal={
            Section.IDENTITY: (
                "cpr_sealed",
                "cpr_index",
                "given_names",
                "surname",
                "born_on",
                "phone",
                "email",
                "address",
                "postal_code",
                "city",
            )
        },
        plain=("seal", "address_protected", "digital_post_exempt", "account"),
    )
    wall = Wall(
        "id in (select visible_citizens()) or id = linked_citizen()"
        " or (created_by_id = app_actor() and not citizen_has_a_case(id))",
        "id in (select visible_citizens())"
        " or (created_by_id = app_actor() and not citizen_has_a_case(id))",
    )

    class Meta:
        """Found by name in Danish order, and by parts of a name."""

        indexes: ClassVar = [
            models.Index(
                DanishOrder("surname"),
                DanishOrder("given_names"),
                "id",
                name="citizen_danish_order",
            ),
            GinIndex(
                OpClass(
                    Upper(Concat(F("given_names"), models.Value(" "), F("surname"))), "gin_trgm_ops"
                ),
                name="citizen_name_parts",
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers; names stay out of logs."""
        return f"citizen {self.pk}"

    @property
    def name(self) -> str:
        """Given names and surname, as said aloud."""
        return f"{self.given_names} {self.surname}"
