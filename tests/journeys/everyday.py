"""Everyday life with a job, act by act, for one citizen of the demo town.

From a company's opening to an agreement that three have said yes to, ten weeks of hours, a new
version, work that breaks off, and the way back (D1–D14, G3, L4).
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from playwright.sync_api import Locator, Page

from tests.journeys.cast import CASEWORKER, CONSULTANT
from tests.journeys.walker import PHONE, WIDE, Walker

START = date(2026, 1, 12)
FIRST_DAY = START + timedelta(days=7)
TEN_WEEKS_ON = FIRST_DAY + timedelta(weeks=10)

COMPANY = "Fjordens Fiskebutik ApS"
PLACE = "Fiskens vej 4"
CVR = "10150817"
OWNER = "Grethe Lind"
JOB = "Medhjælper i butikken"


@dataclass(slots=True)
class Person:
    """The citizen whose job is looked for, and where the course has its pages."""

    path: str
    name: str

    @property
    def given(self) -> str:
        """The name that an employer knows."""
        return self.name.split()[0]

    def at(self, room: str = "") -> str:
        """Return the address of a page of the course."""
        return f"{self.path}{room}"


def somebody_without_a_job(walker: Walker) -> Person:
    """The first of the consultant's citizens whose match is being looked for."""
    walker.is_(CONSULTANT)
    walker.goes("/medarbejder/forloeb/?hvis=mine&tilstand=matching")
    row = walker.page.get_by_role("row").nth(1).get_by_role("link").first
    return Person(path=row.get_attribute("href") or "", name=row.inner_text().strip())


def a_company_is_written_down(walker: Walker) -> None:
    """A number that is none is said beside its field; what was typed stands there still (D1)."""
    walker.goes("/medarbejder/virksomheder/ny/")
    walker.types("Navn", COMPANY)
    walker.types("CVR-nummer", "12345678")
    walker.types("Adresse", PLACE)
    walker.types("Postnummer", "8000")
    walker.types("By", "Aarhus C")
    walker.types("Ansatte", "12")
    walker.types("Kontaktperson", OWNER)
    walker.types("Telefon", "20990003")
    walker.presses("Opret virksomheden")
    walker.reads("CVR-nummer")
    assert walker.status == 422
    walker.types("CVR-nummer", CVR)
    walker.presses("Opret virksomheden")
    walker.reads(COMPANY, OWNER)


def an_opening_is_written_down(walker: Walker) -> None:
    """What the company needs now, in the words that wishes are put in."""
    walker.follows("Skriv en åbning")
    walker.types("Hvad kan man blive?", JOB)
    walker.chooses("Hvilket slags arbejde?", "Butik og salg")
    walker.types("Hvilke opgaver?", "Sætte varer på plads, pakke fisk ind og holde rent")
    walker.types("Mindst timer om ugen", "4")
    walker.types("Højst timer om ugen", "30")
    walker.chooses("Hvad kan arbejdspladsen tilbyde?", "Ekstra pauser", "En fast kollega at gå til")
    walker.chooses("Kan der komme timer med løn?", "Ja")
    walker.presses_on("Gem")
    walker.reads(JOB)


def a_match_is_found_in_the_list(walker: Walker, person: Person) -> None:
    """Openings for one citizen, each with its points and why; the citizen's yes comes first."""
    walker.goes(person.at("arbejde/match/"))
    walker.reads("åbninger passer", "af 100 point")
    walker.goes(f"{person.at('arbejde/match/')}?soeg=fiskebutik")
    card = walker.page.get_by_role("article").filter(has_text=COMPANY)
    card.locator("summary").filter(has_text="Hvorfor").click()
    for part in ("Ønsker", "Hensyn"):
        assert part in card.inner_text()
    walker.follows("Match fundet her", within=card)
    walker.dates("Hvornår blev matchet fundet?", START)
    walker.presses("Match fundet")
    walker.is_refused("D2", "Borgerens ja til jobmatchet er ikke noteret", "Tal med borgeren")
    walker.dates("Hvornår sagde borgeren ja?", START)
    walker.presses("Match fundet")
    walker.reads(COMPANY, JOB)


def the_agreement_is_made_on_a_phone(walker: Walker, person: Person) -> None:
    """Half an agreement is not proposed; what is missing is said with its rule (D3, D4)."""
    walker.page.set_viewport_size(PHONE)
    walker.goes(person.at("arbejde/"))
    walker.follows("Skriv arbejdsaftalen")
    walker.types("Hvilke dage og tider?", "Mandag og torsdag kl. 9-13")
    walker.presses("Gem aftalen")
    walker.presses("Foreslå aftalen")
    walker.is_refused("D3", "hvor mange timer om ugen", "Skriv timetallet")
    walker.is_refused("D4", "om ordinære timer er en mulighed", "Spørg arbejdsgiveren")
    walker.follows("Ret aftalen")
    walker.types("Praktiktimer om ugen", "8")
    walker.types("Opgave 1", "Sætte varer på plads")
    walker.types("Opgave 2", "Pakke fisk ind til kunderne")
    walker.chooses("Hvad har borgeren brug for på arbejdet?", "Ekstra pauser")
    walker.chooses("Er ordinære timer med løn en mulighed?", "Ja")
    walker.types("Hvilke opgaver skal borgeren mestre først?", "Sætte varer på plads alene")
    walker.types("Delmål 1", "12 timer om ugen, og de fire med løn")
    walker.dates("Delmål 1 nås senest", FIRST_DAY + timedelta(weeks=6))
    row = walker.page.get_by_label(re.compile("^Timer om ugen i alt")).first
    row.fill("12")
    walker.page.get_by_label(re.compile("^Heraf ordinære timer")).first.fill("4")
    walker.dates("Næste opfølgning", FIRST_DAY + timedelta(days=14))
    walker.presses("Gem aftalen")
    walker.has_no_sideways_scroll()
    walker.presses("Foreslå aftalen")
    walker.reads("Foreslået")
    walker.page.set_viewport_size(WIDE)


