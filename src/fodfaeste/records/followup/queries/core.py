"""What the six core elements are judged from: a few queries, for one course or thousands (J8)."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

from django.db import connection

from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.records.cti.queries.fidelity import Found, facts_of
from fodfaeste.records.followup.queries.deadlines import deadlines_in
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.core.facts import CoreFacts, FollowUp, Plan, Start, Work
from fodfaeste.rules.core.judging import ASKED_OF
from fodfaeste.rules.cti.fidelity import Numbers, judge
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.rules.meetings.agenda import Told

Row = dict[str, Any]

_FACTS = """
with c as materialized (
    select id, enrolled_on, closed_on from records_case where id = any(%(ids)s)
), k as (
    select case_id, min(held_on) filter (where state = 'held') as held_on,
        max(planned_on) filter (where state = 'planned') as planned_on
    from records_meeting where kind = 'kickoff' and state <> 'cancelled' and case_id = any(%(ids)s)
    group by case_id
), kp as (
    select p.case_id, array_agg(distinct p.role) filter (where p.attendance = 'present') as came,
        array_agg(distinct p.role) filter (where p.prepared) as prepared
    from records_participant p join records_meeting m on m.id = p.meeting_id
    where m.kind = 'kickoff' and m.state = 'held' and p.role <> '' and p.case_id = any(%(ids)s)
    group by p.case_id
), ka as (
    select a.case_id, bool_or(a.wishes <> '') as wishes, count(distinct t.point) as told,
        min(a.plan_ready_on) as plan_ready_on
    from records_kickoffagreement a join records_meeting m on m.id = a.meeting_id
    left join lateral unnest(a.told) t (point) on true
    where m.state = 'held' and a.case_id = any(%(ids)s) group by a.case_id
), e as (
    select distinct case_id from records_assessmententry where case_id = any(%(ids)s)
), v as (
    select distinct case_id from records_planversion where case_id = any(%(ids)s)
), p as (
    select case_id, job_goal_status = 'formulated' as job_goal,
        (wishes_discussed_employment_on is not null)::int
            + (wishes_discussed_social_on is not null)::int as discussed_by
    from records_jointplan where case_id = any(%(ids)s)
), g as (
    select case_id, count(*) as number from records_goal where case_id = any(%(ids)s) group by 1
), s as (
    select case_id, count(*) as number from records_subgoal where case_id = any(%(ids)s) group by 1
), ef as (
    select case_id, count(*) as number from records_effort where case_id = any(%(ids)s) group by 1
), f as (
    select distinct on (case_id) case_id, id, held_on from records_meeting
    where kind in ('follow_up', 'workplace') and state = 'held' and held_on <= %(today)s
        and case_id = any(%(ids)s)
    order by case_id, held_on desc, id desc
), fp as (
    select f.case_id, array_agg(distinct p.role) as came from f
    join records_participant p on p.meeting_id = f.id
    where p.attendance = 'present' and p.role <> '' group by f.case_id
), aw as (
    select distinct p.case_id
    from records_participant p join records_meeting m on m.id = p.meeting_id
    where m.kind = 'workplace' and m.state = 'held' and p.role = 'cti_worker'
        and p.attendance = 'present' and p.case_id = any(%(ids)s)
), ec as (
    select case_id, min(happened_on) as met_on, bool_or(paid_tasks_discussed) as paid_tasks
    from records_employercontact where case_id = any(%(ids)s) group by case_id
), fm as (
    select case_id, min(found_on) as found_on from records_jobmatch
    where case_id = any(%(ids)s) group by case_id
), m as (
    select distinct on (j.case_id) j.case_id, j.id, j.found_on
    from records_jobmatch j join c on c.id = j.case_id
    where j.ended_on is null or j.ended_on > %(today)s or c.closed_on is not null
    order by j.case_id, j.found_on desc, j.id desc
), b as (
    select t.case_id, min(t.starts_on) as began_on
    from records_placement t join m on m.id = t.match_id where t.kind <> 'taster' group by 1
), a as (
    select distinct on (w.case_id) w.case_id, w.id, w.ordinary_possible
    from records_workagreement w join m on m.id = w.match_id
    where w.state in ('agreed', 'ended') order by w.case_id, w.number desc
), st as (
    select a.case_id, count(*) as number from a
    join records_agreementsubgoal x on x.agreement_id = a.id group by a.case_id
), h as (
    select case_id, count(*) as number from records_hoursweek where case_id = any(%(ids)s)
    group by case_id
)
select c.id, c.enrolled_on, c.closed_on, k.held_on, k.planned_on, kp.came, kp.prepared, ka.wishes,
    ka.told, ka.plan_ready_on, e.case_id is not null as assessed,
    v.case_id is not null as approved, p.job_goal, p.discussed_by, g.number as goals,
    s.number as sub_goals, ef.number as efforts, f.held_on as followed_up_on,
    fp.came as follow_up_came, aw.case_id is not null as cti_at_work,
    least(ec.met_on, fm.found_on) as contacted_on, ec.paid_tasks, m.found_on as matched_on,
    b.began_on, a.case_id is not null as agreed, a.ordinary_possible, st.number as steps,
    h.number as weeks
