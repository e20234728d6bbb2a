"""The words of the register: how an opening or a company ended, how an import stands."""

from fodfaeste.rules.words import Word


class OpeningEnd(Word):
    """Why an opening is open no more."""

    FILLED = "filled", "Besat"
    WITHDRAWN = "withdrawn", "Virksomheden har trukket den tilbage"
    COMPANY_CLOSED = "company_closed", "Virksomheden er lukket"
    OTHER = "other", "Andet"


class CompanyEnd(Word):
    """Why a company is closed in the register."""

    CLOSED_DOWN = "closed_down", "Ophørt eller gået konkurs"
    MOVED = "moved", "Flyttet til et andet sted"
    OTHER = "other", "Andet"


class ImportState(Word):
    """How far a file of companies is."""

    PREVIEW = "preview", "Set igennem"
    DONE = "done", "Hentet ind"
    DISCARDED = "discarded", "Kasseret"


class RowOutcome(Word):
    """What a row of a file will do to the register."""

    NEW = "new", "Ny"
    UPDATE = "update", "Retter"
    SAME = "same", "Uændret"
    WRONG = "wrong", "Fejl"
