"""What people fill in about offices."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from suchok.web.accounts.actions.offices import Occasion, OfficeFacts
from suchok.web.accounts.forms.fields import DayField, NameField, OfficeField
from suchok.web.accounts.models import Office, User

KINDS = {
    "cabinet": _("Cabinet Division"),
    "ministry": _("Ministry"),
    "division": _("Division of a ministry"),
    "department": _("Department"),
    "agency": _("Agency"),
    "divisional": _("Divisional office"),
    "district": _("District office"),
    "upazila": _("Upazila office"),
    "other": _("Other office"),
}
LEVELS = {"ministry": _("Plan of ministries and divisions"), "field": _("Plan of field offices")}


def levels_in_use() -> list[tuple[str, Any]]:
    """Return the plan forms that offices fill, those of the catalogue first."""
    used = Office.objects.exclude(level__in=LEVELS).order_by("level").values_list("level", flat=True).distinct()
    return [*LEVELS.items(), *((level, level) for level in used)]


class OccasionForm(forms.Form):
    """The day and the reason that every change of the tree has."""

    on = DayField(label=_("On"), initial=timezone.localdate)
    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        for field in self.fields.values():
            if isinstance(field, OfficeField):
                field.user = user

    def occasion(self) -> Occasion:
        return Occasion(self.user, self.cleaned_data["on"], self.cleaned_data["reason"])


class OfficeForm(OccasionForm):
    field_order = ["code", "name_bn", "name_en", "kind", "level", "geographic_code", "memo_code", "on", "reason"]
    code = NameField(label=_("Code"), max_length=60)
    name_bn = NameField(label=_("Name in Bangla"), max_length=300)
    name_en = NameField(label=_("Name in English"), max_length=300, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[*KINDS.items()])
    level = forms.ChoiceField(label=_("Plan form"), choices=lazy(levels_in_use, list))
    geographic_code = NameField(label=_("Geographic code"), max_length=20, required=False)
    memo_code = NameField(label=_("Memo code"), max_length=40, required=False)

    def facts(self) -> OfficeFacts:
        return OfficeFacts(**{name: self.cleaned_data[name] for name in OfficeFacts.__slots__})


class TargetForm(OccasionForm):
    field_order = ["to", "on", "reason"]
    to = OfficeField(label=_("Code of the other office"), max_length=60)


class SingleHandedForm(OccasionForm):
    field_order = ["is_single_handed", "on", "reason"]
    is_single_handed = forms.BooleanField(label=_("One officer is head and reporting officer"), required=False)
