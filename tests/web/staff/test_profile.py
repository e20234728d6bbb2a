"""The job profile: written in small parts, several at a time, by those who may (B7, C7, D2, L4)."""

import re
import uuid
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.models import Draft
from fodfaeste.records.placement.actions.profile import Needs, Practical
from fodfaeste.records.placement.models import JobProfile, ProfileLine
from fodfaeste.records.plan import actions as plan
from fodfaeste.records.plan.models import Goal
from fodfaeste.rules.placement.profile.kinds import LineKind
from fodfaeste.rules.placement.work_words import Transport, WorkField, WorkNeed
from fodfaeste.rules.plan.weekly import times_in
from tests.profiles import Profiles
from tests.records.plans import written_plan
from tests.web.conftest import SignIn
from tests.web.staff.meeting_forms import rules_on
from tests.web.staff.plan_pages import hidden, opened
from tests.worlds import TODAY, World, noon

PRACTICAL = Practical(
    least_minutes=240,
    most_minutes=960,
    transport=(Transport.BICYCLE,),
    reach=("2400", "2700-2770"),
    busy_times=times_in("mandag 14–15") or (),
)


@pytest.fixture
def profiles(world: World, case: Case) -> Profiles:
    return Profiles(world=world, case=case)


@pytest.fixture
def consultant(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.job_consultant)


def at(case: Case, name: str, **more: object) -> str:
    return reverse(f"staff:profile:{name}", kwargs={"case_id": case.pk, **more})


def addresses(case: Case, line: ProfileLine) -> list[str]:
    return [
        at(case, "profile"),
        *(at(case, "part", part=part) for part in ("om-mig", "hensyn", "praktisk")),
        *(at(case, "new_line", kind=kind.value) for kind in LineKind),
        at(case, "line", line_id=line.pk),
        at(case, "cv"),
        at(case, "cv_yes"),
        at(case, "cv_draft_pdf"),
    ]


# --- Who comes in ---------------------------------------------------------------------------------


def test_m1_a_stranger_finds_no_page_of_the_profile(
    profiles: Profiles, world: World, sign_in: SignIn
) -> None:
    line, browser = profiles.line(LineKind.WISH, "Noget med dyr"), sign_in(world.stranger)
    for address in addresses(profiles.case, line):
        answer = browser.get(address)
        assert answer.status_code == 404, address
        assert "Mølgaard" not in answer.text


def test_the_job_consultant_opens_every_page_of_the_profile(
    profiles: Profiles, consultant: Client
) -> None:
    line = profiles.line(LineKind.WISH, "Noget med dyr")
    found = {
        address: consultant.get(address).status_code for address in addresses(profiles.case, line)
    }
    assert set(found.values()) == {200}, found


def test_m1_the_cti_worker_reads_what_the_team_shares_and_writes_nothing_without_consent(
    profiles: Profiles, world: World, sign_in: SignIn
) -> None:
    profiles.line(LineKind.WISH, "Noget med dyr")
    line = profiles.line(LineKind.EDUCATION, "HF-enkeltfag")
    profiles.save(Needs(needs=(WorkNeed.CALM,), words="Ro om morgenen"))
    profiles.save(PRACTICAL)
    browser = sign_in(world.cti_worker)
    page = browser.get(at(profiles.case, "profile")).text
    assert "Noget med dyr" in page
    assert "Ro om morgenen" in page
    assert "HF-enkeltfag" not in page
    assert "2700-2770" not in page
    assert "Tilføj" not in page
    for name, more in (("line", {"line_id": line.pk}), ("part", {"part": "hensyn"}), ("cv", {})):
        answer = browser.get(at(profiles.case, name, **more))
        assert answer.status_code == 403, name
        assert "borgerens samtykke" in answer.text
    assert browser.post(at(profiles.case, "take_out", line_id=line.pk)).status_code == 403


def test_an_address_that_names_nothing_is_not_found(
    profiles: Profiles, consultant: Client, world: World
) -> None:
    line = profiles.line(LineKind.WISH, "Noget med dyr")
    for name, more in (
        ("part", {"part": "fritid"}),
        ("new_line", {"kind": "dream"}),
        ("line", {"line_id": line.pk + 1}),
    ):
        assert consultant.get(at(profiles.case, name, **more)).status_code == 404
    assert consultant.get(at(profiles.case, "cv_pdf")).status_code == 404


