"""One-time codes and recovery codes, in the digits that the keyboard has."""

from typing import Any

from allauth.mfa.base import forms as second_step
from allauth.mfa.totp import forms as app
from django import forms

from suchok.core.text.numerals import to_latin_digits


class CodeField(forms.CharField):
    """A code as apps show and people copy it: ১২৩ ৪৫৬, 123 456."""

    def to_python(self, value: Any) -> Any:
        return to_latin_digits("".join((super().to_python(value) or "").split()))


class AuthenticateForm(second_step.AuthenticateForm):  # type: ignore[misc]
    code = CodeField(widget=forms.TextInput({"autocomplete": "one-time-code"}))


class ReauthenticateForm(second_step.ReauthenticateForm):  # type: ignore[misc]
    code = CodeField(widget=forms.TextInput({"autocomplete": "one-time-code"}))


class ActivateForm(app.ActivateTOTPForm):  # type: ignore[misc]
    code = CodeField(widget=forms.TextInput({"autocomplete": "one-time-code"}))
