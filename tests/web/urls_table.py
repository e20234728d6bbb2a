"""The one table of addresses: every name the resolver knows, with what it requires.

A new address is added here, under its kind and permission, and is from then on asked for by a
colleague on no team, by nobody, without a token, with hostile input, and for its row in the log.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.requires import Kind, requirement_of
from fodfaeste.web.shell.third_party import THIRD_PARTY

P = Permission

CASE: dict[P, str] = {
    P.CITIZEN_INVITE: "way_in:invite way_in:revoke way_in:close",
    P.CASE_SEE: "cases:case way_in:way_in people:team meetings:meetings meetings:meeting "
    "meetings:leaflet "
    "meetings:leaflet_pdf meetings:minutes_pdf meetings:letter_pdf talks:talks "
    "meetings:aftercare meetings:summary meetings:summary_pdf",
    P.TASK_WRITE: "sparring:decide placements:restart cases:add_task cases:put_task plan:ask",
    P.GLASS_REVIEW: "people:review",
    P.CASE_EDIT: "people:contact",
    P.TEAM_CHANGE: "people:change_team",
    P.CHANGE_TELL: "people:tell_change people:change_letter",
    P.CONSENT_SEE: "people:consents people:consent people:consent_pdf people:consent_form_pdf "
    "people:who_sees_what",
    P.CONSENT_RECORD: "people:give_consent",
    P.STORY_WRITE: "stories:new stories:change stories:note_yes stories:share",
    P.STORY_TAKE_BACK: "stories:take_back",
    P.CONSENT_WITHDRAW: "people:withdraw_consent profile:cv_take_back",
    P.LOG_SEE: "people:log",
    P.PACKAGE_TAKE: "packages:packages packages:fetch",
    P.CASE_CLOSE: "people:close_case",
    P.FOLLOW_UP_HOLD: "placements:hold_follow_up",
    P.MEETING_PLAN: "placements:plan_follow_up meetings:plan_meeting meetings:change_meeting "
    "meetings:cancel_meeting meetings:add_point meetings:take_back_point "
    "meetings:tell_citizen meetings:tell_again",
    P.TALKS_AGREE: "talks:agree",
    P.MEETING_HOLD: "meetings:hold meetings:decide meetings:add_to_minutes",
    P.KICKOFF_HOLD: "meetings:kickoff meetings:kickoff_step meetings:kickoff_person "
    "meetings:kickoff_consent meetings:kickoff_person_back meetings:kickoff_promise "
    "meetings:kickoff_promise_back",
    P.AFTERCARE_RECORD: "meetings:record_aftercare",
    P.PLAN_SEE: "plan:plan plan:timeline plan:guidance plan:assessment plan:assessment_pdf "
    "plan:versions plan:version plan:version_pdf plan:pdf plan:copies plan:print "
    "plan:print_picture plan:draft_pdf plan:legal_form quick:questions quick:question "
    "stories:stories",
    P.PLAN_WRITE: "plan:edit plan:new_goal plan:goal plan:move_goal plan:new_sub_goal "
    "plan:choose_form plan:new_sector_plan plan:sector_plan "
    "plan:look_at_sector_plan plan:transferred plan:undo_transfer plan:sub_goal "
    "plan:new_effort plan:note_guidance plan:effort plan:discuss",
    P.ASSESSMENT_WRITE: "plan:assess plan:correct",
    P.PLAN_APPROVE: "plan:approve",
    P.PLAN_HAND_OVER: "plan:hand_over plan:copy_gone",
    P.PROFILE_WRITE: "profile:part profile:new_line profile:line profile:move_line "
    "profile:take_out profile:cv_yes",
    P.WORK_SEE: "ladder:ladder ladder:hour_more ladder:hour_more_pdf "
    "placements:stretches placements:broken placements:follow_ups "
    "profile:profile profile:cv profile:cv_pdf profile:cv_draft_pdf work:work core:course",
    P.EMPLOYER_CONTACT_WRITE: "companies:contact",
    P.OPENINGS_SEE: "matching:openings matching:lists matching:list",
    P.MATCH_FIND: "matching:match matching:look_past matching:decline "
    "matching:look_again matching:ask_again placements:end_match",
    P.PLACEMENT_START: "placements:start placements:extend placements:change placements:end "
    "placements:papers",
    P.QUICK_ANSWER: "quick:pass_on",
    P.QUICK_ASK: "quick:ask quick:take_back",
    P.AGREEMENT_SEE: "ladder:pay_sheet ladder:pay_sheet_pdf "
    "vitas:sheet work:agreement work:agreement_pdf plan:copy_sheets "
    "plan:copy_sheet plan:copy_sheet_text",
    P.AGREEMENT_WRITE: "ladder:step ladder:growth ladder:pay_talk ladder:next_version "
    "work:agreement_write work:propose work:practical work:asked_again "
    "work:examined",
    P.AGREEMENT_AGREE: "work:answer work:regret work:drop work:hand_over work:citizen_answer "
    "work:link work:revoke_link",
    P.HOURS_RECORD: "hours:hours hours:several hours:choose",
    P.GRANT_SEE: "decisions:grants decisions:letter",
    P.GRANT_DECIDE: "decisions:grant decisions:told decisions:change decisions:end "
    "decisions:continue decisions:goal",
    P.VISITATION_RECORD: "decisions:visitation",
    P.CTI_SEE: "fidelity:course network:network network:pdf network:compare network:handover "
    "safety:strategies safety:crisis_plan_pdf safety:pocket_pdf safety:retention_pdf "
    "safety:crisis_history safety:retention_history cti:notes cti:cti cti:phase cti:phase_pdf",
    P.CTI_START: "cti:start cti:start_ahead",
    P.CTI_EXCEPT: "cti:leader_reason",
    P.NOTE_SEE: "cti:closing_note cti:closing_note_pdf cti:read_note cti:print_notes",
    P.NOTE_WRITE: "cti:note cti:add_to_note cti:note_stay cti:change_stay cti:set_stay_aside",
    P.FOCUS_WRITE: "cti:focus cti:focus_action cti:focus_conclude cti:focus_mark "
    "cti:focus_edit cti:focus_carry_on cti:focus_action_edit cti:focus_action_back "
    "cti:checklist cti:checklist_own cti:checklist_leave_out",
    P.NETWORK_WRITE: "network:new network:person network:take_off network:put_back network:plan "
    "network:step network:ask network:close_links",
    P.SAFETY_PLAN_WRITE: "safety:crisis_plan safety:retention safety:workplace_pdf safety:contact "
    "safety:new_promise safety:promise safety:yes safety:leave_out",
    P.STRATEGY_WRITE: "safety:new_strategy safety:from_note safety:strategy safety:new_try "
    "safety:set_aside safety:take_back safety:set_try_aside",
    P.CTI_CLOSE: "cti:close cti:continued_need",
    P.CTI_END_EARLY: "cti:end_early",
    P.MEASURE_SEE: "measures:measures measures:pdf",
    P.MEASURE_RECORD: "measures:record measures:ways measures:paper measures:open_link "
    "measures:close_link measures:type_in measures:hand_over measures:citizen_answer",
    P.BOARD_DECIDE: "board:citizen board:hinder",
}
"""Pages about one course, below `staff:`; a stranger is told that they do not exist."""

STAFF: dict[P, str] = {
    P.METHOD_SEE: "keep_draft method",
    P.MY_DAY_SEE: "staff:post:notices staff:post:read staff:post:read_all staff:post:mails "
    "staff:post:resend staff:post:choices staff:post:calendar staff:post:close_calendar "
    "staff:team_time:mine staff:cases:my_day staff:cases:read_notice staff:cases:drafts "
    "staff:cases:throw_draft_away staff:plan:offers",
    P.CASE_LIST: "staff:cases:list staff:fidelity:together staff:people:colleagues",
    P.CASE_ENROL: "staff:people:enrol",
    P.RESTRICTED_CARD_SEE: "staff:people:restricted",
    P.GLASS_BREAK: "staff:people:card",
    P.GLASS_REVIEW: "staff:people:openings",
    P.TEAM_TIME_SEE: "staff:team_time:all staff:team_time:series staff:team_time:meeting "
    "staff:team_time:move staff:team_time:cancel staff:team_time:hold staff:team_time:decide "
    "staff:team_time:done",
    P.TEAM_TIME_LEAD: "staff:team_time:new staff:team_time:people staff:team_time:end",
    P.SPARRING_SEE: "staff:sparring:groups staff:sparring:group staff:sparring:plan "
    "staff:sparring:meeting staff:sparring:hold staff:sparring:cancel",
    P.SPARRING_LEAD: "staff:sparring:new staff:sparring:change staff:sparring:close",
    P.COLLABORATION_CHECK: "staff:collaboration:units staff:collaboration:checks "
    "staff:collaboration:answer",
    P.STORIES_READ: "staff:stories:shared",
    P.LEADERSHIP_SEE: "staff:leadership:overview staff:leadership:deadlines "
    "staff:leadership:unwritten staff:leadership:as_csv staff:leadership:as_pdf "
    "staff:core:together staff:core:behind",
    P.RESULTS_SEE: "staff:results:results staff:results:as_csv",
    P.PROCEDURES_SEE: "staff:procedures:procedures staff:procedures:procedure "
    "staff:procedures:history",
    P.PROCEDURES_WRITE: "staff:procedures:new staff:procedures:change",
    P.BOARD_SEE: "board:board board:meetings board:meeting board:turn board:minutes_pdf "
    "board:obstacles board:remove_obstacle board:goals board:goal_status",
    P.BOARD_LEAD: "board:begin board:attendance board:end board:new_obstacle board:new_goal "
    "board:change_goal board:new_sub_goal",
    P.ABSENCE_WRITE: "staff:absence:absences staff:absence:new staff:absence:end",
    P.CASELOAD_SEE: "staff:caseload:caseloads staff:caseload:choose staff:caseload:hand_over",
    P.COMPANY_SEE: "staff:companies:companies staff:companies:search staff:companies:company "
    "staff:companies:know",
    P.COMPANY_WRITE: "staff:companies:add staff:companies:edit staff:companies:note_contact "
    "staff:companies:close staff:companies:reopen staff:companies:new_person "
    "staff:companies:person staff:companies:new_opening staff:companies:opening "
    "staff:companies:end_opening",
    P.COMPANY_TIDY: "staff:companies:likely staff:companies:merge_choose staff:companies:merge",
    P.COMPANY_IMPORT: "staff:companies:import staff:companies:import_template "
    "staff:companies:import_batch staff:companies:import_apply staff:companies:import_discard "
    "staff:companies:import_wrong",
    P.ADMINISTER: "admin:home admin:municipality admin:units admin:new_unit admin:unit "
    "admin:users admin:new_user admin:user admin:new_role admin:end_role admin:close "
    "admin:reopen admin:end_sessions admin:new_phone admin:password admin:laws admin:new_law "
    "admin:limits admin:new_limit admin:role_texts admin:new_role_text "
    "admin:emergency_numbers admin:new_emergency_number admin:emergency_number "
    "admin:offers admin:new_offer admin:offer admin:pay_rates admin:new_pay_rule "
    "admin:meeting_types admin:change_meeting_type "
    "admin:instruments admin:who5_template admin:new_instrument admin:use_instrument "
    "admin:instrument "
    "admin:checklists admin:new_checklist_item admin:change_checklist_item "
    "admin:change_pay_rule admin:new_wage_floor admin:change_wage_floor "
    "admin:talk_laws admin:new_talk_law "
    "admin:plan_laws admin:new_plan_law admin:weights admin:new_weights "
    "admin:mail admin:resend_mail admin:copy_sheets admin:new_copy_sheet admin:copy_sheet",
}
"""Pages for whoever may do this anywhere."""

OWN_CASE: dict[P, str] = {
    P.OWN_CASE_SEE: "citizen:looks citizen:looks_pdf "
    "citizen:home citizen:plan citizen:plan_version citizen:plan_pdf "
    "citizen:consents citizen:consent_pdf "
    "citizen:measures citizen:measures_paper "
    "citizen:agreement citizen:agreement_pdf citizen:hour_more citizen:hour_more_pdf "
    "citizen:network citizen:decisions citizen:decision_letter citizen:stories "
    "citizen:quick "
    "citizen:words citizen:cv citizen:cv_pdf citizen:hard_days citizen:pocket citizen:strategies",
    P.STORY_TAKE_BACK: "citizen:take_story_back",
    P.STRATEGY_WRITE: "citizen:new_strategy citizen:strategy citizen:new_try",
    P.PROFILE_WRITE: "citizen:cv_about citizen:cv_needs citizen:cv_new_line citizen:cv_line "
    "citizen:cv_take_out citizen:cv_yes",
    P.OWN_CHANGE_SEEN: "citizen:see_changes",
    P.OWN_WORDS_WRITE: "citizen:write citizen:correct citizen:comment citizen:answer_plan",
    P.OWN_QUICK_ASK: "citizen:quick_ask",
    P.OWN_HOURS_WRITE: "citizen:hours",
    P.OWN_MEASURE_ANSWER: "citizen:answer_measures",
    P.OWN_AGREEMENT_ANSWER: "citizen:answer_agreement citizen:regret_agreement",
    P.CONSENT_WITHDRAW: "citizen:withdraw_form_consent citizen:withdraw_consent"
    " citizen:cv_take_back",
}
"""A citizen's own pages."""

