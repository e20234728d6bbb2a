"""The sentences that work sends to colleagues: no names, because notices are also mailed."""

MATCH_FOUND = "Der er fundet et jobmatch. CTI kan begynde, og den første opgave er arbejdsaftalen."
FIND_OUT_WHAT_HAPPENED = (
    "Find ud af, hvad der skete, da jobmatchet sluttede, og læg en plan for at komme i gang igen."
)
EMPLOYER_AGREED = "Arbejdsgiveren har sagt ja til arbejdsaftalen."
EMPLOYER_WANTS_CHANGE = "Arbejdsgiveren har skrevet, hvad der skal ændres i arbejdsaftalen."
