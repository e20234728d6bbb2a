"""The six core elements by name, and what each is seen by (J8).

«hvor de seks kerneelementer udgør et samlet hele i indsatsmodellen. Det betyder, at de ikke bør
skilles fra hinanden» (SEED-3). The names are the guide's own. Each sign is read from what is
written in daily work; the first of an element is the one without which it is not there.
"""

from dataclasses import dataclass

from fodfaeste.rules.words import Word


class Element(Word):
    """One of the six, in the order and the words of the guide."""

    START = "start", "Tværfaglig og helhedsorienteret opstart med borgeren"
    PLAN = "plan", "Individuel plan med definition af borgerens mål for en hverdag med job"
    FOLLOW_UP = (
        "follow_up",
        (
            "Fagprofessionelle på tværs mødes løbende med borgeren, så planen er opdateret og "
            "indsatsen koordineret"
        ),
    )
    MATCH = (
        "match",
        "Individuelt virksomhedsmatch på baggrund af borgerens mål for en hverdag med job",
    )
    CTI = (
        "cti",
        (
            "Borgeren får gennem CTI-forløbet hjælp til at styrke sin samlede livssituation, blive "
            "mere selvhjulpen og mestre en hverdag med job"
        ),
    )
    HOURS = "hours", "Fokus på ordinære timer og progression i virksomhedspraktikken"

    @property
    def number(self) -> int:
        """Its number in the guide, 1 to 6."""
        return list(Element).index(self) + 1


class SignCode(Word):
    """The name of one sign."""

    KICKOFF_HELD = "kickoff_held", "Opstartsmødet er holdt"
    MINIMUM_CAME = "minimum_came", "Alle, der skal være med, var med til opstartsmødet"
    PREPARED = "prepared", "Begge sagsbehandlere forberedte mødet"
    TOLD = "told", "Borgeren fik at vide, hvad indsatsen er"
    WISHES = "wishes", "Borgerens ønsker og drømme er skrevet ned"
    ASSESSED = "assessed", "Udredningen er begyndt"
    PLAN_APPROVED = "plan_approved", "Planen er godkendt med borgeren"
    JOB_GOAL = "job_goal", "Planen har et klart jobmål"
    IN_ONE_PLACE = "in_one_place", "Mål, delmål og indsats står samlet"
    BOTH_AREAS = "both_areas", "Begge områder har drøftet jobønsker før praktik"
    NEWEST_PAPER = "newest_paper", "Borgeren har den nyeste plan"
    FOLLOWED_UP = "followed_up", "Der er fulgt op med borgeren for nylig"
    CITIZEN_CAME = "citizen_came", "Borgeren var med til den seneste opfølgning"
    ACROSS = "across", "Flere fagligheder fulgte op sammen"
    CTI_AT_WORK = "cti_at_work", "CTI-medarbejderen har været med på arbejdspladsen"
    AHEAD = "ahead", "Der er aftalt noget i den nærmeste tid"
    MATCHED = "matched", "Der er fundet et jobmatch"
    COMPANY_SOON = "company_soon", "En virksomhed er kontaktet"
    NOT_MADE_READY = "not_made_ready", "Borgeren gøres ikke klar først"
    PAID_TASKS = "paid_tasks", "Der er talt med en virksomhed om opgaver, der kan aflønnes"
    CTI_BEGUN = "cti_begun", "CTI er begyndt"
    AGREED = "agreed", "Arbejdsaftalen er indgået"
    ORDINARY = "ordinary", "Aftalen giver mulighed for ordinære timer"
    STEPS = "steps", "Aftalen har delmål for progression"
    LOOKED_AT = "looked_at", "Aftalen er fulgt op til tiden"
    HOURS_MOVE = "hours_move", "Timerne og opgaverne står ikke stille"


@dataclass(frozen=True, slots=True)
class Sign:
    """What an element is seen by: from which rule, and what would change a no.

    `source` are the words of the guide (SEED-3).
    """

    code: SignCode
    element: Element
    rule: str
    change: str
    source: str


_C, _E = SignCode, Element