LINK = (
    "calendar_feed employer:agreement employer:regret employer:feedback employer:pdf "
    "employer:hours employer:quick network:task answer:by_link"
)
"""Pages behind a link, for people without an account."""

PUBLIC = (
    "front health accessibility language "
    "invitation:enter invitation:choose invitation:passkey invitation:password "
    "eid:start eid:back"
)
"""Our pages that are open to everybody."""

BEFORE_SIGN_IN = (
    "account_login account_logout account_inactive account_reset_password_from_key "
    "account_reset_password_from_key_done mfa_authenticate mfa_login_webauthn"
)
OWN_ACCOUNT = (
    "account_reauthenticate account_change_password mfa_index mfa_reauthenticate "
    "mfa_activate_totp mfa_deactivate_totp mfa_view_recovery_codes mfa_generate_recovery_codes "
    "mfa_download_recovery_codes"
)
"""The sign-in library's pages: before the sign-in, and about one's own account."""

CLOSED = (
    "account_signup account_email account_email_verification_sent account_set_password "
    "account_reset_password account_reset_password_done account_confirm_login_code "
    "account_confirm_email mfa_add_webauthn mfa_edit_webauthn mfa_list_webauthn "
    "mfa_remove_webauthn mfa_reauthenticate_webauthn"
)
"""The library's pages that nobody needs here: they answer that they do not exist."""


