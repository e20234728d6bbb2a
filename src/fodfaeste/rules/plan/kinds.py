"""The words of the joint plan.

«Planen skal indeholde et klart jobmål» and «ikke alle borgere kan formulere et mål for en
hverdag med job allerede på opstartsmødet» (SEED-3)
"""

from fodfaeste.rules.words import Word


class JobGoalStatus(Word):
    """Whether the citizen has put the job goal into words (C4)."""

    FORMULATED = "formulated", "Formuleret"
    NOT_YET = "not_yet", "Endnu ikke formuleret"


class GoalStatus(Word):
    """How far a goal or sub-goal is."""

    CURRENT = "current", "I gang"
    REACHED = "reached", "Nået"
    CHANGED = "changed", "Ændret"
    LEFT = "left", "Valgt fra"


PURSUED = frozenset({GoalStatus.CURRENT, GoalStatus.REACHED})
"""A goal that still stands or has been reached; the others were changed or let go."""


class EffortStatus(Word):
    """How far an effort is."""

    PLANNED = "planned", "Planlagt"
    RUNNING = "running", "I gang"
    DONE = "done", "Afsluttet"
    CANCELLED = "cancelled", "Aflyst"


class PlanLegalForm(Word):
    """How the joint plan stands to the sector plans (C8)."""

    OVERVIEW = "overview", "Fælles overblik over de eksisterende planer"
    HOLISTIC = "holistic", "Helhedsorienteret plan efter samtykke"


class Participation(Word):
    """How the citizen took part in a change of the plan (C5)."""

    MEETING = "meeting", "På et møde"
    HOME = "home", "Hjemme hos borgeren"
    WORKPLACE = "workplace", "På arbejdspladsen"
    PHONE = "phone", "I telefonen"
    WRITTEN = "written", "På skrift"


class AssessmentTheme(Word):
    """What the shared assessment looks for (C1), and what the citizen finds important (L2)."""

    RESOURCE = "resource", "Ressourcer"
    BARRIER = "barrier", "Barrierer"
    SUPPORT_NEED = "support_need", "Støttebehov"
    WISH = "wish", "Ønsker"


class LifeArea(Word):
    """The areas of life that are talked about, each in words a citizen uses (C1, C9)."""

    WORK = "work", "Arbejde og uddannelse"
    ECONOMY = "economy", "Økonomi"
    HOUSING = "housing", "Bolig"
    HEALTH = "health", "Helbred"
    EVERYDAY = "everyday", "Hverdag og praktiske opgaver"
    NETWORK = "network", "Netværk og fællesskaber"
    TRANSPORT = "transport", "Transport"
    LEISURE = "leisure", "Fritid"
    OTHER = "other", "Andet"


class Organiser(Word):
    """Whose effort it is, so that contradicting appointments can be told apart (C10)."""

    EMPLOYMENT = "employment", "Beskæftigelsesområdet"
    SOCIAL = "social", "Socialområdet"
    OTHER = "other", "Andre, fx region eller forening"


class OfferedBy(Word):
    """Who runs an offer: «regionalt, kommunalt og frivilligt regi» (SEED-4, C12)."""

    REGION = "region", "Regionen"
    MUNICIPALITY = "municipality", "Kommunen"
    CIVIL_SOCIETY = "civil_society", "Forening eller frivillige"
    OTHERS = "others", "Andre"


class GuidanceAnswer(Word):
    """What the citizen wants to do after guidance on support under other law (C13)."""

    WILL_APPLY = "will_apply", "Vil søge"
    THINKS = "thinks", "Vil tænke over det"
    HAS_IT = "has_it", "Har det allerede"
    NO_THANKS = "no_thanks", "Nej tak"


class Contributor(Word):
    """The three who make the assessment together (C1)."""

    EMPLOYMENT = "beskaeftigelse", "Beskæftigelse"
    SOCIAL = "social", "Social"
    CITIZEN = "borgeren", "Borgeren"
