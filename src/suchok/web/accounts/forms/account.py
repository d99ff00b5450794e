"""What a person fills in about the own account."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from suchok.core.text.numerals import to_latin_digits


class NameForm(forms.Form):
    name_bn = forms.CharField(label=_("Name in Bangla"), max_length=200, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)

    def clean(self) -> dict[str, str]:
        given: dict[str, str] = super().clean() or {}
        if not given.get("name_bn") and not given.get("name_en"):
            self.add_error("name_bn", _("Write the name in Bangla or in English."))
        return given


class RemindersForm(forms.Form):
    wants_reminders = forms.BooleanField(label=_("Letters before, on and after deadlines"), required=False)
    phone = forms.CharField(label=_("Telephone for text messages"), max_length=30, required=False)

    def clean_phone(self) -> str:
        number = re.sub(r"[\s()-]", "", to_latin_digits(self.cleaned_data["phone"]))
        if number and not re.fullmatch(r"\+?[0-9]{8,15}", number):
            raise ValidationError(_("Write a telephone number, such as +8801000000000."))
        return number
