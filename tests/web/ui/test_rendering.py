"""A field on the page: label, hint and error belong to the control, and nothing typed is markup."""

from django import forms
from django.template import Context, Template

from fodfaeste.rules.refusal import Obstacle, Refused
from fodfaeste.web.templatetags import ff
from fodfaeste.web.ui.forms import (
    ChipChoice,
    CprField,
    DanishDateField,
    DanishForm,
    KeyedForm,
    LineField,
)
from fodfaeste.web.ui.parts import Paging


class Small(KeyedForm):
    """A few fields."""

    name = LineField(label="Navn", help_text="Som på sundhedskortet", longest=5)
    cpr = CprField(label="CPR-nummer", required=False)
    starts_on = DanishDateField(label="Første dag", required=False)
    way = forms.ChoiceField(label="Hvordan?", choices=[("a", "A"), ("b", "B")], widget=ChipChoice)


def drawn(source: str, form: DanishForm) -> str:
    return Template("{% load ff %}" + source).render(Context({"form": form}))


def test_hint_and_error_are_read_with_the_control() -> None:
    html = ff.field(Small({"name": "Karina"})["name"])
    assert 'aria-describedby="id_name-hint id_name-error"' in html
    assert 'aria-invalid="true"' in html
    assert '<span class="form-hint" id="id_name-hint">Som på sundhedskortet</span>' in html
    assert 'id="id_name-error"><span class="sr-only">Fejl: </span>Teksten er 1 tegn' in html


def test_only_what_is_optional_says_so() -> None:
    assert ff.field(Small()["name"]).count("(frivilligt)") == 0
    assert ff.field(Small()["cpr"]).count("(frivilligt)") == 1


def test_a_date_has_three_labelled_boxes_in_one_group() -> None:
    html = ff.field(Small({"starts_on_day": "31", "starts_on_month": "2"})["starts_on"])
    assert html.count("<legend") == 1
    for index, (name, value) in enumerate((("day", "31"), ("month", "2"), ("year", ""))):
        assert f'for="id_starts_on_{index}"' in html
        assert f'id="id_starts_on_{index}" name="starts_on_{name}" value="{value}"' in html


def test_chips_are_real_radio_buttons() -> None:
    html = ff.field(Small({"way": "b"})["way"])
    assert html.count('type="radio"') == 2
    assert html.count("checked") == 1
    assert 'value="b" checked' in html


def test_the_error_summary_leads_to_the_first_control_of_each_field() -> None:
    html = drawn("{% form_errors form %}", Small({"starts_on_day": "4"}))
    assert html.count('role="alert"') == 1
    for target in ("#id_name", "#id_starts_on_0", "#id_way_0"):
        assert f'href="{target}"' in html
    assert "3 felter skal rettes" in html
    assert "Første dag: Datoen mangler måned og år." in html


def test_a_form_without_errors_has_no_summary() -> None:
    assert drawn("{% form_errors form %}", Small()).strip() == ""


def test_a_refusal_shows_rule_reason_and_next_step() -> None:
    form = Small()
    form.refuse(Refused(Obstacle("E2", "match_found", "Der er intet jobmatch.", "Find et match.")))
    html = drawn("{% form_errors form %}", form)
    for part in ('href="/metoden/#E2"', "Der er intet jobmatch.", "Find et match."):
        assert html.count(part) == 1
    assert html.count('role="alert"') == 1


def test_typed_text_is_escaped_in_control_and_summary() -> None:
    form = Small({"name": "<script>alert(1)</script>"})
    html = drawn("{% form_errors form %}{% field form.name %}", form)
    assert html.count("<script") == 0
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 1


def test_the_hidden_fields_carry_key_and_version() -> None:
    html = drawn("{% hidden form %}", Small(initial={"version": 7}))
    assert html.count('type="hidden"') == 2
    assert 'name="version" value="7"' in html


def test_paging_keeps_the_search_and_ends_at_the_ends() -> None:
    paging = Paging(number=1, last=2, query="q=ka")
    assert (paging.before, paging.after) == ("", "?q=ka&side=2")
    assert (Paging(number=2, last=2).before, Paging(number=2, last=2).after) == ("?side=1", "")
