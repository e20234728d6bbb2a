"""The words of CTI: contact, places, ends and the need that goes on.

«både på og uden for arbejdspladsen ud fra borgerens ønsker» (SEED-4)
«Særligt i CTI-forløbets opstart og hen mod afslutningen af CTI-forløbet må der forventes et
stigende antal timer til koordination.» (SEED-4)
"""

from fodfaeste.rules.words import Word


class ContactKind(Word):
    """What kind of contact a note is about; attempts and coordination count separately."""

    MEETING = "meeting", "Møde"
    PHONE = "phone", "Telefon"
    MESSAGE = "message", "Besked"
    ATTEMPT = "attempt", "Forsøg på kontakt"
    COORDINATION = "coordination", "Koordinering"


class ContactPlace(Word):
    """Where the contact took place."""

    WORKPLACE = "workplace", "På arbejdspladsen"
    HOME = "home", "Hjemme hos borgeren"
    OUT = "out", "Ude i byen"
    OFFICE = "office", "På kontoret"


class EarlyEndReason(Word):
    """Why CTI stopped before time; a job won or lost is not among them (E5)."""

    MOVED = "moved", "Flyttet fra kommunen"
    DIED = "died", "Død"
    WITHDREW = "withdrew", "Borgeren ønsker ikke at fortsætte"
    OTHER_EFFORT = "other_effort", "Anden indsats i stedet"
    OTHER = "other", "Andet"


class NoReason(Word):
    """What is often said, and is no reason to stop CTI before time (E5)."""

    JOB_FOUND = "job_found", "Borgeren har fået arbejde"
    JOB_LOST = "job_lost", "Borgeren har mistet arbejdet"


class StayKind(Word):
    """Where the citizen is for a while; the clock goes on, and contact is kept (E1)."""

    HOSPITAL = "hospital", "Indlagt"
    PRISON = "prison", "Fængslet"


class ContinuedNeed(Word):
    """What was found out about support after CTI (I1)."""

    NO_NEED = "no_need", "Intet behov"
    NOT_ENTITLED = "not_entitled", "Behov, men ikke berettiget"
    NEED = "need", "Behov og berettiget"


class FocusState(Word):
    """What became of a focus area."""

    CURRENT = "current", "I gang"
    REACHED = "reached", "Nået"
    CARRIED_ON = "carried_on", "Ført videre til næste fase"
    LEFT = "left", "Valgt fra"


class HandoverState(Word):
    """How far a task is on its way from the CTI worker to citizen or network (E11)."""

    PLANNED = "planned", "Planlagt"
    ACCEPTED = "accepted", "Sagt ja"
    TRYING = "trying", "Prøves sammen"
    HANDED_OVER = "handed_over", "Overdraget"
    TAKEN_BACK = "taken_back", "Taget tilbage"
    DROPPED = "dropped", "Ikke længere nødvendig"


class HandoverEvent(Word):
    """What can happen to a task that is handed over (E11)."""

    PLAN = "plan", "Planlagt"
    ACCEPT = "accept", "Sagde ja"
    TRY = "try", "Prøvet sammen"
    HAND_OVER = "hand_over", "Overdraget"
    TAKE_BACK = "take_back", "Taget tilbage"
    DROP = "drop", "Ikke længere nødvendig"


class AcceptedHow(Word):
    """How somebody said yes to a task."""

    TOGETHER = "together", "Da vi mødtes"
    PHONE = "phone", "I telefonen"
    WRITTEN = "written", "Skriftligt"
    LINK = "link", "På nettet"


SAID_TO_US = [(how.value, how.label) for how in AcceptedHow if how is not AcceptedHow.LINK]
"""What one chooses between when somebody has said yes to one of us."""


class LeaderReasonAbout(Word):
    """What only the leader may give a reason for."""

    NOT_AT_KICKOFF = "not_at_kickoff", "CTI-medarbejderen var ikke med på opstartsmødet"
    CITIZEN_ABSENT = "citizen_absent", "Borgeren kan ikke være med til at afslutte"


class ClosingPart(Word):
    """What shall be in place before CTI ends at its planned end (I1)."""

    TIME = "time", "Tiden er gået"
    MEETING = "meeting", "Afsluttende møde, og alle kender planen"
    PLANS = "plans", "Fastholdelsesplan og kriseplan med ja fra dem, der er nævnt"
    NEED = "need", "Støtte efter CTI er vurderet og afgjort"
    HANDOVER = "handover", "Nogen tager over på opgaverne"
    NOTE = "note", "Afsluttende notat"
    FOLLOW_ON = "follow_on", "En anden giver støtten efter § 85"


class CountdownTask(Word):
    """What is arranged eight, four and two weeks before the end of CTI (I2)."""

    DECISIONS = "decisions", "Behovet for støtte bagefter er vurderet"
    NETWORK = "network", "Netværket har sagt ja"
    FOLLOW_ON = "follow_on", "Den, der overtager støtten efter § 85, er fundet"
    MEETING = "meeting", "Det afsluttende møde er aftalt"
