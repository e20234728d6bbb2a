"""The words of the whole course handed out (M4).

«§ 9. Den, der er part i en sag […], kan forlange at blive gjort bekendt med sagens dokumenter»
(forvaltningsloven, by domain.md section 3.6)
"""

from fodfaeste.rules.words import Word


class AskedBy(Word):
    """Who the course is taken out for."""

    CITIZEN = "citizen", "Borgeren selv"
    REPRESENTATIVE = "representative", "Borgerens partsrepræsentant"
    HANDOVER = "handover", "Overdragelse til en ny kommune eller afdeling"
    COMPLAINT = "complaint", "En klagesag"
    OTHER = "other", "Noget andet"


class PackageState(Word):
    """How far a package is."""

    WAITING = "waiting", "Bliver lavet"
    READY = "ready", "Klar til at hente"
    FAILED = "failed", "Kunne ikke laves"
    GONE = "gone", "Slettet igen"
