"""What the pages of templates and of their drafts share: who may open them, and how a newer version is told."""

from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from suchok.core.workflow import Role
from suchok.web.accounts.models import User
from suchok.web.accounts.views.person import signed_in
from suchok.web.plans.actions.templates import Replaced
from suchok.web.ui.language import in_digits


def administrator(request: HttpRequest) -> User:
    """Return who is signed in, a regime administrator; for everybody else there is no such page."""
    user = signed_in(request)
    if not user.holds(Role.ADMINISTRATOR):
        raise Http404
    return user


def replaced_said(error: Replaced) -> str:
    return _("Version %(number)s was issued after this one and has replaced it.") % {
        "number": in_digits(str(error.newest.version), get_language() or "bn")
    }
