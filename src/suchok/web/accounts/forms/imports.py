"""A file of offices."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FileForm(forms.Form):
    file = forms.FileField(label=_("CSV or Excel file"), allow_empty_file=True)
