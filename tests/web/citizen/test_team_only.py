"""What the team believes stands in no answer of the citizen's own door (K2)."""

import uuid

from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.instruments import shipped
from fodfaeste.records.measures import actions
from fodfaeste.records.measures.queries import answer_sets_of
from fodfaeste.rules.measures.files.reading import read
from fodfaeste.rules.measures.kinds import MeasureOccasion, Respondent
from fodfaeste.web.citizen.urls import urlpatterns
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World, acting_as, noon

BELIEF = read(shipped()["staff_belief"])
WORDS = [text.encode() for text in (BELIEF.title, BELIEF.items[0].text, BELIEF.code)]


def test_k2_no_page_of_the_citizen_holds_what_the_team_believes(
    world: World, case: Case, sign_in: SignIn
) -> None:
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        actions.record(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            measurement=actions.NewMeasurement(
                instrument=BELIEF.code,
                occasion=MeasureOccasion.KICKOFF,
                respondent=Respondent.STAFF,
                measured_on=TODAY,
                answers={BELIEF.items[0].code: 1},
            ),
            today=TODAY,
            now=noon(TODAY),
        )
        assert len(answer_sets_of(case.pk)) == 1
    with acting_as(world.actor(world.citizen)):
        assert answer_sets_of(case.pk) == ()
    me = sign_in(world.citizen)
    names = [one.name for one in urlpatterns if "<" not in str(one.pattern)]
    assert len(names) > 10
    for name in names:
        answer = me.get(reverse(f"citizen:{name}"))
        said = b"".join(answer) if answer.streaming else answer.content
        assert [words for words in WORDS if words in said] == [], name
    course = reverse("staff:measures:measures", kwargs={"case_id": case.pk})
    assert me.get(course).status_code in {403, 404}
