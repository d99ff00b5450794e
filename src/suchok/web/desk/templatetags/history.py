"""Words for acts, fields and values in a history."""

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django import template
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from suchok.core.plan.calendar import Deadline
from suchok.core.workflow import MOVES, Role, Step, Subject
from suchok.web.accounts.forms.offices import KINDS
from suchok.web.accounts.forms.people import ROLES
from suchok.web.accounts.templatetags.offices import act_name, level_name
from suchok.web.audit.models import Entry
from suchok.web.plans.rules import status_name, step_name
from suchok.web.plans.templatetags.workflow import deadline_name, period_name
from suchok.web.ui.templatetags.bangla import day, digits, moment, spoken_name

register = template.Library()
_ACTS = {
    "plan.edit": gettext_lazy("Targets and exemptions set"),
    "plan.transfer": gettext_lazy("To the superior office of now"),
    "report.begin": gettext_lazy("Begun"),
    "report.edit": gettext_lazy("Cells written"),
    "report.transfer": gettext_lazy("To the superior office on the last day"),
    "report.comment": gettext_lazy("Commented"),
    "deadline.extend": gettext_lazy("More time given"),
    "deadline.shorten": gettext_lazy("A later day shortened"),
    "deadline.withdraw": gettext_lazy("A later day withdrawn"),
}
_FIELDS = {
    "code": gettext_lazy("Code"),
    "name_bn": gettext_lazy("Name in Bangla"),
    "name_en": gettext_lazy("Name in English"),
    "kind": gettext_lazy("Kind"),
    "level": gettext_lazy("Plan form"),
    "geographic_code": gettext_lazy("Geographic code"),
    "memo_code": gettext_lazy("Memo code"),
    "superior": gettext_lazy("Superior office"),
    "office": gettext_lazy("Office"),
    "merged_into": gettext_lazy("Merged into"),
    "opened_on": gettext_lazy("Open since"),
    "closed_on": gettext_lazy("Closed on"),
    "single_handed_reason": gettext_lazy("Single-handed"),
    "single_handed": gettext_lazy("Single-handed"),
    "title_bn": gettext_lazy("Title in Bangla"),
    "title_en": gettext_lazy("Title in English"),
    "role": gettext_lazy("Role"),
    "user": gettext_lazy("Person"),
    "observes": gettext_lazy("Observed office"),
    "start": gettext_lazy("In charge since"),
    "end": gettext_lazy("No longer in charge from"),
    "until": gettext_lazy("Until"),
    "withdrawn": gettext_lazy("Withdrawn"),
    "acting": gettext_lazy("Acting"),
    "reason": gettext_lazy("Reason"),
    "status": gettext_lazy("Status"),
    "text": gettext_lazy("Text"),
    "achievement": gettext_lazy("Achievement"),
    "remarks": gettext_lazy("Remarks"),
    "targets": gettext_lazy("Targets"),
    "exemptions": gettext_lazy("Exemptions"),
    "period": gettext_lazy("Period"),
    "number": gettext_lazy("Version"),
    "fiscal_year": gettext_lazy("Fiscal year"),
    "deadline": gettext_lazy("Deadline"),
    "prepared_by": gettext_lazy("Prepared by"),
    "submitted_by": gettext_lazy("Sent by"),
    "submitted_at": gettext_lazy("Sent at"),
    "decided_by": gettext_lazy("Decided by"),
    "decided_at": gettext_lazy("Decided at"),
    "granted_by": gettext_lazy("Granted by"),
    "granted_at": gettext_lazy("Granted at"),
    "accepted_at": gettext_lazy("In force since"),
}
_ROWS = {
    "office": gettext_lazy("Office"),
    "post": gettext_lazy("Post"),
    "holding": gettext_lazy("Charge"),
    "extension": gettext_lazy("Later deadline"),
    "plan": gettext_lazy("Plan"),
    "planversion": gettext_lazy("Version"),
    "report": gettext_lazy("Report"),
}
# Values that stand for words.
_CODES: dict[str, Callable[[str], object]] = {
    "status": status_name,
    "role": lambda value: ROLES[Role(value)],
    "kind": lambda value: KINDS.get(value, value),
    "deadline": lambda value: deadline_name(Deadline(value)),
    "period": period_name,
    "level": level_name,
    "fiscal_year": digits,
}
_CODE = re.compile(r"(?:^|(?<=; ))[0-9]+(?:\.[0-9]+)+(?=: )")
# Values that are objects of texts.
_TEXTS = frozenset({"exemptions"})
# A moment is a day too, and a truth value a number: the narrower kind comes first.
_SPOKEN: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, lambda value: _("yes") if value else _("no")),
    (datetime, moment),
    (date, day),
    (models.Model, spoken_name),
    (dict, lambda value: digits(json.dumps(value, ensure_ascii=False))),
    (list, lambda value: digits(json.dumps(value, ensure_ascii=False))),
    # What somebody typed stays as it was typed.
    (str, str),
)


@register.filter
def act_said(act: str) -> str:
    """Return what somebody did."""
    subject, _dot, step = act.partition(".")
    if subject in (Subject.PLAN, Subject.REPORT) and step in MOVES and act not in _ACTS:
        return step_name(Step(step), Subject(subject))
    return str(_ACTS.get(act) or act_name(Entry(act=act)))


@register.filter
def reason_said(reason: str) -> str:
    """Return a reason as it was typed; the codes of indicators that a returned report puts before each are ours."""
    return _CODE.sub(lambda code: digits(code[0]), reason)


@register.filter
def row_said(kind: str) -> str:
    """Return what a kind of row is called."""
    return str(_ROWS[kind])


@register.filter
def field_said(name: str) -> str:
    """Return the name of a field."""
    return str(_FIELDS.get(name, name))


@register.filter
def value_said(value: object, name: str = "") -> str:
    """Return a value of the field ``name`` as people read it, a dash for none."""
    if value is None or value == "":
        return "–"
    if name in _TEXTS and isinstance(value, dict):
        return "; ".join(f"[{digits(code)}] {text}" for code, text in value.items()) or "–"
    if name in _CODES:
        return str(_CODES[name](str(value)))
    spoken = (says(value) for kind, says in _SPOKEN if isinstance(value, kind))
    return next(spoken, digits(value))
