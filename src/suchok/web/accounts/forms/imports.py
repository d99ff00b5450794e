"""A file of offices or invitations."""

from django import forms
from django.utils.translation import gettext_lazy as _

from suchok.web.accounts.forms.offices import levels_in_use
from suchok.web.accounts.models import OfficeImport


class FileForm(forms.Form):
    file = forms.FileField(label=_("CSV or Excel file"), allow_empty_file=True)


def new_levels_of(run: OfficeImport) -> list[str]:
    """Return the plan forms of a file that no office fills so far: perhaps new ones, perhaps slips of the pen."""
    known = [level for level, _name in levels_in_use()]
    rows = run.rows.exclude(outcome="wrong").exclude(level__in=known)
    return list(rows.order_by("level").values_list("level", flat=True).distinct())
