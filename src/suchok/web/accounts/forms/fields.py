"""Fields that understand what offices write."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from suchok.core.text.normalise import normalise
from suchok.core.text.written import day_in
from suchok.web.accounts.models import User
from suchok.web.accounts.queries import offices_visible_to
from suchok.web.ui.templatetags.bangla import as_typed


class DayField(forms.CharField):
    """A day in any of the styles of offices: ০৪/০৫/২৩, 4.5.2023, 4 May 2023, 2023-05-04, ২১ বৈশাখ ১৪৩০."""

    def prepare_value(self, value: Any) -> Any:
        return as_typed(value) if isinstance(value, date) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        day = day_in(text)
        if day is None:
            raise ValidationError(_("Write a day, such as 04/05/2023."))
        return day


class NameField(forms.CharField):
    """A name or a code, with single spaces and without signs that nobody sees."""

    def clean(self, value: Any) -> Any:
        return super().clean(normalise(value) if isinstance(value, str) else value)


class ConfirmedForm(forms.Form):
    """A form that asks once more before something with consequences, and is sent again with a tick."""

    confirmed = forms.BooleanField(
        label=gettext_lazy("This is meant, with all that follows."), required=False, widget=forms.HiddenInput
    )

    def ask(self, sentence: str) -> None:
        """Show the tick with what follows; the form is not valid then."""
        self.fields["confirmed"].widget = forms.CheckboxInput()
        self.add_error("confirmed", sentence)


class OfficeField(NameField):
    """An office told by its code, among those that ``user`` may see."""

    user: User | None = None

    def clean(self, value: Any) -> Any:
        code = super().clean(value)
        if not code or self.user is None:
            return None
        found = offices_visible_to(self.user).filter(code=code).first()
        if found is None:
            raise ValidationError(_("No office with this code is open to you."))
        return found
