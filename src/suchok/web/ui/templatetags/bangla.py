"""How numbers and dates are shown: in the digits and the order of the reader's language."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django import template
from django.forms import BoundField
from django.forms.utils import ErrorList
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from suchok.core.messages.sentence import Sentence
from suchok.core.plan.unit import Unit, Value
from suchok.core.text.values import shortest
from suchok.web.ui.language import in_language, same_page_in

register = template.Library()
_BANGLA_DIGITS = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")


@register.filter
def digits(value: object) -> str:
    """Return ``value`` with Bangla digits for a Bangla reader, else unchanged."""
    return str(value).translate(_BANGLA_DIGITS) if get_language() == "bn" else str(value)


@register.filter
def day(value: date, english: str = "j F Y") -> str:
    """Return a date as offices write it, of a moment that in Bangladesh: ০৪/০৫/২০২৩, or 4 October 2023."""
    if isinstance(value, datetime):
        value = localtime(value)
    return digits(f"{value:%d/%m/%Y}") if get_language() == "bn" else date_format(value, english)


@register.filter
def clock(moment: datetime) -> str:
    """Return the time of day in Bangladesh: ১৪:০৫, 14:05."""
    return digits(f"{localtime(moment):%H:%M}")


@register.filter
def plainly(number: Decimal) -> str:
    """Return a number without idle zeros: 4, 3.5."""
    return shortest(number)


@register.filter
def spoken(value: object, name: str) -> str:
    """Return the text that a value carries in both languages: ``plan|spoken:"title"`` is its title_bn or title_en."""
    return str(getattr(value, f"{name}_{'bn' if get_language() == 'bn' else 'en'}"))


@register.filter
def spoken_or(value: object, name: str) -> str:
    """Return the text in the reader's language, else in the other one, else what the value calls itself."""
    other = getattr(value, f"{name}_{'en' if get_language() == 'bn' else 'bn'}")
    return spoken(value, name) or str(other) or str(value)


@register.filter
def unit_name(unit: Unit) -> str:
    """Return a unit as the official form prints it."""
    return {Unit.DATE: _("date"), Unit.NUMBER: _("number"), Unit.PERCENT: "%"}[unit]


@register.filter
def target_value(value: Value, unit: Unit) -> str:
    """Return a target as it is read in a table: ০৪/০৫/২০২৩, 4 May 2023, ৮৫%, ৪."""
    if isinstance(value, date):
        return day(value, "j M Y")
    return digits(shortest(value)) + ("%" if unit is Unit.PERCENT else "")


@register.simple_tag(takes_context=True)
def here_in(context: template.Context, language: str) -> str:
    """Return the address of this page in another language."""
    request: HttpRequest = context["request"]
    return same_page_in(request, language)


@register.filter
def sentence(said: Sentence) -> str:
    """Return a sentence in the reader's language."""
    return in_language(said, get_language() or "bn")


@register.filter
def to_fill(field: BoundField) -> SafeString:
    """Return a field of a form; the first that is wrong has the focus, so that the browser shows it.

    Without ``maxlength``, at which browsers cut what is pasted without a word; the form says what is too long.
    """
    wrong = next((name for name in field.form.fields if name in field.form.errors), None)
    return field.as_widget(attrs={"maxlength": False, **({"autofocus": True} if field.name == wrong else {})})


@register.filter
def sentences(errors: ErrorList) -> list[str]:
    """Return what is wrong in a form; figures that a library puts into its sentences get the reader's digits.

    Our own sentences bring theirs, and may name codes, which are shown as they are.
    """
    return [digits(text) if error.params else text for error in errors.as_data() for text in error.messages]


@register.filter
def spoken_name(named: object) -> str:
    """Return the name of an office or a person in the reader's language, in Bangla where there is no English one."""
    english = "" if get_language() == "bn" else str(getattr(named, "name_en", ""))
    return english or str(getattr(named, "name_bn", "")) or str(named)


@register.filter
def moment(at: datetime) -> str:
    """Return a day with its time: ০৪/০৫/২০২৩ ১৪:০৫."""
    return f"{day(localtime(at).date())} {clock(at)}"


@register.filter
def at(values: Mapping[object, object], key: object) -> object:
    """Return a value by its key, ``None`` where there is none."""
    return values.get(key)


@register.filter
def as_typed(value: Value | None) -> str:
    """Return a value as somebody would type it in a form: ০৪/০৫/২০২৩, ৮৫; ``""`` for none."""
    if value is None:
        return ""
    return digits(f"{value:%d/%m/%Y}") if isinstance(value, date) else digits(shortest(value))


@register.simple_tag(takes_context=True)
def with_query(context: template.Context, **changed: object) -> str:
    """Return the query of this page with some of its keys changed."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    for key, value in changed.items():
        query[key] = str(value)
    return "?" + query.urlencode()