from c left join k on k.case_id = c.id left join kp on kp.case_id = c.id
left join ka on ka.case_id = c.id left join e on e.case_id = c.id left join v on v.case_id = c.id
left join p on p.case_id = c.id left join g on g.case_id = c.id left join s on s.case_id = c.id
left join ef on ef.case_id = c.id left join f on f.case_id = c.id left join fp on fp.case_id = c.id
left join aw on aw.case_id = c.id left join ec on ec.case_id = c.id
left join fm on fm.case_id = c.id
left join m on m.case_id = c.id left join b on b.case_id = c.id left join a on a.case_id = c.id
left join st on st.case_id = c.id left join h on h.case_id = c.id
"""


def core_facts(
    case_ids: Collection[int], *, numbers: Numbers, no_effort_days: int, today: date
) -> dict[int, CoreFacts]:
    """The facts of some courses by number; five queries at the most, however many."""
    ids = list(case_ids)
    if not ids:
        return {}
    asks = _asks(ids, today)
    cti = {found.case_id: found for found in facts_of(_latest_courses(ids, today), today=today)}
    return {
        row["id"]: _facts(
            row,
            asks.get(row["id"], frozenset()),
            cti.get(row["id"]),
            numbers=numbers,
            no_effort_days=no_effort_days,
            today=today,
        )
        for row in _rows(ids, today)
    }


def _rows(ids: Sequence[int], today: date) -> Iterator[Row]:
    with connection.cursor() as cursor:
        cursor.execute(_FACTS, {"ids": list(ids), "today": today})
        names = [column[0] for column in cursor.description or ()]
        rows = cursor.fetchall()
    return (dict(zip(names, row, strict=True)) for row in rows)


def _asks(ids: Sequence[int], today: date) -> dict[int, frozenset[DeadlineKind]]:
    """The deadlines that stand; one that only comes near is no lack."""
    found: dict[int, set[DeadlineKind]] = defaultdict(set)
    for item in deadlines_in(ids, today, kinds=ASKED_OF):
        if item.due_on is None or item.due_on <= today:
            found[item.case_id].add(item.kind)
    return {number: frozenset(kinds) for number, kinds in found.items()}


def _latest_courses(ids: Sequence[int], today: date) -> Any:
    """The latest CTI course of each case that has begun."""
    latest = CtiCourse.objects.filter(case_id__in=ids, starts_on__lte=today)
    latest = latest.order_by("case_id", "-starts_on", "-pk").distinct("case_id")
    return CtiCourse.objects.filter(pk__in=latest.values("pk"))


def _facts(
    row: Row,
    asks: frozenset[DeadlineKind],
    cti: Found | None,
    *,
    numbers: Numbers,
    no_effort_days: int,
    today: date,
) -> CoreFacts:
    return CoreFacts(
        enrolled_on=row["enrolled_on"],
        closed_on=row["closed_on"],
        start=_start(row),
        assessed=row["assessed"],
        plan=Plan(
            approved=row["approved"],
            job_goal=bool(row["job_goal"]),
            goals=row["goals"] or 0,
            sub_goals=row["sub_goals"] or 0,
            efforts=row["efforts"] or 0,
            discussed_by=row["discussed_by"] or 0,
        ),
        follow_up=FollowUp(
            held_on=row["followed_up_on"],
            came=_roles(row["follow_up_came"]),
            cti_at_work=row["cti_at_work"],
        ),
        work=_work(row),
        cti=judge(cti.facts, numbers=numbers, today=today) if cti else None,
        phase_2_on=cti.facts.course.phases[1].starts_on if cti else None,
        asks=asks,
        no_effort_days=no_effort_days,
    )


def _start(row: Row) -> Start:
    return Start(
        planned_on=row["planned_on"],
        held_on=row["held_on"],
        came=_roles(row["came"]),
        prepared=_roles(row["prepared"]),
        untold=len(Told) - (row["told"] or 0),
        wishes=bool(row["wishes"]),
        plan_ready_on=row["plan_ready_on"],
    )


def _work(row: Row) -> Work:
    return Work(
        contacted_on=row["contacted_on"],
        paid_tasks=bool(row["paid_tasks"]),
        matched_on=row["matched_on"],
        began_on=row["began_on"],
        agreed=row["agreed"],
        ordinary=bool(row["ordinary_possible"]),
        steps=row["steps"] or 0,
        weeks=row["weeks"] or 0,
    )


def _roles(codes: Sequence[str] | None) -> frozenset[Role]:
    return frozenset(map(Role, codes or ()))