# --- What stands there ----------------------------------------------------------------------------


def test_d2_an_empty_profile_says_what_is_missing_and_where_it_is_written(
    profiles: Profiles, consultant: Client
) -> None:
    page = consultant.get(at(profiles.case, "profile")).text
    missing = page[page.index('id="mangler"') :].partition("</section>")[0]
    assert re.findall(r'href="/metoden/#(\w+)"', missing) == ["C7", "D2", "D2", "D2"]
    assert at(profiles.case, "new_line", kind="wish") in missing
    assert at(profiles.case, "part", part="praktisk") in missing


def test_c7_more_than_three_wishes_are_pointed_out_and_kept(
    profiles: Profiles, consultant: Client
) -> None:
    profiles.save(PRACTICAL)
    profiles.line(LineKind.COMPETENCE, "Bager brød")
    for number in range(4):
        profiles.line(LineKind.WISH, f"Ønske nummer {number}")
    page = consultant.get(at(profiles.case, "profile")).text
    assert "Der står 4 jobønsker." in page
    assert page.count("»Ønske nummer") >= 4


def test_d2_the_plans_fixed_times_stand_with_their_source_and_are_not_asked_again(
    profiles: Profiles, world: World, consultant: Client
) -> None:
    written_plan(world, profiles.case)
    with profiles.by() as actor:
        plan.add_effort(
            actor=actor,
            key=uuid.uuid4(),
            case=profiles.case,
            goal_id=Goal.objects.get(case=profiles.case).pk,
            new=plan.NewEffort(
                wording="Genoptræning",
                responsible="Sundhedscentret",
                weekly_times=times_in("tirsdag 10–11") or (),
            ),
            **profiles.now,
        )
    page = consultant.get(at(profiles.case, "profile")).text
    assert "Genoptræning: tirsdag 10–11" in page
    form = consultant.get(at(profiles.case, "part", part="praktisk")).text
    assert "Fra planen: Genoptræning (tirsdag 10–11)." in unescape(form)


def test_c7_the_job_goal_of_the_plan_is_taken_along_and_not_typed_again(
    profiles: Profiles, world: World, consultant: Client
) -> None:
    written_plan(world, profiles.case)
    page = consultant.get(at(profiles.case, "profile")).text
    known = re.search(r'href="([^"]+\?fra=\d+)"', page)
    assert known
    form = consultant.get(unescape(known[1])).text
    assert 'name="what" value="Lager og pakkeri"' in form
    profiles.line(LineKind.WISH, "Lager og pakkeri")
    assert "?fra=" not in consultant.get(at(profiles.case, "profile")).text
    address = at(profiles.case, "new_line", kind="wish")
    for wrong in ("99", "-1", "x", "9" * 40):
        assert consultant.get(f"{address}?fra={wrong}").status_code == 200


def test_l4_a_word_of_illness_among_the_needs_is_kept_and_named(
    profiles: Profiles, consultant: Client
) -> None:
    profiles.save(Needs(words="Har angst i store rum"))
    page = consultant.get(at(profiles.case, "profile")).text
    assert "Her står »angst«." in page
    assert "Skriv behovet i stedet" in page


def test_the_profile_costs_as_many_queries_with_two_lines_as_with_twenty(
    profiles: Profiles, consultant: Client
) -> None:
    counts = []
    for number in (2, 18):
        for place in range(number):
            profiles.line(LineKind.EXPERIENCE, f"Job {place}", work_field=WorkField.SHOP)
        with CaptureQueriesContext(connection) as asked:
            assert consultant.get(at(profiles.case, "profile")).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


# --- Writing --------------------------------------------------------------------------------------

WISH = {"what": "Noget med dyr", "work_field": "animals"}


