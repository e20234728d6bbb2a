from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.consent.effect import closes_in_words, opens_in_words
from fodfaeste.rules.consent.facts import ConsentFacts
from fodfaeste.rules.consent.kinds import InformationType, Party

T = InformationType
BETWEEN = ConsentFacts(
    types=frozenset({T.CTI_NOTES}),
    from_party=Party.SOCIAL_DEPARTMENT,
    to_party=Party.EMPLOYMENT_DEPARTMENT,
    purpose="Støtte på arbejdspladsen",
    given_on=date(2026, 3, 4),
)
ASKED = replace(BETWEEN, from_party=Party.HEALTH_CARE, from_name="Lægehuset Nord")
TOLD = replace(BETWEEN, to_party=Party.HEALTH_CARE, to_name="Lægehuset Nord")
EMPLOYER = replace(
    BETWEEN,
    from_party=Party.EMPLOYMENT_DEPARTMENT,
    to_party=Party.EMPLOYER,
    to_name="Byens Brød",
)


@pytest.mark.parametrize(
    ("consent", "kinds", "opens", "closes"),
    [
        (
            BETWEEN,
            {T.CTI_NOTES},
            "Beskæftigelsesområdet på teamet kan læse om CTI-notater.",
            "Beskæftigelsesområdet på teamet kan ikke læse om CTI-notater.",
        ),
        (
            ASKED,
            {T.HEALTH},
            "Beskæftigelsesområdet må hente oplysninger om helbred hos Lægehuset Nord.",
            "Beskæftigelsesområdet må ikke hente oplysninger om helbred hos Lægehuset Nord.",
        ),
        (
            TOLD,
            {T.SOCIAL},
            (
                "Socialområdet må fortælle Lægehuset Nord om social støtte. "
                "De kan ikke selv se noget her."
            ),
            "Socialområdet må ikke fortælle Lægehuset Nord om social støtte.",
        ),
        (
            EMPLOYER,
            {T.EMPLOYMENT},
            (
                "Beskæftigelsesområdet må fortælle Byens Brød om arbejde og give et link til "
                "arbejdsaftalen. Andet kan de ikke se her."
            ),
            "Byens Brød får ikke mere at vide om arbejde, og linket er lukket.",
        ),
        (
            EMPLOYER,
            {T.CONTACT},
            (
                "Beskæftigelsesområdet må fortælle Byens Brød om kontaktoplysninger. "
                "Andet kan de ikke se her."
            ),
            "Byens Brød får ikke mere at vide om kontaktoplysninger.",
        ),
    ],
)
def test_c2_a_consent_says_what_it_opens_and_its_end_what_it_shuts(
    consent: ConsentFacts, kinds: set[InformationType], opens: str, closes: str
) -> None:
    assert opens_in_words(consent, kinds) == opens
    assert closes_in_words(consent, kinds) == closes