def the_employer_may_know(walker: Walker, person: Person) -> None:
    """No link without the citizen's yes to it (C2)."""
    walker.goes(person.at("arbejde/aftale/"))
    walker.types("Hvem svarer for arbejdsgiveren?", OWNER)
    walker.presses("Lav link")
    walker.is_refused("C2", "til, at arbejdsgiveren får oplysninger", "Tal med borgeren")
    walker.goes(f"{person.at('samtykker/nyt/')}?forslag=aftale-til-arbejdsgiver")
    walker.types("Hvem uden for kommunen?", COMPANY)
    walker.chooses("Hvordan gav borgeren samtykket?", "Skriftligt")
    walker.ticks("Borgeren ved, hvad et ja og et nej betyder, og at det kan trækkes tilbage")
    walker.presses("Registrér samtykket")


def the_link_is_made(walker: Walker, person: Person) -> str:
    """For the employer's phone: a code to read, and an address to send."""
    walker.goes(person.at("arbejde/aftale/"))
    walker.types("Hvem svarer for arbejdsgiveren?", OWNER)
    walker.presses("Lav link")
    assert walker.page.locator(".ff-square svg").count() == 1
    return walker.page.get_by_role("textbox", name="Linket").input_value()


def the_employer_says_yes(other: Walker, link: str, person: Person) -> None:
    """In a browser of one's own, without an account; reading alone signs nothing (L4)."""
    path = link.removeprefix(other.address)
    for _ in range(2):
        other.goes(path)
    other.reads(f"Arbejdsaftale for {person.given}", "Pakke fisk ind", "Ring til")
    other.does_not_read(person.name)
    other.chooses("Er I enige om aftalen?", "Ja, vi er enige om aftalen")
    other.presses("Send svaret")
    other.reads("sagde ja")


def citizen_and_consultant_say_yes(walker: Walker, person: Person) -> None:
    """The citizen at the screen that is handed over, the consultant on their own page (D6)."""
    walker.goes(person.at("arbejde/aftale/"))
    card = _party(walker, "Jobkonsulenten")
    card.locator("summary").click()
    walker.chooses("Svaret", "Ja til aftalen", within=card)
    walker.presses("Gem svaret", within=card)
    walker.presses("Giv borgeren skærmen", within=_party(walker, "Borgeren"))
    walker.reads(f"Din arbejdsaftale, {person.given}")
    walker.chooses("Er du enig i aftalen?", "Ja, jeg er enig i aftalen")
    walker.presses("Send mit svar")
    walker.reads("Tak. Du har sagt ja til aftalen.")


def _party(walker: Walker, name: str) -> Locator:
    heading = walker.page.get_by_role("heading", name=name)
    return walker.page.get_by_role("article").filter(has=heading)


def the_placement_begins(walker: Walker, person: Person) -> None:
    """With its purpose, its grant and its last day (D8)."""
    walker.is_(CONSULTANT)
    walker.goes(person.at("arbejde/aftale/"))
    walker.reads("Aftalt af alle tre")
    walker.goes(person.at("arbejde/vilkaar/ny/"))
    walker.chooses("På hvilke vilkår?", "Virksomhedspraktik")
    walker.dates("Første dag", FIRST_DAY)
    walker.dates("Sidste dag", FIRST_DAY + timedelta(weeks=13) - timedelta(days=1))
    walker.presses_on("Start")
    walker.reads("Virksomhedspraktik")


def another_browser(page: Page, address: str) -> Walker:
    """Somebody else at a browser of their own."""
    browser = page.context.browser
    assert browser is not None
    other = Walker(browser.new_context(viewport=PHONE, locale="da-DK").new_page())
    other.address = address
    return other


def ten_weeks_of_hours(walker: Walker, person: Person) -> None:
    """One tap for what went as agreed; the week that did not, in numbers (D7)."""
    walker.is_(CONSULTANT)
    for weeks in (8, 2):
        walker.goes(person.at("arbejde/timer/flere/"))
        assert walker.page.get_by_role("group", name=re.compile("^Uge ")).count() == weeks
        walker.presses("Alle ugerne gik som aftalt")
    walker.goes(person.at("arbejde/"))
    walker.reads("Fra 8 timer i uge 4 til 12 timer i uge 13", "4 ordinære timer")
    walker.goes(person.at("arbejde/timer/"))
    walker.types("Praktiktimer", "30")
    walker.types("Ordinære timer", "8")
    walker.presses("Gem timerne")
    walker.is_refused("D8", "over 37 om ugen", "Ret timerne")
    walker.types("Praktiktimer", "8")
    walker.types("Ordinære timer", "4")
    walker.presses("Gem timerne")