def test_c7_a_wish_is_written_once_however_often_it_is_sent(
    profiles: Profiles, consultant: Client
) -> None:
    address = at(profiles.case, "new_line", kind="wish")
    form = {"key": hidden(consultant.get(address).text, "key")}
    for _ in range(2):
        answer = consultant.post(address, {**form, **WISH})
        assert (answer.status_code, answer["Location"]) == (
            302,
            f"{at(profiles.case, 'profile')}#wish",
        )
    with profiles.by():
        (line,) = ProfileLine.objects.all()
    assert (line.what, line.work_field, line.created_by) == (
        "Noget med dyr",
        WorkField.ANIMALS,
        profiles.world.job_consultant,
    )


def test_b7_what_is_wrong_is_given_back_with_its_error_beside_the_field(
    profiles: Profiles, consultant: Client
) -> None:
    address = at(profiles.case, "new_line", kind="experience")
    answer = consultant.post(address, {"what": "Køkkenhjælp", "began": "for længe siden"})
    assert answer.status_code == 422
    assert "Skriv et årstal eller en måned" in answer.text
    assert 'value="for længe siden"' in answer.text
    assert 'value="Køkkenhjælp"' in answer.text
    turned = consultant.post(address, {"what": "Køkkenhjælp", "began": "2014", "ended": "2011"})
    assert (turned.status_code, rules_on(turned.text)) == (409, ["B7"])
    assert 'value="2014"' in turned.text


@pytest.mark.parametrize(
    ("part", "typed", "said"),
    [
        ("praktisk", {"reach": "Valby"}, "Vi kan ikke læse postnumrene"),
        ("praktisk", {"busy_times": "engang"}, "Vi kan ikke læse tiderne"),
        ("praktisk", {"most_minutes": "38"}, "højst være 37 timer"),
        ("praktisk", {"transport": ["rocket"]}, "Vælg en af mulighederne"),
        ("hensyn", {"needs": ["silence"]}, "Vælg en af mulighederne"),
        ("om-mig", {"about_me": "x" * 2001}, "1 tegn for lang"),
    ],
)
def test_d2_what_cannot_be_read_in_a_part_is_given_back(
    profiles: Profiles, consultant: Client, part: str, typed: dict[str, object], said: str
) -> None:
    answer = consultant.post(at(profiles.case, "part", part=part), typed)
    assert answer.status_code == 422
    assert said in answer.text
    with profiles.by():
        assert not JobProfile.objects.exists()


def test_d2_more_hours_at_least_than_at_most_are_refused_with_the_rule(
    profiles: Profiles, consultant: Client
) -> None:
    address = at(profiles.case, "part", part="praktisk")
    form = opened(consultant, address)
    answer = consultant.post(address, {**form, "least_minutes": "20", "most_minutes": "10"})
    assert (answer.status_code, rules_on(answer.text)) == (409, ["D2"])
    assert 'value="20"' in answer.text


def test_d2_a_part_is_saved_and_stands_on_the_page(profiles: Profiles, consultant: Client) -> None:
    address = at(profiles.case, "part", part="praktisk")
    typed = {
        "least_minutes": "4",
        "most_minutes": "16",
        "transport": ["public", "bicycle"],
        "reach": "2700 til 2770 og 2400",
        "busy_times": "mandag 14-15",
        "demands_met": ["hygiene_course"],
    }
    answer = consultant.post(address, {**opened(consultant, address), **typed})
    assert answer["Location"] == f"{at(profiles.case, 'profile')}#praktisk"
    page = consultant.get(answer["Location"]).text
    for words in ("4–16 timer", "Cykel, Bus og tog", "2400, 2700-2770", "Hygiejnebevis"):
        assert words in page
    again = consultant.get(address).text
    assert 'value="2400, 2700-2770"' in again
    assert len(re.findall(r'value="(?:public|bicycle)" checked', again)) == 2


def test_t9_two_who_change_different_parts_are_both_kept(
    profiles: Profiles, world: World, sign_in: SignIn
) -> None:
    one, other = sign_in(world.job_consultant), sign_in(world.employment_caseworker)
    address = at(profiles.case, "part", part="hensyn")
    mine, theirs = opened(one, address), opened(other, address)
    other.post(address, {**theirs, "needs": ["calm"], "needs_words": ""})
    answer = one.post(address, {**mine, "needs_words": "Ro om morgenen"})
    assert answer.status_code == 302
    with profiles.by():
        profile = JobProfile.objects.get()
    assert (profile.needs, profile.needs_words) == (["calm"], "Ro om morgenen")


