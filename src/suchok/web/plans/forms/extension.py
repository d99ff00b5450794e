"""What a superior office fills in to grant a later deadline."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from suchok.core.plan.calendar import Deadline
from suchok.core.plan.fiscal_year import FiscalYear
from suchok.web.accounts.forms.fields import ConfirmedForm, DayField, OfficeField
from suchok.web.accounts.models import User
from suchok.web.plans.models import Extension
from suchok.web.plans.queries import years_with_templates
from suchok.web.plans.templatetags.workflow import deadline_name
from suchok.web.ui.templatetags.bangla import digits

# The results of the year and the review are duties of the superior offices themselves.
_OF_OFFICES = [deadline for deadline in Deadline if deadline not in (Deadline.RESULTS, Deadline.H1_REVIEWED)]


class ExtensionForm(forms.Form):
    office = OfficeField(label=_("Code of the office; all below it get the day too"), max_length=60)
    fiscal_year = forms.ChoiceField(label=_("Fiscal year"))
    deadline = forms.ChoiceField(label=_("Deadline"))
    until = DayField(label=_("New last day"))
    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office, year, deadline = (self.fields[name] for name in ("office", "fiscal_year", "deadline"))
        assert isinstance(office, OfficeField)  # noqa: S101
        assert isinstance(year, forms.ChoiceField)  # noqa: S101
        assert isinstance(deadline, forms.ChoiceField)  # noqa: S101
        office.user = user
        year.choices = [(each.code, digits(each.code)) for each in years_with_templates()]
        year.initial = FiscalYear.containing(timezone.localdate()).code
        deadline.choices = [(each.value, deadline_name(each)) for each in _OF_OFFICES]

    def extension(self) -> Extension:
        return Extension(**self.cleaned_data)


class TakeBackForm(ConfirmedForm):
    """An earlier day, or none where the whole extension is withdrawn."""

    until = DayField(label=_("Earlier last day"))
    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, withdraws: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].required = not withdraws
