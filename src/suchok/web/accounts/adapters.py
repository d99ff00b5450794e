"""What allauth asks us: who may have an account, how letters are sent, how secrets are kept."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from suchok.web import mail
from suchok.web.accounts.models import User
from suchok.web.ui.limits import sender_of
from suchok.web.ui.templatetags.bangla import digits

_RECOVERY_CODES = Authenticator.Type.RECOVERY_CODES

# By the last part of the template's name, for the note on the page and the letter alike.
_CHANGES = {
    "password_changed": _("Your password was changed."),
    "password_reset": _("Your password was set anew."),
    "totp_activated": _("One-time codes from an app were switched on."),
    "totp_deactivated": _("One-time codes from an app were switched off."),
    "recovery_codes_generated": _("New recovery codes were made; the old ones no longer work."),
    "webauthn_added": _("A passkey was added."),
    "webauthn_removed": _("A passkey was removed."),
    "sessions_logged_out": _("All other sessions were ended."),
}


def _change(template: str | None) -> str:
    name = (template or "").rpartition("/")[2].removesuffix(".txt")
    return str(_CHANGES.get(name, ""))


def _codes_left(user: User) -> str:
    codes = Authenticator.objects.get(user=user, type=_RECOVERY_CODES)
    left = len(RecoveryCodes(codes).get_unused_codes())
    if not left:
        return str(_("That was your last recovery code: make new ones now, under “Second step of signing in”."))
    if left == 1:
        return str(_("A recovery code was used and one is left: make new ones in time."))
    return str(_("A recovery code was used; %(count)s are left.")) % {"count": digits(left)}


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts come by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return sender_of(request)

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *given: object, **named: object
    ) -> None:
        if text := named.get("message") or _change(message_template):
            messages.add_message(request, level, str(text))

    def post_login(self, request: HttpRequest, user: User, **further: object) -> HttpResponse:
        """Tell whoever signed in by a recovery code how many are left."""
        response: HttpResponse = super().post_login(request, user, **further)
        if any(each.get("type") == _RECOVERY_CODES for each in get_authentication_records(request, user)):
            with translation.override(user.language):
                messages.warning(request, _codes_left(user))
        return response

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, object]) -> None:
        with translation.override(user.language):
            text = render_to_string("accounts/mail/password_reset.txt", context)
            mail.send(mail.Letter(user.email, str(_("Suchok: choose a new password")), text))

    def send_notification_mail(
        self, template_prefix: str, user: User, context: object = None, email: str | None = None
    ) -> None:
        with translation.override(user.language):
            told = {"change": _change(template_prefix), "ip": self.get_client_ip(self.request), "at": timezone.now()}
            text = render_to_string("accounts/mail/change.txt", told)
            mail.send(mail.Letter(user.email, str(_("Suchok: your account was changed")), text))


class SecondStep(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of one-time codes are kept sealed."""

    def encrypt(self, text: str) -> str:
        return mail.sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        return mail.opened(encrypted_text)
