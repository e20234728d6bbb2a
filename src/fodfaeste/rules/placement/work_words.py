"""The words in which a citizen's wishes and a workplace's openings can meet (D1, D2).

The same words stand on both sides, so that a match can be explained line by line. Considerations
are needs at work, never diagnoses (domain.md section 3.5).
"""

from fodfaeste.rules.words import Word


class WorkField(Word):
    """The kind of work, as people say it when they are asked what they would like to do."""

    SHOP = "shop", "Butik og salg"
    KITCHEN = "kitchen", "Køkken og servering"
    CLEANING = "cleaning", "Rengøring"
    STORAGE = "storage", "Lager og pakning"
    PRODUCTION = "production", "Produktion og industri"
    CRAFT = "craft", "Håndværk og byggeri"
    CARETAKING = "caretaking", "Pedel og ejendomme"
    GREEN = "green", "Have, park og landbrug"
    ANIMALS = "animals", "Dyr"
    CARE = "care", "Pleje og omsorg"
    CHILDREN = "children", "Børn og unge"
    OFFICE = "office", "Kontor og reception"
    COMPUTERS = "computers", "It og data"
    TRANSPORT = "transport", "Transport og kørsel"
    CREATIVE = "creative", "Kreativt arbejde"
    OTHER = "other", "Andet"


class WorkNeed(Word):
    """What a citizen needs at work, and what a workplace can offer."""

    CALM = "calm", "Et roligt sted"
    BREAKS = "breaks", "Ekstra pauser"
    SHORT_DAYS = "short_days", "Korte dage"
    LATE_START = "late_start", "At møde senere på dagen"
    SLOW_START = "slow_start", "Tid til at lære opgaverne"
    FIXED_PERSON = "fixed_person", "En fast kollega at gå til"
    WRITTEN_TASKS = "written_tasks", "Opgaver på skrift"
    FEW_PEOPLE = "few_people", "Få mennesker omkring sig"
    NO_CUSTOMERS = "no_customers", "Ingen kontakt med kunder"
    SEATED = "seated", "At kunne sidde ned"
    NO_LIFTING = "no_lifting", "Ingen tunge løft"
    EASY_DANISH = "easy_danish", "Enkelt dansk"


class WorkDemand(Word):
    """What an opening cannot do without."""

    DRIVING_LICENCE = "driving_licence", "Kørekort"
    CRIMINAL_RECORD = "criminal_record", "Straffeattest"
    CHILD_RECORD = "child_record", "Børneattest"
    HYGIENE_COURSE = "hygiene_course", "Hygiejnebevis"
    FORKLIFT = "forklift", "Truckcertifikat"
    DANISH_SPOKEN = "danish_spoken", "Kan tale dansk med kunder"
    DANISH_WRITTEN = "danish_written", "Kan skrive dansk"


class Transport(Word):
    """How the citizen gets to work."""

    ON_FOOT = "on_foot", "Til fods"
    BICYCLE = "bicycle", "Cykel"
    PUBLIC = "public", "Bus og tog"
    CAR = "car", "Bil"
