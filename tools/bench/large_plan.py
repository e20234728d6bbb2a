"""A plan with sixty efforts and forty versions, written in the forms as a team would write it."""

import re
import uuid
from typing import Final

from tools.bench.visitor import Answer, Visitor, WrongAnswerError

GOALS, EFFORTS, VERSIONS = 10, 60, 40
LIST = "/medarbejder/forloeb/"
FOUND: Final = 302
NOTE = "Vi læste planen højt sammen, og borgeren sagde ja til det, der er nyt."
TEXT = "Borgeren øver turen til arbejdet med en, der går med de første gange. " * 6


def written_by(writer: Visitor, approver: Visitor) -> str:
    """The address of the large plan, which is made when it is not there yet."""
    plan = _plan_of_both(writer, approver)
    goals = _goals(writer, plan)
    for number in range(len(goals), GOALS):
        _send(writer, f"{plan}maal/nyt/", wording=f"Jeg vil kunne klare min hverdag, {number}")
    goals = _goals(writer, plan)
    for number in range(_count(writer, plan, "indsats"), EFFORTS):
        _add_effort(writer, f"{plan}maal/{goals[number % GOALS]}/indsats/ny/", number)
    for number in range(_versions(writer, plan), VERSIONS):
        _send(writer, f"{plan}maal/{goals[number % GOALS]}/delmaal/nyt/", **_step(number))
        _approve(approver, f"{plan}godkend/")
    return plan


def _plan_of_both(writer: Visitor, approver: Visitor) -> str:
    """The plan of a course on whose team both are; the last of the list, which is Karin's never."""
    cases = re.findall(rf'href="{LIST}(\d+)/"', writer.get(f"{LIST}?hvis=mine").text)
    for case in reversed(cases):
        plan = f"{LIST}{case}/plan/"
        if approver.get(f"{plan}godkend/").status == 200:  # noqa: PLR2004 -- it may be approved
            return plan
    raise WrongAnswerError("no course has both on its team")


def _goals(visitor: Visitor, plan: str) -> list[str]:
    return list(dict.fromkeys(re.findall(rf'href="{plan}maal/(\d+)/"', visitor.get(plan).text)))


def _count(visitor: Visitor, plan: str, what: str) -> int:
    return len(set(re.findall(rf'href="{plan}{what}/(\d+)/"', visitor.get(plan).text)))


def _versions(visitor: Visitor, plan: str) -> int:
    numbers = re.findall(rf'href="{plan}versioner/(\d+)/"', visitor.get(f"{plan}versioner/").text)
    return max(map(int, numbers), default=0)


def _add_effort(writer: Visitor, address: str, number: int) -> None:
    days = {"starts_on_day": "1", "starts_on_month": "3", "starts_on_year": "2026"}
    _send(
        writer,
        address,
        wording=f"{number + 1}. {TEXT}",
        responsible="Nadia Friis",
        law="SEL § 85",
        status="planned",
        **days,
    )


def _step(number: int) -> dict[str, str]:
    return {"wording": f"Et skridt mere, {number}", "status": "current"}


def _approve(approver: Visitor, address: str) -> None:
    _sent(
        approver.post(
            address,
            {
                "key": str(uuid.uuid4()),
                "read": approver.get(address).hidden("read"),
                "roles_present": ["employment_caseworker", "social_caseworker", "cti_worker"],
                "participation": "meeting",
                "participation_note": NOTE,
            },
        ),
        address,
    )


def _send(visitor: Visitor, address: str, **fields: str) -> None:
    _sent(visitor.post(address, {"key": str(uuid.uuid4()), **fields}), address)


def _sent(answer: Answer, address: str) -> None:
    if answer.status != FOUND:
        raise WrongAnswerError(f"{address}: {answer.status} instead of {FOUND}")