@dataclass(frozen=True, slots=True)
class Address:
    """One address: its name, what it is about and what it requires."""

    name: str
    kind: str
    permission: P | None = None


def table() -> dict[str, Address]:
    """Every address by its name."""
    rows = [
        *_of(CASE, Kind.CASE, "staff:"),
        *_of(STAFF, Kind.STAFF),
        *_of(OWN_CASE, Kind.OWN_CASE),
        *(Address(name, Kind.LINK) for name in LINK.split()),
        *(Address(name, Kind.PUBLIC) for name in PUBLIC.split()),
        *(Address(name, "before sign-in") for name in BEFORE_SIGN_IN.split()),
        *(Address(name, "own account") for name in OWN_ACCOUNT.split()),
        *(Address(name, "closed") for name in CLOSED.split()),
    ]
    return {row.name: row for row in rows}


def _of(part: dict[P, str], kind: Kind, space: str = "") -> Iterator[Address]:
    for permission, names in part.items():
        for name in names.split():
            yield Address(f"{space}{name}", kind, permission)


@dataclass(frozen=True, slots=True)
class Route:
    """One pattern of the resolver: its name, the arguments it takes, and what its view says."""

    name: str
    arguments: tuple[str, ...]
    pattern: URLPattern

    @property
    def said(self) -> Address:
        """What the view itself, or the table of the library's pages, says."""
        own = requirement_of(self.pattern.callback)
        if own is not None:
            return Address(self.name, own.kind, own.permission)
        library = THIRD_PARTY.get(self.name)
        if library is None:
            return Address(self.name, "closed")
        kind = "before sign-in" if library.kind is Kind.PUBLIC else "own account"
        return Address(self.name, kind)


def routes() -> list[Route]:
    """Every pattern that the resolver knows."""
    return list(_walk(get_resolver(), ()))


def _walk(
    resolver: URLResolver, spaces: tuple[str, ...], outer: tuple[str, ...] = ()
) -> Iterator[Route]:
    outer = (*outer, *resolver.pattern.regex.groupindex)
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            inner = (*spaces, one.namespace) if one.namespace else spaces
            yield from _walk(one, inner, outer)
        else:
            name = ":".join((*spaces, one.name or "unnamed"))
            yield Route(name, (*outer, *one.pattern.regex.groupindex), one)
