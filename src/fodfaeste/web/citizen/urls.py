"""Addresses of the citizen's own front door."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.citizen import (
    agreement,
    consents,
    cv,
    cv_writing,
    decisions,
    hard_days,
    home,
    hour_more,
    hours,
    network,
    own_words,
    paper,
    strategies,
)

app_name = "citizen"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("samtykker/", consents.consents, name="consents"),
    path(
        "samtykker/en-plan/traek-tilbage/",
        consents.withdraw_form_consent,
        name="withdraw_form_consent",
    ),
    path("samtykker/<int:consent_id>/pdf/", consents.consent_pdf, name="consent_pdf"),
    path(
        "samtykker/<int:consent_id>/traek-tilbage/",
        consents.withdraw_consent,
        name="withdraw_consent",
    ),
    path("breve/", decisions.decisions, name="decisions"),
    path("breve/<int:decision_id>/pdf/", decisions.letter, name="decision_letter"),
    path("cv/", cv.cv, name="cv"),
    path("cv/om-mig/", cv_writing.about, name="cv_about"),
    path("cv/hensyn/", cv_writing.needs, name="cv_needs"),
    path("cv/linje/ny/<slug:kind>/", cv_writing.new_line, name="cv_new_line"),
    path("cv/linje/<int:line_id>/", cv_writing.line, name="cv_line"),
    path("cv/linje/<int:line_id>/tag-ud/", cv_writing.take_out, name="cv_take_out"),
    path("cv/ja/", cv.cv_yes, name="cv_yes"),
    path("cv/tag-tilbage/", cv.cv_take_back, name="cv_take_back"),
    path("cv/pdf/", cv.cv_pdf, name="cv_pdf"),
    path("mennesker/", network.network, name="network"),
    path("aftale/", agreement.agreement, name="agreement"),
    path("aftale/svar/", agreement.answer, name="answer_agreement"),
    path("aftale/fortryd/", agreement.regret, name="regret_agreement"),
    path("aftale/pdf/", agreement.pdf, name="agreement_pdf"),
    path("plan/pdf/", paper.plan, name="plan_pdf"),
    path("plan/skriv/", own_words.comment, name="comment"),
    path("naar-det-er-svaert/", hard_days.hard_days, name="hard_days"),
    path("naar-det-er-svaert/lomme/", hard_days.pocket, name="pocket"),
    path("det-virker/", strategies.strategies, name="strategies"),
    path("det-virker/skriv/", strategies.new_strategy, name="new_strategy"),
    path("det-virker/<int:strategy_id>/", strategies.strategy, name="strategy"),
    path("det-virker/<int:strategy_id>/igen/", strategies.new_try, name="new_try"),
    path("timer/", hours.hours, name="hours"),
    path("en-time-mere/", hour_more.calculate, name="hour_more"),
    path("en-time-mere/pdf/", hour_more.pdf, name="hour_more_pdf"),
    path("mine-ord/", own_words.words, name="words"),
    path("mine-ord/skriv/", own_words.write, name="write"),
    path("mine-ord/<int:entry_id>/ret/", own_words.correct, name="correct"),
]
