"""Invented names. Whoever has one of them is not meant."""

from dataclasses import dataclass

GIVEN = (
    "Anders", "Anja", "Asta", "Bente", "Birger", "Bodil", "Brian", "Carsten", "Charlotte",
    "Claus", "Dorthe", "Edith", "Egon", "Ellen", "Erling", "Fatima", "Flemming", "Gitte",
    "Gudrun", "Hanne", "Hassan", "Helle", "Henning", "Ib", "Inger", "Ivan", "Jette", "Jørn",
    "Kaj", "Karen", "Kirsten", "Kjeld", "Leif", "Lisbeth", "Lone", "Mads", "Maja", "Malene",
    "Mehmet", "Merete", "Mona", "Nanna", "Niels", "Oda", "Ole", "Palle", "Poul", "Ragnhild",
    "Rasmus", "Rikke", "Ruth", "Signe", "Sonja", "Steen", "Søren", "Tove", "Ulla", "Vagn",
    "Yasmin", "Zenia", "Åge", "Åse",
)  # fmt: skip
SURNAMES = (
    "Aagaard", "Abildskov", "Bakkegård", "Birkelund", "Bjerre", "Brødsgaard", "Dalager",
    "Egeskov", "Elkjær", "Fjordside", "Frost", "Grønvold", "Hedelund", "Højbjerg", "Iversminde",
    "Kallesø", "Kirkeby", "Klitgård", "Lindeblad", "Lundsager", "Lyngby", "Markussen", "Mosegård",
    "Nørrebæk", "Odderskær", "Pilegård", "Ravnsborg", "Rosenvinge", "Rørbæk", "Sandager",
    "Skovlund", "Solbakke", "Stenbæk", "Søgård", "Thorsø", "Toftegård", "Udbynder", "Vadskær",
    "Vestervang", "Vinterberg", "Østerby", "Ådalen",
)  # fmt: skip
STAFF_SURNAMES = (
    "Bech",
    "Dam",
    "Fisker",
    "Gram",
    "Holst",
    "Juhl",
    "Kjær",
    "Lund",
    "Møller",
    "Nygaard",
)


@dataclass(frozen=True, slots=True)
class Workplace:
    """An invented company: what it does, and who answers the telephone."""

    name: str
    industry: str
    job: str
    contact: str
    tasks: tuple[str, ...]


WORKPLACES = (
    Workplace("Byens Brød ApS", "Bageri", "Pakkemedarbejder", "Bo Damkjær",
              ("Pakke brød til butikkerne", "Gøre pakkebordet klar om morgenen")),
    Workplace("Havnens Køkken", "Kantine", "Køkkenmedhjælper", "Sanne Riis",
              ("Snitte grønt til frokosten", "Fylde buffeten op")),
    Workplace("Grønne Fingre Planteskole", "Gartneri", "Gartnermedhjælper", "Torben Løv",
              ("Vande og potte om", "Tage imod kunder i udsalget")),
    Workplace("Solsikkens Byggemarked", "Detailhandel", "Lagermedarbejder", "Mia Brandt",
              ("Sætte varer på plads", "Tælle op på lageret")),
    Workplace("Møllens Vaskeri", "Vaskeri", "Vaskeriassistent", "Karl Skum",
              ("Lægge tøj sammen", "Sortere ind efter kunde")),
    Workplace("Kløverens Hotel", "Hotel", "Rengøringsassistent", "Vera Plum",
              ("Gøre værelser klar", "Pudse vinduer i foyeren")),
    Workplace("Fuglevang Plejehjem", "Omsorg", "Servicemedarbejder", "Liv Østrup",
              ("Dække bord og servere", "Hente og bringe vasketøj")),
    Workplace("Cykelsmedjen Nord", "Værksted", "Værkstedsmedhjælper", "Finn Eger",
              ("Skifte dæk og slanger", "Rydde op på værkstedet")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Life:
    """What an invented citizen wants, and what stands in the way, in plain words."""

    words: str
    job_goal: str
    purpose: str
    goals: tuple[str, str]
    resources: str
    barriers: str
    support: str
    focus: tuple[tuple[str, str], tuple[str, str], tuple[str, str]]


LIVES = (
    Life(
        "Jeg vil arbejde et sted, hvor der er ro, og hvor nogen regner med mig",
        "Lager og pakkeri",
        "Jeg får et arbejde, jeg kan holde til, og en hverdag der hænger sammen",
        ("Jeg vil have timer med løn", "Jeg vil kunne komme op om morgenen"),
        "Omhyggelig, mødestabil når der er ro på, glad for at pakke og ordne.",
        "Bliver træt af støj og mange mennesker. Har været uden job i seks år.",
        "En fast person, der følger med de første uger, og hjælp til transport.",
        (
            ("Flere timer, jeg kan holde til", "Prøve pakkebordet om tirsdagen"),
            ("Komme godt op om morgenen", "Bus 14 i stedet for at blive kørt"),
            ("Nogen at ringe til", "Søster følger med til lægen"),
        ),
    ),
    Life(
        "Jeg vil bruge mine hænder og gå hjem med god samvittighed",
        "Køkken eller kantine",
        "Jeg får fast arbejde i et køkken og styr på min økonomi",
        ("Jeg vil lære et køkken at kende", "Jeg vil have overblik over mine penge"),
        "Har arbejdet i køkken før. God til at følge en opskrift og holde orden.",
        "Bekymrer sig om penge og sover dårligt i perioder.",
        "Hjælp til breve fra banken, og en fast aftale hver uge.",
        (
            ("Tage flere opgaver i køkkenet", "Stå for salaten om torsdagen"),
            ("Få styr på breve og regninger", "Åbne post sammen hver mandag"),
            ("Finde fællesskab i byen", "Prøve sangkoret en onsdag"),
        ),
    ),
    Life(
        "Jeg vil ud i luften og mærke, at jeg duer til noget",
        "Gartneri eller grønt arbejde",
        "Jeg kommer i arbejde ude og får det bedre i kroppen",
        ("Jeg vil arbejde ude hver uge", "Jeg vil kunne sige til, før det bliver for meget"),
        "Stærk, vant til at arbejde ude, kender planter.",
        "Får ondt i ryggen, når tempoet bliver for højt.",
        "Aftaler om pauser, og hjælp til at sige fra i tide.",
        (
            ("Flere dage i planteskolen", "Lære kassen at kende"),
            ("Holde pauser, før det gør ondt", "Ur, der ringer hver time"),
            ("Naboen som støtte", "Spise sammen om fredagen"),
        ),
    ),
    Life(
        "Jeg vil gerne snakke med folk igen",
        "Butik eller service",
        "Jeg får et arbejde med mennesker og tør være mellem andre",
        ("Jeg vil turde tage kunder", "Jeg vil have en ven at lave noget med"),
        "Venlig, husker navne, taler tre sprog.",
        "Bliver nervøs i nye situationer og melder afbud.",
        "Ledsagelse de første gange, og en plan for dårlige dage.",
        (
            ("Tage imod kunder en time om dagen", "Begynde ved infodisken"),
            ("Dagen før er ikke farlig", "Ringe til Nadia aftenen før"),
            ("Et sted at høre til", "Madklubben i kvarteret"),
        ),
    ),
)
