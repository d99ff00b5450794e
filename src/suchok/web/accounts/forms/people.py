"""What people fill in about posts and who holds them."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from suchok.core.workflow import Role
from suchok.web.accounts.actions.charge import Beginning
from suchok.web.accounts.actions.people import Newcomer, Seat
from suchok.web.accounts.forms.fields import ConfirmedForm, DayField, NameField, OfficeField
from suchok.web.accounts.forms.offices import OccasionForm
from suchok.web.accounts.models import Holding, Post, User
from suchok.web.accounts.queries.offices import admissible_to, charges_not_ended
from suchok.web.ui.templatetags.bangla import day, spoken_name

ROLES = {
    Role.REPORTING_OFFICER: _("Reporting officer"),
    Role.HEAD: _("Head of office"),
    Role.REVIEWER: _("Reviewer"),
    Role.EVALUATOR: _("Evaluator"),
    Role.OBSERVER: _("Observer"),
    Role.ADMINISTRATOR: _("Administrator"),
    Role.AUDITOR: _("Auditor"),
}
LANGUAGES = [("bn", _("Bangla")), ("en", _("English"))]


class PersonField(forms.EmailField):
    """Somebody with an account, told by the mail address."""

    def clean(self, value: Any) -> Any:
        email = super().clean(value)
        found = User.objects.filter(email=email.lower(), is_active=True).first()
        if found is None:
            raise ValidationError(_("Nobody has an account with this address: send an invitation."))
        return found


class InvitationForm(forms.Form):
    email = forms.EmailField(label=_("Mail address"))
    role = forms.ChoiceField(label=_("Role"))
    title_bn = NameField(label=_("Title of the post in Bangla"), max_length=200)
    title_en = NameField(label=_("Title of the post in English"), max_length=200, required=False)
    observes = OfficeField(label=_("For observers: code of the office observed, with all below it"), required=False)
    language = forms.ChoiceField(label=_("Language of the letter"), choices=LANGUAGES)

    def __init__(self, *args: Any, user: User, roles: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, ROLES[role]) for role in roles]  # type: ignore[attr-defined]
        self.fields["observes"].user = user  # type: ignore[attr-defined]
        if Role.OBSERVER not in roles:
            del self.fields["observes"]

    def seat(self, office_id: int) -> Seat:
        given = self.cleaned_data
        return Seat(office_id, Role(given["role"]), given["title_bn"], given["title_en"], given.get("observes"))


class AcceptForm(forms.Form):
    name_bn = NameField(label=_("Name in Bangla"), max_length=200)
    name_en = NameField(label=_("Name in English"), max_length=200, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    password1 = forms.CharField(
        label=_("Password"), strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"})
    )
    password2 = forms.CharField(
        label=_("Password once more"), strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_password1(self) -> str:
        password: str = self.cleaned_data["password1"]
        validate_password(password, User(email=self.email))
        return password

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("password1") and given.get("password2") != given["password1"]:
            self.add_error("password2", _("The two passwords differ."))
        return given

    def newcomer(self) -> Newcomer:
        given = self.cleaned_data
        return Newcomer(given["name_bn"], given["name_en"], given["password1"], given["language"])


class HandOverForm(ConfirmedForm, OccasionForm):
    field_order = ["to", "on", "reason", "confirmed"]
    to = PersonField(label=_("Mail address of the person"))


class ActingForm(HandOverForm):
    field_order = ["to", "on", "until", "reason", "confirmed"]
    on = DayField(label=_("First day"), initial=timezone.localdate)
    until = DayField(label=_("Last day"))

    def occasion(self) -> Beginning:
        return Beginning(self.user, self.cleaned_data["on"], self.cleaned_data["reason"])


class ChargeField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One charge of a post, told by who has it; nobody is chosen beforehand."""

    def __init__(self) -> None:
        super().__init__(Holding.objects.none(), label=_("Whose charge"), empty_label=_("Choose a person"))

    def label_from_instance(self, holding: Holding) -> str:
        if holding.last_day is None:
            return spoken_name(holding.user)
        told = {"name": spoken_name(holding.user), "first": day(holding.start), "last": day(holding.last_day)}
        return str(_("%(name)s, acting from %(first)s until %(last)s")) % told


class EndForm(ConfirmedForm, OccasionForm):
    field_order = ["charge", "on", "reason", "confirmed"]
    charge = ChargeField()

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["charge"].queryset = charges_not_ended(post)  # type: ignore[attr-defined]


class PersonChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of a few people."""

    def label_from_instance(self, person: User) -> str:
        return spoken_name(person)


class AdmissionForm(OccasionForm):
    field_order = ["person", "on", "reason"]
    person = PersonChoice(User.objects.none(), label=_("Who"), empty_label=_("Choose a person"))

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = admissible_to(post)  # type: ignore[attr-defined]
