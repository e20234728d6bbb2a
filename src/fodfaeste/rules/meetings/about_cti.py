"""What the citizen hears about CTI before it starts: the checklist and the sheet (E12).

«orientere borgeren om, hvad et CTI-forløb indebærer» (SEED-4)
«CTI-forløbet består af tre faser, som er lige lange» (SEED-4)
"""

from fodfaeste.rules.words import Word


class AboutCti(Word):
    """One point about CTI, as it is said to the citizen."""

    CLOSE_SUPPORT = (
        "close_support",
        "CTI er tæt støtte i den første tid med job. Du har én medarbejder, som hjælper dig.",
    )
    FIXED_TIME = (
        "fixed_time",
        "Forløbet varer 9 eller 6 måneder i tre lige lange faser, og datoerne flytter sig ikke.",
    )
    OWN_CHOICE = (
        "own_choice",
        "Du vælger selv, hvad I arbejder med: job, hverdagen eller mennesker omkring dig.",
    )
    WHERE_YOU_ARE = (
        "where_you_are",
        "I kan mødes dér, hvor det passer dig: på arbejdet, hjemme eller et andet sted.",
    )
    LESS_AND_LESS = (
        "less_and_less",
        "I mødes oftest i begyndelsen. Lidt efter lidt tager du og dit netværk over.",
    )
    PLAN_AFTER = (
        "plan_after",
        "Når forløbet slutter, har du en plan for, hvem der støtter dig bagefter.",
    )
