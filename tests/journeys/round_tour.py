"""Everybody else comes in by a door of their own, and sees what is theirs (L1, L4, M1)."""

from pathlib import Path

from tests.journeys.cast import ADMINISTRATOR, CITIZEN, CTI_WORKER, EMPLOYER, LEADER, STRANGER
from tests.journeys.walker import Walker

KARIN = "Karin Mølgaard"


def everybody_has_a_door(walker: Walker, pictures: Path) -> None:
    """The pages that a course does not pass through, each with its own reader."""
    _cti_worker(walker, pictures)
    _citizen(walker, pictures)
    _employer(walker)
    _leader(walker)
    _administrator(walker)
    walker.goes("/metoden/")
    walker.reads("Metoden")
    walker.photographs(pictures, "metoden")


def _cti_worker(walker: Walker, pictures: Path) -> None:
    walker.is_(CTI_WORKER)
    walker.reads("Min dag", KARIN)
    walker.photographs(pictures, "min-dag")
    walker.follows("Forløb")
    walker.photographs(pictures, "liste")
    walker.follows(KARIN)
    walker.reads("Fase 2")
    walker.photographs(pictures, "forloeb")
    walker.follows("CTI")
    walker.photographs(pictures, "cti")
    walker.follows("Registrér kontakt")
    walker.photographs(pictures, "note")


def _citizen(walker: Walker, pictures: Path) -> None:
    walker.is_(CITIZEN)
    walker.reads("Mit forløb")
    walker.photographs(pictures, "mit-forloeb")
    walker.goes("/medarbejder/")
    walker.does_not_read("Mine borgere")


def _employer(walker: Walker) -> None:
    walker.is_(EMPLOYER)
    walker.reads("Arbejdsaftale for Karin", "Alle tre har sagt ja. Aftalen gælder.")
    walker.does_not_read("Mølgaard", "CTI-medarbejder")


def _leader(walker: Walker) -> None:
    walker.is_(LEADER)
    walker.reads("Min dag")
    walker.follows("Forløb")
    walker.reads(KARIN)


def _administrator(walker: Walker) -> None:
    walker.is_(ADMINISTRATOR)
    for path in ("", "brugere/", "enheder/", "lovgrundlag/", "tal/", "rollenavne/", "kommune/"):
        walker.goes(f"/administration/{path}")
    walker.reads("Kommune")
    walker.is_(STRANGER)
    walker.goes("/medarbejder/forloeb/")
    walker.does_not_read(KARIN)
