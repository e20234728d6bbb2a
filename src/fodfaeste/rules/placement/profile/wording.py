"""What a workplace has to know are needs, never diagnoses; what a CV must not give away (L4, B7).

The employer gets only what the citizen agrees to: hours, tasks, considerations; never a diagnosis
and never the history of benefits (domain.md section 3.5). A text is never refused for a word: the
word is named, and a person decides. A CPR number is no matter of taste and stops a CV.
"""

import re
from collections.abc import Iterable

from fodfaeste.rules.refusal import Obstacle
from fodfaeste.rules.words import listed

DIAGNOSES = (
    *("adhd", "add", "alkohol", "anoreksi", "angst", "apopleksi", "artrose", "asperger", "astma"),
    *("autis", "bipolar", "blodprop", "borderline", "bulimi", "cancer", "demens", "depress"),
    *("diabetes", "diagnose", "diskusprolaps", "epileps", "fibromyalgi", "gigt", "hepatitis"),
    *("hjernerystelse", "hjerneskade", "hiv", "kol", "kræft", "leddegigt", "migræne", "misbrug"),
    *("ocd", "parkinson", "personlighedsforstyrrelse", "piskesmæld", "posttraumatisk", "psykose"),
    *("ptsd", "psykotisk", "sclerose", "sklerose", "skizofren", "slidgigt", "spiseforstyrrelse"),
    *("stofmisbrug", "sukkersyge", "tourette", "whiplash"),
)
"""How words of illness begin; the short ones count only as whole words."""

BENEFITS = (
    *("aktivitetsparat", "arbejdsløshedsdagpenge", "dagpenge", "fleksydelse", "førtidspension"),
    *(
        "jobafklaring",
        "jobcenter",
        "jobparat",
        "kontanthjælp",
        "ledighedsydelse",
        "ressourceforløb",
    ),
    *("revalidering", "sygedagpenge", "sygemeldt", "sygemelding", "uddannelseshjælp"),
)
WHOLE_WORD = 4
_WORD = re.compile(r"[a-zæøå]+", re.IGNORECASE)
_CPR = re.compile(r"(?<!\d)\d{6}\s?[-\u2013]?\s?\d{4}(?!\d)")


def diagnosis_words(text: str) -> tuple[str, ...]:
    """Return the words of a text that look like an illness, as they are written, once each."""
    return _found(text, DIAGNOSES)


def benefit_words(text: str) -> tuple[str, ...]:
    """Return the words of a text that tell of benefits, as they are written, once each."""
    return _found(text, BENEFITS)


def warnings_on_needs(text: str) -> tuple[Obstacle, ...]:
    """Return the words that say more than the workplace has to know (L4)."""
    words = diagnosis_words(text)
    return (_needs_not_diagnoses(words),) if words else ()


def warnings_on_cv(texts: Iterable[str]) -> tuple[Obstacle, ...]:
    """Return the words on a CV that tell of illness or benefits."""
    whole = "\n".join(texts)
    illness, benefits = diagnosis_words(whole), benefit_words(whole)
    return (
        *((_cv_without_illness(illness),) if illness else ()),
        *((_cv_without_benefits(benefits),) if benefits else ()),
    )


def names_a_cpr(texts: Iterable[str]) -> bool:
    """Say whether something that looks like a CPR number stands in the texts."""
    return any(_CPR.search(text) for text in texts)


def _found(text: str, beginnings: tuple[str, ...]) -> tuple[str, ...]:
    words = {word.casefold(): word for word in reversed(_WORD.findall(text))}
    return tuple(
        word
        for bare, word in sorted(words.items())
        if any(_begins(bare, beginning) for beginning in beginnings)
    )


def _begins(word: str, beginning: str) -> bool:
    return word == beginning if len(beginning) < WHOLE_WORD else word.startswith(beginning)


def _quoted(words: tuple[str, ...]) -> str:
    return listed(f"»{word}«" for word in words)


def _needs_not_diagnoses(words: tuple[str, ...]) -> Obstacle:
    return Obstacle(
        rule="L4",
        condition="needs_not_diagnoses",
        sentence=f"Her står {_quoted(words)}. Arbejdspladsen skal vide, hvad borgeren har brug "
        "for, ikke hvad borgeren fejler.",
        next_step="Skriv behovet i stedet, fx »en pause hver time« eller »et roligt sted«.",
    )


def _cv_without_illness(words: tuple[str, ...]) -> Obstacle:
    return Obstacle(
        rule="L4",
        condition="cv_without_illness",
        sentence=f"På CV'et står {_quoted(words)}. Et CV fortæller, hvad man kan, ikke hvad man "
        "fejler.",
        next_step="Skriv det på en anden måde, hvis borgeren ikke selv vil have det stående.",
    )


def _cv_without_benefits(words: tuple[str, ...]) -> Obstacle:
    return Obstacle(
        rule="L4",
        condition="cv_without_benefits",
        sentence=f"På CV'et står {_quoted(words)}. En arbejdsgiver behøver ikke vide, hvad "
        "borgeren har levet af.",
        next_step="Tag det ud, eller skriv, hvad borgeren lavede i den tid.",
    )
