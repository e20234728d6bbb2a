"""The cast of the demo: one person a role, and a colleague who is on no team."""

import hashlib
import hmac
from dataclasses import dataclass

from django.conf import settings

from fodfaeste.rules.access.roles import Role

DOMAIN = "demo.eksempel.invalid"


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody one can be in the demo."""

    slug: str
    name: str
    what: str
    role: Role | None
    phone: str = ""

    @property
    def email(self) -> str:
        """An address that no mail can reach."""
        return f"{self.slug}@{DOMAIN}"


CAST: tuple[Persona, ...] = (
    Persona(
        "sagsbehandler-job",
        "Pernille Aaen",
        "Sagsbehandler, beskæftigelse",
        Role.EMPLOYMENT_CASEWORKER,
        "20 11 22 35",
    ),
    Persona(
        "sagsbehandler-social",
        "Samir Toft",
        "Sagsbehandler, social",
        Role.SOCIAL_CASEWORKER,
        "20 11 22 36",
    ),
    Persona("jobkonsulent", "Jonas Krag", "Jobkonsulent", Role.JOB_CONSULTANT, "20 11 22 34"),
    Persona("cti", "Nadia Friis", "CTI-medarbejder", Role.CTI_WORKER, "20 11 22 33"),
    Persona("leder", "Lene Østergaard", "Leder af enheden", Role.LEADER, "20 11 22 30"),
    Persona("borger", "Karin Mølgaard", "Borger med et forløb", Role.CITIZEN),
    Persona("arbejdsgiver", "Bo Damkjær", "Arbejdsgiver med et link til aftalen", None),
    Persona("administrator", "Ada Munk", "Administrator", Role.ADMINISTRATOR, "20 11 22 39"),
    Persona("evaluator", "Eva Lund", "Evaluator", Role.EVALUATOR),
    Persona(
        "fremmed",
        "Frede Holm",
        "Kollega, som ikke er på noget team",
        Role.JOB_CONSULTANT,
        "20 11 22 38",
    ),
)
BY_SLUG = {persona.slug: persona for persona in CAST}
EMPLOYER = "arbejdsgiver"


def employer_token() -> str:
    """The token of the employer's live link: of this installation, and kept nowhere in clear."""
    return hmac.new(settings.SECRET_KEY.encode(), b"demo employer link", hashlib.sha256).hexdigest()
