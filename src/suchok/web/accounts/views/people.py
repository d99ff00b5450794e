"""Posts and who holds them: inviting, accepting, handing over; the office that one acts for."""

from datetime import date

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from suchok.core.workflow import Role
from suchok.web.accounts.actions import charge
from suchok.web.accounts.actions import people as actions
from suchok.web.accounts.actions.admission import admit_again
from suchok.web.accounts.actions.offices import NotPossible
from suchok.web.accounts.forms.fields import ConfirmedForm
from suchok.web.accounts.forms.offices import OccasionForm
from suchok.web.accounts.forms.people import (
    AcceptForm,
    ActingForm,
    AdmissionForm,
    EndForm,
    HandOverForm,
    InvitationForm,
)
from suchok.web.accounts.models import Holding, Invitation, Post, User
from suchok.web.accounts.queries import offices_visible_to
from suchok.web.accounts.queries.offices import would_be_alone
from suchok.web.accounts.rules import may_admit
from suchok.web.accounts.views.person import OFFICE, signed_in
from suchok.web.ui.posting import form_on
from suchok.web.ui.templatetags.bangla import day, spoken_name, spoken_or


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    office = get_object_or_404(offices_visible_to(user), pk=pk)
    roles = [role for role in Role if may_admit(user, office, role)]
    if not roles:
        raise Http404
    form = InvitationForm(request.POST or None, user=user, roles=roles)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.invite(actor=user, seat=form.seat(pk), email=given["email"], language=given["language"])
        except NotPossible as trouble:
            form.add_error(trouble.field, trouble.sentence)
        else:
            messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": given["email"]})
            return redirect("accounts:office", pk)
    context = {"form": form, "office": office, "title": gettext_lazy("Invite somebody"), "act": gettext_lazy("Invite")}
    return render(request, "accounts/act.html", context)


@login_required
@form_on("accounts:offices")
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    found = get_object_or_404(Invitation.objects.filter(post__office__in=offices_visible_to(user)), pk=pk)
    if not may_admit(user, found.post.office, Role(found.post.role)):
        raise Http404
    actions.withdraw(actor=user, invitation_id=pk)
    messages.success(request, _("The invitation was withdrawn."))
    return redirect("accounts:office", found.post.office_id)


@never_cache
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link of a letter: open to whoever has the link."""
    person = request.user if isinstance(request.user, User) else None
    try:
        invitation = actions.invitation_of(token)
        form = AcceptForm(request.POST or None, initial={"language": get_language()}, email=invitation.email)
        if request.method == "POST" and (person is not None or form.is_valid()):
            user = actions.accept(token, person=person or form.newcomer())
            with translation.override(user.language):
                messages.success(request, _("You are in charge of the post."))
            return redirect("accounts:me") if person else perform_login(request, Login(user=user))
    except NotPossible as trouble:
        return render(request, "accounts/dead_link.html", {"sentence": trouble.sentence}, status=410)
    known = User.objects.filter(email=invitation.email).exists()
    post, today = invitation.post, timezone.localdate()
    is_alone = person is not None and would_be_alone(post, person, on=today, instead=False)
    context = {
        "invitation": invitation,
        "form": form,
        "person": person,
        "known": known,
        "alone": _alone_said(person) if person is not None and is_alone else "",
    }
    return render(request, "accounts/accept.html", context)


_ACTS = {
    "hand-over": (HandOverForm, gettext_lazy("Hand over the charge")),
    "acting": (ActingForm, gettext_lazy("Give acting charge")),
    "end": (EndForm, gettext_lazy("End the charge")),
    "admit-again": (AdmissionForm, gettext_lazy("Admit again")),
}

_TOLD = {
    "admit-again": gettext_lazy(
        "Whoever lost the way in chooses a new password and sets up a new second step, by a link that goes to the mail "
        "address. Whoever held the post before is in charge of it again from this day."
    )
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Do one of ``_ACTS`` with a post."""
    user = signed_in(request)
    visible = Post.objects.filter(office__in=offices_visible_to(user), closed_on=None).select_related("office")
    post = get_object_or_404(visible, pk=pk)
    if name not in _ACTS or not may_admit(user, post.office, Role(post.role)):
        raise Http404
    form_class, title = _ACTS[name]
    about = {"post": post} if form_class in (EndForm, AdmissionForm) else {}
    form = form_class(request.POST or None, user=user, **about)
    if request.method == "POST" and form.is_valid() and _is_meant(form, post, name):
        try:
            _do(name, form, pk)
        except NotPossible as trouble:
            form.add_error(trouble.field, trouble.sentence)
        else:
            messages.success(request, _("It is done and recorded."))
            return redirect("accounts:office", post.office_id)
    context = {
        "form": form,
        "office": post.office,
        "title": title,
        "act": gettext_lazy("Save"),
        "told": _TOLD.get(name),
    }
    return render(request, "accounts/act.html", context)


def _is_meant(form: OccasionForm, post: Post, name: str) -> bool:
    """Whether nothing has to be asked, or it was answered: one person alone can send nothing."""
    given = form.cleaned_data
    if not isinstance(form, ConfirmedForm) or given["confirmed"]:
        return True
    if isinstance(form, EndForm):
        form.ask(_end_said(given["charge"], given["on"]))
    elif would_be_alone(post, given["to"], on=given["on"], instead=name == "hand-over"):
        form.ask(f"{_alone_said(given['to'])} {_('Tick this if it is meant all the same.')}")
    return form.is_valid()


def _end_said(holding: Holding, on: date) -> str:
    told = {"name": spoken_name(holding.user), "post": spoken_or(holding.post, "title"), "day": day(on)}
    if holding.is_coming:
        return _("The acting charge that %(name)s was to have of “%(post)s” is taken back.") % told
    return _("From %(day)s %(name)s is no longer in charge of “%(post)s”; everybody else stays.") % told


def _alone_said(person: User) -> str:
    """Return what becomes of an office in which one person is officer and head."""
    return _(
        "%(name)s is then reporting officer and head of this office alone, so that nobody can check and send what is "
        "prepared here: name another person, or register the office as single-handed with a reason."
    ) % {"name": spoken_name(person)}


def _do(name: str, form: OccasionForm, pk: int) -> None:
    given = form.cleaned_data
    if name == "hand-over":
        charge.hand_over(form.occasion(), post_id=pk, to=given["to"])
    elif name == "acting":
        charge.give_acting_charge(form.occasion(), post_id=pk, to=given["to"], until=given["until"])
    elif name == "end":
        charge.end_charge(form.occasion(), holding_id=given["charge"].pk)
    else:
        admit_again(form.occasion(), post_id=pk, person=given["person"])


@login_required
@form_on("accounts:me")
def act_for(request: HttpRequest) -> HttpResponse:
    """Choose the office that one acts for, among those of one's posts."""
    text = request.POST.get("office", "")
    if text not in {str(post.office_id) for post in signed_in(request).posts}:
        raise Http404
    request.session[OFFICE] = int(text)
    return redirect("desk:work")
