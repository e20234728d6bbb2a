"""The words of work: contacts with employers, agreements, tasks and hours.

«om timetal, opgaver, helbredshensyn og delmål for progression» (SEED-4)
"""

from fodfaeste.rules.words import Word


class EmployerContactKind(Word):
    """How an employer was met (D1)."""

    VISIT = "visit", "Virksomhedsbesøg"
    TASTER = "taster", "Snusepraktik"
    PHONE = "phone", "Telefon"
    OTHER = "other", "Andet"


class MatchEndReason(Word):
    """Why a match ended (D11)."""

    COMPLETED = "completed", "Afsluttet som aftalt"
    ORDINARY_JOB = "ordinary_job", "Gik over i ordinært job"
    CITIZEN_WISHED = "citizen_wished", "Borgeren ønskede det"
    EMPLOYER_WISHED = "employer_wished", "Arbejdsgiveren ønskede det"
    ILLNESS = "illness", "Sygdom"
    NO_PAID_HOURS = "no_paid_hours", "Ingen udsigt til lønnede timer"
    OTHER = "other", "Andet"


class AgreementState(Word):
    """How far a version of the work agreement is."""

    DRAFT = "draft", "Kladde"
    PROPOSED = "proposed", "Foreslået"
    AGREED = "agreed", "Aftalt"
    REPLACED = "replaced", "Afløst af en ny aftale"
    ENDED = "ended", "Ophørt"
    DROPPED = "dropped", "Droppet"


class AgreementParty(Word):
    """Those who agree to a work agreement (D6)."""

    CITIZEN = "citizen", "Borgeren"
    EMPLOYER = "employer", "Arbejdsgiveren"
    JOB_CONSULTANT = "job_consultant", "Jobkonsulenten"


class AnswerWay(Word):
    """How an answer to the agreement reached us; part of the evidence (D6)."""

    NOTED = "noted", "noteret af jobkonsulenten"
    HANDED_OVER = "handed_over", "på jobkonsulentens skærm"
    OWN_PAGE = "own_page", "på egen side"
    LINK = "link", "ved link"


class HoursKind(Word):
    """On which terms hours are worked (D7)."""

    TASTER = "taster", "Snusepraktik"
    PLACEMENT = "placement", "Virksomhedspraktik"
    ORDINARY = "ordinary", "Ordinære løntimer"
    SUBSIDISED = "subsidised", "Løntilskud"
    FLEX = "flex", "Fleksjob"


class HoursSource(Word):
    """Who says what was worked in a week (D7)."""

    STAFF = "staff", "Medarbejderen"
    CITIZEN = "citizen", "Borgeren"
    EMPLOYER = "employer", "Arbejdsgiveren"


class TaskStep(Word):
    """The ladder of one work task (D12)."""

    LEARNING = "learning", "Lærer opgaven"
    MASTERS = "masters", "Mestrer opgaven"
    PAID = "paid", "Får løn for opgaven"


class WorkSupport(Word):
    """What is examined at the workplace (D5)."""

    AIDS = "aids", "Hjælpemidler"
    PERSONAL_ASSISTANCE = "personal_assistance", "Personlig assistance"
    WORKPLACE_MENTOR = "workplace_mentor", "Virksomhedsmentor"
    OTHER = "other", "Andet særligt tilbud"