def test_t8_two_who_chose_differently_meet_and_one_chooses(
    profiles: Profiles, world: World, sign_in: SignIn
) -> None:
    one, other = sign_in(world.job_consultant), sign_in(world.employment_caseworker)
    address = at(profiles.case, "part", part="hensyn")
    mine, theirs = opened(one, address), opened(other, address)
    other.post(address, {**theirs, "needs": ["calm", "breaks"], "needs_words": "Ro"})
    met = one.post(address, {**mine, "needs": ["seated"], "needs_words": "Ro"})
    assert met.status_code == 409
    assert "Et roligt sted og Ekstra pauser" in met.text
    assert "At kunne sidde ned" in met.text
    sent = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', met.text))
    sent = {name: unescape(value) for name, value in sent.items()}
    kept = one.post(address, {**sent, "needs_valg": "theirs"})
    assert kept.status_code == 302
    with profiles.by():
        assert JobProfile.objects.get().needs == ["calm", "breaks"]


def test_t8_a_line_that_two_have_changed_meets_the_merge_page(
    profiles: Profiles, world: World, sign_in: SignIn
) -> None:
    line = profiles.line(LineKind.EXPERIENCE, "Køkken", began="2011-03")
    one, other = sign_in(world.job_consultant), sign_in(world.employment_caseworker)
    address = at(profiles.case, "line", line_id=line.pk)
    mine, theirs = opened(one, address), opened(other, address)
    typed = {"began": "marts 2011", "in_cv": "on"}
    other.post(address, {**theirs, **typed, "what": "Kantine"})
    met = one.post(address, {**mine, **typed, "what": "Køkkenhjælp"})
    assert met.status_code == 409
    assert "Pernille Aaen gemte" in met.text
    sent = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', met.text))
    answer = one.post(
        address, {**{name: unescape(text) for name, text in sent.items()}, "what_valg": "mine"}
    )
    assert answer.status_code == 302
    with profiles.by():
        kept = ProfileLine.objects.get()
    assert (kept.what, kept.began, kept.in_cv) == ("Køkkenhjælp", "2011-03", True)


def test_s20_what_was_typed_and_not_sent_is_there_again_and_gone_when_it_is_saved(
    profiles: Profiles, world: World, consultant: Client
) -> None:
    name = f"profile:hensyn:{profiles.case.pk}"
    with profiles.by() as actor:
        typed = {"needs_words": "Ro om morgenen", "needs": ["calm"]}
        drafts.keep(actor=actor, form=name, fields=typed, now=noon(TODAY))
    address = at(profiles.case, "part", part="hensyn")
    page = consultant.get(address).text
    assert "Ro om morgenen</textarea>" in page
    assert len(re.findall(r'value="calm" checked', page)) == 1
    consultant.post(address, {**opened(consultant, address), "needs_words": "Ro om morgenen"})
    with profiles.by():
        assert not Draft.objects.filter(form=name).exists()


def test_b7_a_line_is_moved_taken_out_and_put_back(profiles: Profiles, consultant: Client) -> None:
    first, second = (profiles.line(LineKind.WISH, what) for what in ("Dyr", "Have"))
    consultant.post(at(profiles.case, "move_line", line_id=second.pk), {"vej": "op"})
    with profiles.by():
        assert [line.what for line in profiles.room().lines] == ["Have", "Dyr"]
    consultant.post(at(profiles.case, "take_out", line_id=first.pk))
    page = consultant.get(at(profiles.case, "profile")).text
    assert "Taget ud (1)" in page
    assert consultant.get(at(profiles.case, "line", line_id=first.pk)).status_code == 404
    consultant.post(at(profiles.case, "take_out", line_id=first.pk), {"tilbage": "ja"})
    assert "Taget ud" not in consultant.get(at(profiles.case, "profile")).text
    assert consultant.get(at(profiles.case, "take_out", line_id=first.pk)).status_code == 405
