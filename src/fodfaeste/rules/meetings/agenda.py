"""The guided agenda of the kickoff, one step at a time (B3).

«der spørges til borgerens drømme og ønsker for fremtiden, herunder job» (SEED-4)
«der spørges til borgerens ressourcer, kompetencer og erfaringer. Der spørges også til borgerens
netværk» (SEED-4)
«om der er andre samarbejdspartnere, som borgeren ønsker inddraget» (SEED-4)
"""

from fodfaeste.rules.words import Word


class AgendaStep(Word):
    """One step of the kickoff, in the order of the conversation."""

    WHO = "hvem", "Hvem er her"
    INFORMATION = "information", "Information og ja"
    WISHES = "oensker", "Drømme og job"
    RESOURCES = "ressourcer", "Ressourcer og erfaring"
    NETWORK = "netvaerk", "Netværk"
    AGREEMENTS = "aftaler", "Tid og ansvar"
    TASKS = "opgaver", "Hvem gør hvad"
    BASELINE = "maalinger", "Målinger"
    OVERVIEW = "overblik", "Overblik og afslut"

    @property
    def number(self) -> int:
        """The place of the step, from 1."""
        return list(AgendaStep).index(self) + 1

    @property
    def following(self) -> "AgendaStep":
        """The step after this one; the last one stays."""
        return list(AgendaStep)[min(self.number, len(AgendaStep) - 1)]

    @property
    def before(self) -> "AgendaStep | None":
        """The step before this one; None at the first."""
        return list(AgendaStep)[self.number - 2] if self.number > 1 else None


class Told(Word):
    """What the citizen is told about the course, in plain words."""

    GOAL = "goal", "Målet er et job med ordinære timer. Vi tror på, at det kan lykkes for dig."
    TOGETHER = "together", "Job og støtte hører sammen fra starten. Du skal ikke gøres klar først."
    SUPPORT = (
        "support",
        "Den sociale støtte er til for, at hverdagen med job kommer til at fungere.",
    )
    ONE_PLAN = "one_plan", "Du har ét team og én plan, og planen skrives med dine ord."
    VOICE = "voice", "Du kan altid spørge, sige fra og få tingene at vide igen."


class Topic(Word):
    """What is talked about with the citizen at a kickoff."""

    WISHES = "wishes", "drømme og ønsker"
    RESOURCES = "resources", "ressourcer"
    COMPETENCES = "competences", "kompetencer"
    EXPERIENCE = "experience", "erfaringer"
    NETWORK = "network", "netværk"
