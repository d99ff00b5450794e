"""Where something is wrong in a template, as its page calls it: the row by its number, the field by its label."""

import re
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from suchok.core.plan.calendar import Deadline
from suchok.core.plan.catalogue import BrokenPlan
from suchok.web.plans.templatetags.workflow import deadline_name
from suchok.web.ui.language import in_language
from suchok.web.ui.templatetags.bangla import digits

# A row of a plan file is told by its kind and what it is called, the field in it stands behind: indicator[1.2.1].title
_ROW = re.compile(r"(?:.*\.)?(area|activity|indicator|scale)\[(.*)\](?:\.(.+))?")
_ROWS: Mapping[str, Promise] = {
    "area": gettext_lazy("Area %(number)s"),
    "activity": gettext_lazy("Activity %(number)s"),
    "indicator": gettext_lazy("Indicator %(number)s"),
    "scale": gettext_lazy("Rating level %(number)s"),
}
_UNNUMBERED: Mapping[str, Promise] = {
    "area": gettext_lazy("An area without a number"),
    "activity": gettext_lazy("An activity without a code"),
    "indicator": gettext_lazy("An indicator without a code"),
    "scale": gettext_lazy("A rating level without a percent"),
}
_FIELDS: Mapping[str, Promise] = {
    "title_bn": gettext_lazy("Title (Bangla)"),
    "title_en": gettext_lazy("Title (English)"),
    "audience_bn": gettext_lazy("For which offices (Bangla)"),
    "audience_en": gettext_lazy("For which offices (English)"),
    "source_bn": gettext_lazy("Source (Bangla)"),
    "source": gettext_lazy("Source (English)"),
    "rule": gettext_lazy("Rule of the marks"),
    "not_applicable": gettext_lazy("Weight of what does not apply to an office"),
    "total": gettext_lazy("Total"),
    "deadlines": gettext_lazy("Calendar"),
    "scale": gettext_lazy("Rating levels"),
    "area": gettext_lazy("Areas, activities and indicators"),
    "activity": gettext_lazy("Areas, activities and indicators"),
    "fiscal_year": gettext_lazy("Fiscal year"),
    "level": gettext_lazy("Level of office"),
}
_FIELDS_OF: Mapping[str, Mapping[str, Promise]] = {
    "area": {
        "number": gettext_lazy("Area no."),
        "title": gettext_lazy("Performance area"),
        "weight": gettext_lazy("Area weight"),
        "activity": gettext_lazy("Activity"),
    },
    "activity": {
        "code": gettext_lazy("Activity code"),
        "title": gettext_lazy("Activity"),
        "indicator": gettext_lazy("Performance indicator"),
    },
    "indicator": {
        "code": gettext_lazy("Code"),
        "title": gettext_lazy("Performance indicator"),
        "unit": gettext_lazy("Unit"),
        "weight": gettext_lazy("Weight"),
        "combine": gettext_lazy("How the quarters make the year"),
        "unknown": gettext_lazy("Levels whose target is not known"),
        "evidence": gettext_lazy("Evidence asked for"),
    },
    "scale": {
        "percent": gettext_lazy("Percent"),
        "name_bn": gettext_lazy("Name in Bangla"),
        "name_en": gettext_lazy("Name in English"),
    },
}


def fault_said(error: BrokenPlan) -> str:
    """Return one sentence that tells where in a draft something is wrong, and what."""
    reason = in_language(error.what, get_language() or "bn")
    return _("%(place)s: %(reason)s.") % {"place": place_said(error.key), "reason": reason}


def place_said(key: str) -> str:
    """Return the name on the page of a key of plan files."""
    row = _ROW.fullmatch(key)
    if row is None:
        return _field_said(key)
    kind, number, field = row.groups()
    is_numbered = bool(number) and not number.startswith("#") and number != "None"
    told = digits(number) + ("%" if kind == "scale" else "")
    place = str(_ROWS[kind]) % {"number": told} if is_numbered else str(_UNNUMBERED[kind])
    label = "" if field is None else _label(kind, field)
    return _("%(row)s, “%(field)s”") % {"row": place, "field": label} if label else place


def _label(kind: str, field: str) -> str:
    if field.startswith("targets."):
        return f"{digits(field.removeprefix('targets.'))}%"
    return str(_FIELDS_OF[kind].get(field, ""))


def _field_said(key: str) -> str:
    name, _dot, inside = key.partition(".")
    if name == "deadlines" and inside in {*Deadline}:
        return _("“%(field)s”") % {"field": deadline_name(Deadline(inside))}
    return _("“%(field)s”") % {"field": _FIELDS[name]} if name in _FIELDS else _("The template")
