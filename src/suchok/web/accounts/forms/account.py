"""What a person fills in about the own account."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NameForm(forms.Form):
    name_bn = forms.CharField(label=_("Name in Bangla"), max_length=200, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)

    def clean(self) -> dict[str, str]:
        given: dict[str, str] = super().clean() or {}
        if not given.get("name_bn") and not given.get("name_en"):
            self.add_error("name_bn", _("Write the name in Bangla or in English."))
        return given
