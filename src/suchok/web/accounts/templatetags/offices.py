"""Words for kinds, levels, roles and recorded acts."""

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from suchok.core.workflow import Role
from suchok.web.accounts.actions import imports, invitations
from suchok.web.accounts.forms.offices import KINDS, LEVELS
from suchok.web.accounts.forms.people import ROLES
from suchok.web.accounts.models import Office, OfficeImportRow, Post
from suchok.web.audit.models import Entry
from suchok.web.ui.templatetags.bangla import digits

register = template.Library()
_COLUMNS = {**imports.COLUMNS, **invitations.COLUMNS}
_ACTS = {
    "office.import": _("Offices taken over from a file"),
    "office.open": _("Opened"),
    "office.change": _("Facts changed"),
    "office.move": _("Moved below another office"),
    "office.merge": _("Merged into another office"),
    "office.close": _("Closed"),
    "office.reopen": _("Reopened"),
    "office.single_handed": _("Registered as single-handed, or no longer"),
    "invitation.send": _("Somebody was invited"),
    "invitation.withdraw": _("An invitation was withdrawn"),
    "invitation.accept": _("An invitation was accepted"),
    "holding.hand_over": _("Charge handed over"),
    "holding.act": _("Acting charge given"),
    "holding.end": _("Charge ended"),
    "person.admit_again": _("Somebody was admitted again"),
}

_MISTAKES = {
    "empty": _("is empty"),
    "too_long": _("is too long"),
    "unknown_kind": _("is no known kind"),
    "twice": _("stands in several rows"),
    "unknown_superior": _("is known neither here nor in the file"),
    "closed": _("this office is closed: reopen it first"),
    "closed_superior": _("that office is closed"),
    "not_yours": _("is not below your office"),
    "not_reached": _("leads in a circle, or to a row with a mistake"),
}


@register.filter
def mistake_said(mistake: str) -> str:
    return str(_MISTAKES.get(mistake, mistake))


@register.filter
def column_name(column: str) -> str:
    """Return the heading of a column of offices or invitations in the reader's language."""
    return _COLUMNS[column][0] if get_language() == "bn" else column


@register.filter
def column_of(row: OfficeImportRow, column: str) -> str:
    return str(getattr(row, column))


@register.filter
def outcome_name(outcome: invitations.Outcome) -> str:
    """Return what becomes of a row of people."""
    said = {
        invitations.Outcome.INVITED: _("is invited"),
        invitations.Outcome.IN_CHARGE_AGAIN: _("is admitted again: in charge from today"),
        invitations.Outcome.SIGNS_IN_ANEW: _("is admitted again: new password, new second step"),
    }
    return str(said[outcome])


@register.filter
def kind_name(office: Office) -> str:
    return str(KINDS.get(office.kind, office.kind))


@register.filter
def level_name(level: str) -> str:
    return str(LEVELS.get(level, level))


@register.filter
def role_name(post: Post) -> str:
    return str(ROLES[Role(post.role)])


@register.filter
def other_name(office: Office) -> str:
    """The name in the language that the reader does not read."""
    return office.name_en if get_language() == "bn" else office.name_bn


@register.filter
def act_name(entry: Entry) -> str:
    return digits(_ACTS.get(entry.act, entry.act))
