"""What a browser sends to the pages of work."""

import uuid
from datetime import date

from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.placement.models import Company
from tests.worlds import TODAY


def at(case: Case, name: str) -> str:
    page = name if ":" in name else f"work:{name}"
    return reverse(f"staff:{page}", kwargs={"case_id": case.pk})


def day(name: str, when: date) -> dict[str, str]:
    return {
        f"{name}_day": f"{when.day}",
        f"{name}_month": f"{when.month}",
        f"{name}_year": f"{when.year}",
    }


def match_form(company: Company, **changes: str) -> dict[str, str]:
    form = {
        "key": str(uuid.uuid4()),
        "company": company.name,
        "company_id": str(company.pk),
        "job_title": "Bagerimedhjælper",
        **day("found_on", TODAY),
        **day("citizen_said_yes_on", TODAY),
        "why_it_fits": "Hun kan lide at stå tidligt op, og der er ro.",
    }
    return form | changes


def agreement_form(**changes: str) -> dict[str, str]:
    form = {
        "key": str(uuid.uuid4()),
        "version": "0",
        "placement_minutes": "12",
        "ordinary_minutes": "2,5",
        "working_times": "Mandag og onsdag",
        "task_1": "Pakke rundstykker",
        "task_1_step": "learning",
        "considerations": "Pause hver time",
        "ordinary_possible": "ja",
        "ordinary_when": "Når hun pakker alene",
        "goal_1": "Fire timer om dagen",
        **day("goal_1_due", date(2026, 4, 1)),
        "goal_1_hours": "16",
        **day("follow_up_on", date(2026, 3, 18)),
        "follow_up_how": "I bageriet",
        "needs": "breaks",
    }
    return form | changes