SIGNS: tuple[Sign, ...] = (
    Sign(
        _C.KICKOFF_HELD,
        _E.START,
        "B1",
        "Aftal opstartsmødet, og hold det.",
        "«Fra starten af indsatsen skal borgeren på et tværfagligt opstartsmøde»",
    ),
    Sign(
        _C.MINIMUM_CAME,
        _E.START,
        "B1",
        "Hold et opstartsmøde mere med dem, der manglede.",
        "«Sagsbehandler, CTI-medarbejder og virksomhedskonsulent skal som minimum deltage»",
    ),
    Sign(
        _C.PREPARED,
        _E.START,
        "B1",
        "Forbered det næste fælles møde sammen på tværs af de to områder.",
        "«Medarbejdere fra både social- og beskæftigelsesområdet skal deltage»",
    ),
    Sign(
        _C.TOLD,
        _E.START,
        "B3",
        "Fortæl borgeren det, der mangler, og sæt mærket på opstartsmødet.",
        "«præsenteres for indsatsens jobfokus, herunder at der arbejdes mod job med ordinære "
        "timer»",
    ),
    Sign(
        _C.WISHES,
        _E.START,
        "B3",
        "Spørg til borgerens mål og ønsker, og skriv dem ned på opstartsmødet.",
        "«Spørg ind til borgerens kompetencer, mål og ønsker for indsatsen»",
    ),
    Sign(
        _C.ASSESSED,
        _E.START,
        "C1",
        "Skriv det første i udredningen sammen med borgeren.",
        "«foretaget en helhedsorienteret udredning»",
    ),
    Sign(
        _C.PLAN_APPROVED,
        _E.PLAN,
        "C3",
        "Godkend planen sammen med borgeren.",
        "«Borger og medarbejder skal udarbejde den individuelle plan sammen»",
    ),
    Sign(
        _C.JOB_GOAL,
        _E.PLAN,
        "C4",
        "Skriv jobmålet, når borgeren kan sætte ord på det. Til da arbejdes der hen imod det.",
        "«Planen skal indeholde et klart jobmål»",
    ),
    Sign(
        _C.IN_ONE_PLACE,
        _E.PLAN,
        "C3",
        "Skriv mindst ét mål, ét delmål og én indsats i planen.",
        "«beskrivelse af mål, delmål og indsats, så dette er samlet ét sted»",
    ),
    Sign(
        _C.BOTH_AREAS,
        _E.PLAN,
        "C7",
        "Drøft jobønsker og mål i begge områder, og notér det i planen.",
        "«skal drøfte jobønsker og mål forud for opstart i virksomhedspraktik»",
    ),
    Sign(
        _C.NEWEST_PAPER,
        _E.PLAN,
        "C6",
        "Udlevér den nyeste plan til borgeren.",
        "«Sørg for at borgeren har den senest opdaterede plan»",
    ),
    Sign(
        _C.FOLLOWED_UP,
        _E.FOLLOW_UP,
        "G1",
        "Hold en opfølgning med borgeren.",
        "«Løbende opfølgning på den individuelle plan er gennemgående for hele indsatsen»",
    ),
    Sign(
        _C.CITIZEN_CAME,
        _E.FOLLOW_UP,
        "C5",
        "Hold den næste opfølgning, hvor borgeren kan være med.",
        "«Opfølgningen bør være tværfaglig og i samarbejde med borgeren»",
    ),
    Sign(
        _C.ACROSS,
        _E.FOLLOW_UP,
        "G1",
        "Tag en kollega fra teamet med næste gang.",
        "«opfølgningen ikke hviler på én medarbejder»",
    ),
    Sign(
        _C.CTI_AT_WORK,
        _E.FOLLOW_UP,
        "D10",
        "Tag CTI-medarbejderen med til en opfølgning på arbejdspladsen.",
        "«CTI-medarbejderen deltager i fælles opfølgningsmøder på arbejdspladsen»",
    ),
    Sign(
        _C.AHEAD,
        _E.FOLLOW_UP,
        "G4",
        "Aftal det næste møde eller den næste aktivitet.",
        "«så borgeren ikke har perioder uden indsats»",
    ),
    Sign(
        _C.MATCHED,
        _E.MATCH,
        "D2",
        "Find et job, der passer til borgerens ønsker, og notér borgerens ja.",
        "«etablering af et virksomhedsmatch, der tager højde for både borgerens ønsker og behov»",
    ),
    Sign(
        _C.COMPANY_SOON,
        _E.MATCH,
        "D15",
        "Kontakt en virksomhed, der passer til borgerens ønsker.",
        "«virksomhedskonsulenterne meget tidligt involveres»",
    ),
    Sign(
        _C.NOT_MADE_READY,
        _E.MATCH,
        "C11",
        "Tag kontakt til en virksomhed, mens de andre indsatser kører.",
        "«tanken om at borgeren skal ”gøres klar” til arbejdsmarkedet skal undgås»",
    ),
    Sign(
        _C.PAID_TASKS,
        _E.MATCH,
        "D13",
        "Tal på næste besøg om, hvilke opgaver der kan aflønnes, og sæt mærket ved kontakten.",
        "«muligheder for optræning af arbejdsopgaver, der fra start eller på sigt kan aflønnes»",
    ),
    Sign(
        _C.CTI_BEGUN,
        _E.CTI,
        "E2",
        "Start CTI, når der er et jobmatch, en bevilling og en CTI-medarbejder.",
        "«bliver igangsat når der i samarbejde med borgeren er fundet et virksomhedsmatch»",
    ),
    Sign(
        _C.AGREED,
        _E.HOURS,
        "D3",
        "Lav arbejdsaftalen med borger og arbejdsgiver.",
        "«Brug arbejdsaftalen som et aftalegrundlag»",
    ),
    Sign(
        _C.ORDINARY,
        _E.HOURS,
        "D4",
        "Tal om ordinære timer igen, og skriv dem ind i aftalen.",
        "«Indføj i arbejdsaftalen, at ordinære timer er en mulighed»",
    ),
    Sign(
        _C.STEPS,
        _E.HOURS,
        "D3",
        "Skriv delmål for timer eller opgaver i arbejdsaftalen.",
        "«timetal, opgaver, evt. skånehensyn, mål og delmål for praktikken»",
    ),
    Sign(
        _C.LOOKED_AT,
        _E.HOURS,
        "D3",
        "Hold opfølgningen på arbejdspladsen.",
        "«Opdater arbejdsaftalen i et samarbejde»",
    ),
    Sign(
        _C.HOURS_MOVE,
        _E.HOURS,
        "D7",
        "Tal om det næste skridt: flere timer, nye opgaver eller løn.",
        "«Praktikforløbet bør løbende blive justeret»",
    ),
)
"""In the order of the guide; the first of each element is the one it cannot do without."""


def signs_of(element: Element) -> tuple[Sign, ...]:
    """Return what an element is seen by, the one it cannot do without first."""
    return tuple(sign for sign in SIGNS if sign.element is element)
