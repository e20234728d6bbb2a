"""The tags and filters of our templates; each is a thin door to `web.ui` and `pictures`."""

from datetime import date, datetime, time

from django import template
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from fodfaeste.pictures import danish
from fodfaeste.rules.refusal import Obstacle
from fodfaeste.web.ui import wording
from fodfaeste.web.ui.forms import DanishForm, FieldLayout, Way
from fodfaeste.web.ui.parts import Link

register = template.Library()


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """Return a field with label, hint, error and control."""
    if bound.is_hidden:
        return SafeString(bound.as_widget())
    layout = FieldLayout(bound)
    return render_to_string(layout.template, {"layout": layout})


@register.simple_tag
def form_errors(form: BaseForm) -> SafeString:
    """Return the error summary with links to the fields, and a refusal when there is one."""
    layouts = [FieldLayout(form[name]) for name in form.errors if name in form.fields]
    context = {
        "layouts": [layout for layout in layouts if not layout.widget.is_hidden],
        "general": form.non_field_errors(),
        "refusal": _with_ways(form),
        "id": f"{form.prefix or 'ff'}-fejl",
    }
    return render_to_string("ui/form_errors.html", context)


def _with_ways(form: BaseForm) -> list[tuple[Obstacle, Way | None]]:
    if not isinstance(form, DanishForm):
        return []
    return [(obstacle, form.way_to(obstacle.condition)) for obstacle in form.refusal]


@register.simple_tag
def hidden(form: BaseForm) -> SafeString:
    """Return every hidden field: key, version and whatever else the form carries."""
    return SafeString("".join(str(bound) for bound in form.hidden_fields()))


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Return an icon; without a label it is decoration."""
    sheet = static("ff/icons.svg")
    if label:
        return format_html(
            '<svg class="ff-icon" role="img" aria-label="{}" focusable="false">'
            '<use href="{}#{}"></use></svg>',
            label,
            sheet,
            name,
        )
    return format_html(
        '<svg class="ff-icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        sheet,
        name,
    )


@register.simple_tag(takes_context=True)
def nav_links(context: template.Context) -> list[Link]:
    """Return the doors of the navigation; the one whose address fits best is the current one."""
    request = context.get("request")
    path = request.path if request else ""
    doors = [(label, reverse(name)) for label, name in context.get("navigation") or ()]
    fitting = [address for _, address in doors if path.startswith(address)]
    here = max(fitting, key=len, default="")
    return [Link(label, address, address == here) for label, address in doors]


def _day(value: date | datetime | None) -> date | None:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value or None


@register.filter
def dansk_dato(value: date | datetime | None) -> str:
    """Return "4. marts 2026"; empty for no date."""
    day = _day(value)
    return wording.long_date(day) if day else ""


@register.filter
def kort_dato(value: date | datetime | None) -> str:
    """Return "4. mar"; empty for no date."""
    day = _day(value)
    return wording.short_date(day) if day else ""


@register.filter
def ugedag(value: date | datetime | None) -> str:
    """Return "onsdag 4. marts 2026"; empty for no date."""
    day = _day(value)
    return wording.weekday_date(day) if day else ""


@register.filter
def klokken(value: datetime | time | None) -> str:
    """Return "kl. 14.05" in Danish time, of an instant or an agreed hour; empty for neither."""
    if value is None or value == "":
        return ""
    if isinstance(value, time):
        return wording.clock(value)
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return wording.clock(local.time())


@register.filter
def timer(minutes: int | None) -> str:
    """Return minutes as "12 timer" or "12,5 timer"; empty for None."""
    return "" if minutes is None else wording.hours(int(minutes))


@register.filter
def citat(text: str | None) -> str:
    """Return the words in »…«."""
    return wording.quote(text or "")


@register.filter
def oversat(words: object) -> str:
    """Return words of ours in the language of the page; what is not ours stays as it is."""
    return gettext(text) if (text := str(words or "")) else ""


@register.filter
def initialer(name: str | None) -> str:
    """Return "KM" for "Karin Mølgaard"."""
    return danish.initials(name or "")


@register.filter
def cpr_maske(cpr: str | None) -> str:
    """Return "010190-••••"."""
    return danish.masked_cpr(cpr or "")


@register.filter
def numbered(address: str, number: int) -> str:
    """Return the address of one of many, from the address that was made with 0 for its number."""
    before, _, after = address.rpartition("/0/")
    return f"{before}/{number:d}/{after}"
