"""The sentences that work sends to colleagues: no names, because notices are also mailed."""

MATCH_FOUND = "Der er fundet et jobmatch. CTI kan begynde, og den første opgave er arbejdsaftalen."
FIND_OUT_WHAT_HAPPENED = (
    "Find ud af, hvad der skete, da jobmatchet sluttede, og læg en plan for at komme i gang igen."
)
BROKEN_OFF = "Arbejdet er afbrudt. Sagsbehandlerne er bedt om en hurtig afklaring."
EMPLOYER_AGREED = "Arbejdsgiveren har sagt ja til arbejdsaftalen."
EMPLOYER_WANTS_CHANGE = (
    "Arbejdsgiveren har skrevet, hvad der skal ændres i arbejdsaftalen. Den er en kladde igen."
)
CITIZEN_AGREED = "Borgeren har sagt ja til arbejdsaftalen."
CITIZEN_WANTS_CHANGE = "Borgeren vil have noget ændret i arbejdsaftalen. Den er en kladde igen."
CONSULTANT_WANTS_CHANGE = "Arbejdsaftalen skal ændres og er en kladde igen."
ALL_AGREED = "Arbejdsaftalen er indgået: alle tre har sagt ja."
YES_REGRETTED = "Et ja til arbejdsaftalen er fortrudt. Aftalen venter stadig på svar."
PRACTICAL_CHANGED = (
    "Opfølgning eller kontakt er rettet i arbejdsaftalen. De ja, der er givet, gælder stadig."
)
STILL_WAITING = "Arbejdsaftalen venter stadig på svar."
PROPOSAL_RAN_OUT = "Fristen for at svare på arbejdsaftalen er gået. Gå den igennem igen."
FEEDBACK_GIVEN = "Arbejdsgiveren har skrevet, hvordan det går på arbejdspladsen."
FEEDBACK_CALL = "Arbejdsgiveren skriver, at det går mindre godt på arbejdspladsen. Ring i dag."
COMPANY_CLOSED = (
    "Virksomheden er lukket. Tal med borgeren om jobmatchet, og læg en plan for, hvad der sker nu."
)