def a_task_is_mastered(walker: Walker, person: Person) -> None:
    """What is mastered opens the talk about pay, on one page, and the next version (D12)."""
    walker.goes(person.at("arbejde/opgaver/"))
    walker.follows("Skriv nyt trin for Sætte varer på plads")
    walker.chooses("Hvor langt er borgeren nu?", "Mestrer opgaven")
    walker.types("Hvad har I set?", "Varerne står rigtigt hver morgen, uden at nogen siger det.")
    walker.presses_on("Gem")
    walker.reads("Mestrer opgaven")
    walker.follows("Ark til samtalen med arbejdsgiveren")
    walker.reads("Mestret nu", "Sætte varer på plads")


def a_new_version_with_more_pay(walker: Walker, person: Person) -> None:
    """The version in force stands until the three have said yes to the new one (D6)."""
    walker.goes(person.at("arbejde/opgaver/"))
    walker.presses("Lav næste udgave af aftalen")
    walker.goes(person.at("arbejde/aftale/skriv/"))
    walker.types("Praktiktimer om ugen", "4")
    walker.types("Ordinære timer med løn om ugen", "12")
    walker.types("Hvilke dage og tider?", "Mandag til torsdag kl. 9-13")
    walker.types("Delmål 1", "20 timer om ugen med løn")
    walker.dates("Delmål 1 nås senest", TEN_WEEKS_ON + timedelta(weeks=8))
    walker.dates("Næste opfølgning", TEN_WEEKS_ON + timedelta(days=21))
    walker.presses("Gem aftalen")
    walker.presses("Foreslå aftalen")
    walker.reads("udgave 2", "Foreslået")
    for party, name in (("Jobkonsulenten", ""), ("Arbejdsgiveren", OWNER), ("Borgeren", "")):
        card = _party(walker, party)
        card.locator("summary").click()
        walker.chooses("Svaret", "Ja til aftalen", within=card)
        if name:
            walker.types("Navn", name, within=card)
        walker.presses("Gem svaret", within=card)
    walker.reads("Aftalt af alle tre")


def work_breaks_off(walker: Walker, person: Person) -> None:
    """It says why, asks for a quick answer, and the caseworker is told at once (D11, G3)."""
    walker.goes(person.at("arbejde/match/afslut/"))
    walker.chooses("Hvorfor slutter det?", "Arbejdsgiveren ønskede det")
    walker.dates("Sidste dag", TEN_WEEKS_ON)
    walker.presses("Afslut jobmatchet")
    walker.is_refused("D11", "der står ikke, hvad der skete", "Skriv med mindst")
    walker.types(
        "Hvad skete der, og hvad gør I nu?", "Butikken mistede en stor kunde i lufthavnen."
    )
    walker.types(
        "Hvad skal sagsbehandlerne afklare hurtigt?", "Kan praktikken flyttes i denne uge?"
    )
    walker.presses("Afslut jobmatchet")
    walker.goes(person.at("arbejde/"))
    walker.follows(f"Arbejdet hos {COMPANY} er afbrudt")
    walker.reads("Hurtig afklaring", "Kan praktikken flyttes")


def the_way_back_is_planned(walker: Walker, person: Person) -> None:
    """What was learned, what happens next, by whom and when; each step is a task (D11)."""
    walker.goes(person.at("arbejde/"))
    walker.follows(f"Arbejdet hos {COMPANY} er afbrudt")
    walker.follows("Læg planen")
    walker.types("Hvad lærte I?", "Rutiner om morgenen virker, og fire timer ad gangen er rigtigt.")
    walker.types("Skridt 1: hvad skal der ske?", "Ring til tre butikker i gågaden")
    walker.page.get_by_label("Hvem gør det?").first.select_option(label=CONSULTANT)
    walker.dates("Hvornår?", TEN_WEEKS_ON + timedelta(days=3))
    walker.presses("Læg planen")
    walker.reads("Ring til tre butikker i gågaden")
    walker.goes(person.at("arbejde/match/"))
    walker.reads("af 100 point")


def the_question_is_answered(walker: Walker, person: Person) -> None:
    """It stands on the caseworker's own Min dag with its deadline, and is answered (G3)."""
    walker.is_(CASEWORKER)
    walker.reads("En hurtig afklaring venter på svar", person.name)
    walker.goes(person.at("hurtig-afklaring/"))
    card = walker.page.get_by_role("article").filter(has_text="Kan praktikken flyttes")
    card.get_by_role("link").first.click()
    walker.watch.look()
    walker.types("Svar", "Ja. Find et nyt sted, så bevilger jeg praktikken samme dag.")
    walker.presses("Send svaret")
    walker.reads("Ja. Find et nyt sted")
