"""How statuses, phases and periods are named on pages."""

from django import template
from django.http import QueryDict
from django.utils.translation import gettext as _

from suchok.core.plan.calendar import Deadline, Phase
from suchok.core.plan.fiscal_year import Period
from suchok.core.plan.plan import NotApplicable, Rule
from suchok.web.plans import rules

register = template.Library()


@register.filter
def status_name(status: str) -> str:
    """Return the name of a status; of none, that nothing was begun."""
    return rules.status_name(status) if status else _("not begun")


@register.filter
def phase_name(phase: Phase) -> str:
    """Return where a period stands."""
    return {
        Phase.AHEAD: _("not begun yet"),
        Phase.OPEN: _("open"),
        Phase.DUE: _("due"),
        Phase.LATE: _("late"),
        Phase.CLOSED: _("closed"),
    }[phase]


@register.filter
def period_name(period: str) -> str:
    """Return the name of a period in the reader's language."""
    return {
        Period.Q1: _("First quarter"),
        Period.Q2: _("Second quarter"),
        Period.Q3: _("Third quarter"),
        Period.Q4: _("Fourth quarter"),
        Period.H1: _("Half-year"),
        Period.ANNUAL: _("Year"),
    }[Period(period)]


@register.filter
def reason_for(posted: QueryDict, code: str) -> str:
    """Return the reason that was typed just now at an indicator."""
    return str(posted.get(f"reason:{code}", ""))


@register.filter
def evidence_kind(kind: str) -> str:
    """Return the name of a kind of evidence."""
    return {
        "notice": _("notice"),
        "attendance": _("attendance sheet"),
        "photograph": _("photograph"),
        "order": _("office order"),
        "letter": _("letter"),
        "report": _("report"),
    }.get(kind, _("other evidence"))


@register.filter
def rule_name(rule: Rule) -> str:
    """Return the name of a rule of the marks."""
    return {
        Rule.INTERPOLATE: _("proportional between the targets"),
        Rule.STEP: _("the level reached"),
        Rule.PRO_RATA: _("share of the best target"),
        Rule.ALL_OR_NOTHING: _("all or nothing"),
    }[rule]


@register.filter
def not_applicable_name(how: NotApplicable) -> str:
    """Return what becomes of the weight of an indicator that does not apply to an office, in a few words."""
    return {
        NotApplicable.RESCALE: _("goes to all other indicators"),
        NotApplicable.REDISTRIBUTE_IN_AREA: _("goes to the other indicators of its area"),
        NotApplicable.FULL_MARKS: _("stands in the total with full marks"),
    }[how]


@register.filter
def not_applicable_said(how: NotApplicable) -> str:
    """Return what becomes of the weight of an indicator that does not apply to an office, as a sentence."""
    return {
        NotApplicable.RESCALE: _("Its weight goes to all other indicators in proportion to theirs."),
        NotApplicable.REDISTRIBUTE_IN_AREA: _(
            "Its weight goes to the other indicators of its area in proportion to theirs."
        ),
        NotApplicable.FULL_MARKS: _("It stands in the total with full marks."),
    }[how]


@register.filter
def deadline_name(deadline: Deadline) -> str:
    """Return what a deadline is of."""
    names = {
        Deadline.PLAN_SIGNED: _("Plan signed"),
        Deadline.AMENDMENT_PROPOSED: _("Amendments proposed"),
        Deadline.H1: _("Half-yearly self-evaluation"),
        Deadline.H1_REVIEWED: _("Half-year reviewed"),
        Deadline.ANNUAL: _("Annual report"),
        Deadline.RESULTS: _("Results"),
    }
    return names.get(deadline) or period_name(deadline)
